import { DAY_MS, foldText, originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { allAlike, type Contradiction, type Finder, numberOf, type Told, toldIn } from './contradiction.js';
import { namesMany, quantitiesIn, type Quantity } from './quantities.js';

/** The title's one statement against the text's, where the text never says the same. */
function against(
  kind: Contradiction['kind'],
  named: readonly Told[],
  told: readonly Told[],
  valueOf: (one: Told) => string | number,
): Contradiction[] {
  const [own] = named;
  const [other] = told;
  if (!own || !other || !allAlike(named.map(valueOf)) || !allAlike(told.map(valueOf))) return [];
  return valueOf(own) === valueOf(other) ? [] : [{ kind, places: [other, own] }];
}

const HOLDS =
  /(?<!\p{L})(hộp|túi|hũ|lọ|vỉ|thùng|bịch|gói|chai) ?(?:gồm|có|chứa|x|:|=)? ?(\d{1,4}) ?(viên|gói|túi|tép|que|miếng|cái|chiếc|ống|bánh|quả|trái|thanh|hũ|lọ|lon|chai)(?!\p{L})/gu;
const SET =
  /(?<!\p{L})(combo|bộ|set|lốc|thùng) (?:gồm |sản phẩm )?(\d{1,3}) (hộp|túi|hũ|lọ|chai|gói|lon|bịch|món|cái|chiếc|sản phẩm|quả|bánh|bông|khăn)(?!\p{L})/gu;

/** One container and its pieces, or one set: the title's number against the text's. */
const counted =
  (pattern: RegExp): Finder =>
  ({ title, prose }) => {
    const named = toldIn([title], pattern);
    const [own] = named;
    if (!own || named.length > 1) return [];
    const [holder, , piece] = own.groups;
    const told = toldIn(prose, pattern).filter(({ groups }) => groups[0] === holder && groups[2] === piece);
    return against('quantity', named, told, ({ groups }) => Number(groups[1]));
  };

/** "Hộp 20 túi" in the title, "hộp 10 túi" in the text. */
export const holdings = counted(HOLDS);
/** "Combo 3 hũ" in the title, "combo 2 hũ" in the text. */
export const setSizes = counted(SET);

const USE =
  /(?<!\p{L})(?:dùng|pha|hòa|uống|cho|lấy|trộn|thêm|ăn|mỗi ngày|chứa|cần|ngâm|nấu|tặng|mua|chỉ|còn|hoặc|combo|thùng|lốc|set|bộ)(?!\p{L})/u;
const HOLDER = /(?:hũ|chai|lọ|hộp|gói|túi|can|bịch|lon|bình|loại|[-–(]) ?$/iu;
const REACH = 60;

/** The goods by the title's first two words with one other amount: "Mật ong Đồi Sương hũ 360 g" under "… 630 g". */
export const namedAmounts: Finder = ({ title, prose }) => {
  const named = quantitiesIn(title).filter(({ family }) => family === 'mass' || family === 'volume');
  const [own] = named;
  const head = foldText(title.text).split(' ').slice(0, 2).join(' ');
  if (!own || named.length > 1 || head.length < 5 || namesMany(title) || /\d[,/] ?\d{2}/.test(title.text)) return [];
  const places = prose.flatMap((read) => headLines(read, head));
  const amounts = places.flatMap(({ read, start, end }) => {
    const [amount, more] = quantitiesIn(read, start, end);
    const held = amount && HOLDER.test(read.text.slice(Math.max(start, amount.start - 10), amount.start));
    return amount && held && !more && amount.family === own.family ? [{ read, slip: amount, value: amount.value }] : [];
  });
  const [other] = amounts;
  if (!other || !allAlike(amounts.map(({ value }) => value)) || other.value === own.value) return [];
  const isOwn = ({ family, value }: Quantity): boolean => family === own.family && value === own.value;
  if (prose.some((read) => quantitiesIn(read).some(isOwn))) return [];
  return [{ kind: 'quantity', places: [other, { read: title, slip: own }] }];
};

/** Where a name stands, with what follows it in its line, as ranges of the stored text. */
function headLines(read: ReadText, head: string): { read: ReadText; start: number; end: number }[] {
  const { text } = read.folded;
  const found: { read: ReadText; start: number; end: number }[] = [];
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + head.length)) {
    const stop = text.slice(at, at + head.length + REACH).search(/[\n;,]|\. /u);
    const end = stop < 0 ? Math.min(text.length, at + head.length + REACH) : at + stop;
    const before = text.slice(Math.max(0, at - 20), at);
    const clause = before.slice(before.lastIndexOf('\n') + 1) + text.slice(at + head.length, end);
    if (!USE.test(clause) && !/\d ?\p{L}{1,4} ?$/u.test(before))
      found.push({ read, ...originalRange(read.folded, at, end) });
  }
  return found;
}

const STARS =
  /(?<!\p{L})(?:ocop(?: đạt| hạng| chuẩn| cấp tỉnh| quốc gia){0,2} ([3-5]) ?sao|([3-5]) ?sao ocop)(?!\p{L})/gu;

/** One product has one class of OCOP: "OCOP 3 sao" and "OCOP 4 sao". */
export const stars: Finder = ({ title, prose }) => {
  if (![title, ...prose].some(({ folded }) => folded.text.includes('ocop')) || namesMany(title)) return [];
  const told = toldIn([title, ...prose], STARS).filter(({ read, start }) => {
    const before = read.folded.text.slice(Math.max(0, start - 30), start);
    return !/(?:lên|nâng|phấn đấu|hướng tới|hướng đến|mục tiêu|từ|các|nhiều|hoặc|và) [^.\n]{0,20}$/u.test(before);
  });
  const starOf = ({ groups }: Told): string => groups.join('');
  const [one] = told;
  const other = told.find((place) => one && starOf(place) !== starOf(one));
  return one && other ? [{ kind: 'statement', places: [other, one] }] : [];
};

const SPIRIT = /(?<!\p{L})(?:rượu|bia|vang|vodka|whisky|soju)(?!\p{L})/u;
const STRENGTH = /(?<![\d.,–~-])(?<!- )(\d{1,2}(?:[.,]\d)?) ?(?:% ?(?:vol|alc|abv|cồn)?|độ cồn|độ|°)(?! ?[\d–-])/gu;
const STATED_STRENGTH =
  /(?:nồng độ(?: cồn| rượu)?|độ cồn|độ rượu)(?: là| đạt| khoảng)? ?[:=]? ?(\d{1,2}(?:[.,]\d)?)(?! ?[\d–~-])(?! ?đến)/gu;

/** The strength in a spirit's name against the one in its text. */
export const strengths: Finder = ({ title, prose }) =>
  SPIRIT.test(title.folded.text) && !namesMany(title)
    ? against('statement', toldIn([title], STRENGTH), toldIn(prose, STATED_STRENGTH), ({ groups }) =>
        numberOf(groups[0] ?? ''),
      )
    : [];

const AGED =
  /(?<!\p{L})(ủ|chượp|ngâm|hạ thổ|lên men) (?:chượp |chín |kỹ |đủ |tối thiểu |ít nhất |trong |suốt |hơn |trên |từ ){0,3}(\d{1,2}) (tháng|năm)(?!\p{L})(?! ?[–-] ?\d)/gu;
const PROCESS: Readonly<Record<string, string>> = { chượp: 'ủ', 'lên men': 'ủ' };

/** "Ủ 12 tháng" in the title, "ủ chượp 24 tháng" in the text. */
export const ageing: Finder = ({ title, prose }) => {
  const named = toldIn([title], AGED);
  const [own] = named;
  if (!own) return [];
  const processOf = ({ groups: [name = ''] }: Told): string => PROCESS[name] ?? name;
  const told = toldIn(prose, AGED).filter((one) => processOf(one) === processOf(own));
  return against('statement', named, told, ({ groups }) => Number(groups[1]) * (groups[2] === 'năm' ? 12 : 1));
};

const DAYS_OF_MONTH = 30.44;
/** Shelf lives and dates are told roughly: "12 tháng" may end a day early. */
const SLACK = 1;

const DATE = '[^\\d\\n]{0,14}(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?!\\d)';
const MADE = new RegExp(`(?<!\\p{L})(?:nsx|ngày sản xuất|sản xuất ngày)${DATE}`, 'gu');
const EXPIRES = new RegExp(`(?<!\\p{L})(?:hsd|hạn sử dụng|hạn dùng|ngày hết hạn)${DATE}`, 'gu');
const LASTS =
  /(?<!\p{L})(?:hsd|hạn sử dụng|hạn dùng|thời hạn sử dụng)(?!\p{L})[^\d\n]{0,20}(\d{1,2}) ?(tháng|năm)(?!\p{L})(?![^.\n]{0,20}mở)/gu;

const dayOf = ({ groups: [day, month, year] }: Told): number => Date.UTC(Number(year), Number(month) - 1, Number(day));

/** A shelf life in months against the days of production and expiry beside it. */
export const lifeAndDates: Finder = ({ prose }) => {
  const [made] = toldIn(prose, MADE);
  const [expires] = made ? toldIn(prose, EXPIRES) : [];
  const [life] = expires ? toldIn(prose, LASTS) : [];
  if (!made || !expires || !life) return [];
  const months = (dayOf(expires) - dayOf(made)) / DAY_MS / DAYS_OF_MONTH;
  const stated = Number(life.groups[0]) * (life.groups[1] === 'năm' ? 12 : 1);
  return months > 0 && Math.abs(months - stated) > SLACK ? [{ kind: 'shelfLife', places: [life, expires] }] : [];
};

const KEPT_AT =
  /(?<!\p{L})(?:bảo quản|nhiệt độ bảo quản)[^\n.;\d]{0,40}?(-?\d{1,2}) ?(?:°c|độ c|oc)?(?: ?(?:[–-]|đến) ?(-?\d{1,2}))? ?(?:°|độ|oc)/gu;
const ANOTHER_STATE = /(?:mở|ngăn|tủ|đông|mát|sau khi|hoặc|nếu|khi|dưới|trên|không quá|<)/u;

/** Two temperatures of storage that share no degree: "bảo quản 2–8 °C" and "bảo quản 20–25 °C". */
export const temperatures: Finder = ({ prose }) => {
  const told = toldIn(prose, KEPT_AT).filter(
    ({ read, start, end }) => !ANOTHER_STATE.test(read.folded.text.slice(start - 12, end + 20)),
  );
  const rangeOf = ({ groups: [low = '', high = ''] }: Told): [number, number] => [Number(low), Number(high || low)];
  const [one] = told;
  const other = told.find((place) => {
    const [[low, high], [lower, upper]] = [rangeOf(one ?? place), rangeOf(place)];
    return lower > high || upper < low;
  });
  return one && other ? [{ kind: 'statement', places: [other, one] }] : [];
};
