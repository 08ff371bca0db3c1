import { sectionsOfKind } from '../statements/sections.js';
import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import { type Contradiction, type Finder, first, type Place, placesOf, wordsAt } from './contradiction.js';

/** What is said to be absent, and what shows in a list of ingredients that it is not. */
const ABSENT: readonly [said: RegExp, shown: RegExp][] = [
  [
    /(?<!\p{L})không (?:có |chứa |sử dụng |dùng |thêm |pha )?(?:thêm )?(?:chất |hoá chất |hóa chất )?(?:bảo quản)(?!\p{L})/giu,
    /(?<!\p{L})(?:(?:kali|natri|potassium|sodium) (?:sorbat|benzoat)e?|axit (?:sorbic|benzoic)|chất bảo quản ?[:(]|ins ?(?:202|211|200|210)|phenoxyethanol|\p{L}{3,9}paraben)(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |dùng )?(?:thêm )?paraben/giu,
    /(?<!\p{L})(?:methyl|propyl|butyl|ethyl)paraben(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có )?(?:sulfate?|sls|sles|chất tạo bọt)(?!\p{L})/giu,
    /(?<!\p{L})(?:sodium|ammonium) laur(?:yl|eth) (?:ether )?sulfate?(?!\p{L})|(?<!\p{L})sles(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |sử dụng )?silicone?(?!\p{L})/giu,
    /(?<!\p{L})(?:dimethicone|dimethiconol|cyclo(?:penta|methi)\p{L}{3,12})(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có )?(?:cồn|alcohol)(?!\p{L})/giu,
    /(?<!\p{L})(?:ethanol|alcohol denat|cồn \d{2}|ethyl alcohol)(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |dùng |thêm |sử dụng )?(?:thêm )?(?:chất tạo màu|phẩm màu|màu nhân tạo|màu hoá học|màu hóa học|chất màu)(?!\p{L})/giu,
    /(?<!\p{L})(?:ci ?\d{5}|màu thực phẩm|phẩm màu|tartrazin\p{L}{0,2}|ins ?1\d{2})(?![\p{L}\d])/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |dùng |thêm |sử dụng )?(?:thêm )?(?:hương liệu|chất tạo hương|hương nhân tạo)(?!\p{L})/giu,
    /(?<!\p{L})(?:hương liệu|hương tổng hợp|hương \p{L}{2,8} tổng hợp|parfum|fragrance)(?!\p{L})/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |dùng |thêm |pha |bỏ |cho )?(?:thêm )?đường(?! hoá| hóa| dây| link)(?!\p{L})/giu,
    /(?<!\p{L})đường(?: cát| kính| mía| trắng| phèn| nâu| vàng| thốt nốt| hoa mai| tinh luyện| saccarozơ| chiết xuất[^,.;\n]{0,20})?(?= ?(?:[,.;\n(]|\d|$))/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có |dùng |thêm |cho |sử dụng )?(?:thêm )?(?:bột ngọt|mì chính|msg)(?!\p{L})/giu,
    /(?<!\p{L})(?:bột ngọt|mì chính|monosodium glutamate|mononatri glutamat|ins ?621)(?![\p{L}\d])/giu,
  ],
  [
    /(?<!\p{L})không (?:chứa |có )?gluten(?!\p{L})|(?<!\p{L})gluten[ -]free/giu,
    /(?<!\p{L})(?:bột mì|lúa mì|lúa mạch|wheat)(?!\p{L})/giu,
  ],
];

/** Lists of ingredients as stored text, without the lines that deny something. */
function ingredientLists(read: ReadText): Place[] {
  return sectionsOfKind(read, 'ingredients').map(({ start, end }) => {
    const { text } = read.folded;
    const stop = text.indexOf('\n\n', start);
    return { read, slip: originalRange(read.folded, start, Math.min(end, stop < 0 ? end : stop, start + 500)) };
  });
}

/** "Không chất bảo quản" above a list of ingredients with a preservative. */
export const absences: Finder = ({ title, prose }) => {
  let lists: Place[] | undefined;
  return ABSENT.flatMap(([said, shown]): Contradiction[] => {
    const promise = first([title, ...prose], said);
    if (!promise) return [];
    lists ??= prose.flatMap(ingredientLists);
    for (const list of lists) {
      const text = wordsAt(list);
      for (const { 0: found, index } of text.matchAll(shown)) {
        if (/(?:không|0 ?%|zero)[^.;\n]{0,30}$/u.test(text.slice(Math.max(0, index - 34), index))) continue;
        const start = list.slip.start + index;
        return [
          { kind: 'absence', places: [{ read: list.read, slip: { start, end: start + found.length } }, promise] },
        ];
      }
    }
    return [];
  });
};

const FROM_AGE =
  /(?<!\p{L})(?:trẻ(?: em| nhỏ)?|bé)(?: từ)? (?:trên |từ )?(\d{1,2}) (tuổi|tháng)(?: tuổi)?(?: trở lên)/giu;
const NOT_UNDER =
  /(?<!\p{L})không (?:nên )?(?:dùng|sử dụng|cho|thích hợp)[^\n.;]{0,30}(?:trẻ(?: em| nhỏ)?|bé)[^\n.;]{0,10} dưới (\d{1,2}) (tuổi|tháng)/giu;

const inMonths = (number = '', unit = ''): number => Number(number) * (/tuổi/iu.test(unit) ? 12 : 1);

/** "Cho bé từ 6 tháng" against "không dùng cho trẻ dưới 1 tuổi". */
export const ages: Finder = ({ title, prose }) => {
  const stated = (pattern: RegExp): { place: Place; months: number }[] =>
    [title, ...prose].flatMap((read) =>
      matchesIn(read, 'stored', pattern).map(({ 0: found, 1: number, 2: unit, index }) => ({
        place: { read, slip: { start: index, end: index + found.length } },
        months: inMonths(number, unit),
      })),
    );
  const [allowed, barred] = [stated(FROM_AGE)[0], stated(NOT_UNDER)[0]];
  return allowed && barred && allowed.months < barred.months
    ? [{ kind: 'statement', places: [barred.place, allowed.place] }]
    : [];
};

const COLD =
  /(?<!\p{L})(?<!không )(?<!không nên )(?:bảo quản|để|cất|giữ)(?: sản phẩm)?(?: ở| trong)? (?:tủ lạnh|ngăn mát)(?!\p{L})/giu;
const NOT_COLD =
  /(?<!\p{L})(?:không|tránh|không nên|đừng)(?: cần)? (?:bảo quản|để|cất|cho)(?: sản phẩm| mật ong)?(?: ở| trong| vào)? (?:tủ lạnh|ngăn mát|ngăn đá)(?!\p{L})/giu;

/** Kept cold, and never to be kept cold. */
export const keeping: Finder = ({ prose }) => {
  const barred = first(prose, NOT_COLD);
  const told = prose
    .flatMap((read) => placesOf(read, COLD))
    .find(({ read, slip }) => {
      const before = read.text.slice(Math.max(0, slip.start - 30), slip.start);
      return !/(?:không|tránh|đừng|nếu|sau khi|khi)[^.\n]{0,30}$/iu.test(before);
    });
  return barred && told ? [{ kind: 'statement', places: [told, barred] }] : [];
};

const HEADS =
  'mật ong|phấn hoa|sữa ong chúa|trà|chè|cà phê|ca cao|tinh dầu|dầu gội|dầu xả|dầu dừa|nước mắm|mắm|tinh bột nghệ|rượu|gạo|bánh|kẹo|mứt|khăn|túi|vòng|giày|áo|váy|quần|đầm|nến|xà phòng|tranh|gối|thảm|nhân sâm|hồng sâm|đông trùng|yến sào|tổ yến|muối|hạt điều|hạt tiêu|măng|miến|bún|nấm|giò|chả|lạp xưởng|khô bò|khô gà';
const HEAD = new RegExp(`(?<!\\p{L})(?:${HEADS})(?!\\p{L})`, 'giu');
const OFTEN = 4;

/** The text never names what the title does, and names other goods again and again. */
export const otherGoods: Finder = ({ title, prose }) => {
  const named = new Set(placesOf(title, HEAD).map(wordsAt));
  if (named.size === 0 || /combo|bộ|tặng|[+&]/iu.test(title.text)) return [];
  const places = prose.flatMap((read) => placesOf(read, HEAD));
  const counts = new Map<string, Place[]>();
  for (const place of places) counts.set(wordsAt(place), [...(counts.get(wordsAt(place)) ?? []), place]);
  if (
    [...named].some((name) => counts.has(name)) ||
    (named.has('trà') && counts.has('chè')) ||
    (named.has('chè') && counts.has('trà'))
  )
    return [];
  const [most] = [...counts.values()].sort((a, b) => b.length - a.length);
  return most && most.length >= OFTEN ? [{ kind: 'name', places: most.slice(0, 2) }] : [];
};
