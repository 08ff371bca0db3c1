import { counterAt } from './counters.js';
import { perAt, termAt, type Term } from './quantity-terms.js';
import { glued, tokensOf, wordsAt, type Token } from './tokens.js';
import { LANG, type WrittenUnit } from './units.js';

export interface Measure {
  value: number;
  /** Legal symbol. */
  unit: string;
}

export interface QuantityProblem {
  /** `unit`: not legal ("gr", "lạng", "kí"); `case`: legal letters in the wrong case ("KG"). */
  kind: 'unit' | 'case';
  start: number;
  end: number;
  /** What to write in that place instead. */
  suggestion: string;
}

/** A quantity as stated somewhere in a text. */
export interface NetQuantity {
  /** Its place, in UTF-16 units of the text as given. */
  start: number;
  end: number;
  /** Packs or pieces in all ("2 hộp x 10 gói" = 20); 1 where nothing is counted. */
  count: number;
  /** Word of what is counted, lower case: "gói". */
  counted?: string;
  /** Content of one pack. */
  each?: Measure;
  /** Lower end of a range ("20–25 g"), in the unit of `each`; a range has no total. */
  from?: number;
  /** Count × content, in g, ml or cm². */
  total?: Measure;
  /** Length, width, height as far as stated, in mm, in the order written. */
  sizeMm?: number[];
  /** Every unit is one of Decree 37/2026, Appendix II (a wrong case alone does not make it illegal). */
  legal: boolean;
  problems: QuantityProblem[];
}

const TIMES = new Set(['x', '×', '*']);
const MOST_TERMS = 4;
const TOTAL_UNITS = { mass: 'g', volume: 'ml', area: 'cm2', length: 'mm' } as const;

/** Keeps 3 × 0.1 at 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));
const written = (value: number): string => String(Number(value.toFixed(2))).replace('.', ',');

interface Chain {
  terms: Term[];
  /** Index behind its last token, and where more may follow. */
  end: number;
  next: number;
  counted?: string;
  /** `counted` is what "/" says a pack holds: larger packs may follow ("30 viên/hộp x 2 hộp"). */
  innermost?: boolean;
  /** A dose or share; `end` lies behind it. */
  rate?: boolean;
}

const isLength = (term: Term | undefined): boolean => term?.unit?.unit.dimension === 'length';
const hasAmount = (terms: readonly Term[]): boolean => terms.some((term) => term.unit && !isLength(term));

/** "3 hộp x 10 gói x 12 g", "500 g/túi x 2": terms joined by signs of multiplication. */
function chainAt(text: string, tokens: readonly Token[], at: number): Chain | undefined {
  const chain: Chain = { terms: [], end: at, next: at };
  for (let next = at; chain.terms.length < MOST_TERMS; next = chain.next + 1) {
    const term = termAt(text, tokens, next);
    if (!term || (hasAmount(chain.terms) && term.unit) || (chain.terms.some(isLength) && term.unit && !isLength(term)))
      break;
    const per = perAt(text, tokens, term);
    if (per && !per.counter) return { ...per, terms: [], rate: true };
    chain.terms.push(term);
    if (!chain.innermost) chain.counted = term.counter ?? per?.counter ?? chain.counted;
    chain.innermost ||= per !== undefined;
    chain.end = per?.end ?? term.end;
    chain.next = per?.next ?? term.next;
    if (!TIMES.has(tokens[chain.next]?.text ?? '')) break;
  }
  return chain.terms.length > 0 ? chain : undefined;
}

/** The content behind a count: "6 hũ 240 g", "1 lọ (500 g)", "3 lon (mỗi lon 500 g)". */
function attachContent(text: string, tokens: readonly Token[], chain: Chain): void {
  let at = chain.next;
  const open = tokens[at]?.text === '(';
  const comma = tokens[at]?.text === ',';
  if (open || comma) at++;
  const each = wordsAt(tokens, at, ['mỗi']);
  if (each) at = counterAt(tokens, at + 1)?.next ?? at + 1;
  const term = comma && !each ? undefined : termAt(text, tokens, at);
  if (!term?.unit || isLength(term) || perAt(text, tokens, term)) return;
  chain.terms.push(term);
  chain.end = term.end + (open && tokens[term.end]?.text === ')' ? 1 : 0);
}

function problemOf({ unit, value, from, start }: Term): QuantityProblem[] {
  if (!unit || unit.form === 'legal') return [];
  const { symbol, factor } = unit.unit;
  const kind = unit.form === 'case' ? 'case' : 'unit';
  if (unit.unit !== LANG) return [{ kind, start: unit.start, end: unit.end, suggestion: symbol }];
  const low = from === undefined ? '' : `${written(from * factor)}–`;
  return [{ kind, start, end: unit.end, suggestion: `${low}${written(value * factor)} ${symbol}` }];
}

function contentOf(term: Term, count: number): Pick<NetQuantity, 'each' | 'from' | 'total'> {
  const { unit } = term.unit as WrittenUnit;
  const scale = unit === LANG ? unit.factor : 1;
  return {
    each: { value: rounded(term.value * scale), unit: unit.symbol },
    ...(term.from === undefined
      ? { total: { value: rounded(term.value * unit.factor * count), unit: TOTAL_UNITS[unit.dimension] } }
      : { from: rounded(term.from * scale) }),
  };
}

/** Sides of "70 x 70 cm": a bare number takes the unit of the next one that has any. */
function sizeOf(terms: readonly Term[]): number[] {
  return terms.flatMap((term, index) => {
    const unit = terms.slice(index).find(isLength)?.unit?.unit;
    return unit && !term.counter ? [rounded(term.value * unit.factor)] : [];
  });
}

function quantityOf(
  tokens: readonly Token[],
  first: number,
  { terms, counted, end }: Chain,
  outer: string | undefined,
): NetQuantity | undefined {
  const content = terms.find((term) => term.unit && !isLength(term));
  const size = terms.some(isLength) ? sizeOf(terms) : [];
  const counts = terms.filter((term) => !term.unit && (size.length === 0 || term.counter));
  if (!content && size.length === 0 && !counted) return undefined;
  const count = rounded(counts.reduce((product, term) => product * term.value, 1));
  const problems = terms.flatMap(problemOf);
  return {
    start: tokens[first]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    count,
    ...((counted ?? outer) && { counted: counted ?? outer }),
    ...(content && contentOf(content, count)),
    ...(size.length > 0 && { sizeMm: size }),
    legal: problems.every(({ kind }) => kind === 'case'),
    problems,
  };
}

/** A number inside a word ("ST25", "A4") begins no quantity, unless the word is a pack or a sign ("hũ500g", "x500g"). */
const insideWord = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.kind === 'word' &&
  glued(tokens[at - 1], tokens[at]) &&
  !TIMES.has(tokens[at - 1]?.text ?? '') &&
  !counterAt(tokens, at - 1);

/**
 * Every quantity stated in a text, in order, never overlapping: "6 hũ x 240 g", "1,5 kg", "Hộp 10 gói x 12 g",
 * "set 3 cái", "70x70cm". A content behind a count is read as that of one pack. Doses and rates ("5 g/ngày") are none.
 * Whether a quantity is that of the goods is for the reader of its surroundings to say. Linear in the text's length.
 */
export function quantitiesIn(text: string): NetQuantity[] {
  const tokens = tokensOf(text);
  const found: NetQuantity[] = [];
  for (let at = 0; at < tokens.length;) {
    const outer = counterAt(tokens, at);
    const number = outer?.next ?? at;
    const chain = insideWord(tokens, number) ? undefined : chainAt(text, tokens, number);
    if (!chain) {
      at++;
      continue;
    }
    if (!chain.rate && !hasAmount(chain.terms) && chain.terms.at(-1)?.counter) attachContent(text, tokens, chain);
    const quantity = quantityOf(tokens, at, chain, outer?.word);
    if (quantity) found.push(quantity);
    at = quantity || chain.rate ? chain.end : at + 1;
  }
  return found;
}

/** The quantity's text with legal units: "500gr" becomes "500g", "2 lạng" "200 g". */
export function legalWording(text: string, { start, end, problems }: NetQuantity): string {
  let out = '';
  let at = start;
  for (const problem of problems) {
    out += text.slice(at, problem.start) + problem.suggestion;
    at = problem.end;
  }
  return out + text.slice(at, end);
}
