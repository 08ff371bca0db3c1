import { bestFirst, below, contentOf, ownField, Rank, type Ranked, ranked } from '../statements/best-first.js';
import { type Found, isCapital, isDigit, matches, type Range, RangeIndex, sentenceAt } from '../statements/lines.js';
import { ingredientNames, madeFrom, materials, notMade, pure, weakCues } from '../statements/ingredient-phrases.js';
import { beginsWithPlace } from '../statements/places.js';
import { headings } from '../statements/headings.js';
import { sectionsOf, sectionsOfKind } from '../statements/sections.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

/** "100 % mật ong", "85% cotton", "2,5 % cao tam thất". */
const SHARE = /(?<![\p{L}\p{N}.,])\d{1,3}(?:[.,]\d{1,3})? ?% ?([\p{L}][\p{L} ]{1,30})/gu;
/** "mật ong 70 %", "hồng sâm chiếm 14,5 %". */
const SHARED =
  /(?:^|[\n•,;:(+–-] ?)([\p{L}][\p{L}\d ]{2,40}?) ?(?:chiếm )?(?:: ?\d{1,3}(?:[.,]\d{1,3})? ?(?:%|mg|mcg|µg|iu|g(?![\p{L}]))|\( ?\d{1,3}(?:[.,]\d{1,3})? ?(?:%|mg|mcg|iu))|(?:^|[\n•,;+–-] ?)([\p{L}][\p{L} ]{2,40}) (?:chiếm )?\d{1,3}(?:[.,]\d{1,3})? ?%(?=[.,;\n)]|$)/gu;
/** "… nguyên chất 100 %": found by its words, told with what stands before them. */
const PURE_SHARE = /(?<!\p{L})(?:chiếm|nguyên chất|tự nhiên) ?\d{1,3}(?:[.,]\d{1,3})? ?%/gu;
const SUBJECT = /\p{L}[\p{L} ]{2,30} $/u;
/** "bồ kết (70 %)". */
const BRACKETED = /(?<!\p{L})\p{L}{2,40} ?\( ?\d{1,3}(?:[.,]\d{1,3})? ?%/gu;
/** What a share says when it is no composition: a promise, a likeness, an effect, a size. */
const NO_SHARE =
  /^ ?(?:chính|hài lòng|hoàn|như|y|giống|đúng|đảm bảo|tự động|an toàn|khách|cam kết|quyền lợi|tiền|giá|hàng|số|phụ nữ|người|hiệu quả|mới|authentic|uy tín|chất lượng|đổi|trị giá|cho|nếu|các|trên|khi|với|là|và|sản phẩm|đã|so với|vi khuẩn|tia|giảm|off|ưu đãi|về|của|được|không|lượng|nhu cầu|từ thiên|từ tự|tự nhiên|thiên nhiên|thực vật tự|độ|đường huyết|diện tích|thị phần|đơn|ảnh|hư tổn|thời gian|có|do|tại|ở|bởi|một|đạt|đều|chai|hộp|lọ|hũ|chỉ|sau|trước|trong|xuất|nhập|nhãn|thương hiệu|mẫu|tình trạng|tương đương|lợi|tỷ lệ|bảo hành|kết quả|sự|sẽ|có thể|công suất|thành công|rủi ro|sở thích|việt nam|thuần việt)(?![\p{L}])/u;
const NO_SUBJECT =
  /(?:giảm|tăng|sale|độ ẩm|hàm lượng|giá|đến|tới|hơn|ưu đãi|khuyến mãi|hiệu quả|chiết khấu|cam kết|đảm bảo|hoàn tiền|bảo hành|công suất|chính hãng|tỷ lệ|độ|thêu|trắng cầu|hàng|chính xác|trên|dưới|khoảng|nồng độ|hiệu suất|nhịp tim|sạc|pin|hình|ảnh|mẫu|mô tả|thật|chất lượng|hết gầu|tiền|dày mỏng|tình trạng|ship|^hữu cơ|^organic)$|(?:khối lượng|trọng lượng|dung tích|thể tích|kích thước)/;

function bodyOf(text: ReadText, range: Range): Range | undefined {
  const content = contentOf(text, range);
  if (!content) return undefined;
  const body = text.folded.text.slice(content.start, Math.min(content.end, content.start + 400));
  if (PACK.test(body) || isGraded(body)) return undefined;
  return { start: content.start, end: content.start + body.length };
}
/** A pack is no content. */
const PACK = /^(?:h[ũủ] |chai |lọ |hộp |bao bì)/u;
/** Grades and feels name no stuff: "chất liệu: cao cấp, mềm mịn". */
const GRADES = new Set(
  (
    'chất liệu vải hàng loại tốt đẹp xịn mịn mềm mại mượt mướt dày dặn mỏng nhẹ bền co giãn thoáng mát an toàn cao cấp nhập ' +
    'khẩu ngoại lượng tự nhiên thiên thân thiện đảm bảo mặc không ko nhăn nhàu xù phai màu cực rất siêu và 1 2 4'
  ).split(' '),
);
const isGraded = (body: string): boolean =>
  (/^[^.;\n•★✽()–-]*/u.exec(body)?.[0].match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => GRADES.has(word));

/** Words of prose as well: a heading only before a colon. */
const BARE = new Set(
  'vải|cấu tạo|thảo dược|dược liệu|nguyên liệu|chất vải|loại vải|tp|nguyên vật liệu|hoạt chất|vật liệu|làm từ|được làm từ|được làm bằng|chất liệu'.split(
    '|',
  ),
);

interface Headed {
  start: number;
  title: string;
  body: Range;
}
/** How much of a list a text is: its short pieces. Where the stuff comes from is told elsewhere. */
function listed({ folded }: ReadText, { title, body }: Headed): number {
  const pieces = folded.text.slice(body.start, Math.min(body.end, body.start + 300)).split(/[,;+\n•]/u);
  return title.startsWith('nguồn') ? 0 : pieces.filter((piece) => piece.trim() !== '' && piece.length <= 45).length;
}

/** "Chất: đũi": too common a word for a heading but before a colon. */
const STUFF = /(?:^|\n)[^\p{L}\n]{0,6}chất ?: ?(?=\p{L})[^\n]{1,80}/gu;

/** The fullest list first. */
function headed(text: ReadText): Range[] {
  const told = sectionsOfKind(text, 'ingredients').flatMap((section) => {
    if (BARE.has(section.title) && !section.parted) return [];
    const body = bodyOf(text, below(text, section)) ?? bodyOf(text, section);
    return body ? [{ start: section.head, title: section.title, body }] : [];
  });
  return told
    .toSorted((a, b) => listed(text, b) - listed(text, a))
    .map(({ start, body }) => ({ start, end: body.end }));
}

const UNNAMED =
  /^ (?:(?:các |những |cánh )*(?:rừng|núi|vùng|đồi|biển|đảo|mỏ)|(?:giữa )?(?:kỹ thuật|công nghệ|phương pháp|quy trình|dây chuyền|đôi tay|bàn tay|tay|máy|chứng|phong cách|truyền thống|cả|chính đôi)|(?:100 ?% ?|hoàn toàn |từ |những |các |nhiều |loại |nguyên liệu |thành phần |chất liệu |có nguồn gốc )*(?:thiên nhiên|tự nhiên|thoáng mát|mềm|bền|nhẹ|đẹp|dày|hiện đại|nâng cấp|an toàn|lành tính|chất lượng|cao cấp|tốt|thảo mộc thiên nhiên)|năm|khi|ngày|đâu|lâu|\d{4}|nhiều loại|những nguyên liệu|các nguyên liệu)(?![\p{L}])/u;
/** Something is named behind the cue, and not a place ("có nguồn gốc từ Lào"). */
const afterWords = ({ text, term, end }: TermHit): boolean => {
  // "bằng gỗ" names it itself.
  if (/^bằng (?!vải$|chất liệu$)\p{L}/u.test(term)) return true;
  const rest = text.folded.text.slice(end, end + 40);
  return /^[ :,"“(]{0,3}[\p{L}\d]{2}/u.test(rest) && !beginsWithPlace(rest) && !UNNAMED.test(rest);
};

/** "chứa Betaglucan": a name no Vietnamese word looks like, written with a capital. */
function isForeignName({ text, end }: TermHit): boolean {
  const [whole, name = ''] =
    /^ (?:các |chất |hoạt chất |thành phần )?([a-z][a-z0-9-]{4,})/u.exec(text.folded.text.slice(end, end + 40)) ?? [];
  const at = end + (whole?.length ?? 0) - name.length;
  return name !== '' && isCapital(text, at) && !isCapital(text, at + 1);
}

/** "làn da tự nhiên" is a skin's. */
const SKIN = new Set(['da dù', 'da thô', 'da tự nhiên', 'da hương', 'da nhựa', 'da kính']);

/** "không chứa silicon" names what is not in it. */
const isDenied = ({ text, start }: TermHit): boolean =>
  /(?:không|chẳng|loại bỏ|đào thải|free)(?: [\p{L}]{1,24}){0,3} $|có thể $/u.test(
    text.folded.text.slice(Math.max(0, start - 24), start),
  );

/** "công thức đặc biệt" promises; "công thức đặc biệt từ gừng" tells. */
const isPromise = ({ text, term, end }: TermHit): boolean =>
  term.startsWith('công thức ') &&
  !/ (?:từ|gồm|kết hợp)$/u.test(term) &&
  !/^ (?:giữa|của|từ|gồm|với)/u.test(text.folded.text.slice(end, end + 8));

/** "nuôi trên gỗ sồi": what the goods grew on or were cooked with. */
const isGround = ({ text, start }: TermHit): boolean =>
  /(?<!\p{L})(?:nuôi|trồng|mọc|hun|nướng|nấu|sấy)(?: trên| bằng| trong) $/u.test(
    text.folded.text.slice(Math.max(0, start - 14), start),
  );

/** "lau bằng vải mềm", "đối với đồ làm bằng len": how things are kept clean. */
const isCare = ({ text, start }: TermHit): boolean =>
  /(?<!\p{L})(?:lau|chùi|vệ sinh|rửa|giặt|đối với)(?!\p{L})[^.;\n]{0,30}$/u.test(
    text.folded.text.slice(Math.max(0, start - 40), start),
  );

/** "túi vải bố", "khăn lụa tơ tằm", "hũ thủy tinh": what the goods are called, or what they are packed in. */
const isNamed = ({ text, start }: TermHit): boolean =>
  /(?:chai|hũ|nắp|ống|lon|tuýp|vỏ|bao bì|chum|vại|thùng|vòi|bao|khay|thìa|muỗng|túi|khăn|áo|quần|váy|đầm|vòng|mũ|nón|giày|ví|balo|bình|cốc|ly|hộp|lọ|chăn|ga|gối|rèm|đồ|tranh|áo dài|nhiều|loại|bán) $/.test(
    text.folded.text.slice(Math.max(0, start - 8), start),
  );

function shares(text: ReadText): Found[] {
  const first = matches(text, SHARE).filter(({ match, start }) => {
    const before = text.folded.text.slice(Math.max(0, start - 14), start).trimEnd();
    return !NO_SHARE.test(match[1] ?? '') && !NO_SUBJECT.test(before) && !isDigit(before.at(-1));
  });
  const second = matches(text, SHARED).filter(({ match }) => {
    const subject = (match[1] ?? match[2] ?? '').trim();
    return !NO_SUBJECT.test(subject) && !headings.has(subject) && (text.role !== 'title' || match[0].endsWith('%'));
  });
  const pures = matches(text, PURE_SHARE).flatMap((one) => {
    const [subject] = SUBJECT.exec(text.folded.text.slice(Math.max(0, one.start - 32), one.start)) ?? [];
    if (subject === undefined || NO_SUBJECT.test(subject.trim())) return [];
    return [{ ...one, start: one.start - subject.length }];
  });
  const third = matches(text, BRACKETED).filter(({ match }) => !NO_SUBJECT.test(match[0].split(/ ?\(/)[0] ?? ''));
  return [...first, ...second, ...pures, ...third];
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
      { text: 'Thành phần: lá chè, hoa nhài.', passage: 'Thành phần: lá chè, hoa nhài.' },
      {
        text: 'Thành phần nổi bật: gừng giúp ấm người.\nThành phần: gừng, mật ong, quế, chanh',
        passage: 'Thành phần: gừng, mật ong, quế, chanh',
      },
      { text: 'Viên nang chứa Betaglucan từ nấm men.' },
      { text: 'Khay tre, thân ghép bằng gỗ cao cấp.' },
      { text: 'Cà pháo lên men với riềng, ớt.' },
      { text: 'Chất: đũi thô dệt khung gỗ' },
      { text: 'Thân gấu được nhồi bông gòn.' },
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
      { text: 'Chất liệu: cao cấp, mềm mịn' },
      { text: 'Chất vải đẹp, được may bằng kỹ thuật riêng.' },
      { text: 'Giống ảnh 100%, màu 100% như khách chọn.' },
      { text: 'Khối lượng cả hộp: 250 g' },
      { text: 'Nấm nuôi trên gỗ sồi, mật lấy từ rừng tràm.' },
      { text: 'Mật đựng trong hũ thủy tinh.' },
      { text: 'Công nghệ, tiêu chuẩn và đường may mới, giúp cân bằng da.' },
      { text: 'Lau khô bằng vải mềm.' },
      { text: 'Công thức đặc biệt giúp dưỡng tóc.' },
      { text: 'Cho làn da tự nhiên, da dù khô cũng hợp.' },
    ],
  },
  detect({ texts, found }) {
    const told = (text: ReadText): Ranked[] => {
      if (text.role === 'title') return ranked(text, Rank.Name, shares(text));
      const own = (lexicon: string): TermHit[] => found(lexicon).filter((hit) => hit.text === text);
      const uses = new RangeIndex(sectionsOf(text).filter(({ kind }) => kind === 'usage'));
      const stated = (hit: TermHit): boolean => !uses.over(hit.start) && !isRecipe(hit) && !isDenied(hit);
      const barred = new RangeIndex<Range>(own('notMade'));
      const names = own('ingredientNames').filter((hit) => stated(hit) && !barred.over(hit.start));
      const named = new RangeIndex(names);
      const weak = (hit: TermHit): boolean =>
        isForeignName(hit) ||
        named
          .within({ start: hit.end, end: hit.end + 17 }, 1)
          .some(({ start }) => !/[\n.;]/u.test(text.folded.text.slice(hit.end, start)));
      const said = [
        ...own('pure').filter((hit) => stated(hit) && !isCapital(text, hit.end - 4)),
        ...own('materials').filter(
          (hit) => stated(hit) && !isNamed(hit) && !isGround(hit) && !isCare(hit) && !SKIN.has(hit.term),
        ),
        ...own('madeFrom').filter(
          (hit) => afterWords(hit) && !isPromise(hit) && !isCare(hit) && (barred.over(hit.start)?.end ?? 0) < hit.end,
        ),
      ];
      const asides = [
        ...own('weakCues').filter((hit) => stated(hit) && weak(hit)),
        // Two names close together, with a comma or "và" between them, are a list.
        ...names.filter((hit, index) => isListed(hit, names[index + 1])),
      ];
      return [
        ...ranked(text, Rank.Headed, [...ownField(text, 'ingredients'), ...headed(text)]),
        ...ranked(text, Rank.Explicit, [...matches(text, STUFF), ...shares(text), ...said.map(toSentenceEnd)]),
        ...ranked(text, Rank.Prose, asides.map(toSentenceEnd)),
      ];
    };
    return bestFirst(texts.flatMap(told), MOST);
  },
});
