import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import { absences, ages, keeping, otherGoods } from './clashing-claims.js';
import { amountFields, origins, pieces, shares, sizes } from './clashing-fields.js';
import { forms, nameFields, otherCodes, otherHomes, otherKinds } from './clashing-names.js';
import {
  ageing,
  holdings,
  lifeAndDates,
  namedAmounts,
  setSizes,
  stars,
  strengths,
  temperatures,
} from './clashing-packs.js';
import { harvests, measures } from './clashing-sentences.js';
import { listedThough, namedShares, notAlone, otherMaterials } from './clashing-stuff.js';
import { type Contradiction, type Finder, first, type Place, placesOf } from './contradiction.js';
import { namesMany, quantitiesIn, type Quantity } from './quantities.js';

const AMOUNT_FIELD =
  /(?<!\p{L})(?:trọng lượng|khối lượng|dung tích|thể tích|quy cách|net weight)(?: tịnh| thực)?(?: đóng gói)? ?[:：] ?[^\n.;]{1,40}/giu;

/** The amount in the title against the amount of a field: other value of one kind, or grams against millilitres. */
const quantities: Finder = ({ title, prose }) => {
  const named = quantitiesIn(title).filter(({ family }) => family === 'mass' || family === 'volume');
  const [only] = named;
  if (!only || named.some(({ value }) => value !== only.value) || namesMany(title)) return [];
  const clashes = (other: Quantity): boolean => {
    if (other.family === only.family) return other.value !== only.value;
    return (other.family === 'mass' || other.family === 'volume') && other.value === only.value;
  };
  return prose.flatMap((read) =>
    placesOf(read, AMOUNT_FIELD).flatMap(({ slip }): Contradiction[] => {
      const told = quantitiesIn(read, slip.start, slip.end).filter(
        ({ family }) => family === 'mass' || family === 'volume',
      );
      const [amount] = told;
      if (
        !amount ||
        told.length > 1 ||
        !clashes(amount) ||
        /\d ?x|x ?\d|[+/*]/i.test(read.text.slice(slip.start, slip.end))
      )
        return [];
      // The right amount stands elsewhere in the text too: parts of one pack.
      return [
        {
          kind: 'quantity',
          places: [
            { read, slip },
            { read: title, slip: only },
          ],
        },
      ];
    }),
  );
};

const LIFE =
  /(?<!\p{L})(?:hạn sử dụng|hsd|hạn dùng)(?!\p{L})[^\d\n]{0,20}\d{1,2} ?(?:tháng|năm)(?!\p{L})[^\n.;]{0,40}/giu;

const shelfLives: Finder = ({ title, prose }) => {
  // Each of several goods keeps as long as it does.
  if (namesMany(title)) return [];
  const told = [title, ...prose].flatMap((read) =>
    placesOf(read, LIFE)
      .filter(({ slip }) => !/mở|nhiệt độ|ngăn|tủ/iu.test(read.text.slice(slip.start, slip.end)))
      .map(({ slip }) => ({ read, slip, value: quantitiesIn(read, slip.start, slip.end)[0]?.value })),
  );
  const [one] = told;
  const other = told.find(({ value }) => value !== undefined && value !== one?.value);
  return one && other ? [{ kind: 'shelfLife', places: [one, other] }] : [];
};

const PURE =
  /(?<!\p{L})(?:100 ?%[^\n,;.]{0,25}(?:thiên nhiên|tự nhiên|thảo dược|thảo mộc)|hoàn toàn (?:từ )?(?:thiên nhiên|tự nhiên)|(?:thiên nhiên )?nguyên chất)/giu;
const SYNTHETIC =
  /(?<!\p{L})(?:sodium laur\w{1,20}|sodium laureth|sles|cocamidopropyl|dimethicone|phenoxyethanol|peg-\d|pe ?\d{3,4}|methylparaben|propylparaben|aqua|polyquaternium)(?!\p{L})[^\n.;]{0,30}/giu;
const PURE_SILK = /(?<!\p{L})100 ?% ?(?:silk|lụa|tơ tằm|cotton|len|linen)/giu;
const BLEND = /(?<!\p{L})(?:thành phần|chất liệu) ?[:：] ?\d{1,2} ?% ?[^\n%]{2,30}\d{1,2} ?%[^\n.;]{0,20}/giu;

/** "100 % natural" in the title above a list of synthetic ingredients; "100 % silk" against a blend. */
const purity: Finder = ({ title, prose }) => {
  const pairs: [Place | undefined, Place | undefined][] = [
    [first([title], PURE), first(prose, SYNTHETIC)],
    [first([title, ...prose], PURE_SILK), first(prose, BLEND)],
  ];
  return pairs.flatMap(([one, other]): Contradiction[] =>
    one && other ? [{ kind: 'purity', places: [other, one] }] : [],
  );
};

const PRICE =
  /(?<!\p{L})giá(?: bán)?(?: lẻ)? ?[:：] ?(\d{1,3}(?:[.,]\d{3}){1,2}|\d{2,4} ?k|\d{5,8})(?:[ \u00a0]?(?:vnđ|vnd|đồng|đ))?(?![\d\p{L}])/giu;

const prices: Finder = ({ prose, price }) => {
  if (price === undefined || price <= 0) return [];
  return prose.flatMap((read) =>
    matchesIn(read, 'stored', PRICE).flatMap(({ 0: found, 1: told = '', index }): Contradiction[] => {
      const digits = Number(told.replace(/\D/g, ''));
      const value = /k$/i.test(told.trim()) ? digits * 1000 : digits;
      if (value < 1000 || Math.abs(value - price) / price < 0.01) return [];
      return [{ kind: 'price', places: [{ read, slip: { start: index, end: index + found.length } }] }];
    }),
  );
};

const SET_OF = /(?<!\p{L})(?:combo|bộ(?: sản phẩm)?|set) gồm ?[:：]? ?0?1 [^\n+]{3,80}\+ ?0?1 [^\n]{3,80}/giu;
const IS_SET = /(?<!\p{L})(?:combo|bộ|set|cặp|tặng|mua|kèm|và|hộp quà)(?!\p{L})|[+&]/iu;

/** The text tells of a set of several goods, the title of one. */
const sets: Finder = ({ title, prose }) => {
  if (IS_SET.test(title.text)) return [];
  const found = first(prose, SET_OF);
  return found ? [{ kind: 'set', places: [found] }] : [];
};

const GIFT = /(?<!\p{L})(?:mua \d )?tặng \d(?!\d)[^\n,.;]{0,20}/giu;

/** "Mua 2 tặng 1" against "mua 2 tặng 2". */
const gifts: Finder = ({ title, prose }) => {
  const numberOf = ({ read, slip }: Place): string | undefined =>
    /tặng (\d)/iu.exec(read.text.slice(slip.start, slip.end))?.[1];
  const promised = placesOf(title, GIFT)[0];
  const told = prose
    .flatMap((read) => placesOf(read, GIFT))
    .filter(({ read, slip }) => /mua/iu.test(read.text.slice(slip.start, slip.end)));
  const other = promised && told.find((place) => numberOf(place) !== numberOf(promised));
  return promised && other ? [{ kind: 'gift', places: [other, promised] }] : [];
};

const PLANT_OIL =
  /(?<!\p{L})(?:argan|tea tree|macadamia|jojoba|olive|coconut|rosehip|lavender|moroccan) oil(?!\p{L})/giu;
const HAIR_OIL = /(?<!\p{L})tinh dầu dưỡng(?: tóc)? (?:argan|tea tree|macadamia|jojoba) oil/giu;
const GREEN_TEA = /(?<!\p{L})(?:trà xanh|green tea)(?!\p{L})/giu;
const TEA_TREE = /(?<!\p{L})tea tree(?!\p{L})/giu;
const CODE = /(?<![\p{L}\d])[a-z]{2,6}[- ]?\d{2,6}(?![\p{L}\d])/u;
const HEAD_LINE = 120;
const YEAR = /^20[0-3]\d$/;

/** The text calls the goods by another name or code than the title. */
const names: Finder = ({ title, prose }) => {
  const found: Contradiction[] = [];
  const oil = placesOf(title, PLANT_OIL);
  const [own] = oil;
  const nameOf = ({ read, slip }: Place): string => read.text.slice(slip.start, slip.end).toLowerCase();
  const others = prose
    .flatMap((read) => placesOf(read, HAIR_OIL))
    .filter((place) => own && oil.length === 1 && !nameOf(place).includes(nameOf(own)));
  found.push(...others.map((place) => ({ kind: 'name' as const, places: own ? [place, own] : [place] })));
  const [tea, tree] = [placesOf(title, GREEN_TEA)[0], placesOf(title, TEA_TREE)[0]];
  if (tea && tree) found.push({ kind: 'name', places: [tea, tree] });
  return [...found, ...codes(title, prose)];
};

/** A line that begins like the title and bears another code. */
function codes(title: ReadText, prose: readonly ReadText[]): Contradiction[] {
  const code = CODE.exec(title.folded.text)?.[0];
  const digits = code?.replace(/\D/g, '') ?? '';
  const head = title.folded.text.trim().split(' ').slice(0, 2).join(' ');
  if (code === undefined || head.length < 5) return [];
  return prose.flatMap((read) => {
    const { text } = read.folded;
    if (text.includes(code) || text.includes(digits) || YEAR.test(digits)) return [];
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      if (at > 0 && text[at - 1] !== '\n') continue;
      const line = (text.slice(at, at + HEAD_LINE).split('\n')[0] ?? '').replaceAll(code, '');
      if (CODE.test(line))
        return [{ kind: 'name', places: [{ read, slip: originalRange(read.folded, at, at + line.length) }] }];
    }
    return [];
  });
}

const FLOWERS =
  'nhãn|vải|vải thiều|cà phê|cafe|chôm chôm|bạc hà|keo|keo tràm|bạch đàn|tràm|sú vẹt|xuyến chi|bưởi|cao su|điều|yên bạch|cúc rừng|cỏ kim|ban|sim|táo';
const HONEY = new RegExp(
  `(?<!\\p{L})(?:mật ong(?: từ)?(?: nguyên chất)?(?: hoa)?|(?:rừng|rẫy|vườn|mùa|cánh đồng|mật) hoa) (${FLOWERS})(?!\\p{L})`,
  'giu',
);
const FLOWER = new RegExp(`(?<!\\p{L})hoa (${FLOWERS})(?!\\p{L})`, 'iu');

/** The flower of a honey against another flower's honey where the goods themselves are meant. */
const varieties: Finder = ({ title, prose }) => {
  const named = FLOWER.exec(title.text)?.[1]?.toLowerCase();
  if (named === undefined || /[+&/]|combo|bộ|tặng| và /iu.test(title.text)) return [];
  return prose.flatMap((read) =>
    matchesIn(read, 'stored', HONEY).flatMap(({ 0: found, 1: other = '', index }): Contradiction[] => {
      const flower = other.toLowerCase();
      const same =
        flower.startsWith(named) ||
        named.startsWith(flower) ||
        (flower === 'cafe' && named === 'cà phê') ||
        (named === 'cafe' && flower === 'cà phê');
      if (same) return [];
      const before = read.text.slice(Math.max(0, index - 60), index);
      const after = read.text.slice(index + found.length, index + found.length + 15);
      if (
        /(?:khác|như|so|với|hơn|ngoài|loại|hay|hoặc|cũng|giống)[^\n.]{0,60}$|, ?$/iu.test(before) ||
        /^ ?,/.test(after)
      )
        return [];
      return [{ kind: 'variety', places: [{ read, slip: { start: index, end: index + found.length } }] }];
    }),
  );
};

const FABRIC = /(?<!\p{L})chất liệu ?[:：] ?(?:vải )?(?:sợi tổng hợp|polyester|poly|nilon|nylon)[^\n,.;]{0,20}/giu;
const SILK = /(?<!\p{L})lụa(?! hàn| nhật| satin)(?!\p{L})/giu;

/** Silk whose composition is synthetic. */
const materials: Finder = ({ title, prose }) => {
  const silk = first([title], SILK);
  const made = first(prose, FABRIC);
  return silk && made ? [{ kind: 'material', places: [made, silk] }] : [];
};

const FINDERS: readonly Finder[] = [
  quantities,
  shelfLives,
  purity,
  prices,
  sets,
  gifts,
  varieties,
  materials,
  names,
  pieces,
  sizes,
  amountFields,
  shares,
  origins,
  absences,
  ages,
  keeping,
  otherGoods,
  measures,
  harvests,
  namedAmounts,
  holdings,
  setSizes,
  namedShares,
  strengths,
  ageing,
  stars,
  lifeAndDates,
  temperatures,
  otherMaterials,
  notAlone,
  listedThough,
  nameFields,
  otherCodes,
  otherHomes,
  forms,
  otherKinds,
];

/** True when an earlier find begins with a place that overlaps: one slip is told once. */
function isSamePlace({ places: [a] }: Contradiction, { places: [b] }: Contradiction): boolean {
  return (
    a !== undefined && b !== undefined && a.read === b.read && a.slip.start < b.slip.end && b.slip.start < a.slip.end
  );
}

/** Statements of a listing that contradict each other. Linear: every pattern runs once over every text. */
export function contradictions(texts: readonly ReadText[], price?: number): Contradiction[] {
  const title = texts.find(({ role, channel }) => role === 'title' && channel === undefined);
  const prose = texts.filter(({ role, channel }) => role === 'prose' && channel === undefined);
  if (!title) return [];
  const found = FINDERS.flatMap((find) => find({ title, prose, ...(price !== undefined && { price }) }));
  return found.filter((one, at) => !found.slice(0, at).some((earlier) => isSamePlace(one, earlier)));
}
