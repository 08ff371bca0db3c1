import { decimalOf, glued, tokensOf, type Token } from './tokens.js';

/** A price as stated in a text. */
export interface StatedPrice {
  /** Its place, in UTF-16 units of the text as given. */
  start: number;
  end: number;
  /** In dong; the upper end of a range. */
  vnd: number;
  /** Lower end of a range ("100-150k"). */
  from?: number;
}

const CURRENCY = new Set(['đ', 'đồng', 'vnd', 'vnđ', '₫']);
const IN_FRONT = new Set(['vnd', 'vnđ', '₫', 'đ']);
const SCALES = new Map([
  ['k', 1000],
  ['nghìn', 1000],
  ['ngàn', 1000],
  ['tr', 1_000_000],
  ['triệu', 1_000_000],
]);
const MILLION = 1_000_000;
/** The smallest note in use is 500 dong; less is a count of something else. */
const LEAST = 500;
/** Words that may follow "2 triệu" in the sense of money; any other one is what is counted ("2 triệu bông hoa"). */
const AFTER_MONEY = new Set(
  'một mỗi cho là và đến trở hoặc hay còn thôi nhé ạ rồi thì nếu kèm tặng gồm cả chưa đã tùy tới'.split(' '),
);
const NOT_BEHIND_DONG = new Set(['bào', 'hồ', 'tháp', 'nai', 'hới', 'xoài']);
const CARAT = new Set(['vàng', 'mạ']);
const RANGE = new Set(['-', '–', '—', '~', 'đến']);
/** "2024 - 150.000đ" is no range: the ends of one lie closer together. */
const WIDEST_RANGE = 20;

interface Amount {
  vnd: number;
  /** Index behind it. */
  next: number;
  scale: number;
}

/** "2" of "1tr2", "250" of "1tr250", "200 nghìn" of "1 triệu 200 nghìn": what stands behind the millions. */
function belowMillion(tokens: readonly Token[], at: number): { vnd: number; next: number } {
  const [scale, number, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const none = { vnd: 0, next: at };
  if (number?.kind !== 'number' || !/^\d{1,3}$/.test(number.text)) return none;
  const thousands = SCALES.get(after?.text ?? '') === 1000;
  if (thousands && number.text.length > 1) return { vnd: Number(number.text) * 1000, next: at + 2 };
  const ends = !after || (after.kind !== 'word' && after.kind !== 'number');
  if (!glued(scale, number) && !ends) return none;
  return { vnd: Number(number.text.padEnd(3, '0')) * 1000, next: at + 1 };
}

/** The number at a token with the scale behind it; undefined when it is no number of dong. */
function amountAt(tokens: readonly Token[], at: number): Amount | undefined {
  const [number, word] = [tokens[at], tokens[at + 1]];
  if (number?.kind !== 'number') return undefined;
  const scale = SCALES.get(word?.text ?? '');
  const usable = scale !== undefined && (word?.text !== 'k' || glued(number, word));
  const value = decimalOf(number.text, usable && scale === MILLION);
  if (value === undefined) return undefined;
  if (!usable) return { vnd: value, next: at + 1, scale: 1 };
  const below = scale === MILLION && Number.isInteger(value) ? belowMillion(tokens, at + 2) : { vnd: 0, next: at + 2 };
  return { vnd: Math.round(value * scale) + below.vnd, next: below.next, scale };
}

/** "đ" and "đồng" are also words; grouped thousands or a glued sign show that money is meant. */
function currencyAt(tokens: readonly Token[], at: number): boolean {
  const [before, sign, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const grouped = before?.kind === 'number' && /[.,]\d{3}$/.test(before.text);
  if (sign?.text === 'd') return grouped && glued(before, sign);
  if (!CURRENCY.has(sign?.text ?? '')) return false;
  if (sign?.text === 'đồng') return !NOT_BEHIND_DONG.has(after?.text ?? '');
  return sign?.text !== 'đ' || grouped || before?.kind === 'word' || glued(before, sign);
}

/** Without a currency only a scale speaks of money, and only where nothing else is counted by it. */
function standsAlone(tokens: readonly Token[], first: number, { next, scale }: Amount): boolean {
  const after = tokens[next];
  if (scale === 1 || CARAT.has(tokens[first - 1]?.text ?? '')) return false;
  return after?.kind !== 'word' || AFTER_MONEY.has(after.text);
}

interface Reading {
  vnd: number;
  from?: number;
  next: number;
}

function rangeAt(tokens: readonly Token[], at: number): Reading | undefined {
  if (tokens[at]?.kind !== 'number' || !RANGE.has(tokens[at + 1]?.text ?? '')) return undefined;
  const upper = priceAt(tokens, at + 2, false);
  const scale = SCALES.get(tokens[at + 3]?.text ?? '') ?? 1;
  const low = decimalOf(tokens[at]?.text ?? '', scale === MILLION);
  if (!upper || low === undefined) return undefined;
  const from = Math.round(low * scale);
  return from < upper.vnd && from * WIDEST_RANGE >= upper.vnd ? { ...upper, from } : undefined;
}

function priceAt(tokens: readonly Token[], at: number, mayRange: boolean): Reading | undefined {
  if (mayRange) {
    const range = rangeAt(tokens, at);
    if (range) return range;
  }
  const ahead = IN_FRONT.has(tokens[at]?.text ?? '');
  const first = ahead ? at + 1 : at;
  // "ST25k", "A120k": a number inside a word is no price.
  if (!ahead && tokens[at - 1]?.kind === 'word' && glued(tokens[at - 1], tokens[at])) return undefined;
  const amount = amountAt(tokens, first);
  if (!amount || !Number.isInteger(amount.vnd) || amount.vnd < LEAST || !Number.isSafeInteger(amount.vnd))
    return undefined;
  const behind = currencyAt(tokens, amount.next);
  if (behind) return { vnd: amount.vnd, next: amount.next + 1 };
  const grouped = /[.,]\d{3}$/.test(tokens[first]?.text ?? '');
  const inFront = ahead && (tokens[at]?.text !== 'đ' || (grouped && glued(tokens[at], tokens[first])));
  return inFront || standsAlone(tokens, first, amount) ? { vnd: amount.vnd, next: amount.next } : undefined;
}

/**
 * Every price stated in a text, in order: "120.000đ", "120k", "1tr2", "1,2 triệu", "VND 120,000". Numbers without a
 * currency or a scale are none. Linear in the text's length.
 */
export function pricesIn(text: string): StatedPrice[] {
  const tokens = tokensOf(text);
  const found: StatedPrice[] = [];
  for (let at = 0; at < tokens.length;) {
    const price = priceAt(tokens, at, true);
    if (!price) {
      at++;
      continue;
    }
    const { next, ...value } = price;
    found.push({ start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0, ...value });
    at = next;
  }
  return found;
}
