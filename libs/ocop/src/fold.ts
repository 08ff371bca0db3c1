import { restoreHiddenWords } from './hidden-words.js';
import {
  DROP,
  folds,
  kinds,
  letters,
  LOOKALIKE,
  MARK,
  NEWLINE,
  plainOfAstral,
  SPACE,
  SURROGATE,
  vietnameseMarks,
} from './lookalikes.js';
import { joinSplitWords } from './split-words.js';
import { placeTone } from './syllable.js';

/**
 * A text made comparable: NFC, lower case, lookalikes and presentation forms as Latin letters, zero-width characters
 * and decoration gone, blanks collapsed, words split by dots joined, tone marks in one place. Every unit knows where
 * it came from, so that a find can be shown in the text as stored.
 */
export interface Folded {
  text: string;
  /** Per folded unit: start and end (exclusive) in UTF-16 units of the original. */
  starts: Int32Array;
  ends: Int32Array;
  /** Per folded unit: 1 where a disguise was undone (lookalike, zero-width inside a word, split word). */
  disguised: Uint8Array;
}

/** Working buffers of one folding. */
export interface FoldBuffer {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  disguised: Uint8Array;
  length: number;
}

function push(out: FoldBuffer, unit: number, start: number, end: number, disguised: number): void {
  const at = out.length++;
  out.units[at] = unit;
  out.starts[at] = start;
  out.ends[at] = end;
  out.disguised[at] = disguised;
}

/** A letter with its combining marks, from `at`; answers where it ends. */
function foldCluster(original: string, at: number, out: FoldBuffer): number {
  const base = original.charCodeAt(at);
  let disguised = kinds[base] === LOOKALIKE ? 1 : 0;
  let marks = '';
  let end = at + 1;
  for (; end < original.length; end++) {
    const kind = kinds[original.charCodeAt(end)];
    if (kind === DROP) disguised = 1;
    else if (kind !== MARK) break;
    else if (vietnameseMarks.includes(original[end] ?? '')) marks += marks.length < 4 ? original[end] : '';
    else disguised = 1;
  }
  const whole = (String.fromCharCode(folds[base] ?? base) + marks).normalize('NFC');
  // A few exotic letters grow under NFC; the buffers are as long as the original, so the rest is cut.
  for (let unit = 0; unit < Math.min(whole.length, end - at); unit++)
    push(out, whole.charCodeAt(unit), at, end, disguised);
  return end;
}

function foldAstral(original: string, at: number, out: FoldBuffer): number {
  const char = String.fromCodePoint(original.codePointAt(at) ?? 0xfffd);
  const plain = char.length === 2 ? plainOfAstral(char) : null;
  if (plain) push(out, plain.charCodeAt(0), at, at + 2, 1);
  else if (char.length === 2 && char >= '\u{e0000}') return at + 2;
  else
    for (let unit = 0; unit < char.length; unit++) push(out, original.charCodeAt(at + unit), at, at + char.length, 0);
  return at + char.length;
}

function foldBlanks(original: string, at: number, out: FoldBuffer): number {
  let end = at;
  let newline = false;
  for (; end < original.length; end++) {
    const kind = kinds[original.charCodeAt(end)];
    if (kind === NEWLINE) newline = true;
    else if (kind !== SPACE && kind !== DROP) break;
  }
  push(out, newline ? 10 : 32, at, end, 0);
  return end;
}

const BLOCK_TAG = /^(?:br|p|li|ul|ol|div|h[1-6]|tr|td|table)$/;
const LONGEST_TAG = 300;

/** End of the HTML tag that starts at `at`, or −1; `<` in prose ("< 5 %") is no tag. */
function tagEnd(original: string, at: number): number {
  const first = original.charCodeAt(at + (original[at + 1] === '/' ? 2 : 1)) | 32;
  if (!(first >= 97 && first <= 122)) return -1;
  for (let end = at + 2; end < original.length && end - at < LONGEST_TAG; end++) {
    if (original[end] === '>') return end + 1;
    if (original[end] === '<') return -1;
  }
  return -1;
}

/** Tags of blocks part words, all others vanish: "ch<b>ữ</b>a" reads "chữa". */
function foldTag(original: string, at: number, end: number, out: FoldBuffer): boolean {
  const name = /^<\/?([a-z0-9]{1,10})/i.exec(original.slice(at, at + 14))?.[1]?.toLowerCase() ?? '';
  if (!BLOCK_TAG.test(name)) return false;
  push(out, 10, at, end, 0);
  return true;
}

function foldUnits(original: string, out: FoldBuffer): void {
  let at = 0;
  let dropped = false;
  while (at < original.length) {
    const unit = original.charCodeAt(at);
    const kind = kinds[unit] ?? 0;
    if (kind === DROP) {
      dropped = true;
      at++;
      continue;
    }
    const tag = unit === 60 ? tagEnd(original, at) : -1;
    if (tag > 0) {
      dropped ||= !foldTag(original, at, tag, out);
      at = tag;
      continue;
    }
    const from = out.length;
    if (kind === SPACE || kind === NEWLINE) at = foldBlanks(original, at, out);
    else if (kind === SURROGATE) at = foldAstral(original, at, out);
    else if (kinds[original.charCodeAt(at + 1)] === MARK) at = foldCluster(original, at, out);
    else push(out, folds[unit] ?? unit, at, ++at, kind === LOOKALIKE ? 1 : 0);
    // Zero-width characters are a disguise only between two letters of one word.
    if (dropped && from > 0 && letters[out.units[from] ?? 0] && letters[out.units[from - 1] ?? 0])
      out.disguised[from] = 1;
    dropped = false;
  }
}

const TONED_LAST = new Set([...'àáảãạèéẻẽẹỳýỷỹỵ'].map((char) => char.charCodeAt(0)));

function placeTones({ units, length }: FoldBuffer): void {
  for (let at = 1; at < length; at++) {
    if (!TONED_LAST.has(units[at] ?? 0) || (at + 1 < length && letters[units[at + 1] ?? 0])) continue;
    const tail = String.fromCharCode((at > 1 && units[at - 2]) || 32, units[at - 1] ?? 32, units[at] ?? 32);
    const placed = placeTone(tail);
    if (placed === tail) continue;
    units[at - 1] = placed.charCodeAt(1);
    units[at] = placed.charCodeAt(2);
  }
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Folds a text in one pass per step; linear in its length, whatever it holds. */
export function fold(original: string): Folded {
  const size = original.length + 1;
  const out: FoldBuffer = {
    units: new Uint16Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    disguised: new Uint8Array(size),
    length: 0,
  };
  foldUnits(original, out);
  joinSplitWords(out);
  restoreHiddenWords(out);
  placeTones(out);
  return {
    text: decoder.decode(out.units.subarray(0, out.length)),
    starts: out.starts.subarray(0, out.length),
    ends: out.ends.subarray(0, out.length),
    disguised: out.disguised.subarray(0, out.length),
  };
}

/** A range of the folded text as a range of the original one. */
export function originalRange(folded: Folded, start: number, end: number): { start: number; end: number } {
  if (end <= start) return { start: folded.starts[start] ?? 0, end: folded.starts[start] ?? 0 };
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}

/** True when undoing a disguise brought this range of the folded text to light. */
export function isDisguised(folded: Folded, start: number, end: number): boolean {
  return folded.disguised.subarray(start, end).includes(1);
}

/** Only the text: for lexicon entries and comparisons. */
export const foldText = (text: string): string => fold(text).text.trim();
