import { nfc } from '#libs/contracts';
import { DROP, kinds, NEWLINE, SPACE } from './lookalikes.js';
import { placeTone } from './syllable.js';

/** A piece of a text with its place, in UTF-16 units of the text as given. */
export interface Token {
  /** `number`: digits with points or commas between them; `mark`: any other single character; `break`: end of a line. */
  kind: 'number' | 'word' | 'mark' | 'break';
  /** Words in NFC and lower case, tone marks in one place; all else as written. */
  text: string;
  start: number;
  end: number;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const WORD = /[\p{L}\p{M}]+/uy;

function numberEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) {
    while (isDigit(text.charCodeAt(end))) end++;
    if (!'.,'.includes(text[end] ?? '-') || !isDigit(text.charCodeAt(end + 1))) return end;
    end++;
  }
  return end;
}

function pushWord(text: string, start: number, end: number, out: Token[]): void {
  const word = (from: number, to: number): Token => {
    const plain = nfc(text.slice(from, to)).toLowerCase();
    return { kind: 'word', text: placeTone(plain), start: from, end: to };
  };
  // "240gx6": the x before a digit multiplies.
  const times = end - start > 1 && /[xX]/.test(text[end - 1] ?? '') && isDigit(text.charCodeAt(end));
  if (times) out.push(word(start, end - 1), word(end - 1, end));
  else out.push(word(start, end));
}

/** Cuts a text into tokens in one pass; blanks and invisible characters part tokens and are left out. */
export function tokensOf(text: string): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit];
    if (kind === SPACE || kind === DROP) {
      at++;
      continue;
    }
    const start = at;
    WORD.lastIndex = at;
    if (isDigit(unit)) at = numberEnd(text, at);
    else if (kind !== NEWLINE && WORD.test(text)) {
      pushWord(text, start, (at = WORD.lastIndex), out);
      continue;
    } else at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    const type = isDigit(unit) ? 'number' : kind === NEWLINE ? 'break' : 'mark';
    out.push({ kind: type, text: text.slice(start, at), start, end: at });
  }
  return out;
}

/** True when nothing, not even a blank, stands between the two. */
export const glued = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.end === right.start;

/** True when the words at `at` are these, one after another. */
export function wordsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens[at + offset]?.text === word);
}

/**
 * The value of a number as Vietnamese sellers write it; undefined for groups that are no number ("02.04.26"). A single
 * separator before exactly three digits parts thousands ("1.500", "1,500"), unless the number starts with 0 or
 * `fractions` says that thousands are out of the question ("1,500 kg").
 */
export function decimalOf(written: string, fractions = false): number | undefined {
  const groups = written.split(/[.,]/);
  const [whole = '', ...rest] = groups;
  if (written.length > 18) return undefined;
  if (rest.length === 0) return Number(whole);
  const separators = written.replace(/\d/g, '');
  const last = groups.pop() ?? '';
  const thousands = rest.slice(0, -1).every((group) => group.length === 3) && whole.length <= 3 && whole[0] !== '0';
  if (rest.length === 1) {
    if (last.length === 3 && thousands && !fractions) return Number(whole + last);
    return Number(`${whole}.${last}`);
  }
  if (!thousands) return undefined;
  if (new Set(separators).size === 1) return last.length === 3 ? Number(groups.join('') + last) : undefined;
  // Both signs: the last one begins the fraction, all before it are alike.
  if (new Set(separators.slice(0, -1)).size > 1 || separators.at(-1) === separators[0]) return undefined;
  return Number(`${groups.join('')}.${last}`);
}
