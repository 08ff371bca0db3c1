import type { FactName } from '#libs/quality-rules';

/** What buyers read of a listing. */
export interface Texts {
  name: string;
  description: string;
}
/** A listing with one defect, and the place of the defect. */
export interface Injected extends Texts {
  at: { field: 'name' | 'description'; start: number; end: number };
}
/** One kind of defect. */
export interface Injector {
  id: string;
  /** Rules that tell of this defect; one of them must point at it. */
  rules: readonly string[];
  /** Facts that become true by it; each must. */
  facts: readonly FactName[];
  /** What may rightly be found besides. */
  follows?: { rules?: readonly string[]; facts?: readonly FactName[] };
  /** Puts the defect in; null where this listing gives no opportunity. Equal `turn`s give equal results. */
  inject(texts: Texts, turn: number): Injected | null;
}

const pick = (from: readonly string[], turn: number): string => from[turn % from.length] ?? '';

/** Adds a paragraph below the description. */
const below =
  (sentences: readonly string[], mark: (sentence: string) => string = (sentence) => sentence) =>
  ({ name, description }: Texts, turn: number): Injected => {
    const sentence = pick(sentences, turn);
    const before = `${description.trimEnd()}\n\n`;
    const start = before.length + sentence.indexOf(mark(sentence));
    const at = { field: 'description' as const, start, end: start + mark(sentence).length };
    return { name, description: before + sentence, at };
  };

/** Makes the name anew. */
const named =
  (rename: (name: string, turn: number) => string | null) =>
  ({ name, description }: Texts, turn: number): Injected | null => {
    const renamed = rename(name, turn);
    return renamed === null || renamed === name
      ? null
      : { name: renamed, description, at: { field: 'name', start: 0, end: renamed.length } };
  };

const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** The longest line of plain prose: long enough to be worth spoiling. */
function longestLine(description: string): string | null {
  const lines = description.split('\n').filter((line) => line.length >= 50 && !line.includes(':'));
  return lines.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Replaces a line of prose by what `change` makes of it. */
const spoiled =
  (change: (line: string) => string) =>
  ({ name, description }: Texts): Injected | null => {
    const line = longestLine(description);
    if (line === null || change(line) === line) return null;
    const start = description.indexOf(line);
    const changed = change(line);
    const whole = description.slice(0, start) + changed + description.slice(start + line.length);
    return { name, description: whole, at: { field: 'description', start, end: start + changed.length } };
  };

const NET = /Khối lượng(?: tịnh)?: (\d+) ?(g|kg)\b/i;

/** Says another weight than the one that stands there. */
function contradicted({ name, description }: Texts): Injected | null {
  const [, amount, unit] = NET.exec(description) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const sentence = `Khối lượng tịnh: ${Number(amount) * 3 + 50} ${unit}.`;
  return below([sentence])({ name, description }, 0);
}

/** Pastes a paragraph twice in a row, or the whole description. */
function doubled({ name, description }: Texts, turn: number): Injected | null {
  const line = turn % 2 === 0 ? longestLine(description) : description.trimEnd();
  if (line === null || line === '') return null;
  const end = description.indexOf(line) + line.length;
  const start = end + 2;
  const whole = `${description.slice(0, end)}\n\n${line}${description.slice(end)}`;
  return { name, description: whole, at: { field: 'description', start, end: start + line.length } };
}

const slip: readonly FactName[] = ['text_defect'];
const claim: readonly FactName[] = ['disease_claim', 'health_claim'];

/** The defects put into clean listings, one at a time. All sentences are the project's own. */
export const injectors: readonly Injector[] = [
  {
    ...{ id: 'disease claim', rules: ['F04'], facts: claim },
    inject: below([
      'Dùng đều đặn giúp chữa khỏi viêm xoang.',
      'Hỗ trợ điều trị bệnh tiểu đường và mỡ máu.',
      'Ngăn ngừa ung thư đại tràng.',
      'Nhiều khách dùng hai tuần đã hết đau dạ dày.',
    ]),
  },
  {
    ...{ id: 'disguised disease claim', rules: ['F04'], facts: claim },
    follows: { rules: ['V07'], facts: slip },
    inject: below(['Giúp ch.ữa b.ệnh gout.', 'Đi\u200bều tr\u200bị viêm họng.', 'Chuyên trị vіêm хоang.']),
  },
  {
    ...{ id: 'medical authority', rules: ['F05'], facts: [] },
    follows: { rules: ['F04'], facts: claim },
    inject: below(['Sản phẩm được bác sĩ khuyên dùng.', 'Đã được Bộ Y tế chứng nhận.']),
  },
  {
    ...{ id: 'superlative', rules: ['A01'], facts: ['superlative'] },
    inject: below([
      'Đây là sản phẩm tốt nhất Việt Nam.',
      'Chất lượng số một trên thị trường.',
      'Loại duy nhất trong vùng giữ được hương vị này.',
    ]),
  },
  {
    ...{ id: 'telephone number', rules: ['M01'], facts: ['off_platform'] },
    inject: below(['Đặt hàng xin gọi 0900 000 123.', 'Hotline: 0900.000.456', 'Cần sỉ liên hệ +84 900 000 789.']),
  },
  {
    ...{ id: 'contact elsewhere', rules: ['M01'], facts: ['off_platform'] },
    inject: below(['Nhắn Zalo để được báo giá.', 'Xem thêm tại https://vuonnha.example/san-pham.', 'Inbox shop nhé.']),
  },
  {
    ...{ id: 'star without certificate', rules: ['O01'], facts: [] },
    inject: below(['Sản phẩm đạt chứng nhận OCOP 4 sao.', 'Đã được công nhận OCOP 5 sao cấp quốc gia.']),
  },
  {
    ...{ id: 'missing marks', rules: ['V05'], facts: slip },
    inject: spoiled(withoutMarks),
  },
  {
    ...{ id: 'misspelling', rules: ['V04'], facts: slip },
    inject: below(
      ['Sản phẩm đươc gói kín.', 'Hộp làm bằng chât liệu giấy dày.', 'Đơn vị lâu năm trong nghành.'],
      (sentence) => ['đươc', 'chât', 'nghành'].find((word) => sentence.includes(word)) ?? sentence,
    ),
  },
  {
    ...{ id: 'chat shorthand', rules: ['V06'], facts: [] },
    follows: { facts: slip },
    inject: below(['Shop ko nhận đổi trả nha mn.', 'Hàng đc gói kỹ trc khi giao.']),
  },
  {
    ...{ id: 'broken encoding', rules: ['V09'], facts: slip },
    inject: below(['Sáº£n pháº©m Ä‘Æ°á»£c gÃ³i ká»¹.', 'Hàng giao trong ng\uFFFDy.']),
  },
  {
    ...{ id: 'glued words', rules: ['V08'], facts: slip },
    inject: below(['Sản phẩmđược góikín.', 'Hàng gói kỹ.Giao trong ngày.Đổi trả dễ dàng.']),
  },
  {
    ...{ id: 'lookalike letters', rules: ['V07'], facts: slip },
    inject: below(['Túі gіấу gọn nhẹ, tіện mаng đі.']),
  },
  {
    ...{ id: 'combining marks', rules: ['V01'], facts: [] },
    follows: { facts: slip },
    inject: spoiled((line) => line.normalize('NFD')),
  },
  {
    ...{ id: 'empty field of a template', rules: ['K10'], facts: slip },
    inject: below(['Số lô:\n\nQuy cách đóng gói:\n\nCam kết của chúng tôi', 'Màu sắc:\n\nThương hiệu:']),
  },
  {
    ...{ id: 'doubled paragraph', rules: ['K11'], facts: slip },
    inject: doubled,
  },
  {
    ...{ id: 'another weight', rules: ['K12'], facts: ['field_contradiction'] },
    inject: contradicted,
  },
  {
    ...{ id: 'name in capitals', rules: ['V03'], facts: ['title_problem'] },
    inject: named((name) => name.toUpperCase()),
  },
  {
    ...{ id: 'stuffed name', rules: ['K07'], facts: ['title_problem'] },
    // It grows too long on the way.
    follows: { rules: ['K01'] },
    inject: named((name) => `${name} giá rẻ, quà biếu, hàng đẹp, ${name}, quà tết, freeship`),
  },
  {
    ...{ id: 'name that says nothing', rules: ['K08'], facts: ['title_problem'] },
    inject: named((_, turn) => pick(['Hàng mới về', 'Sản phẩm hot', 'Combo 3'], turn)),
  },
];
