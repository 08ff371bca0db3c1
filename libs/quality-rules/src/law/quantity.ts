/** Units of App. II of Decree 37/2026: symbol → what it measures. Full names count as well. */
const LEGAL: Record<string, 'mass' | 'volume' | 'length'> = {
  ...Object.fromEntries(
    ['kg', 'g', 'mg', 'µg', 'mcg', 'gam', 'ki-lô-gam', 'kilôgam', 'miligam'].map((u) => [u, 'mass']),
  ),
  ...Object.fromEntries(['l', 'cl', 'ml', 'µl', 'lít', 'mililít', 'mi-li-lít'].map((u) => [u, 'volume'])),
  ...Object.fromEntries(['m', 'dm', 'cm', 'mm', 'm2', 'dm2', 'cm2', 'mm2', 'mét'].map((u) => [u, 'length'])),
};
/** Units people write that are not legal ones: the legal one, and how many of it. */
const WRONG: Record<string, [unit: string, times: number]> = {
  ...Object.fromEntries(['gr', 'gram', 'grams', 'grs', 'gm'].map((unit) => [unit, ['g', 1]])),
  ...Object.fromEntries(['kí', 'ký', 'cân', 'kgs', 'kilo', 'kí lô', 'ký lô'].map((unit) => [unit, ['kg', 1]])),
  lạng: ['g', 100],
  lit: ['l', 1],
  liter: ['l', 1],
  cc: ['ml', 1],
};
const UNITS = [...Object.keys(LEGAL), ...Object.keys(WRONG)].sort((a, b) => b.length - a.length).join('|');
// eslint-disable-next-line ganh-patterns/bounded-repeat -- names of units, joined; the rest is written out here
const MEASURE = new RegExp(`(\\d{1,7}(?:[.,]\\d{1,3})?) ?(${UNITS})(?![\\p{L}\\p{M}\\d])`, 'gu');
const TIMES = /(\d{1,4}) ?([\p{L} ]{0,20})[x×*] ?$/u;

export interface Measure {
  /** Range of number and unit in the folded text. */
  start: number;
  end: number;
  amount: number;
  unit: string;
  kind: 'mass' | 'volume' | 'length';
  /** How it should read, when the unit is not a legal one. */
  correct?: string;
  /** Number of packs it is said to stand for ("6 hũ x 240 g"). */
  packs?: number;
}

const show = (amount: number): string => String(Math.round(amount * 1000) / 1000).replace('.', ',');

/** All quantities with a unit in a folded text. Dots and commas before three digits part thousands for g and ml only. */
export function readMeasures(folded: string): Measure[] {
  return [...folded.matchAll(MEASURE)].map((match): Measure => {
    const [whole, number = '', unit = ''] = match;
    const thousands = /^\d{1,3}[.,]\d{3}$/.test(number) && ['g', 'gr', 'gam', 'gram', 'ml'].includes(unit);
    const amount = Number(thousands ? number.replace(/[.,]/, '') : number.replace(',', '.'));
    const [right, times] = WRONG[unit] ?? [unit, 1];
    const packs = TIMES.exec(folded.slice(Math.max(0, match.index - 30), match.index))?.[1];
    return {
      start: match.index,
      end: match.index + whole.length,
      amount: amount * times,
      unit: right,
      kind: LEGAL[right] ?? 'mass',
      ...(unit in WRONG && { correct: `${show(amount * times)} ${right}` }),
      ...(packs !== undefined && { packs: Number(packs) }),
    };
  });
}

/** The total of a multipack, as it should stand beside "6 hũ x 240 g". */
export const totalOf = ({ amount, unit, packs = 1 }: Measure): string => `${show(amount * packs)} ${unit}`;
