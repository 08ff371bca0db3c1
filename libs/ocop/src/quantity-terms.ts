import { counterAt } from './counters.js';
import { decimalOf, glued, type Token } from './tokens.js';
import { unitAt, type WrittenUnit } from './units.js';

/** One number with what it counts or measures: "10 gói", "12 g", or bare as in the first "70" of "70x70cm". */
export interface Term {
  value: number;
  /** Lower end of a range ("20–25 g"). */
  from?: number;
  unit?: WrittenUnit;
  counter?: string;
  /** Place of the number in the text. */
  start: number;
  /** Index behind its last token. */
  end: number;
  /** Index where more may follow: behind "nhỏ" in "10 gói nhỏ x 5 g". */
  next: number;
}

const RANGE = new Set(['-', '–', '—', '~', 'đến']);
/** Behind "/": a dose or a speed, no content of a pack. */
const RATES = new Set(['ngày', 'lần', 'giờ', 'tuần', 'tháng', 'người', 'bữa', 'phút']);

/** "kg" and "l" are never sold by the thousand, so "1,500 kg" is one and a half. */
const isLarge = (unit: WrittenUnit | undefined): boolean => (unit?.unit.factor ?? 0) >= 1000;

interface Numbers {
  /** Index behind the numbers. */
  next: number;
  value(large: boolean): { value: number; from?: number } | undefined;
}

/** "500", "1/2", "20-25": the numbers at a token, whose value the unit behind them decides. */
function numbersAt(tokens: readonly Token[], at: number): Numbers | undefined {
  const [first, sign, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.kind !== 'number') return undefined;
  const twice = second?.kind === 'number';
  if (twice && sign?.text === '/' && glued(first, sign) && glued(sign, second) && /^[1-9]$/.test(first.text)) {
    const value = Number(first.text) / Number(second.text);
    if (/^(?:[2-9]|10)$/.test(second.text) && value < 1) return { next: at + 3, value: () => ({ value }) };
  }
  if (twice && RANGE.has(sign?.text ?? ''))
    return {
      next: at + 3,
      value(large) {
        const from = decimalOf(first.text, large);
        const value = decimalOf(second.text, large);
        return from !== undefined && value !== undefined && from < value ? { from, value } : undefined;
      },
    };
  return {
    next: at + 1,
    value(large) {
      const value = decimalOf(first.text, large);
      return value === undefined ? undefined : { value };
    },
  };
}

/** The term that starts with the number at a token; undefined for 0, for words and for what is no number. */
export function termAt(text: string, tokens: readonly Token[], at: number): Term | undefined {
  const numbers = numbersAt(tokens, at);
  if (!numbers) return undefined;
  const unit = unitAt(text, tokens, numbers.next);
  const counter = unit ? undefined : counterAt(tokens, numbers.next);
  const value = numbers.value(isLarge(unit));
  if (!value || value.value <= 0 || (!unit && (value.from !== undefined || !Number.isInteger(value.value))))
    return undefined;
  return {
    ...value,
    ...(unit && { unit }),
    ...(counter && { counter: counter.word }),
    start: tokens[at]?.start ?? 0,
    end: unit?.next ?? counter?.end ?? numbers.next,
    next: unit?.next ?? counter?.next ?? numbers.next,
  };
}

export interface Per {
  /** What one pack of it holds the term; none for a rate ("/ngày", "/kg", "/100 g"): that is no quantity of goods. */
  counter?: string;
  end: number;
  next: number;
}

/** "/" between amounts lists sizes ("70g/280g", "1 lít/1,3 kg") or tells a share ("5mg/100g", "20 g/1 lít"). */
function isShare({ unit: part }: Term, { unit: whole, value }: Term): boolean {
  if (!part || !whole || part.unit === whole.unit) return false;
  if (part.unit.dimension === whole.unit.dimension) return part.unit.factor < 1;
  return [1, 10, 100, 1000].includes(value);
}

/** What stands behind "/" after a term, if it says of what the term is a part. */
export function perAt(text: string, tokens: readonly Token[], term: Term): Per | undefined {
  if (tokens[term.next]?.text !== '/') return undefined;
  const at = term.next + 1;
  const counter = counterAt(tokens, at);
  if (counter) return { ...counter, counter: counter.word };
  if (RATES.has(tokens[at]?.text ?? '')) return { end: at + 1, next: at + 1 };
  const unit = unitAt(text, tokens, at);
  if (unit) return { end: unit.next, next: unit.next };
  const other = termAt(text, tokens, at);
  return other && isShare(term, other) ? { end: other.end, next: other.next } : undefined;
}
