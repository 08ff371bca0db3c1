import { foldText } from '#libs/ocop';
import { provincesIn } from '../law/places.js';
import { countryNames } from '../statements/places.js';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import { type Contradiction, type Finder, type Place, placesOf, wordsAt } from './contradiction.js';
import { namesMany, quantitiesIn } from './quantities.js';

/** Places with what they state; two that state different things contradict each other. */
interface Stated extends Place {
  value: string;
}

function clash(stated: readonly Stated[], kind: Contradiction['kind']): Contradiction[] {
  const [one] = stated;
  const other = stated.find(({ value }) => value !== one?.value);
  return one && other ? [{ kind, places: [other, one] }] : [];
}

const PACKED = /(?<!\p{L})(?:quy cách|đóng gói|số lượng)(?: đóng gói| sản phẩm)? ?[:：] ?[^\n.;]{1,40}/giu;
const PIECES = /(?<![\p{L}\d.,])(\d{1,4}) ?(viên|gói|túi lọc|tép|que|miếng|cái|chiếc|ống|bánh|quả|trái)(?!\p{L})/giu;

const piecesIn = (read: ReadText, start = 0, end = read.text.length): { count: number; unit: string }[] =>
  [...read.text.slice(start, end).matchAll(PIECES)].map(({ 1: count = '', 2: unit = '' }) => ({
    count: Number(count),
    unit: unit.toLowerCase(),
  }));

/** "Hộp 30 viên" in the title against "Quy cách: 60 viên". */
export const pieces: Finder = ({ title, prose }) => {
  const named = piecesIn(title);
  const [only] = named;
  if (!only || named.length > 1 || /combo|bộ|tặng|mua|[+*×]|x ?\d/iu.test(title.text)) return [];
  return prose.flatMap((read) =>
    placesOf(read, PACKED).flatMap(({ slip }): Contradiction[] => {
      const told = piecesIn(read, slip.start, slip.end);
      const [amount] = told;
      if (told.length !== 1 || amount?.unit !== only.unit || amount.count === only.count) return [];
      return [{ kind: 'quantity', places: [{ read, slip }, ...placesOf(title, PIECES).slice(0, 1)] }];
    }),
  );
};

const SIZES =
  /(?<![\p{L}\d.,]|[x×*] ?)(\d{1,3}(?:[.,]\d)?) ?(cm|m|mm)? ?[x×*] ?(\d{1,3}(?:[.,]\d)?) ?(cm|m|mm)(?![\p{L}\d]| ?[x×*])/giu;
const SIZE_FIELD = /(?<!\p{L})(?:kích thước|kích cỡ|size)(?: sản phẩm| khăn)? ?[:：] ?[^\n;]{1,60}/giu;
const TO_MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000 };

function sizesIn(read: ReadText, start = 0, end = read.text.length): string[] {
  return [...read.text.slice(start, end).matchAll(SIZES)].map(([, a = '', unitA, b = '', unitB = 'cm']) => {
    const inMm = (number: string, unit: string): number =>
      Number(number.replace(',', '.')) * (TO_MM[unit.toLowerCase()] ?? 10);
    return [inMm(a, unitA ?? unitB), inMm(b, unitB)].sort((x, y) => x - y).join('x');
  });
}

/** One size in the title against one other in the field of sizes. */
export const sizes: Finder = ({ title, prose }) => {
  const named = [...new Set(sizesIn(title))];
  if (named.length !== 1) return [];
  return prose.flatMap((read) =>
    placesOf(read, SIZE_FIELD).flatMap((place): Contradiction[] => {
      const told = [...new Set(sizesIn(read, place.slip.start, place.slip.end))];
      return told.length === 1 && told[0] !== named[0]
        ? [{ kind: 'statement', places: [place, ...placesOf(title, SIZES).slice(0, 1)] }]
        : [];
    }),
  );
};

const AMOUNT_FIELD =
  /(?<!\p{L})(?:trọng lượng|khối lượng|dung tích|thể tích|net weight)(?: tịnh| thực)? ?[:：] ?[^\n.;]{1,40}/giu;

/** Two fields of amount in one text: "Khối lượng: 500 g" and "Trọng lượng: 450 g". */
export const amountFields: Finder = ({ title, prose }) => {
  if (namesMany(title)) return [];
  const stated = prose.flatMap((read) =>
    placesOf(read, AMOUNT_FIELD).flatMap((place): (Stated & { family: string })[] => {
      const told = quantitiesIn(read, place.slip.start, place.slip.end);
      const [amount] = told;
      if (told.length !== 1 || !amount || /[x×*+/]|cả bì|hộp|thùng/iu.test(wordsAt(place))) return [];
      return [{ ...place, value: String(amount.value), family: amount.family }];
    }),
  );
  return (['mass', 'volume'] as const).flatMap((family) =>
    clash(
      stated.filter((one) => one.family === family),
      'statement',
    ),
  );
};

const SHARE_OF =
  /(?<![\d.,\p{L}–-])(\d{1,3}(?:[.,]\d{1,2})?) ?% ?(?:sợi |vải )?(cotton|lụa|tơ tằm|silk|len|linen|lanh|polyester|spandex|visco|đạm|cacao|ca cao|mật ong|arabica|robusta|collagen|tinh bột nghệ|đường|muối|cồn)(?!\p{L})/giu;
const DEGREES = /(?<![\d.,\p{L}])(\d{1,2}(?:[.,]\d)?) ?(?:độ đạm|°n|độ n|gn\/l|g n\/l)(?!\p{L})/giu;
const ALCOHOL = /(?<![\d.,\p{L}])(\d{1,2}(?:[.,]\d)?) ?(?:% ?vol|độ cồn|% ?cồn)(?!\p{L})/giu;

/** One stuff in two shares: "100 % cotton" and "70 % cotton"; a fish sauce of 40 and of 35 degrees. */
export const shares: Finder = ({ title, prose }) => {
  if (/combo|bộ|tặng|[+/]/iu.test(title.text)) return [];
  const reads = [title, ...prose];
  const stated = reads.flatMap((read) =>
    matchesIn(read, 'stored', SHARE_OF).map(({ 0: found, 1: value = '', 2: stuff = '', index }) => ({
      read,
      slip: { start: index, end: index + found.length },
      value: value.replace(',', '.'),
      stuff: /lụa|tằm|silk/iu.test(stuff) ? 'lụa' : stuff.toLowerCase(),
    })),
  );
  const numbers = (pattern: RegExp): Stated[] =>
    reads.flatMap((read) =>
      matchesIn(read, 'stored', pattern).map(({ 0: found, 1: value = '', index }) => ({
        read,
        slip: { start: index, end: index + found.length },
        value: value.replace(',', '.'),
      })),
    );
  const stuffs = [...new Set(stated.map(({ stuff }) => stuff))];
  return [
    ...stuffs.flatMap((stuff) =>
      clash(
        stated.filter((one) => one.stuff === stuff),
        'purity',
      ),
    ),
    ...clash(numbers(DEGREES), 'statement'),
    ...clash(numbers(ALCOHOL), 'statement'),
  ];
};

const ORIGIN_FIELD =
  /(?<!\p{L})(?:xuất xứ|nước sản xuất|nơi sản xuất|made in|sản xuất tại|nguồn gốc xuất xứ|origin)(?! thương hiệu)(?: sản phẩm)? ?[:：]? ?[^\n.;()]{2,40}/giu;
const SAME = new Map(
  Object.entries({
    vietnam: 'việt nam',
    'viet nam': 'việt nam',
    vn: 'việt nam',
    korea: 'hàn quốc',
    'south korea': 'hàn quốc',
    korean: 'hàn quốc',
    japan: 'nhật bản',
    nhật: 'nhật bản',
    china: 'trung quốc',
    thailand: 'thái lan',
    thai: 'thái lan',
    usa: 'mỹ',
    'hoa kỳ': 'mỹ',
    america: 'mỹ',
    italia: 'ý',
    italy: 'ý',
    france: 'pháp',
    germany: 'đức',
    australia: 'úc',
    england: 'anh',
    taiwan: 'đài loan',
    india: 'ấn độ',
  }),
);
const COUNTRIES = new Set(countryNames);

function countryIn(text: string): string | undefined {
  const words = foldText(text)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++)
    for (const size of [2, 1]) {
      const name = words.slice(at, at + size).join(' ');
      if (!COUNTRIES.has(name)) continue;
      found.add(SAME.get(name) ?? name);
      at += size - 1;
      break;
    }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Two fields of origin that name two countries, or two provinces. */
export const origins: Finder = ({ title, prose }) => {
  const fields = [title, ...prose].flatMap((read) => placesOf(read, ORIGIN_FIELD));
  const countries = fields.flatMap((place): Stated[] => {
    const bodyAt = wordsAt(place).search(/[:：]|(?<=made in|sản xuất tại)/u);
    const value = countryIn(wordsAt(place).slice(Math.max(0, bodyAt)));
    return value ? [{ ...place, value }] : [];
  });
  const provinces = fields.flatMap((place): Stated[] => {
    const [value, more] = [...provincesIn(wordsAt(place))];
    return value && !more && /xuất xứ|sản xuất/u.test(wordsAt(place)) ? [{ ...place, value }] : [];
  });
  const [home, second] = provinces.length > 0 ? [...provincesIn(title.text)] : [];
  if (home && !second) provinces.unshift({ read: title, slip: { start: 0, end: title.text.length }, value: home });
  return [...clash(countries, 'origin'), ...clash(provinces, 'origin')];
};
