import { HitIndex } from '../clauses.js';
import { bestFirst, contentOf, ownField, Rank, type Ranked, ranked } from '../statements/best-first.js';
import { isCapital, lineEnd, matches, type Range, RangeIndex, sentenceAt } from '../statements/lines.js';
import { goods, lands, makes, others, parts, strange } from '../statements/origin-phrases.js';
import { beginsWithPlace, countryNames, homePlaces, needsCapital } from '../statements/places.js';
import { sectionsOf } from '../statements/sections.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

const list = (text: string): string[] => text.split('|');
const VIETNAM = /^(?:việt nam|viet nam|vietnam|vn)$/;

const MAKERS = new Set(
  list(
    'sản xuất|đóng gói bởi|đóng gói tại|nsx|nhà sản xuất|đơn vị sản xuất|cơ sở sản xuất|sản xuất bởi|công ty sản xuất|hãng sản xuất|manufacturer|manufactured by|produced by',
  ),
);

const junk =
  /^[\s:.,–-]*(?:đang cập nhật|updating|xem (?:trên )?bao bì|rõ ràng|n\/a|không|chưa|khác|$)|^[\s:]*(?:rõ ràng|đảm bảo|tự nhiên|thiên nhiên)/;

/** One word, often part of a name or of a cloth's: "Duy Anh", "lụa Nhật". */
const isShort = ({ term }: TermHit): boolean => term !== 'huế' && !term.includes(' ') && needsCapital.has(term);
const LOOSE = new Set([
  'sản xuất',
  'nguồn gốc',
  'xx',
  'quốc gia',
  'thương hiệu và xuất xứ',
  'khu vực khai thác',
  'khu vực quay mật',
  'vùng trồng',
  'vùng nguyên liệu',
]);

function isPlace(hit: TermHit): boolean {
  const { text, start, end } = hit;
  const written = text.folded.text.slice(start, end);
  return !needsCapital.has(written) || (isCapital(text, start) && !(isShort(hit) && isInName(text, start)));
}
/** "Việt Anh": the word before is of the same name. */
function isInName(text: ReadText, at: number): boolean {
  const [word = ''] = /(?<!\p{L})\p{L}{1,10} $/u.exec(text.folded.text.slice(Math.max(0, at - 12), at)) ?? [];
  return word !== '' && isCapital(text, at - word.length) && !isCapital(text, at - word.length + 1);
}

/** "… được trồng ở đâu?", and the answer begins with the place. */
const ASKED = /^ ?(?:đâu|vùng nào|nơi nào|nơi đâu|tỉnh nào)? ?\?\s?$/;

/** Nothing but small words between two ranges. */
const near = (cue: TermHit, place: TermHit, gap: number): boolean => {
  if (cue.end > place.start || place.start - cue.end > gap) return false;
  const between = cue.text.folded.text.slice(cue.end, place.start);
  return !/[.;!?\n]|, ?(?:giao|ship|giúp)/.test(between) || ASKED.test(between);
};

/** "… tại Bảo Lộc": where something happens. */
const within = ({ text, start }: TermHit): boolean =>
  /(?:^|[ \n])(?:tại|ở|từ|thuộc|của vùng|trên)(?: các| những| khắp| tỉnh| huyện| vùng| vùng đất| đất| xã)? $/.test(
    text.folded.text.slice(Math.max(0, start - 20), start),
  );
const sameSentence = (cue: TermHit, place: TermHit): boolean =>
  cue.text === place.text &&
  cue.end <= place.start &&
  place.start - cue.end <= 120 &&
  !/[.;!?\n]/.test(cue.text.folded.text.slice(cue.end, place.start));

/** "hàng Việt Nam" says where it comes from, "Yến Sào Việt Nam" is a firm. */
const OF_HOME = new Set(list('hàng|sản phẩm của|sản phẩm từ|nông dân|bà con|thực vật|thuần'));
const pickGoods = (place: TermHit, cue: TermHit | undefined): TermHit | undefined => {
  if (!cue || (isShort(place) && cue.term !== 'hàng')) return undefined;
  return VIETNAM.test(place.term) && !OF_HOME.has(cue.term) ? undefined : cue;
};

/** "sản xuất tại" and any name: no list of places is complete. */
const MADE_AT =
  /(?<![\p{L}\p{N}])(?:sản xuất|trồng|thu hoạch|nuôi|khai thác|đóng gói|chế biến|dệt|may|thủ công|nhà máy|xưởng|xưởng đặt|nhà máy đặt)(?: trực tiếp)? (?:tại|ở) ([\p{L}][\p{L} ]{2,30})/gu;
/** "đặc sản …", "gửi từ …" and any name. */
const SPECIAL =
  /(?<![\p{L}\p{N}])(?:(?:đặc sản|sản vật|thức quà)(?: (?:của|vùng|tỉnh|huyện|xứ|miền|đất|nổi tiếng|quê hương)){0,2}|(?:mang về|gửi|vận chuyển) từ) ([\p{L}][\p{L} ]{2,30})/gu;
const NO_PLACE =
  /^(?:nhà|xưởng|cơ sở|công ty|cty|các|những|nhiều|đây|đâu|phòng|quy|điều|nhiệt|môi|trong|trên|độ|một|chính|gia đình|shop|htx|hợp tác|trang trại|nông trại|nước ngoài|thị)/u;
const madeAt = (text: ReadText): Range[] =>
  [...matches(text, MADE_AT), ...matches(text, SPECIAL)].filter(({ match, end }) => {
    const name = match[1] ?? '';
    return isCapital(text, end - name.length) && !NO_PLACE.test(name) && !capitals(text, end - name.length);
  });
/** Ground with any proper name behind it, where the same sentence tells of growing or making: no list is complete. */
const GROUND =
  /(?<![\p{L}\p{N}])(?:vùng(?: núi| đất| biển| quê| chè| cao| trồng| hồ| sông)?|núi|rừng|đồi|đảo|cù lao|thung lũng|cao nguyên|làng(?: nghề)?|bản|buôn|ấp|thôn|xóm|xã|huyện|tỉnh|thị trấn|thị xã|sông|hồ|đầm|phá|vịnh|biển|dãy|cánh đồng|vườn quốc gia|nông trường|xứ) ([\p{L}][\p{L} ]{2,30})/gu;
const GROWN =
  /(?<![\p{L}\p{N}])(?:trồng|nuôi|hái|thu hoạch|thu hái|thu mua|khai thác|đánh bắt|sản xuất|chế biến|làm ra|dệt|đan|nung|chưng cất|canh tác|lấy mật|hút mật|quay mật|lấy từ|đặc sản|sản vật|nguồn mật|nguyên liệu|vùng trồng|mọc|sinh trưởng|ươm|chăn thả|bắt nguồn|có nguồn gốc|kết tinh|chắt chiu|nguồn thu)(?![\p{L}\p{N}])/u;
const NOT_GROWN =
  /(?<![\p{L}])(?:giao hàng|ship|địa chỉ|cửa hàng|liên hệ|chi nhánh|văn phòng|showroom|du lịch|khách hàng)(?![\p{L}])/u;
const grownAt = (text: ReadText): Range[] =>
  matches(text, GROUND).filter(({ match, start, end }) => {
    const name = match[1] ?? '';
    const at = end - name.length;
    if (text.role === 'title' || !isCapital(text, at) || capitals(text, at)) return false;
    const { start: from, end: to } = sentenceAt(text, start, 120);
    const sentence = text.folded.text.slice(from, to);
    return GROWN.test(sentence) && !NOT_GROWN.test(sentence);
  });
/** The words before are capitals as well: nothing to be told from a capital. */
const capitals = (text: ReadText, at: number): boolean => isCapital(text, at - 2) && isCapital(text, at - 3);

/** Who makes it, and producers that make where they are: "sản xuất và đóng gói bởi …", "HTX …, xã …". */
const MAKER_LINE =
  /(?<![\p{L}\p{N}])(?:(?:sản xuất|chế biến|đóng gói|đóng chai)(?: (?:và|&) \p{L}{2,5} \p{L}{2,5})? bởi|htx|hợp tác xã|tổ hợp tác|cơ sở sản xuất|cssx|nông trại|trang trại|hộ sản xuất)(?!\p{L})[^\n]{3,120}/gu;

/** Lines that name the maker, with the address if it follows at once. */
function makersOf(text: ReadText): RangeIndex<Range & { head: number }> {
  const sections = sectionsOf(text);
  const lineOf = ({ start, end }: Range): number => Math.min(end, lineEnd(text, start));
  const makers = sections.flatMap((section, index) => {
    if (!MAKERS.has(section.title)) return [];
    const end = lineOf(section);
    const next = sections[index + 1];
    const isAddress = next?.title === 'địa chỉ' && next.head - end <= 12;
    return [{ head: section.head, start: section.start, end: isAddress ? lineOf(next) : end }];
  });
  const named = matches(text, MAKER_LINE).map(({ start, end }) => ({ head: start, start, end }));
  return new RangeIndex([...makers, ...named]);
}

/** Where the goods come from, then where their brand does, then what only stands under the heading. */
function headed(text: ReadText): Ranked[] {
  return sectionsOf(text)
    .filter(({ kind }) => kind === 'origin')
    .flatMap(({ head, start, end, title }) => {
      const from = start + (/^\s*/.exec(text.folded.text.slice(start, end))?.[0].length ?? 0);
      const to = Math.min(end, lineEnd(text, from), from + 160);
      const body = text.folded.text.slice(from, to);
      if (to <= from || junk.test(body) || !contentOf(text, { start: from, end: to })) return [];
      const isPlaced = beginsWithPlace(body);
      // "xuất xứ" is answered by whatever follows; looser headings by a name.
      if (!title.startsWith('xuất') && !isPlaced && (LOOSE.has(title) || !isCapital(text, from))) return [];
      const rank = isPlaced ? (title.includes('thương hiệu') ? Rank.Explicit : Rank.Headed) : Rank.Prose;
      return ranked(text, rank, [{ start: head, end: to }]);
    });
}

/** "các tỉnh … và Hà Nội: 2 - 3 ngày". */
const isDelivered = ({ text, end }: TermHit): boolean =>
  /^[^.;\n]{0,30}?\d ?(?:[-–] ?\d ?)?(?:ngày|giờ|h)(?![\p{L}])/u.test(text.folded.text.slice(end, end + 44));
/** A name that speaks of a style means no origin. */
const isStyled = ({ text, start }: TermHit): boolean =>
  text.role === 'title' &&
  /(?<![\p{L}])(?:phong cách|style|form|thời trang|phiên bản|công nghệ|chuẩn)(?![\p{L}])/u.test(
    text.folded.text.slice(Math.max(0, start - 60), start),
  );

/** "thép nhập khẩu từ …", "hàng giả xuất xứ từ …": the sentence tells of something else. */
const tellsOf = (other: TermHit, cue: TermHit): boolean =>
  sameSentence(other, cue) &&
  cue.start - other.end <= 40 &&
  !other.text.folded.text.slice(other.end, cue.start).includes(',');
/** "tinh chất hồng sâm …": the place names a stuff in the goods. */
const isWithin = (part: TermHit, place: TermHit): boolean => sameSentence(part, place) && place.start - part.end <= 24;

export const fact = defineFact({
  name: 'origin',
  lexicons: { strange, parts, makes, lands, goods, others, home: homePlaces, countries: countryNames },
  examples: {
    hit: [
      { text: 'Xuất xứ: Việt Nam', passage: 'Xuất xứ: Việt Nam' },
      { text: 'Trà được hái ở những đồi chè của xã Tân Cương, Thái Nguyên.' },
      { name: 'Cà phê bột Đắk Lắk 500g' },
      { text: 'Made in Vietnam' },
      { text: 'Măng lấy từ núi rừng Tây Bắc.' },
      { text: 'Sâm nhập khẩu trực tiếp từ Hàn Quốc' },
      { text: 'Xuất xứ thương hiệu: Pháp\nNơi sản xuất: Việt Nam', passage: 'Nơi sản xuất: Việt Nam' },
      { name: 'Khăn lụa Hà Nam', text: 'Dệt tại Hà Nam.', passage: 'Dệt tại Hà Nam' },
      { text: 'Xưởng sản xuất lâu năm tại Nam Định.' },
      { text: 'Mắm cáy đặc sản Cái Vồn.' },
      { text: 'Cơ sở sản xuất: Nhà Mây\nĐịa chỉ: xóm 4, tỉnh Nghệ An' },
      { text: 'HTX Cỏ Mây, xã Bình Lau, tỉnh Thanh Hóa' },
      { name: 'Mè xửng dẻo Huế' },
      { text: 'KHĂN DỆT TRỰC TIẾP TẠI NINH BÌNH' },
    ],
    miss: [
      { text: 'Xuất xứ: Đang cập nhật' },
      { text: 'Nguồn gốc rõ ràng, giao hàng tại Hà Nội.' },
      { text: 'Đạt tiêu chuẩn Nhật Bản, được phụ nữ Việt Nam tin dùng.' },
      { text: 'Khung tủ bằng thép nhập khẩu từ Thụy Điển.' },
      { text: 'Kem có tinh chất nhân sâm Hàn Quốc.' },
      { text: 'Gửi tới tỉnh Quảng Nam và Huế: 4 - 6 ngày.' },
      { name: 'Áo khoác phong cách Hàn Quốc' },
      { text: 'Liên hệ Xưởng may Việt Anh.' },
      { text: 'Hàng nhái đa số xuất xứ từ Thái Lan.' },
    ],
  },
  detect({ texts, found }) {
    const home = found('home').filter(isPlace);
    const abroad = new Set(found('countries').filter(isPlace));
    const cues = {
      makes: new HitIndex(found('makes')),
      lands: new HitIndex(found('lands')),
      goods: new HitIndex(found('goods')),
    };
    const index = {
      others: new HitIndex(found('others')),
      strange: new HitIndex(found('strange')),
      parts: new HitIndex(found('parts')),
    };
    const barred = (place: TermHit): boolean =>
      isDelivered(place) ||
      (abroad.has(place) && isStyled(place)) ||
      index.others.before(place, 3).some((other) => near(other, place, 12));
    const isElsewhere = (cue: TermHit, place: TermHit): boolean =>
      index.strange.before(cue, 2).some((other) => tellsOf(other, cue)) ||
      (abroad.has(place) &&
        !VIETNAM.test(place.term) &&
        (index.parts.before(cue, 2).some((part) => tellsOf(part, cue)) ||
          index.parts.before(place, 2).some((part) => isWithin(part, place))));
    const told = (place: TermHit): Ranked[] => {
      const abroadToo = abroad.has(place);
      const pick = (hits: HitIndex, gap: number): TermHit | undefined =>
        hits.before(place, 6).find((cue) => near(cue, place, gap));
      const made = pick(cues.makes, abroadToo ? 24 : 60);
      const cue =
        made ?? pickGoods(place, pick(cues.goods, abroadToo ? 2 : 6)) ?? (abroadToo ? undefined : pick(cues.lands, 30));
      const own =
        cue ??
        (abroadToo || !within(place)
          ? undefined
          : [cues.makes, cues.lands].flatMap((hits) => hits.before(place, 3)).find((one) => sameSentence(one, place)));
      if (!own || isElsewhere(own, place)) return [];
      return ranked(place.text, made ? Rank.Explicit : Rank.Prose, [{ start: own.start, end: place.end }]);
    };
    const makers = new Map(texts.map((text) => [text, makersOf(text)]));
    const byMaker = (place: TermHit): Ranked[] | undefined => {
      const maker = makers.get(place.text)?.over(place.start);
      return maker && ranked(place.text, Rank.Prose, [{ start: maker.head, end: place.end }]);
    };
    const placed = [...home, ...abroad].flatMap((place) => {
      if (barred(place)) return [];
      if (place.text.role === 'title' && !isShort(place) && !VIETNAM.test(place.term))
        return ranked(place.text, Rank.Name, [place]);
      return byMaker(place) ?? told(place);
    });
    const stated = texts.flatMap((text) => [
      ...ranked(text, Rank.Headed, ownField(text, 'origin')),
      ...headed(text),
      ...ranked(text, Rank.Explicit, madeAt(text)),
    ]);
    const grown = texts.flatMap((text) => ranked(text, Rank.Prose, grownAt(text)));
    return bestFirst([...stated, ...placed, ...grown]);
  },
});
