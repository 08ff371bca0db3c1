import { HitIndex, isCancelled } from '../clauses.js';
import { below, bestFirst, contentOf, ownField, Rank, ranked } from '../statements/best-first.js';
import { type Range, RangeIndex, sentenceAt } from '../statements/lines.js';
import { sectionsOf, sectionsOfKind } from '../statements/sections.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

const cross = (heads: string, tails: string): string[] =>
  heads.split('|').flatMap((head) => tails.split('|').map((tail) => `${head} ${tail}`));

/** Say by themselves how goods are kept. */
const conditions = [
  ...cross(
    'nơi|chỗ|môi trường|ở nơi|điều kiện|không gian',
    'khô ráo|khô mát|khô thoáng|thoáng mát|thoáng khí|mát mẻ|mát|râm mát|cao ráo|khô|sạch sẽ|kín gió|khô sạch|tránh ánh nắng|' +
      'tránh ánh sáng|tránh nắng|tránh ẩm|không có ánh nắng|thoáng|thông thoáng|ít ánh sáng|tránh nhiệt|tối|ẩm thấp|' +
      'ẩm ướt|có nhiệt độ|nhiệt độ cao|quá nóng|quá lạnh|có ánh nắng|có ánh sáng|ánh nắng|nhiệt độ thường|nhiệt độ phòng|' +
      'có nhiệt độ cao|nắng nóng',
  ),
  ...'khô ráo thoáng mát|thoáng mát khô ráo|khô ráo và thoáng mát|khô mát|tránh ánh nắng mặt trời|tránh ánh nắng trực tiếp'.split(
    '|',
  ),
  ...cross(
    'tránh|tránh tiếp xúc|tránh tiếp xúc với|tránh xa|không tiếp xúc|không để tiếp xúc|hạn chế|tránh để|tránh tiếp xúc trực tiếp với',
    'nắng|ánh nắng|ánh nắng mặt trời|ánh sáng mặt trời|ánh sáng trực tiếp|ánh sáng|nhiệt độ cao|nơi ẩm|nguồn nhiệt|ẩm mốc|nơi ẩm ướt|nơi ẩm thấp|nắng trực tiếp|không khí|côn trùng',
  ),
  ...cross(
    'bảo quản|bảo quản sản phẩm|cất giữ|lưu trữ|cất trữ|giữ|cất|trữ|để|bảo quản được|cất vào|bỏ vào|cho vào|bỏ|đặt|để trong|bảo quản kín trong',
    'nơi|ở nơi|trong tủ lạnh|tủ lạnh|trong ngăn mát|ngăn mát|ngăn đông|trong ngăn đông|ở ngăn mát|nhiệt độ phòng|ở nhiệt độ|nhiệt độ dưới|dưới 30|' +
      'trong hộp kín|trong lọ kín|trong bao bì kín|trong túi kín|trong hũ kín|trong chai kín|ở điều kiện|trong điều kiện|lạnh|trong môi trường|ở chỗ|chỗ|' +
      'ngăn mát tủ lạnh|kín|ở nhiệt độ thường|đông lạnh|mát|nơi khô|ở ngăn đá|ngăn đá|cấp đông|nhiệt độ',
  ),
  ...cross(
    'đậy|đóng|vặn|siết|buộc|bọc|cột',
    'kín|nắp kín|chặt nắp|nắp cẩn thận|nắp ngay|nắp chặt|kín nắp|chặt|kín miệng|kín túi|kín sau|nắp lại|nắp sau|nắp kỹ|kín sản phẩm|kín hộp|kín gói',
  ),
  ...'không đựng|không nên đựng|nên đựng|luôn đậy kín|đóng nắp sau khi|đậy nắp sau khi|không để trong tủ lạnh|không nên để trong tủ lạnh|không bảo quản lạnh|không để tủ lạnh|để ngăn mát|để tủ lạnh|bảo quản ở|bảo quản tại|bảo quản bằng|bảo quản trong|bảo quản nhiệt độ|bảo quản kín|bảo quản thoáng|bảo quản khô|bảo quản tốt nhất|bảo quản mật ong ở|bảo quản trà|nhiệt độ dưới|nhiệt độ không quá|nhiệt độ bảo quản|dưới 30 độ|dưới 30°c'.split(
    '|',
  ),
  ...'treo phẳng|treo trên móc|gấp gọn gàng|xếp gọn gàng|xếp khăn gọn|bảo quản trong hộp|cất vào hộp|cất trong hộp|cất vào tủ|cất trong tủ|hộp lưu trữ|túi chống ẩm|gói hút ẩm|chống mối mọt|lau khô và cất|để ráo và cất|tránh va đập|tránh vật nhọn|tránh hóa chất'.split(
    '|',
  ),
  ...'store in|keep in a|keep in cool|keep cool|cool and dry|cool dry place|cool, dry place|dry place|keep refrigerated|refrigerate|away from direct sunlight|avoid direct sunlight|away from sunlight|room temperature|keep away from|tightly closed|keep frozen'.split(
    '|',
  ),
];

/** Inside these a phrase tells nothing: additives, how crystals come about, how bees close a comb. */
const cancelling = [
  'không chất bảo quản',
  'không dùng chất bảo quản',
  'chất bảo quản',
  'thời gian bảo quản',
  'quá trình bảo quản',
  'nếu bảo quản',
  'khi bảo quản',
  'khi được bảo quản',
  'nếu để',
  'để lạnh',
  'khách để',
  'chưa đóng nắp',
  'được đóng kín',
  'đóng bọc kín',
  'ô mật đã được đóng kín nắp',
  'nếu được bảo quản',
  'do bảo quản',
  'không phơi',
];

/** How bees close their combs. */
const BEES = /(?:^|[^\p{L}])(?:(?:con|bầy|đàn|chú|loài|khi) ong|ong (?:thợ|đã|sẽ|tự|vít)|lỗ tổ|nắp tổ|kén)(?![\p{L}])/u;
/** "phơi chỗ thoáng" dries, it does not keep. */
const dries = ({ text, start }: TermHit): boolean =>
  /(?<!\p{L})phơi(?!\p{L})[^.;,\n]{0,24}$/u.test(text.folded.text.slice(Math.max(0, start - 30), start));
const CLOSES = /^(?:đậy|đóng|vặn|bọc|hàn)/u;
const LONGEST = 200;

/** Steps of washing or preparing under "cách dùng và bảo quản" are use. */
const USE = /^(?:\P{L}*)(?:giặt|pha|cắt|lấy|làm (?:ướt|ẩm)|đối với|hướng dẫn|cách dùng|cho|nhỏ|thoa|ngâm)(?![\p{L}])/u;
const TWO_WORDS = /\p{L}{2}\P{L}{1,4}\p{L}{2}|\d ?°/u;

/** What stands under a heading of storage, whatever else it says. */
function headed(text: ReadText): Range[] {
  return sectionsOfKind(text, 'storage').flatMap((section) => {
    const content = contentOf(text, below(text, section));
    if (!content) return [];
    const said = text.folded.text.slice(content.start, Math.min(content.end, content.start + 60));
    return TWO_WORDS.test(said) && !USE.test(said)
      ? [{ start: section.head, end: Math.min(content.end, content.start + LONGEST) }]
      : [];
  });
}

function sentence({ text, start, end }: TermHit): Range {
  const whole = sentenceAt(text, start);
  return { start: Math.max(whole.start, start - 60), end: Math.max(end, whole.end) };
}

export const fact = defineFact({
  name: 'storage',
  lexicons: { conditions, cancelling },
  examples: {
    hit: [
      { text: 'Bảo quản: nơi khô ráo, thoáng mát.', passage: 'Bảo quản: nơi khô ráo, thoáng mát.' },
      { text: 'Đậy kín nắp sau khi dùng, tránh ánh nắng trực tiếp.' },
      { text: 'Cất khăn trong tủ, treo phẳng trên móc.' },
      { text: 'Để ngăn mát tủ lạnh sau khi mở.' },
      { text: 'Store in a cool and dry place.' },
      { text: 'Hướng dẫn bảo quản\nGác trên giàn bếp, mùa nồm đem hong lại.' },
    ],
    miss: [
      { text: 'Không chất bảo quản, không phẩm màu.' },
      { text: 'Công nghệ sấy giúp kéo dài thời gian bảo quản.' },
      { text: 'Bảo quản:' },
      { text: 'Bảo quản: xem trên bao bì' },
      { text: 'Phơi chỗ thoáng mát. Hàng được gói kín trước khi giao.' },
      { text: 'Cách pha: cho mật vào bình, đóng nắp rồi lắc đều.' },
      { text: 'Khi con ong đã đậy kín nắp lỗ tổ, mật mới chín.' },
    ],
  },
  detect({ texts, found }) {
    const cancelled = new HitIndex(found('cancelling'));
    const uses = new Map(
      texts.map((text) => [text, new RangeIndex(sectionsOf(text).filter(({ kind }) => kind === 'usage'))]),
    );
    const isKept = (hit: TermHit): boolean => {
      if (isCancelled(hit, cancelled, 0) || dries(hit)) return false;
      const { start, end } = sentenceAt(hit.text, hit.start);
      return !CLOSES.test(hit.term) || !BEES.test(hit.text.folded.text.slice(start, end));
    };
    const kept = found('conditions').filter(isKept);
    return bestFirst([
      ...texts.flatMap((text) => ranked(text, Rank.Headed, [...ownField(text, 'storage'), ...headed(text)])),
      ...kept.flatMap((hit) => {
        // Among steps of use it may be one of them.
        const rank = uses.get(hit.text)?.over(hit.start) && CLOSES.test(hit.term) ? Rank.Prose : Rank.Explicit;
        return ranked(hit.text, rank, [sentence(hit)]);
      }),
    ]);
  },
});
