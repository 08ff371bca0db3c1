import type { FoldBuffer } from './fold.js';
import { letters } from './lookalikes.js';
import { compact } from './split-words.js';
import { isSyllable } from './syllable.js';

/**
 * Words that word lists look for, and that sellers therefore write with digits, signs, pictures or blanks inside. No
 * other word is guessed.
 */
const WORDS = ['chữa', 'trị', 'khỏi', 'bệnh', 'điều', 'zalo', 'ocop'].map((word) => ({
  units: [...word].map((char) => char.charCodeAt(0)),
  bare: [...word].map((char) => char.normalize('NFD').charCodeAt(0)),
}));
type Word = (typeof WORDS)[number];

/** Signs and digits that stand for a letter. */
const STANDS_FOR = new Uint16Array(65_536);
for (const [sign, letter] of ['1i', '!i', '|i', 'ji', '0o', '3e', '@a'].map((pair) => [...pair]))
  STANDS_FOR[sign?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0;
/** At the end of a word these close the sentence. */
const CLOSING = new Set([...'!|'].map((sign) => sign.charCodeAt(0)));

const BY_FIRST = new Map<number, Word[]>();
for (const word of WORDS)
  for (const first of [word.units[0] ?? 0, ...(word.bare[0] === 111 ? [48] : [])])
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), word]);
const FIRST = Uint8Array.from({ length: 65_536 }, (_, unit) => (BY_FIRST.has(unit) ? 1 : 0));

const BLANK = 32;
const NEWLINE = 10;
/** Most units between two letters: two pictures, or a sign between blanks. */
const MOST_BETWEEN = 4;
/** "chữ a" is also the letter A; in front of these it is "chữa". */
const CURED = ['bệnh', 'khỏi', 'trị', 'lành', 'dứt', 'viêm', 'ung thư'];
const LONGEST_CURED = 9;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isInWord = (unit: number): boolean => letters[unit] === 1 || isDigit(unit);

interface Written {
  /** Per letter of the word: where it stands. */
  at: number[];
  /** Some letter is a sign or digit. */
  signs: boolean;
  blanks: boolean;
}

/** Where the next letter stands behind what was put between; −1 when something else follows. */
function behindNoise({ units, length }: FoldBuffer, from: number, letter: number): number {
  for (let at = from; at < length && at - from <= MOST_BETWEEN; at++) {
    const unit = units[at] ?? 0;
    if (unit === letter) return at;
    if (unit === NEWLINE || isInWord(unit)) return -1;
  }
  return -1;
}

/** A word as it is written from `from` on, or null. */
function written(buffer: FoldBuffer, from: number, { units: word, bare }: Word): Written | null {
  const { units, length } = buffer;
  const found: Written = { at: [], signs: false, blanks: false };
  let at = from;
  for (let index = 0; index < word.length; index++) {
    const letter = word[index] ?? 0;
    const next = behindNoise(buffer, at, letter);
    const stands = STANDS_FOR[units[at] ?? 0] === bare[index];
    if (next >= 0) {
      for (; at < next; at++) found.blanks ||= units[at] === BLANK;
    } else if (stands && !(index === word.length - 1 && CLOSING.has(units[at] ?? 0))) found.signs = true;
    else return null;
    found.at.push(at++);
  }
  return at < length && isInWord(units[at] ?? 0) ? null : found;
}

/** The runs of letters it was written in. */
function piecesOf({ at }: Written, { units }: Word): string[] {
  const pieces: string[] = [];
  at.forEach((place, index) => {
    const letter = String.fromCharCode(units[index] ?? 0);
    if (index > 0 && place === (at[index - 1] ?? 0) + 1) pieces.push((pieces.pop() ?? '') + letter);
    else pieces.push(letter);
  });
  return pieces;
}

const VOWEL = /[aeiouy]/;
const hasVowel = (piece: string): boolean => VOWEL.test(piece.normalize('NFD'));
const startsWithVowel = (piece: string): boolean => VOWEL.test(piece.normalize('NFD').slice(0, 1));

function isCured({ units, length }: FoldBuffer, end: number): boolean {
  const behind = String.fromCharCode(...units.subarray(end, Math.min(length, end + LONGEST_CURED)));
  return CURED.some((word) => behind.startsWith(` ${word}`) && !isInWord(behind.charCodeAt(word.length + 1)));
}

/** True when the pieces mean nothing apart: "ch ữa" and "O C O P", but neither "k hỏi" nor the letter of "chữ A". */
function isOneWord(buffer: FoldBuffer, found: Written, word: Word): boolean {
  const pieces = piecesOf(found, word);
  if (pieces.length > 2 && pieces.every(({ length }) => length === 1)) return true;
  if (!found.blanks && !pieces.every((piece) => isSyllable(piece))) return true;
  const [first = '', second = ''] = pieces;
  if (found.blanks && found.signs) return false;
  if (!hasVowel(first) && startsWithVowel(second)) return true;
  if (hasVowel(first) && !hasVowel(pieces.at(-1) ?? '')) return true;
  return first === 'chữ' && isCured(buffer, (found.at.at(-1) ?? 0) + 1);
}

/** Restores words that were written so that word lists would miss them: "tr1 ho", "ch🍯ữa", "0COP". In place, linear. */
export function restoreHiddenWords(buffer: FoldBuffer): void {
  const { units, disguised, length } = buffer;
  let drop: Uint8Array | undefined;
  for (let from = 0; from < length; from++) {
    if (!FIRST[units[from] ?? 0] || (from > 0 && isInWord(units[from - 1] ?? 0))) continue;
    for (const word of BY_FIRST.get(units[from] ?? 0) ?? []) {
      const found = written(buffer, from, word);
      const last = found?.at.at(-1) ?? from;
      const torn = last - from + 1 > word.units.length;
      if (!found || (!torn && !found.signs)) continue;
      if (torn && !isOneWord(buffer, found, word)) continue;
      drop ??= new Uint8Array(length);
      drop.fill(1, from, last + 1);
      found.at.forEach((place, index) => {
        if (drop) drop[place] = 0;
        units[place] = word.units[index] ?? 0;
        disguised[place] = 1;
      });
      from = last;
      break;
    }
  }
  if (drop) compact(buffer, drop);
}
