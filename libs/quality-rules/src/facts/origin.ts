import { HitIndex } from '../clauses.js';
import {
  distinct,
  isCapital,
  lineEnd,
  matches,
  passage,
  RangeIndex,
  type Range,
  sentenceAt,
} from '../statements/lines.js';
import { beginsWithPlace, countryNames, homePlaces, needsCapital } from '../statements/places.js';
import { sectionsOf } from '../statements/sections.js';
import type { ReadText, TermHit } from '../texts.js';
import { defineFact } from './fact.js';

const list = (text: string): string[] => text.split('|');
const cross = (heads: string, tails: string): string[] =>
  list(heads).flatMap((head) => list(tails).map((tail) => `${head} ${tail}`));

/** Say that what follows is where the goods are made, grown or fetched. */
const makes = [
  ...cross(
    'sản xuất|được sản xuất|chế biến|đóng gói|đóng chai|trồng|được trồng|nuôi|nuôi trồng|canh tác|thu hoạch|thu hái|thu mua|' +
      'khai thác|đánh bắt|hái|chưng cất|dệt|dệt thủ công|làm|chế tác|lấy|được lấy|lắp ráp|gia công|sinh trưởng|mọc|sống|' +
      'quay mật|lấy mật|hút mật|lấy phấn|chăn thả|ươm|xuất xứ|tuyển chọn|chọn lọc|tuyển lựa|thủ công|' +
      'chiết xuất|nguyên liệu|săn|bắt nguồn|xuất phát|nguồn gốc|có nguồn gốc|' +
      'chắt lọc|kết tinh|thu được|vận chuyển|trồng nhiều|trồng trọt|gieo trồng',
    'tại|ở|từ|trên|trong|ngay tại|nhiều ở|chủ yếu ở|chủ yếu tại|khắp|theo từ|về từ',
  ),
  ...list(
    'nhập từ|nhập khẩu từ|nhập về từ|hàng chính hãng từ|chính hãng từ|nội địa từ|made in|product of|produced in|grown in|from|origin|manufactured in|imported from|nhập khẩu trực tiếp từ|nhập khẩu nguyên chiếc từ|' +
      'nhập trực tiếp từ|nhập khẩu chính ngạch từ|nhập khẩu|nhập khẩu chính hãng|hàng nhập|hàng nhập khẩu|đến từ|tới từ|' +
      'xuất xứ|nguồn gốc|bắt nguồn từ|xuất xứ từ|hàng nội địa|nội địa|đặc sản|đặc sản của|đặc sản vùng|đặc sản tỉnh|sản vật|' +
      'sản vật của|quê hương|món quà của|' +
      'làng nghề|có ở|chỉ có ở|chỉ có tại|mang về từ|gửi từ|thủ phủ|được làm tại',
  ),
];
/** Ground the goods come from; a place's name follows. */
const lands = list(
  'vùng|vùng đất|vùng núi|vùng cao|vùng rừng|vùng biển|vùng trồng|vùng chè|vùng nguyên liệu|núi rừng|núi|rừng|rừng tràm|' +
    'rừng hoa|rừng ngập mặn|cánh rừng|đại ngàn|cao nguyên|cao nguyên đá|thảo nguyên|đồi chè|đồi|vườn|vườn nhãn|vườn vải|' +
    'nông trường|trang trại|nông trại|farm|rẫy|bờ biển|biển|đảo|huyện đảo|quần đảo|ngư dân|hải sản|xứ|xứ sở|miền|miền đất|' +
    'đất|vùng quê|thung lũng|sông|đầm|phá|vịnh|làng|làng nghề|làng lụa|làng gốm|bản|buôn|xã|huyện|tỉnh|thị xã|khu vực|' +
    '2 tỉnh|hai tỉnh|dãy núi|dãy|vùng trời|trại ong|vùng thổ nhưỡng|thiên nhiên|hương vị|tinh túy',
);
/** Goods named by their place: "chè Thái Nguyên". */
const goods = list(
  'hàng|quà|thuần|ocop|sản phẩm của|sản phẩm từ|người dân|bà con|nông dân|đồng bào|nghệ nhân|ngư dân|vựa|thức quà|sản phẩm|mật ong|mật ong rừng|mật ong hoa nhãn|mật ong hoa rừng|mật ong bạc hà|mật|chè|trà|trà xanh|trà shan tuyết|trà ô long|cà phê|cafe|ca cao|cacao|' +
    'bột cacao|bột ca cao|tiêu|hồ tiêu|hạt tiêu|hạt điều|điều|mắc ca|macca|macadamia|gạo|gạo nếp|nếp|gạo lứt|miến|miến dong|mì|bún|' +
    'bún khô|bánh|bánh tráng|bánh đa|bánh đậu xanh|bánh pía|kẹo|kẹo dừa|kẹo cu đơ|mè xửng|nem|nem chua|giò|chả|chả mực|chả cá|lạp xưởng|lạp sườn|' +
    'thịt trâu|thịt trâu gác bếp|thịt lợn gác bếp|trâu gác bếp|bò khô|khô bò|khô cá|cá khô|cá cơm|cá thu|cá lóc|mực|mực khô|mực một nắng|' +
    'tôm|tôm khô|tôm chua|nước mắm|mắm|mắm tôm|mắm ruốc|muối|muối hồng|muối ớt|muối tôm|chẩm chéo|mắc khén|hạt dổi|tương|tương ớt|' +
    'tỏi|tỏi đen|hành|hành tím|gừng|nghệ|tinh bột nghệ|bột nghệ|sả|quế|hồi|sâm|nhân sâm|hồng sâm|hắc sâm|sâm củ|củ khô|yến|yến sào|tổ yến|' +
    'đông trùng hạ thảo|nấm|nấm linh chi|linh chi|nấm hương|mộc nhĩ|măng|măng khô|rong biển|rong nho|rau|hoa|hoa quả|trái cây|bưởi|cam|quýt|chanh|' +
    'vải|vải thiều|nhãn|nhãn lồng|chôm chôm|xoài|sầu riêng|mít|chuối|thanh long|dứa|khóm|táo|nho|mận|đào|lê|hồng|hồng giòn|hồng treo gió|na|bơ|trái bơ|' +
    'dâu|dâu tây|mác mác|chanh leo|dừa|dầu dừa|mứt|ô mai|lạc|đậu|đậu phộng|đậu xanh|vừng|ngô|khoai|khoai lang|khoai môn|sắn|' +
    'rượu|rượu cần|rượu ngô|rượu nếp|rượu vang|vang|rượu sim|sim|sữa|sữa bò|sữa chua|phô mai|lụa|lụa tơ tằm|tơ tằm|thổ cẩm|vải lanh|khăn|nón|nón lá|chiếu|cói|' +
    'gốm|gốm sứ|sứ|đồ gỗ|gỗ|mây tre|mây tre đan|trầm hương|trầm|nhang|hương|tinh dầu|tinh dầu tràm|dầu tràm|dầu gội|cao|lá|thảo dược|' +
    'thực vật|dược liệu|cây|giống|hạt|hạt giống|mỹ phẩm|vải nhập|atiso|giảo cổ lam|cốm|chả cốm|bánh cốm|giấm|siro|sơ ri|nước cốt|đường|đường thốt nốt|mật mía|vú sữa',
);
/** Before or behind these a place is a market, a rule, a prize or a shop. */
const others = list(
  'nhập khẩu tại|nhập khẩu về|nhập khẩu và phân phối tại|bán tại|có mặt tại|thị trường|phiên bản|công đoàn|cờ|bản đồ|thời trang|trend|style|mốt|gu|thương hiệu|nhãn hiệu|thương hiệu số 1|người tiêu dùng|phụ nữ|công nghệ|tiêu chuẩn|kiểu|phong cách|chuẩn|vận chuyển|giao hàng|ship|freeship|' +
    'phân phối|chính hãng tại|đầu tiên tại|duy nhất tại|hàng đầu|số 1|bậc nhất|nổi tiếng nhất|tại thị trường|giải thưởng|' +
    'xuất khẩu|xuất khẩu sang|đạt chuẩn|bộ nông nghiệp|cục|hiệp hội|hiệp hội ong|khách hàng|showroom|cửa hàng|chi nhánh|hotline|tòa nhà|quận|văn phòng|' +
    'liên hệ|bảo hành|du lịch|phim|idol|du học|tiếng|chữ|đại học|bệnh viện|viện|người|khí hậu|chuyên gia|y học|nhà khoa học|kinh đô|sao|nữ hoàng|vua|hoàng gia',
);

/** What comes from there is a method or a part, not the goods. */
const strange = list('công nghệ|chuyên gia|dây chuyền|máy móc|thiết bị|bao bì|hương liệu');
const VIETNAM = /^(?:việt nam|viet nam|vietnam|vn)$/;

const MAKERS = new Set(
  list(
    'sản xuất|nsx|nhà sản xuất|đơn vị sản xuất|cơ sở sản xuất|sản xuất bởi|công ty sản xuất|hãng sản xuất|manufacturer|manufactured by|produced by',
  ),
);

const junk =
  /^[\s:.,–-]*(?:đang cập nhật|updating|xem (?:trên )?bao bì|rõ ràng|n\/a|không|chưa|khác|$)|^[\s:]*(?:rõ ràng|đảm bảo|tự nhiên|thiên nhiên)/;

/** One word, often part of a name or of a cloth's: "Duy Anh", "lụa Nhật". */
const isShort = ({ term }: TermHit): boolean => !term.includes(' ') && needsCapital.has(term);
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
  const written = hit.text.folded.text.slice(hit.start, hit.end);
  return !needsCapital.has(written) || isCapital(hit.text, hit.start);
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
  if (!cue || isShort(place)) return undefined;
  return VIETNAM.test(place.term) && !OF_HOME.has(cue.term) ? undefined : cue;
};

/** "sản xuất tại" and any name: no list of places is complete. */
const MADE_AT =
  /(?<![\p{L}\p{N}])(?:sản xuất|trồng|thu hoạch|nuôi|khai thác|đóng gói|chế biến|dệt|may|thủ công|nhà máy|xưởng|xưởng đặt|nhà máy đặt)(?: trực tiếp)? (?:tại|ở) ([\p{L}][\p{L} ]{2,30})/gu;
const NO_PLACE =
  /^(?:nhà|xưởng|cơ sở|công ty|cty|các|những|nhiều|đây|đâu|phòng|quy|điều|nhiệt|môi|trong|trên|độ|một|chính|gia đình|shop|htx|hợp tác|trang trại|nông trại|nước ngoài|thị)/u;
const madeAt = (text: ReadText): Range[] =>
  matches(text, MADE_AT).filter(({ match, end }) => {
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

const makersOf = (text: ReadText): RangeIndex<Range & { head: number }> =>
  new RangeIndex(
    sectionsOf(text)
      .filter(({ title }) => MAKERS.has(title))
      .map(({ head, start, end }) => ({ head, start, end: Math.min(end, lineEnd(text, start)) })),
  );

function headed(text: ReadText): Range[] {
  return sectionsOf(text)
    .filter(({ kind }) => kind === 'origin')
    .map(({ head, start, end, title }) => {
      const from = start + (/^\s*/.exec(text.folded.text.slice(start, end))?.[0].length ?? 0);
      return { start: head, title, from, end: Math.min(end, lineEnd(text, from), from + 160) };
    })
    .filter(({ title, from, end }) => {
      const body = text.folded.text.slice(from, end);
      if (end <= from || junk.test(body)) return false;
      // "xuất xứ" is answered by whatever follows; looser headings by a name.
      return title.startsWith('xuất') || beginsWithPlace(body) || (LOOSE.has(title) ? false : isCapital(text, from));
    })
    .map(({ start, end }) => ({ start, end }));
}

export const fact = defineFact({
  name: 'origin',
  lexicons: { strange, makes, lands, goods, others, home: homePlaces, countries: countryNames },
  examples: {
    hit: [
      { text: 'Xuất xứ: Việt Nam', passage: 'Xuất xứ: Việt Nam' },
      { text: 'Trà được hái ở những đồi chè của xã Tân Cương, Thái Nguyên.' },
      { name: 'Cà phê bột Đắk Lắk 500g' },
      { text: 'Made in Vietnam' },
      { text: 'Măng lấy từ núi rừng Tây Bắc.' },
      { text: 'Sâm nhập khẩu trực tiếp từ Hàn Quốc' },
    ],
    miss: [
      { text: 'Xuất xứ: Đang cập nhật' },
      { text: 'Nguồn gốc rõ ràng, giao hàng tại Hà Nội.' },
      { text: 'Đạt tiêu chuẩn Nhật Bản, được phụ nữ Việt Nam tin dùng.' },
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
    const others = new HitIndex(found('others'));
    const strange = new HitIndex(found('strange'));
    const barred = (place: TermHit): boolean => others.before(place, 3).some((other) => near(other, place, 12));
    const told = (place: TermHit, abroadToo: boolean): Range | undefined => {
      const pick = (index: HitIndex, gap: number): TermHit | undefined =>
        index.before(place, 6).find((cue) => near(cue, place, gap));
      const cue =
        pick(cues.makes, abroadToo ? 24 : 60) ??
        pickGoods(place, pick(cues.goods, abroadToo ? 2 : 6)) ??
        (abroadToo ? undefined : pick(cues.lands, 30));
      const own =
        cue ??
        (abroadToo || !within(place)
          ? undefined
          : [cues.makes, cues.lands]
              .flatMap((index) => index.before(place, 3))
              .find((one) => sameSentence(one, place)));
      if (own && strange.before(own, 2).some((other) => sameSentence(other, own) && own.start - other.end <= 40))
        return undefined;
      return own && { start: own.start, end: place.end };
    };
    const passages = texts.flatMap((text) =>
      [...headed(text), ...madeAt(text), ...grownAt(text)].map((range) => passage(text, range)),
    );
    const makers = new Map(texts.map((text) => [text, makersOf(text)]));
    const byMaker = (place: TermHit): Range | undefined => {
      const maker = makers.get(place.text)?.over(place.start);
      return maker && { start: maker.head, end: place.end };
    };
    const placed = [...home, ...abroad].flatMap((place) => {
      if (barred(place)) return [];
      if (place.text.role === 'title' && !isShort(place) && !VIETNAM.test(place.term))
        return [passage(place.text, place)];
      const range = byMaker(place) ?? told(place, abroad.has(place));
      return range ? [passage(place.text, range)] : [];
    });
    return distinct([...passages, ...placed]);
  },
});
