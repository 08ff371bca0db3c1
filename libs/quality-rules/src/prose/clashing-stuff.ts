import { sectionsOfKind } from '../statements/sections.js';
import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { allAlike, type Contradiction, type Finder, numberOf, type Place, type Told, toldIn } from './contradiction.js';
import { namesMany, namesSeveral } from './quantities.js';

const SHARE =
  /(?<![\d.,–~-])(\d{1,3}(?:[.,]\d{1,2})?) ?% ?(?:chiết xuất |tinh chất |bột |sợi |vải )?(\p{L}{2,20})(?: (\p{L}{1,20}))?/gu;
/** What may follow a percentage without being its stuff. */
const NO_STUFF = new Set(
  (
    'tự thiên nguyên hữu organic natural chính hàng mới giống ảnh hình từ là và trong cho của có được với sản khách so off ' +
    'giảm giá sale tăng hoàn độ vol alc bảo cam không đảm chất thành như nếu khi đã rdi năng hài'
  ).split(' '),
);
const LESS_OR_MORE =
  /(?:giảm|tặng|sale|tăng|hơn|đến|tới|trên|dưới|khoảng|gần|ít nhất|tối thiểu|tối đa|chiếm|từ)[ :]{1,2}$/u;
const ASCII = /^[a-z]{3,20}$/;

/** Words that name a share's stuff: one foreign word, or two Vietnamese syllables. */
function stuffOf({ groups: [, first = '', second = ''] }: Told): string | undefined {
  if (NO_STUFF.has(first)) return undefined;
  return ASCII.test(first) ? first : second && `${first} ${second}`;
}

const sharesIn = (reads: readonly ReadText[]): (Told & { stuff: string })[] =>
  toldIn(reads, SHARE).flatMap((told) => {
    const stuff = stuffOf(told);
    const before = told.read.folded.text.slice(Math.max(0, told.start - 12), told.start);
    return stuff === undefined || LESS_OR_MORE.test(before) ? [] : [{ ...told, stuff }];
  });

/** One stuff with one share in the title and another in the text: "30% AHA" and "36% AHA". */
export const namedShares: Finder = ({ title, prose }) => {
  if (!title.text.includes('%') || namesMany(title)) return [];
  const told = sharesIn(prose);
  return sharesIn([title]).flatMap((own): Contradiction[] => {
    const same = told.filter(
      ({ stuff }) => stuff === own.stuff || stuff.startsWith(own.stuff) || own.stuff.startsWith(stuff),
    );
    const values = same.map(({ groups }) => numberOf(groups[0] ?? ''));
    const [other] = same;
    if (!other || !allAlike(values) || values[0] === numberOf(own.groups[0] ?? '')) return [];
    return [{ kind: 'purity', places: [other, own] }];
  });
};

/** Materials that exclude each other where goods are of one; the names of one family mean the same. */
const FAMILIES: Readonly<Record<string, string>> = {
  cotton: 'cotton',
  'sợi bông': 'cotton',
  kaki: 'kaki',
  'tơ tằm': 'tơ tằm',
  lanh: 'lanh',
  linen: 'lanh',
  len: 'len',
  polyester: 'nhân tạo',
  nilon: 'nhân tạo',
  nylon: 'nhân tạo',
  'sợi tổng hợp': 'nhân tạo',
  'cao su': 'cao su',
  eva: 'eva',
  'da bò': 'da thật',
  'da cá sấu': 'da thật',
  'da thật': 'da thật',
  'da pu': 'giả da',
  'da tổng hợp': 'giả da',
  'giả da': 'giả da',
  simili: 'giả da',
  gỗ: 'gỗ',
  tre: 'tre',
  nhựa: 'nhựa',
  inox: 'thép',
  'thép không gỉ': 'thép',
  đồng: 'đồng',
  bạc: 'bạc',
  gốm: 'gốm',
  sứ: 'gốm',
  'thủy tinh': 'thủy tinh',
  arabica: 'arabica',
  robusta: 'robusta',
};
const NAMES = Object.keys(FAMILIES).join('|');
const NAME = new RegExp(
  `(?<!\\p{L})(?:${NAMES})(?!\\p{L}| (?:hồ|bằng|phục|hà|nai|tháp|thời|ý|sườn|non|đen)(?!\\p{L}))`,
  'gu',
);
const FIELD =
  /(?<!\p{L})(?:(?:chất liệu|thành phần)(?: chính| vải| sản phẩm)? ?:|chất liệu(?: vải)?(?= ?(?:cotton|kaki|tơ tằm|polyester|nilon|len|lanh|nhựa|gỗ|da bò|da thật|da pu)(?!\p{L}))) ?([^\n.;]{2,60})/gu;

const familiesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(NAME)].map(([name]) => FAMILIES[name] ?? name));
const disjoint = (a: Set<string>, b: Set<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((one) => !b.has(one));

/** Two fields of material, or the title and the only field, that name other stuffs. */
export const otherMaterials: Finder = ({ title, prose }) => {
  const fields = toldIn(prose, FIELD).map((told) => ({ told, stuffs: familiesIn(told.groups[0] ?? '') }));
  const [one] = fields.filter(({ stuffs }) => stuffs.size > 0);
  if (!one || namesSeveral(title)) return [];
  const other = fields.find(({ stuffs }) => disjoint(stuffs, one.stuffs));
  if (other) return [{ kind: 'material', places: [other.told, one.told] }];
  const [own] = toldIn([title], NAME);
  const named = familiesIn(title.folded.text);
  // "Hộp gỗ", "hũ thủy tinh" in a title are the goods' container.
  const holds = /(?:hộp|hũ|chai|lọ|bình|lót|viền|quai|cán|đế|túi|kèm|khung) $/u;
  if (!own || fields.length > 1 || !disjoint(named, one.stuffs) || holds.test(title.folded.text.slice(0, own.start)))
    return [];
  return [{ kind: 'material', places: [one.told, own] }];
};

const ALL_OF = new RegExp(`(?<![\\d.,])100 ?%(?: là| từ| vải| sợi| hạt| cà phê)? ?(${NAMES})(?!\\p{L})`, 'gu');
const PARTED = /[,+&/]| và | pha /u;

/** "100 % cotton" and a field of material that names more than cotton. */
export const notAlone: Finder = ({ title, prose }) => {
  if (namesSeveral(title)) return [];
  const [own] = toldIn([title, ...prose], ALL_OF);
  if (!own) return [];
  const family = FAMILIES[own.groups[0] ?? ''];
  const other = toldIn(prose, FIELD).find(({ groups: [stuff = ''] }) => {
    const named = familiesIn(stuff);
    return (
      family !== undefined &&
      named.has(family) &&
      named.size > 1 &&
      PARTED.test(stuff) &&
      !/(?:lót|viền|phối|chỉ|hoặc|đế|100)/u.test(stuff)
    );
  });
  return other ? [{ kind: 'purity', places: [other, own] }] : [];
};

const WITHOUT =
  /(?<!\p{L})không (?:chứa|thêm|sử dụng|dùng|pha|bổ sung|trộn)(?: thêm| bất kỳ){0,2} (\p{L}{2,15})(?: (\p{L}{1,12}))?(?: (\p{L}{1,12}))?/gu;
const PART = /[^,;\n:()+]{2,60}/gu;
/** Heads that every list begins with, or that say nothing by themselves. */
const NO_PART = new Set(
  'chất hóa thành các một bất nguyên tác gây làm chỉ nên được bị phải cần còn quá đủ tốt tươi sản loại hương màu phụ tạp mùi nước'.split(
    ' ',
  ),
);

interface Part extends Place {
  words: string;
}

/** Items of the lists of ingredients. */
function partsOf(read: ReadText): Part[] {
  const { text } = read.folded;
  return sectionsOfKind(read, 'ingredients').flatMap(({ start, end }) => {
    const stop = text.indexOf('\n\n', start);
    const list = text.slice(start, Math.min(end, stop < 0 ? end : stop, start + 500));
    return [...list.matchAll(PART)].map(({ 0: part, index }) => {
      const words = part.replace(/^[^\p{L}]{1,6}|[ .]{1,3}\d.{0,12}$/gu, '').trim();
      return { read, slip: originalRange(read.folded, start + index, start + index + part.length), words };
    });
  });
}

/** "Không chứa mật ong" above a list of ingredients that has "mật ong" as an item. */
export const listedThough: Finder = ({ title, prose }) => {
  const promises = toldIn([title, ...prose], WITHOUT);
  if (promises.length === 0) return [];
  const parts = prose.flatMap(partsOf);
  if (parts.length < 2) return [];
  return promises.flatMap((promise): Contradiction[] => {
    const [first = '', second = '', third = ''] = promise.groups;
    if (NO_PART.has(first)) return [];
    const names = [
      first.length > 3 && ASCII.test(first) ? first : '',
      second && `${first} ${second}`,
      third && `${first} ${second} ${third}`,
    ];
    const item = parts.find(({ words }) => words !== '' && names.includes(words));
    return item ? [{ kind: 'absence', places: [item, promise] }] : [];
  });
};
