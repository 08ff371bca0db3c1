import { datesIn, quantitiesIn, type StatedDate } from '#libs/ocop';
import { fact as expiry } from './facts/expiry.js';
import type { FactDetector } from './facts/fact.js';
import { fact as healthClaim } from './facts/health-claim.js';
import { fact as ingredients } from './facts/ingredients.js';
import { fact as netQuantity } from './facts/net-quantity.js';
import { fact as storage } from './facts/storage.js';
import { fact as usage } from './facts/usage.js';
import type { LabelItem } from './law/label-groups.js';
import { LexiconScan } from './lexicon-scan.js';
import type { HeadingKind } from './statements/headings.js';
import { sectionsOf } from './statements/sections.js';
import type { ReadText } from './texts.js';

type Texts = readonly ReadText[];
type Statement = (texts: Texts) => boolean;

/** A fact that the texts state; its phrases are looked up only when somebody asks. */
function byFact({ name, lexicons, detect }: FactDetector): Statement {
  let scan: LexiconScan | undefined;
  return (texts) => {
    scan ??= new LexiconScan([{ id: name, ...(lexicons && { lexicons }) }]);
    const found = scan.scan(texts);
    return detect({ texts, found: (lexicon) => found(name, lexicon) }).length > 0;
  };
}

const prose = (texts: Texts): Texts => texts.filter(({ role }) => role === 'prose');
const inProse =
  (statement: Statement): Statement =>
  (texts) =>
    statement(prose(texts));
const inTitle =
  (statement: Statement): Statement =>
  (texts) =>
    statement(texts.filter(({ role }) => role === 'title'));
const byPattern =
  (pattern: RegExp): Statement =>
  (texts) =>
    texts.some(({ folded }) => pattern.test(folded.text));
const anyOf =
  (...statements: Statement[]): Statement =>
  (texts) =>
    statements.some((statement) => statement(texts));

/** Words in the same paragraph that say more than "đang cập nhật", "đa dạng, tiện lợi". */
const WORDS =
  /^[^\p{L}]{0,12}(?!đang|updating|xem|chưa|vui lòng|liên hệ|đa dạng|tiện lợi|dễ dàng|đơn giản|linh hoạt|tự nhiên|thiên nhiên|an toàn|lành tính|cao cấp|chất lượng|hoàn toàn)\p{L}{2}[^\n]{0,40} \p{L}/u;
/** Where a label of a date may stand; only such lines are read for dates. */
const DATED = /nsx|hsd|sản xuất|sx|đóng gói|hạn|tốt nhất|mfg|mfd|exp/u;
const byDate =
  (...roles: StatedDate['role'][]): Statement =>
  (texts) =>
    texts.some(({ folded }) =>
      folded.text
        .split('\n')
        .some(
          (line) => DATED.test(line) && datesIn(line).some(({ role }) => role !== undefined && roles.includes(role)),
        ),
    );

/** A section of its own with some words in it: most labels tell it so, and it is found at little cost. */
const bySection =
  (kind: HeadingKind): Statement =>
  (texts) =>
    texts.some((text) =>
      sectionsOf(text).some(
        ({ start, end, parted, title, ...section }) =>
          section.kind === kind &&
          (parted || title.includes(' ')) &&
          WORDS.test(text.folded.text.slice(start, Math.min(end, start + 100))),
      ),
    );

/** A heading with more under it than punctuation. */
const byHeading =
  (titles: readonly string[], body: RegExp): Statement =>
  (texts) =>
    texts.some((text) =>
      sectionsOf(text).some(
        ({ title, start, end }) =>
          titles.includes(title) && body.test(text.folded.text.slice(start, Math.min(end, start + 300))),
      ),
    );

/** Somebody or something is to be kept away, or may come to harm. "Chú ý mua nhanh" warns of nothing. */
const HARM =
  /(?<!\p{L})(?:không (?:nên |được )?(?:dùng|sử dụng|uống|ăn|để|cho|tiếp xúc|ngâm|giặt|sấy|tẩy|dành|pha|đun)|tránh|hạn chế|thận trọng|cẩn thận|để xa|ngừng|ngưng|dị ứng|trẻ em|trẻ nhỏ|phụ nữ mang thai|dễ vỡ|dễ cháy|hỏi ý kiến|tham khảo ý kiến|mẫn cảm)(?![\p{L}])/u;
const WARNING =
  /(?:(?:không|không nên|tránh) (?:sử dụng|dùng|uống|ăn|bôi|thoa) (?:cho|khi|với|nếu|quá|trên|lên|đối với)|(?:để )?(?:xa|tránh xa) (?:tầm tay|lửa|nguồn lửa)|(?<!không )gây dị ứng|dị ứng với|mẫn cảm với|thận trọng|tránh tiếp xúc với mắt|có chứa (?:đậu phộng|lạc|sữa|trứng|hải sản|đậu nành|gluten))(?![\p{L}])/u;
const WARNING_TITLES = [
  'lưu ý',
  'chú ý',
  'cảnh báo',
  'thông tin cảnh báo',
  'khuyến cáo',
  'chống chỉ định',
  'warning',
  'note',
];

const MADE =
  /(?:năm sản xuất|vụ thu hoạch|ngày (?:đóng chai|đóng gói|thu hoạch|quay)[\p{L} ]{0,12})[ :]{0,3}(?:\d|in |ghi |xem |trên )/u;
const LOT =
  /(?:số lô|lô sản xuất|lô sx|mã lô|lsx)(?: sx| sản xuất)?[ :.-]{0,3}(?:\p{L}{0,4}\d|(?:được )?(?:in|ghi|xem|dập|khắc) |trên |dưới |theo )/u;
const USERS =
  /(?:dùng cho|dành cho|thích hợp cho|phù hợp cho|phù hợp với|sử dụng cho|đối tượng(?: sử dụng| dùng)?[ :]{1,3}) ?(?:các |những |mọi )?(?:người|phụ nữ|nam|nữ|trẻ|bé|mẹ|ai|đối tượng|lứa tuổi|gia đình)(?![\p{L}])/u;
const CLOTHES = /(?:cỡ|size|khổ)[ :]{1,3}(?:\d|x{0,3}[sml](?![\p{L}])|freesize)/u;

/** Length, width, height, or what a vessel holds. */
const bySize: Statement = (texts) =>
  texts.some(({ text }) =>
    quantitiesIn(text).some(({ sizeMm, total }) => sizeMm !== undefined || total?.unit === 'ml'),
  );

/** How each item of a label is told outside its own field. */
const STATEMENTS: Readonly<Partial<Record<LabelItem, Statement>>> = {
  netQuantity: anyOf(inTitle(byFact(netQuantity)), inProse(byFact(netQuantity))),
  ingredients: inProse(anyOf(bySection('ingredients'), byFact(ingredients))),
  composition: inProse(anyOf(bySection('ingredients'), byFact(ingredients))),
  usage: inProse(anyOf(bySection('usage'), byFact(usage))),
  storage: inProse(byFact(storage)),
  expiry: inProse(anyOf(byDate('expires', 'both'), byFact(expiry))),
  manufactured: inProse(anyOf(byDate('made', 'both'), byPattern(MADE))),
  madeOrExpiry: inProse(anyOf(byDate('made', 'both', 'expires'), byFact(expiry))),
  warning: inProse(anyOf(byPattern(WARNING), byHeading(WARNING_TITLES, HARM))),
  specs: anyOf(bySize, byPattern(CLOTHES)),
  benefit: inProse(anyOf(byHeading(['công dụng', 'tác dụng', 'công dụng chính'], WORDS), byFact(healthClaim))),
  targetUser: anyOf(byPattern(USERS), byHeading(['đối tượng', 'đối tượng sử dụng', 'đối tượng dùng'], WORDS)),
  lot: byPattern(LOT),
};

const known = new WeakMap<Texts, Map<LabelItem, boolean>>();

/**
 * True when the texts that all channels show state an item of the label: a statement, not a heading with nothing under
 * it. Answers are kept per product read, for the rules and the score.
 */
export function isToldInTexts(item: LabelItem, texts: Texts): boolean {
  const statement = STATEMENTS[item];
  if (!statement) return false;
  const answers = known.get(texts) ?? new Map<LabelItem, boolean>();
  known.set(texts, answers);
  const kept = answers.get(item);
  if (kept !== undefined) return kept;
  const told = statement(texts.filter(({ channel }) => channel === undefined));
  answers.set(item, told);
  return told;
}
