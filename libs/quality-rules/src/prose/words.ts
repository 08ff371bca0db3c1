import type { ReadText } from '../texts.js';
import { type Form, formIn } from './forms.js';

export { bare, LONGEST } from './forms.js';

/** One run of letters in the stored text. */
export interface Word {
  start: number;
  end: number;
  raw: string;
  /** NFC, lower case, tone mark in one place: for comparison. */
  plain: string;
  /** `plain` without any mark. */
  bare: string;
  /** What is known of every word written like this; see `ofForm`. */
  form: Form;
}
/** A place in a text, as rules and facts report it, and what should stand there. */
export interface Slip {
  start: number;
  end: number;
  better?: string;
}

const caches = new WeakMap<ReadText, readonly Word[]>();

/** 1 letter, 2 mark on a letter, 3 half of a character beyond the first plane. */
const kinds = new Uint8Array(65_536);
for (let unit = 0; unit < 65_536; unit++)
  if (unit >= 0xd800 && unit <= 0xdfff) kinds[unit] = 3;
  else if (unit >= 0x0300 && unit <= 0x036f) kinds[unit] = 2;
  else if (/\p{L}/u.test(String.fromCharCode(unit))) kinds[unit] = 1;
const LETTER = /^\p{L}$/u;

/** Units of the letter or, within a word, the mark at a place; 0 where there is none. */
function lettersAt(text: string, at: number, inWord: boolean): number {
  const kind = kinds[text.charCodeAt(at)];
  if (kind === 1 || (kind === 2 && inWord)) return 1;
  return kind === 3 && LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? 2 : 0;
}

/** The words of a text in order, with their places in the stored text. One pass, kept for all rules and facts. */
export function wordsOf(read: ReadText): readonly Word[] {
  const known = caches.get(read);
  if (known) return known;
  const { text } = read;
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    let units = lettersAt(text, at, false);
    if (units === 0) continue;
    const start = at;
    for (; units > 0; units = lettersAt(text, at, true)) at += units;
    const form = formIn(text, start, at);
    words.push({ start, end: at, raw: form.raw, plain: form.plain, bare: form.bare, form });
  }
  caches.set(read, words);
  return words;
}

/** True when one blank, and nothing else, stands between two words. */
export const adjoin = (text: string, a: Word, b: Word): boolean =>
  b.start - a.end === 1 && (text[a.end] === ' ' || text[a.end] === '\u00a0');

/** True when the collection cut this word: dots stand right beside it. */
export function isCut(text: string, { start, end }: Slip): boolean {
  const after = text.slice(end, end + 4).trimStart();
  const before = text.slice(Math.max(0, start - 4), start).trimEnd();
  return /^(?:\.\.|…)/.test(after) || /(?:\.\.|…)$/.test(before);
}

/** True inside a hashtag, an address or a name with underscores: written without blanks on purpose. */
export const isTag = (text: string, { start, end }: Slip): boolean =>
  /[#@_/\d]/.test(text[start - 1] ?? '') || /[_@/\d]/.test(text[end] ?? '');

const lineCache = new WeakMap<ReadText, readonly Slip[]>();

/** Lines of a text that hold something, with their places; blanks at both ends left out. */
export function linesOf(read: ReadText): readonly Slip[] {
  const known = lineCache.get(read);
  if (known) return known;
  const lines: Slip[] = [];
  for (const { 0: raw, index } of read.text.matchAll(/[^\r\n]+/g)) {
    const text = raw.trim();
    if (text === '') continue;
    const start = index + raw.indexOf(text);
    lines.push({ start, end: start + text.length });
  }
  lineCache.set(read, lines);
  return lines;
}
