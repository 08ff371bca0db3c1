import { provincesIn } from '../law/places.js';
import { type Contradiction, type Finder, type Told, toldIn } from './contradiction.js';
import { namesMany } from './quantities.js';

const NAME_FIELD = /(?<!\p{L})(?:tên sản phẩm|tên hàng|tên gọi) ?: ?([^\n\d:(–]{4,60})/gu;
const MARKED = /[^ -~]/;
const SYLLABLE = /\p{L}{2,}/gu;
/** Below this share of common syllables two names are names of two goods. */
const ALIKE = 0.34;

const syllables = (text: string): string[] => text.match(SYLLABLE) ?? [];

/** A field "Tên sản phẩm" that names other goods than the title. */
export const nameFields: Finder = ({ title, prose }) => {
  if (!prose.some(({ folded }) => folded.text.includes('tên '))) return [];
  const own = new Set(syllables(title.folded.text));
  if (own.size < 2 || ![...own].some((word) => MARKED.test(word)) || namesMany(title)) return [];
  const fields = toldIn(prose, NAME_FIELD).map((told) => ({ told, words: syllables(told.groups[0] ?? '') }));
  const known = fields.filter(({ words }) => words.length > 1 && words.some((word) => MARKED.test(word)));
  const shareOf = (words: readonly string[]): number =>
    words.filter((word) => own.has(word)).length / Math.min(words.length, own.size);
  const [field] = known;
  return field && known.every(({ words }) => shareOf(words) < ALIKE) ? [{ kind: 'name', places: [field.told] }] : [];
};

const CODE_FIELD =
  /(?<!\p{L})(?:mã(?: số| sản phẩm| hàng| sp| mẫu)?|model|sku|mẫu)(?: \p{L}{1,12}){0,5} ?:? ?([a-z]{1,6}) ?-?(\d{2,6})(?![\p{L}\d])/gu;
const CODE = /(?<![\p{L}\d])([a-z]{1,6}) ?-?(\d{2,6})(?![\p{L}\d])/gu;

/** A code of the same form as the title's with other letters or digits, where the title's stands nowhere. */
export const otherCodes: Finder = ({ title, prose }) => {
  const named = toldIn([title], CODE);
  const [own] = named;
  const [letters = '', digits = ''] = own?.groups ?? [];
  if (
    !own ||
    named.length > 1 ||
    prose.some(({ folded }) => folded.text.includes(digits) && folded.text.includes(letters + digits))
  )
    return [];
  const other = toldIn(prose, CODE_FIELD).find(
    ({ groups: [a = '', b = ''] }) =>
      a.length === letters.length && a[0] === letters[0] && b.length === digits.length && a + b !== letters + digits,
  );
  return other ? [{ kind: 'name', places: [other, own] }] : [];
};

const FETCHED =
  /(?<!\p{L})(?:thu hoạch|thu hái|hái|được trồng|trồng|quay mật|lấy mật|đánh bắt)(?: tại| ở| từ| trên)[^\n.;!?]{0,60}/gu;
const MOST = 30;

/** The title's province, which the text never names, against the one province where it says the goods are fetched. */
export const otherHomes: Finder = ({ title, prose }) => {
  const [home, more] = [...provincesIn(title.text)];
  if (home === undefined || more !== undefined || prose.some((read) => provincesIn(read.text).has(home))) return [];
  const told = toldIn(prose, FETCHED)
    .slice(0, MOST)
    .flatMap((place) => {
      const [province, another] = [...provincesIn(place.read.folded.text.slice(place.start, place.end))];
      return province !== undefined && another === undefined ? [{ place, province }] : [];
    });
  const [other] = told;
  if (!other || told.some(({ province }) => province !== other.province)) return [];
  return [{ kind: 'origin', places: [other.place, { read: title, slip: { start: 0, end: title.text.length } }] }];
};

const FORMS: Readonly<Record<string, string>> = {
  bột: 'bột',
  viên: 'viên',
  nước: 'lỏng',
  lỏng: 'lỏng',
  siro: 'lỏng',
  'dung dịch': 'lỏng',
  kem: 'kem',
  gel: 'gel',
  'túi lọc': 'túi lọc',
};
const TITLE_FORM = /(?<!\p{L})(viên(?= (?:uống|nén|nang|hoàn|sủi|sáp))|túi lọc|siro|dung dịch|gel(?= ))(?!\p{L})/gu;
const TEXT_FORM = /(?<!\p{L})dạng(?: bào chế)? ?:? ?(bột|viên|nước|lỏng|siro|dung dịch|túi lọc|gel)(?!\p{L})/gu;

/** Tablets by their name, a powder by their text. */
export const forms: Finder = ({ title, prose }) => {
  const formOf = ({ groups: [name = ''] }: Told): string => FORMS[name] ?? name;
  const [own] = toldIn([title], TITLE_FORM);
  if (!own || namesMany(title)) return [];
  const told = toldIn(prose, TEXT_FORM);
  const [other] = told;
  const [word = ''] = own.groups;
  const again = prose.some(({ folded }) => folded.text.includes(word));
  if (!other || again || told.some((one) => formOf(one) === formOf(own))) return [];
  return [{ kind: 'statement', places: [other, own] }];
};

/** Kinds of goods, longer names before shorter; names of one kind answer the same. */
const KINDS: Readonly<Record<string, string>> = {
  'hạt mắc ca': 'hạt mắc ca',
  'mật ong': 'mật ong',
  'phấn hoa': 'phấn hoa',
  'cà phê': 'cà phê',
  'nước mắm': 'nước mắm',
  'tinh dầu': 'tinh dầu',
  'dầu gội': 'dầu gội',
  'sữa tắm': 'sữa tắm',
  'xà phòng': 'xà phòng',
  'son môi': 'son môi',
  'son dưỡng': 'son môi',
  'hạt điều': 'hạt điều',
  'mắc ca': 'hạt mắc ca',
  'hồ tiêu': 'hồ tiêu',
  'hạt tiêu': 'hồ tiêu',
  'tiêu đen': 'hồ tiêu',
  'tiêu sọ': 'hồ tiêu',
  'yến sào': 'yến sào',
  'tổ yến': 'yến sào',
  'yến chưng': 'yến sào',
  'đông trùng': 'đông trùng',
  'nhân sâm': 'nhân sâm',
  'hồng sâm': 'nhân sâm',
  'lạp xưởng': 'lạp xưởng',
  'túi xách': 'túi xách',
  'vòng tay': 'vòng tay',
  'lắc tay': 'vòng tay',
  'dây chuyền': 'dây chuyền',
  'mặt dây': 'dây chuyền',
  trà: 'trà',
  chè: 'trà',
  cafe: 'cà phê',
  coffee: 'cà phê',
  rượu: 'rượu',
  macca: 'hạt mắc ca',
  yến: 'yến sào',
  sâm: 'nhân sâm',
  miến: 'miến',
  bún: 'bún',
  mì: 'mì',
  mỳ: 'mì',
  bánh: 'bánh',
  kẹo: 'kẹo',
  chả: 'chả',
  giò: 'chả',
  nem: 'chả',
  khăn: 'khăn',
  giỏ: 'túi xách',
  túi: 'túi xách',
  vòng: 'vòng tay',
  nhẫn: 'nhẫn',
  nón: 'nón',
  mũ: 'nón',
  giày: 'giày',
  dép: 'giày',
  váy: 'váy',
  đầm: 'váy',
  áo: 'áo',
  quần: 'quần',
  tranh: 'tranh',
  gối: 'gối',
  thảm: 'thảm',
  chiếu: 'thảm',
  nến: 'nến',
  lược: 'lược',
};
const KIND_NAMES = Object.keys(KINDS).join('|');
const KIND = new RegExp(`(?<!\\p{L})(?:${KIND_NAMES})(?!\\p{L})`, 'gu');

/** The text never names the kind of goods that the title begins with, and "owns" another: "chiếc nhẫn", "hộp trà này". */
const OWN = /(?:sản phẩm|chiếc|sở hữu(?: một| chiếc){0,2}|một chiếc|dòng|mẫu) (?:mặt )?$/u;

export const otherKinds: Finder = ({ title, prose }) => {
  const kinds = toldIn([title], KIND);
  const [own] = kinds;
  if (!own || namesMany(title) || own.start > 12) return [];
  const word = title.folded.text.slice(own.start, own.end);
  if (prose.some(({ folded }) => folded.text.includes(word))) return [];
  const kindAt = ({ read, start, end }: Told): string => KINDS[read.folded.text.slice(start, end)] ?? '';
  const named = new Set(kinds.map(kindAt));
  const told = toldIn(prose, KIND);
  if (told.some((one) => named.has(kindAt(one)))) return [];
  const owned = told.filter(({ read, start }) => OWN.test(read.folded.text.slice(Math.max(0, start - 24), start)));
  const [first] = owned;
  const again = told.filter((one) => first && kindAt(one) === kindAt(first)).length;
  return first && again > 1 ? [contradictionOf(first, own)] : [];
};

const contradictionOf = (place: Told, own: Told): Contradiction => ({ kind: 'name', places: [place, own] });
