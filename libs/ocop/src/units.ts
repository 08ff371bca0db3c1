import { nfc } from '#libs/contracts';
import { glued, wordsAt, type Token } from './tokens.js';

export type Dimension = 'mass' | 'volume' | 'length' | 'area';

/** A legal unit of Decree 37/2026/NĐ-CP, Appendix II; `factor` leads to g, ml, mm or cm². */
export interface Unit {
  symbol: string;
  dimension: Dimension;
  factor: number;
  /** Symbols as the law prints them, besides `symbol`. */
  symbols: readonly string[];
  /** Full names, allowed in any case. */
  names: readonly string[];
  /** Written by sellers, but not legal: "gr", "kí". */
  wrong: readonly string[];
}

const unit = (dimension: Dimension, symbol: string, factor: number, forms: Partial<Unit> = {}): Unit => ({
  ...{ symbol, dimension, factor, symbols: [], names: [], wrong: [] },
  ...forms,
});

export const units: readonly Unit[] = [
  unit('mass', 'kg', 1000, {
    names: ['kilôgam', 'ki lô gam'],
    wrong: ['kgs', 'kí', 'ký', 'cân', 'kilo', 'kilogam', 'kilogram', 'kí lô', 'ký lô', 'ki lô'],
  }),
  unit('mass', 'g', 1, { names: ['gam'], wrong: ['gr', 'grs', 'gram', 'grams', 'gm'] }),
  unit('mass', 'mg', 0.001, { names: ['miligam', 'mi li gam'], wrong: ['miligram'] }),
  unit('mass', 'µg', 0.000_001, { symbols: ['μg'], names: ['micrôgam'], wrong: ['mcg', 'ug'] }),
  unit('volume', 'l', 1000, { symbols: ['L'], names: ['lít'], wrong: ['lit', 'liter', 'litre'] }),
  unit('volume', 'cl', 10, { symbols: ['cL'] }),
  unit('volume', 'ml', 1, { symbols: ['mL'], names: ['mililít', 'mi li lít'], wrong: ['mililit', 'mls', 'cc'] }),
  unit('volume', 'µl', 0.001, { symbols: ['μl', 'µL', 'μL'] }),
  unit('length', 'm', 1000, { names: ['mét'], wrong: ['met'] }),
  unit('length', 'dm', 100),
  unit('length', 'cm', 10, { names: ['xentimét'] }),
  unit('length', 'mm', 1, { names: ['milimét'] }),
  unit('area', 'm2', 10_000, { symbols: ['m²'] }),
  unit('area', 'dm2', 100, { symbols: ['dm²'] }),
  unit('area', 'cm2', 1, { symbols: ['cm²'] }),
  unit('area', 'mm2', 0.01, { symbols: ['mm²'] }),
];

/** 100 g of a Vietnamese market; no legal unit, and the number changes with the unit. */
export const LANG = unit('mass', 'g', 100, { wrong: ['lạng'] });

const bySpelling = new Map<string, Unit>();
for (const known of [...units, LANG])
  for (const form of [known.symbol, ...known.symbols, ...known.names, ...known.wrong].map((item) => item.toLowerCase()))
    if (!bySpelling.has(form)) bySpelling.set(form, known);
/** Names of several words, which may be joined by blanks or hyphens. */
const phrases = [...bySpelling.keys()]
  .filter((form) => form.includes(' '))
  .flatMap((form) => [form, form.replaceAll(' ', ' - ')].map((spaced) => ({ form, words: spaced.split(' ') })));

export interface WrittenUnit {
  unit: Unit;
  /** Index behind its last token. */
  next: number;
  start: number;
  end: number;
  /** `case`: the right letters in the wrong case ("KG"). */
  form: 'legal' | 'case' | 'wrong';
}

function phraseAt(tokens: readonly Token[], at: number): { form: string; next: number } | undefined {
  const phrase = phrases.find(({ words }) => wordsAt(tokens, at, words));
  return phrase && { form: phrase.form, next: at + phrase.words.length };
}

/** "m2" and "m²" are two tokens each; "m3" and "1m60" are no area and no plain length either. */
function powerAt(tokens: readonly Token[], at: number): 'area' | 'other' | undefined {
  const [word, power] = [tokens[at], tokens[at + 1]];
  if (!glued(word, power)) return undefined;
  if (power?.text === '2' || power?.text === '²') return 'area';
  return power?.kind === 'number' || power?.text === '³' ? 'other' : undefined;
}

/** The unit written at a token, or undefined. */
export function unitAt(text: string, tokens: readonly Token[], at: number): WrittenUnit | undefined {
  const word = tokens[at];
  if (word?.kind !== 'word') return undefined;
  const phrase = phraseAt(tokens, at);
  let form = phrase?.form ?? word.text;
  let next = phrase?.next ?? at + 1;
  const power = phrase ? undefined : powerAt(tokens, at);
  if (power === 'other') return undefined;
  if (power === 'area') {
    form += '2';
    next++;
  }
  const unit = bySpelling.get(form);
  const end = tokens[next - 1]?.end ?? word.end;
  if (!unit || (glued(word, tokens[next]) && /['’]/.test(tokens[next]?.text ?? ''))) return undefined;
  const written = nfc(text.slice(word.start, end));
  const legal = [unit.symbol, ...unit.symbols].includes(written) || unit.names.includes(form);
  const cased = [unit.symbol, ...unit.symbols].some((symbol) => symbol.toLowerCase() === written.toLowerCase());
  return { unit, next, start: word.start, end, form: legal ? 'legal' : cased ? 'case' : 'wrong' };
}
