import {
  distinct,
  type Found,
  isCapital,
  isDigit,
  matches,
  passage,
  type Range,
  RangeIndex,
  sentenceAt,
} from '../statements/lines.js';
import { ingredientNames, madeFrom, materials, notMade, pure, weakCues } from '../statements/ingredient-phrases.js';
import { beginsWithPlace } from '../statements/places.js';
import { headings } from '../statements/headings.js';
import { sectionsOf } from '../statements/sections.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

/** "100 % mật ong", "85% cotton", "2,5 % cao tam thất". */
const SHARE = /(?<![\p{L}\p{N}.,])\d{1,3}(?:[.,]\d{1,3})? ?% ?([\p{L}][\p{L} ]{1,30})/gu;
/** "mật ong 70 %", "hồng sâm chiếm 14,5 %". */
const SHARED =
  /(?:^|[\n•,;:(+–-] ?)([\p{L}][\p{L}\d ]{2,40}?) ?(?:chiếm )?(?:: ?\d{1,3}(?:[.,]\d{1,3})? ?(?:%|mg|mcg|µg|iu|g(?![\p{L}]))|\( ?\d{1,3}(?:[.,]\d{1,3})? ?(?:%|mg|mcg|iu))|(?:^|[\n•,;+–-] ?)([\p{L}][\p{L} ]{2,40}) (?:chiếm )?\d{1,3}(?:[.,]\d{1,3})? ?%(?=[.,;\n)]|$)|([\p{L}][\p{L} ]{2,30}) (?:chiếm|nguyên chất|tự nhiên) ?\d{1,3}(?:[.,]\d{1,3})? ?%/gu;
/** "bồ kết (70 %)". */
const BRACKETED = /(?<!\p{L})\p{L}{2,40} ?\( ?\d{1,3}(?:[.,]\d{1,3})? ?%/gu;
/** What a share says when it is no composition. */
const NO_SHARE =
  /^ ?(?:chính hãng|hài lòng|hoàn tiền|như hình|giống|đảm bảo|tự động|an toàn|khách|cam kết|quyền lợi|tiền|giá|hàng|số|phụ nữ|người|hiệu quả|mới|authentic|uy tín|chất lượng|hoàn|đổi|trị giá|cho|nếu|các|trên|khi|với|là|và|sản phẩm|đã|so với|vi khuẩn|tia|giảm|off|ưu đãi|về|của|được|không|lượng|nhu cầu|từ thiên|từ tự|tự nhiên|thiên nhiên|thực vật tự|độ|đường huyết|diện tích|thị phần|đơn|ảnh|hư tổn|thời gian)(?![\p{L}])/u;
const NO_SUBJECT =
  /(?:giảm|tăng|sale|độ ẩm|hàm lượng|giá|đến|tới|hơn|ưu đãi|khuyến mãi|hiệu quả|chiết khấu|cam kết|đảm bảo|hoàn tiền|bảo hành|công suất|chính hãng|tỷ lệ|độ|thêu|trắng cầu|hàng|chính xác|trên|dưới|khoảng|nồng độ|hiệu suất|nhịp tim|sạc|pin|^hữu cơ|^organic)$/;
/** Content that is none: "đang cập nhật", "xem trên bao bì". */
const NOTHING =
  /^(?:đang cập nhật|updating|xem |in trên|chưa |n\/a|không có|vui lòng|như hình|liên hệ|h[ũủ] |chai |lọ |hộp |bao bì|\d+$)/;

function bodyOf(text: ReadText, { start, end }: Range): Range | undefined {
  const { text: folded } = text.folded;
  let from = start;
  while (from < end && !/[\p{L}\p{N}]/u.test(folded[from] ?? '')) from++;
  const body = folded.slice(from, end);
  if (!/\p{L}{2}/u.test(body) || NOTHING.test(body)) return undefined;
  return { start: from, end: Math.min(end, from + 400) };
}

/** Words of prose as well: a heading only before a colon. */
const BARE = new Set(
  'vải|cấu tạo|thảo dược|dược liệu|nguyên liệu|chất vải|loại vải|tp|nguyên vật liệu|hoạt chất|vật liệu|làm từ|được làm từ|được làm bằng|chất liệu'.split(
    '|',
  ),
);

function headed(text: ReadText): Range[] {
  return sectionsOf(text).flatMap((section) => {
    if (section.kind !== 'ingredients' || (BARE.has(section.title) && !section.parted)) return [];
    const body = bodyOf(text, section);
    return body ? [body] : [];
  });
}

const UNNAMED =
  /^ (?:(?:100 ?% ?|hoàn toàn |từ |những |các |nhiều |loại |nguyên liệu |thành phần |chất liệu |có nguồn gốc )*(?:thiên nhiên|tự nhiên|an toàn|lành tính|chất lượng|cao cấp|tốt|thảo mộc thiên nhiên)|năm|khi|ngày|đâu|lâu|\d{4}|nhiều loại|những nguyên liệu|các nguyên liệu)(?![\p{L}])/u;
/** Something is named behind the cue, and not a place ("có nguồn gốc từ Lào"). */
const afterWords = ({ text, end }: TermHit): boolean => {
  const rest = text.folded.text.slice(end, end + 40);
  return /^[ :,"“(]{0,3}[\p{L}\d]{2}/u.test(rest) && !beginsWithPlace(rest) && !UNNAMED.test(rest);
};

/** "không chứa silicon" names what is not in it. */
const isDenied = ({ text, start }: TermHit): boolean =>
  /(?:không|chẳng|loại bỏ|đào thải|free)(?: [\p{L}]{1,24}){0,3} $|có thể $/u.test(
    text.folded.text.slice(Math.max(0, start - 24), start),
  );

/** "túi vải bố", "khăn lụa tơ tằm": what the goods are called. */
const isNamed = ({ text, start }: TermHit): boolean =>
  /(?:túi|khăn|áo|quần|váy|đầm|vòng|mũ|nón|giày|ví|balo|bình|cốc|ly|hộp|lọ|chăn|ga|gối|rèm|đồ|tranh|áo dài|nhiều|loại|bán) $/.test(
    text.folded.text.slice(Math.max(0, start - 8), start),
  );

function shares(text: ReadText): Found[] {
  const first = matches(text, SHARE).filter(({ match, start }) => {
    const before = text.folded.text.slice(Math.max(0, start - 14), start).trimEnd();
    return !NO_SHARE.test(match[1] ?? '') && !NO_SUBJECT.test(before) && !isDigit(before.at(-1));
  });
  const second = matches(text, SHARED).filter(({ match }) => {
    const subject = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    return !NO_SUBJECT.test(subject) && !headings.has(subject) && (text.role !== 'title' || match[0].endsWith('%'));
  });
  const third = matches(text, BRACKETED).filter(({ match }) => !NO_SUBJECT.test(match[0].split(/ ?\(/)[0] ?? ''));
  return [...first, ...second, ...third];
}

const isRecipe = ({ text, start, end }: TermHit): boolean =>
  /thìa|muỗng|muổng|giọt/.test(text.folded.text.slice(Math.max(0, start - 20), end + 20));

function isListed(hit: TermHit, next: TermHit | undefined): boolean {
  if (!next || next.term === hit.term || next.start - hit.end > 30) return false;
  const between = hit.text.folded.text.slice(hit.end, next.start);
  return /,|\+|& | và |\//.test(between) && !/[.;!?\n]/.test(between);
}

function toSentenceEnd({ text, start, end }: TermHit): Range {
  return { start, end: Math.max(end, Math.min(sentenceAt(text, start).end, end + 120)) };
}
const MOST = 40;

export const fact = defineFact({
  name: 'ingredients',
  lexicons: { weakCues, madeFrom, materials, ingredientNames, pure, notMade },
  examples: {
    hit: [
      { text: 'Thành phần: lá chè, hoa nhài.', passage: 'lá chè, hoa nhài.' },
      { text: 'Chất liệu: lanh dệt tay' },
      { name: 'Bột gừng 100% gừng sẻ' },
      { text: 'Được làm từ củ nghệ nếp đỏ.' },
      { text: 'Gồm 70% mật ong và 30% nước cốt chanh.' },
      { text: 'Ingredients: Aqua, Glycerin, Sodium Benzoate' },
    ],
    miss: [
      { name: 'Khăn lụa thêu tay Đồi Sương', text: 'Quà tặng ý nghĩa.' },
      { text: 'Thành phần:\nCông dụng: thơm mát' },
      { text: '100% chính hãng, hoàn tiền 100 % nếu lỗi.' },
      { text: 'Thành phần: đang cập nhật' },
    ],
  },
  detect({ texts, found }) {
    const told = (text: ReadText): Range[] => {
      if (text.role === 'title') return shares(text);
      const own = (lexicon: string): TermHit[] => found(lexicon).filter((hit) => hit.text === text);
      const uses = new RangeIndex(sectionsOf(text).filter(({ kind }) => kind === 'usage'));
      const stated = (hit: TermHit): boolean => !uses.over(hit.start) && !isRecipe(hit) && !isDenied(hit);
      const barred = new RangeIndex<Range>(own('notMade'));
      const names = own('ingredientNames').filter(stated);
      const named = new RangeIndex(names);
      const weak = (hit: TermHit): boolean => named.within({ start: hit.end, end: hit.end + 17 }, 1).length > 0;
      const cues = [
        ...own('madeFrom').filter((hit) => afterWords(hit) && (barred.over(hit.start)?.end ?? 0) < hit.end),
        ...own('weakCues').filter((hit) => stated(hit) && weak(hit)),
        ...own('materials').filter((hit) => stated(hit) && !isNamed(hit)),
        ...own('pure').filter((hit) => stated(hit) && !isCapital(text, hit.end - 4)),
        // Two names close together, with a comma or "và" between them, are a list.
        ...names.filter((hit, index) => isListed(hit, names[index + 1])),
      ];
      return [...headed(text), ...shares(text), ...cues.map(toSentenceEnd)];
    };
    return distinct(
      texts.flatMap((text) => told(text).map((range) => passage(text, range))),
      MOST,
    );
  },
});
