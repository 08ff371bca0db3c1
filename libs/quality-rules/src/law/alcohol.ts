import { startOfClause } from '../clauses.js';
import type { ReadText } from '../texts.js';

/** From here on law wants the buyer's age checked before each sale on the internet (% vol). */
export const STRONG = 15;
/** Weaker drinks count as free of alcohol (% vol). */
const LEAST = 0.5;
/** Readings this near to each other say the same (% vol). */
const NEAR = 0.5;

/** How shops promote: law forbids it for strong alcohol. */
export const promotionWords = {
  promotion: [
    ...['khuyến mại', 'khuyến mãi', 'giảm giá', 'mua 1 tặng 1', 'mua một tặng một', 'tặng kèm', 'quà tặng kèm'],
    ...['ưu đãi', 'voucher', 'mã giảm', 'freeship', 'miễn phí giao hàng', 'xả hàng', 'giá sốc'],
  ],
  // Soil and weather favour a place; a shop that says it gives nothing gives nothing.
  notPromotion: [
    ...[
      'thiên nhiên ưu đãi',
      'đất trời ưu đãi',
      'trời đất ưu đãi',
      'trời ưu đãi',
      'khí hậu ưu đãi',
      'ưu đãi của thiên nhiên',
    ],
    ...[
      'không khuyến mại',
      'không khuyến mãi',
      'không giảm giá',
      'không tặng kèm',
      'không ưu đãi',
      'không có khuyến mại',
    ],
  ],
} as const satisfies Record<string, readonly string[]>;

/** How far before a number its clause is read, in folded units. */
const REACH = 80;

/** A strength as a text states it; the range is in folded units. */
export interface Strength {
  percent: number;
  text: ReadText;
  start: number;
  end: number;
}

const NUMBER = String.raw`(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)`;
/** "độ cồn: 39 %", "ABV 12". */
const NAMED = new RegExp(
  String.raw`(?:(?:nồng )?độ cồn|hàm lượng (?:cồn|ethanol)|abv|alc(?:ohol)?)[ .:=~]{0,3}(?:khoảng |đạt |là |từ )?${NUMBER}`,
  'gu',
);
/** "Nồng độ: 39 %", "cồn 39": of drinks only. */
const DRINK_NAMED = new RegExp(
  String.raw`(?<![\p{L}])(?:nồng độ|độ rượu|độ mạnh|cồn)[ .:=~]{1,3}(?:khoảng |đạt |là |từ )?${NUMBER}`,
  'gu',
);
/** "39 % vol", "39 độ cồn", "12 % ABV". */
const MEASURED = new RegExp(
  String.raw`${NUMBER} ?(?:% ?\(?(?:vol|v\/v|abv|alc|cồn|ethanol)|(?:độ|°|º) ?(?:cồn|vol|gl|rượu))(?![\p{L}])`,
  'gu',
);
/** "39 độ", "39°": of drinks only, and not of protein, sugar or heat. */
const DEGREES = new RegExp(
  String.raw`${NUMBER} ?(?:độ|°|º)(?! ?(?:c|f|n|đạm|brix|bx|ẩm|kiềm|be|bé)(?![\p{L}]))(?![\p{L}])`,
  'gu',
);
/** "39⁰": folded, the raised zero is one like any other. */
const RAISED = /(?<![\d.,])(\d{1,2})0(?!\d| ?[cf](?![\p{L}]))/gu;
/** "Rượu mơ 18 %": in a title a share of something names it. */
const SHARE = new RegExp(String.raw`${NUMBER} ?%(?! ?[\p{L}])`, 'gu');
const HEAT =
  /nhiệt độ|bảo quản|hâm|(?:ướp|làm|để) lạnh|(?:ở|dưới|ủ|lên men) (?:khoảng |mức )?$|(?:ngọt|đạm|mặn|chua|góc|nghiêng)[^\n]{0,10}$/u;

function read(text: ReadText, pattern: RegExp): Strength[] {
  return [...text.folded.text.matchAll(pattern)].map((match) => ({
    percent: Number((match[1] ?? '').replace(',', '.')),
    text,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const isRaised = ({ text, end }: Strength): boolean => text.text[text.folded.starts[end - 1] ?? 0] === '⁰';

function isHeat({ text, start }: Strength): boolean {
  return HEAT.test(text.folded.text.slice(Math.max(startOfClause(text, start), start - REACH), start));
}

/**
 * Strengths (% vol) that texts state, in the order of the texts.
 * @param isDrink the goods are a drink with alcohol by sheet or name: then bare degrees count too
 */
export function strengthsIn(texts: readonly ReadText[], isDrink: boolean): Strength[] {
  return texts.flatMap((text) => {
    const named = [...read(text, NAMED), ...read(text, MEASURED)];
    const raised = (): Strength[] => read(text, RAISED).filter(isRaised);
    const degrees = (): Strength[] => [...read(text, DEGREES), ...raised()].filter((one) => !isHeat(one));
    const bare = isDrink ? [...read(text, DRINK_NAMED), ...degrees()] : [];
    const shares = isDrink && text.role === 'title' ? read(text, SHARE) : [];
    return [...named, ...bare, ...shares].filter(({ percent }) => percent >= LEAST);
  });
}

const strongest = (all: readonly Strength[]): Strength | undefined =>
  all.reduce<Strength | undefined>((most, one) => (most && most.percent >= one.percent ? most : one), undefined);

/** The strength that counts: the strongest of the title, else of the other texts. */
export const strengthRead = (all: readonly Strength[]): Strength | undefined =>
  strongest(all.filter(({ text }) => text.role === 'title')) ?? strongest(all);

/** A strength read that another rule of law follows from than from the one on the label; undefined = they agree. */
export function disagreeing(all: readonly Strength[], stated: number): Strength | undefined {
  const read = strengthRead(all);
  if (!read || read.percent >= STRONG === stated >= STRONG) return undefined;
  const isSaidToo = all.some(({ percent }) => Math.abs(percent - stated) <= NEAR);
  return read.text.role !== 'title' && isSaidToo ? undefined : read;
}
