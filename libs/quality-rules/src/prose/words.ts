import { placeTone, remembered } from '#libs/ocop';
import type { ReadText } from '../texts.js';

/** One run of letters in the stored text. */
export interface Word {
  start: number;
  end: number;
  raw: string;
  /** NFC, lower case, tone mark in one place: for comparison. */
  plain: string;
  /** `plain` without any mark. */
  bare: string;
}
/** A place in a text, as rules and facts report it, and what should stand there. */
export interface Slip {
  start: number;
  end: number;
  better?: string;
}

const WORD = /(?=\p{L})[\p{L}\u0300-\u036f]+/gu;
/** A "word" longer than this is no word; it is kept, but never looked into. */
export const LONGEST = 40;
const caches = new WeakMap<ReadText, readonly Word[]>();

const MARKS = /[\u0300-\u036f]/g;

/** A word without any mark: "đường" → "duong". */
export const bare = (word: string): string => word.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');

const formsOf = remembered((raw): Pick<Word, 'plain' | 'bare'> => {
  const plain = placeTone(raw.normalize('NFC').toLowerCase());
  return { plain, bare: bare(plain) };
});

/** The words of a text in order, with their places in the stored text. One pass, kept for all rules and facts. */
export function wordsOf(read: ReadText): readonly Word[] {
  const known = caches.get(read);
  if (known) return known;
  const words = [...read.text.matchAll(WORD)].map(({ 0: raw, index }): Word => {
    const { plain, bare } = raw.length > LONGEST ? { plain: raw, bare: raw } : formsOf(raw);
    return { start: index, end: index + raw.length, raw, plain, bare };
  });
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

/** Lines of a text that hold something, with their places; blanks at both ends left out. */
export function linesOf(read: ReadText): Slip[] {
  const lines: Slip[] = [];
  for (const { 0: raw, index } of read.text.matchAll(/[^\r\n]+/g)) {
    const text = raw.trim();
    if (text === '') continue;
    const start = index + raw.indexOf(text);
    lines.push({ start, end: start + text.length });
  }
  return lines;
}
