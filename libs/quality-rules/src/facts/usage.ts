import { bestFirst, contentOf, ownField, Rank, type Ranked, ranked } from '../statements/best-first.js';
import { type Found, matches, type Range, RangeIndex, sentenceAt } from '../statements/lines.js';
import { sectionsOfKind, type Section } from '../statements/sections.js';
import { instructions, notUse, plainVerbs } from '../statements/usage-phrases.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

const MEASURE =
  '(?:giọt|viên|gói|thìa|muỗng|muổng|ly|cốc|chén|tách|lát|nắp|ml|lít|g|gr|gam|gram|túi|nhúm|muôi|củ|quả|trái|bát|tô|miếng|lần|chai|phần|nén|cây)';
const VERB =
  '(?:pha|cho|lấy|nhỏ|uống|dùng|thêm|hòa|hòa tan|trộn|ngâm|hãm|đun|nấu|luộc|hấp|thoa|bôi|xịt|đắp|ăn|bỏ|ngậm|nhai|sử dụng|múc|rót|đổ|xúc|xoa|nhấn|thả|ủ|take|add|use|mix)';
const AMOUNT = '(?:\\d{1,3}(?: ?[-–~/.,] ?\\d{1,3}| đến \\d{1,3})?|một|hai|ba|vài|nửa|½|một vài)';
/** "nhỏ 2-3 giọt", "ngày uống 2 lần", "hãm 5 phút". */
const DOSED = new RegExp(
  `(?<![\\p{L}\\p{N}])${VERB} (?:khoảng |từ |đều |mỗi lần |thêm |ngày |vào ){0,2}${AMOUNT} ?(?:${MEASURE}|phút|tiếng|giờ|g)(?![\\p{L}\\p{N}])`,
  'gu',
);
const RHYTHM = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:mỗi ngày|ngày|mỗi lần|một ngày|1 ngày|mỗi tuần|tuần|mỗi tối|mỗi sáng)(?:,? ?(?:một người|nên|người lớn|trẻ em))?(?:,? ?(?:sử dụng|dùng|uống|ăn|lấy|ngậm|thoa|bôi|xịt|pha))? ` +
    `(?:từ |khoảng |chỉ )?${AMOUNT} ?${MEASURE}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "không pha mật ong vào nước sôi". */
const FORBIDDEN =
  /(?<![\p{L}\p{N}])(?:không|đừng|tránh)(?: nên)? (?:pha|nấu|đun|hâm|trộn)[^.;!?\n]{0,45}(?:nước sôi|nước nóng|lò vi sóng|nhiệt độ)/gu;
const FOR_MINUTES =
  /(?<![\p{L}\p{N}])(?:trong|khoảng|sau|từ|chờ|đợi|để|ủ|hãm|ngâm|đun|nấu) (?:khoảng |vòng |từ )?\d{1,3}(?: ?[-–] ?\d{1,3})? ?(?:phút|giây)/gu;

/** "dùng 1 lần" is thrown away afterwards. */
const SINGLE = /^(?:sử dụng|dùng|cho) (?:1|một) lần$/u;
const isSingle = ({ text, match, end }: Found): boolean =>
  SINGLE.test(match[0]) && !/^ ?(?:\/|mỗi|một|ngày|trong|tuần|vào|\d)/u.test(text.folded.text.slice(end, end + 8));

/** A sentence under a heading begins with its verb, or nearly. */
const OPENING_VERB = 25;
const LONGEST_BODY = 700;
const SHOWN = 300;
/** What a heading says that only repeats benefits. */
const PRAISE =
  /(?<![\p{L}])(?:công dụng|tác dụng|lợi ích|hiệu quả)(?![\p{L}])|^(?:giúp|hỗ trợ|tăng|giảm|làm đẹp|mang (?:lại|đến)|công dụng|tác dụng|tốt cho|phù hợp|thích hợp|dành cho|dễ|tiện|đa dạng|đơn giản|linh hoạt)(?![\p{L}])/u;

/** "dễ sử dụng:", "khi sử dụng:" are no headings of use. */
const isHeading = (text: ReadText, { title, parted, head }: Section): boolean =>
  title !== 'sử dụng' || (parted && !/\p{L} $/u.test(text.folded.text.slice(Math.max(0, head - 2), head)));

interface Headed {
  section: Section;
  body: Range;
}
/** Cautions come after the steps. */
const isNote = ({ section }: Headed): boolean => section.title.startsWith('lưu ý');
const headed = (text: ReadText): Headed[] =>
  sectionsOfKind(text, 'usage')
    .filter((section) => isHeading(text, section))
    .flatMap((section) => {
      const body = contentOf(text, section);
      return body ? [{ section, body: { start: body.start, end: Math.min(body.end, body.start + LONGEST_BODY) } }] : [];
    });

/** The place's sentence, cut near the find. */
function around(text: ReadText, at: Range): Range {
  const { start, end } = sentenceAt(text, at.start);
  return { start: Math.max(start, at.start - 40), end: Math.max(at.end, end) };
}

/** "khăn quàng cổ", "dầu gội đầu", "muối ngâm chân": what the goods are called. */
const NAMED_FOR = /^(?:quàng|choàng|đeo|gội|ngâm|tắm|rửa|massage|xông|súc|khoác|chấm)(?![\p{L}])/u;
const GOODS =
  /(?:khăn|túi|dầu|muối|thảo dược|máy|giày|sữa|kem|nước|himalaya|bột|gói|xịt|áo|muối hồng|bộ|combo|gel|ghế|gối|đai|bồn|chậu|lá) $/;
const isNoun = ({ text, start, end }: TermHit): boolean =>
  NAMED_FOR.test(text.folded.text.slice(start, end)) &&
  GOODS.test(text.folded.text.slice(Math.max(0, start - 12), start));

/** Content without a word of ours is still told, unless it praises. */
const isTold = (text: ReadText, { start }: Range): boolean => {
  const { end } = sentenceAt(text, start);
  const first = text.folded.text.slice(start, end);
  return !PRAISE.test(first) && /\p{L}\P{L}{1,4}\p{L}{1,12}\P{L}{1,4}\p{L}/u.test(first);
};

export const fact = defineFact({
  name: 'usage',
  lexicons: { instructions, plainVerbs, notUse },
  examples: {
    hit: [
      { text: 'Hướng dẫn sử dụng: hãm 5 g trà với 200 ml nước sôi trong 3 phút.' },
      { text: 'Cách dùng\nUống trực tiếp sau bữa ăn.' },
      { text: 'Thoa đều lên da rồi mát xa nhẹ nhàng.' },
      { text: 'Giặt tay bằng nước lạnh, ủi ở nhiệt độ thấp.' },
      { text: 'Nhỏ 2 giọt vào đèn xông.' },
      { text: 'Hướng dẫn sử dụng: Cài nan vào khe, gài chốt sau lưng.' },
      { text: 'Cách chơi\nMỗi người giữ năm quân, ai hết trước thì thắng.' },
      { text: 'Mix with warm water and serve with ice.' },
    ],
    miss: [
      { text: 'Hướng dẫn sử dụng:\nCông dụng: giúp da mịn màng.' },
      { text: 'Cách dùng:' },
      { text: 'Cách dùng: xem trên bao bì' },
      { text: 'Dễ sử dụng:\nKhay sử dụng 1 lần đảm bảo sạch.' },
      { text: 'Măng được sấy theo quy trình khép kín.' },
      { text: 'Quà tặng ý nghĩa, hương thơm dịu.' },
    ],
  },
  detect({ texts, found }) {
    const own = (lexicon: string, text: ReadText): TermHit[] => found(lexicon).filter((hit) => hit.text === text);
    const statements = (text: ReadText): Ranked[] => {
      const signs: Range[] = [
        ...own('instructions', text).filter((hit) => !isNoun(hit)),
        ...[DOSED, RHYTHM, FORBIDDEN].flatMap((pattern) => matches(text, pattern)).filter((one) => !isSingle(one)),
      ];
      const verbs = own('plainVerbs', text).filter(
        ({ start }) => start - sentenceAt(text, start).start <= OPENING_VERB,
      );
      const here = new RangeIndex<Range>([...signs, ...verbs, ...matches(text, FOR_MINUTES)]);
      const barred = new RangeIndex<Range>(own('notUse', text));
      const bodies = headed(text).map((one) => ({ ...one, steps: here.within(one.body) }));
      const told = bodies.filter(({ steps, body }) => steps.length > 0 || isTold(text, body));
      const shown = told
        .toSorted((a, b) => Number(isNote(a)) - Number(isNote(b)) || b.steps.length - a.steps.length)
        .map(({ section, body }) => ({ start: section.head, end: Math.min(body.end, body.start + SHOWN) }));
      const free = signs.filter(({ start }) => barred.within(sentenceAt(text, start), 1).length === 0);
      return [
        ...ranked(text, Rank.Headed, [...ownField(text, 'usage'), ...shown]),
        ...ranked(
          text,
          Rank.Explicit,
          told.flatMap(({ steps }) => steps.map((step) => around(text, step))),
        ),
        ...ranked(
          text,
          Rank.Prose,
          free.map((sign) => around(text, sign)),
        ),
      ];
    };
    return bestFirst(texts.filter(({ role }) => role !== 'title').flatMap(statements));
  },
});
