import { capitalsRatio } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { adjoin, type Slip, type Word, wordsOf } from './words.js';

export type TitleFault = 'capitals' | 'repeated' | 'stuffed' | 'long' | 'claim' | 'promo' | 'unclear';
export interface TitleSlip extends Slip {
  fault: TitleFault;
}

const LONGEST = 120;
const CROWDED = 100;
const CAPITAL_RUN = 4;
const MOSTLY = 0.7;
const SHORTEST = 12;

const whole = ({ text }: ReadText): Slip => ({ start: 0, end: text.length });

/** A benefit said of the goods: one of these is enough to make a title a claim. */
const CLAIM = new RegExp(
  '(?<!\\p{L})(?:giúp|hỗ trợ|ngăn ngừa|ngăn rụng|ngừa|(?<!(?:nhiều|các|chia|đa|số|một|hai|ba|bốn|\\d) )ngăn(?! (?:kéo|nắp|đựng|chứa|phụ|chính|riêng|mát|đá|lạnh|đông|tủ|nắp))(?= \\p{L})|phòng ngừa|trị|điều trị|chữa|đặc trị|giảm(?! giá)|' +
    'chống(?! (?:nắng|thấm|nước|trượt|sốc|ẩm|xước|va|cháy|bụi))|hạn chế|tăng cường|tăng sức|nâng cao|bồi bổ|kích thích|' +
    'kích mọc|cải thiện|giải (?:cảm|rượu|độc|nhiệt)|thanh nhiệt|thanh lọc|thải độc|kháng khuẩn|xóa mụn|mờ thâm|' +
    'đẹp da|trắng da|trẻ hóa|lấy lại vóc dáng|lưu thông|ngủ ngon|bổ (?:máu|thận|não|gan|sung)|hạ (?:mỡ|men|huyết)|' +
    'làm đẹp|chăm sóc (?:sức|tóc|da)|bài thuốc|điều hòa|tăng cương|giàu (?:chất|dinh)|tốt nhất|số 1|duy nhất)(?!\\p{L})',
  'giu',
);
/** Weaker praise: two of them make a claim. */
const PRAISE =
  /(?<!\p{L})(?:nuôi dưỡng|phục hồi|dưỡng (?:da|tóc|ẩm)|sạch gàu|mềm mượt|suôn mượt|bóng mượt|làm mềm|làm sạch|siêu (?:mượt|bền|đẹp)|cực đẹp|không cần|sạch da)(?!\p{L})/giu;
const LONGEST_SEGMENT = 250;
const SEGMENT_END = /\s[-–|(/]|[|([]|-\s/;

function segmentFrom(text: string, start: number): Slip {
  const end = text.slice(start, start + LONGEST_SEGMENT).search(SEGMENT_END);
  return { start, end: end < 0 ? Math.min(text.length, start + LONGEST_SEGMENT) : start + end };
}

function claims(read: ReadText): Slip[] {
  const { folded } = read;
  const places = (pattern: RegExp): Slip[] =>
    [...folded.text.matchAll(pattern)].map(({ index }) => segmentFrom(read.text, folded.starts[index] ?? 0));
  const strong = places(CLAIM);
  if (strong.length > 0) return strong;
  const weak = places(PRAISE);
  return weak.length > 2 || (weak.length > 1 && !isSet(read)) ? weak : [];
}

/** Runs of words in capitals. */
function capitalRuns(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const found: Slip[] = [];
  let from = 0;
  const close = (to: number): void => {
    const [first, last] = [words[from], words[to - 1]];
    if (to - from >= CAPITAL_RUN && first && last) found.push({ start: first.start, end: last.end });
  };
  words.forEach((word, at) => {
    const before = words[at - 1];
    const capital = word.raw.length > 1 && word.raw === word.raw.toUpperCase() && word.raw !== word.raw.toLowerCase();
    const goesOn = before !== undefined && !/\d/.test(read.text.slice(before.end, word.start));
    if (!capital || !goesOn) close(at);
    if (!capital) from = at + 1;
    else if (!goesOn) from = at;
  });
  close(words.length);
  return found;
}

const TWICE = new Set([
  'cao cấp',
  'nguyên chất',
  'chính hãng',
  'thảo dược',
  'thiên nhiên',
  'khăn lụa',
  'mẫu mới',
  'thời trang',
  'giá rẻ',
]);

/** A set names its goods one by one. */
const isSet = ({ folded }: ReadText): boolean => /(?<!\p{L})(?:combo|bộ|set|tặng)(?!\p{L})|\+/u.test(folded.text);

/** The same words again: three words twice, two words three times, praise twice. */
function repeats(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const set = isSet(read);
  const head = words[0];
  const heads = words.filter(({ plain }) => plain === head?.plain);
  const last = heads.at(-1);
  if (!set && head && last && heads.length > 2) return [{ start: head.start, end: last.end }];
  const counts = new Map<string, { count: number; first: Word }>();
  for (const size of [2, 3])
    for (let at = 0; at + size <= words.length; at++) {
      const part = words.slice(at, at + size);
      const [first, last] = [part[0], part.at(-1)];
      if (!first || !last || part.some((word, index) => index > 0 && !adjoin(read.text, part[index - 1] ?? word, word)))
        continue;
      const key = part.map(({ plain }) => plain).join(' ');
      const known = counts.get(key) ?? { count: 0, first };
      known.count++;
      counts.set(key, known);
      const most = size === 3 ? 2 : TWICE.has(key) ? 2 : 3;
      if (known.count >= most && !(set && known.count < 3 && !TWICE.has(key)))
        return [{ start: known.first.start, end: last.end }];
    }
  return [];
}

const PROMO =
  /^\s*[[({][^\])}]{0,30}(?:giá sỉ|video|mẫu mới|sale|freeship|free ship|mua \d|hot|siêu rẻ|giảm|xả kho|hàng có sẵn)[^\])}]{0,30}[\])}]|(?<!\p{L})(?:freeship|free ship|xả kho|giá sốc|flash sale|hot trend)(?!\p{L})|\p{Extended_Pictographic}.{0,200}\p{Extended_Pictographic}/iu;
const GLUED = /\p{L}#\p{L}|\p{L}_\p{Lu}|[\u00e0-\u1ef9]\p{Lu}\p{Ll}/u;
const SEPARATORS = / - |\s?\||- | \/ /g;
const MARKED = /[^ -~]/;

/** Words that praise, count, pack or sell; a title of nothing else does not say what the goods are. */
const EMPTY = new Set(
  (
    'hàng sản phẩm mới về hot combo set bộ sale cao cấp chính hãng đẹp tốt giá rẻ sỉ lẻ quà tặng biếu đặc sản loại siêu xịn ' +
    'chất lượng uy tín nhập khẩu nội địa ngon sạch tươi đủ size màu mẫu nhiều số lớn nhỏ to túi hộp hũ chai gói lọ thùng cặp đôi ' +
    'cái chiếc mua giảm ưu đãi khuyến mãi mại freeship free ship deal trend new best đồ món shop cửa đang bán chạy nhất tết ' +
    'và của cho tại từ có đây này gì nhỉ nào ạ nhé khách yêu kg gr ml g l vip test video ảnh thật ocop sao'
  ).split(' '),
);
/** Goods that Vietnamese names without any mark. */
const PLAIN_KINDS = new Set(
  (
    'balo son kem gel serum cao nem cam chanh tranh khoai ngao cua bia gin matcha cacao socola chocolate granola yogurt vali tivi ' +
    'sandal jean polo mascara toner lotion rubik lego robot laptop macca kombucha khay dao chum kim len thanh men tem sen sim lan ' +
    'hoa bao tai tinh mit sa nhang xoi banh miso kimchi pate salad siro sirup cookie cookies pizza cafe mai hoodie cardigan'
  ).split(' '),
);
const FEWEST = 4;
const SHORTEST_NAME = 6;

/** True for a question, for a title of empty words, and for one without a Vietnamese word that names the goods. */
function isUnclear(read: ReadText): boolean {
  const words = wordsOf(read);
  if (words.length === 0) return false;
  if (read.text.trim().endsWith('?') || words.every(({ plain }) => EMPTY.has(plain))) return true;
  if (words.some(({ plain }) => MARKED.test(plain))) return false;
  if (words.slice(0, 2).some(({ plain }) => PLAIN_KINDS.has(plain))) return false;
  return words.length >= FEWEST || read.text.trim().length < SHORTEST_NAME;
}

/** What a careful editor would send a title back for. */
export function titleSlips(read: ReadText): TitleSlip[] {
  const { text } = read;
  const found: TitleSlip[] = [];
  const add = (fault: TitleFault, slips: Slip[]): void => {
    found.push(...slips.map((slip) => ({ ...slip, fault })));
  };
  add('claim', claims(read));
  if (text.length >= SHORTEST && capitalsRatio(text) > MOSTLY) add('capitals', [whole(read)]);
  else add('capitals', capitalRuns(read));
  add('repeated', repeats(read));
  const promo = PROMO.exec(text);
  if (promo) add('promo', [{ start: promo.index, end: promo.index + promo[0].length }]);
  if (text.trim().length > LONGEST) add('long', [whole(read)]);
  const separators = text.match(SEPARATORS)?.length ?? 0;
  const glued = GLUED.exec(text);
  if (glued) add('stuffed', [{ start: glued.index, end: glued.index + glued[0].length }]);
  else if (text.length > CROWDED && separators >= 3) add('stuffed', [whole(read)]);
  if (isUnclear(read)) add('unclear', [whole(read)]);
  return found;
}
