import type { FoldBuffer } from './fold.js';
import { letters } from './lookalikes.js';
import { isSyllable } from './syllable.js';

const SEPARATORS = new Uint8Array(65_536);
for (const char of ".·•-_*~'’`|^‧∙・") SEPARATORS[char.charCodeAt(0)] = 1;
const BLANK = 32;
/** Longest Vietnamese syllable is 7 letters; fragments beyond that are never joined. */
const MOST = 7;

const isLetter = (units: Uint16Array, at: number): boolean => letters[units[at] ?? 0] === 1;

/** The run of letters and single separators that starts at `from`: where its fragments begin, and its end. */
function fragmentsFrom(
  { units, length }: FoldBuffer,
  from: number,
  spaced: boolean,
): { begins: number[]; end: number } {
  const begins = [from];
  let at = from;
  for (;;) {
    while (at < length && isLetter(units, at) && !(spaced && at > (begins.at(-1) ?? at))) at++;
    const joint = spaced ? units[at] === BLANK : SEPARATORS[units[at] ?? 0] === 1;
    if (at + 1 >= length || !joint || !isLetter(units, at + 1)) return { begins, end: at };
    // A spaced-out word consists of single letters only.
    if (spaced && isLetter(units, at + 2)) return { begins, end: at };
    begins.push(++at);
  }
}

/** The letters between two places, without separators; empty when there are too many for a syllable. */
function lettersOf(units: Uint16Array, from: number, to: number, separators: number): string {
  if (to - from - separators > MOST) return '';
  let word = '';
  for (let at = from; at < to; at++) if (isLetter(units, at)) word += String.fromCharCode(units[at] ?? 0);
  return word;
}

/** How many fragments from `first` on form one syllable together; 1 = none. The longest wins. */
function joinable({ units }: FoldBuffer, begins: number[], first: number, end: number, least: number): number {
  const from = begins[first] ?? end;
  for (let count = Math.min(MOST, begins.length - first); count >= least; count--) {
    const next = begins[first + count];
    if (isSyllable(lettersOf(units, from, next === undefined ? end : next - 1, count - 1))) return count;
  }
  return 1;
}

function startsSpaced({ units, length }: FoldBuffer, at: number): boolean {
  return (
    at + 4 < length &&
    units[at + 1] === BLANK &&
    units[at + 3] === BLANK &&
    isLetter(units, at + 2) &&
    isLetter(units, at + 4) &&
    !isLetter(units, at - 1)
  );
}

/** Marks the separators inside split words; answers where to go on looking. */
function markRun(buffer: FoldBuffer, from: number, spaced: boolean, drop: Uint8Array): number {
  const { begins, end } = fragmentsFrom(buffer, from, spaced);
  for (let index = 0; index < begins.length - 1;) {
    const count = joinable(buffer, begins, index, end, spaced ? 3 : 2);
    for (let inner = index + 1; inner < index + count; inner++) drop[(begins[inner] ?? 1) - 1] = 1;
    index += count;
  }
  return end;
}

/** Takes the marked units out; what follows one of them was disguised by it. */
export function compact(buffer: FoldBuffer, drop: Uint8Array): void {
  const { units, starts, ends, disguised } = buffer;
  let to = 0;
  let joined = 0;
  for (let at = 0; at < buffer.length; at++) {
    if (drop[at]) {
      joined = 1;
      continue;
    }
    units[to] = units[at] ?? 0;
    starts[to] = starts[at] ?? 0;
    ends[to] = ends[at] ?? 0;
    disguised[to] = (disguised[at] ?? 0) | joined;
    joined = 0;
    to++;
  }
  buffer.length = to;
}

/** Joins words split by dots or blanks ("ch.ữa", "b ệ n h") where the pieces form a Vietnamese syllable. In place. */
export function joinSplitWords(buffer: FoldBuffer): void {
  const { units } = buffer;
  let drop: Uint8Array | undefined;
  for (let at = 0; at < buffer.length; at++) {
    if (!isLetter(units, at)) continue;
    let wordEnd = at;
    while (wordEnd < buffer.length && isLetter(units, wordEnd)) wordEnd++;
    const split = SEPARATORS[units[wordEnd] ?? 0] === 1 && isLetter(units, wordEnd + 1);
    const spaced = !split && wordEnd === at + 1 && startsSpaced(buffer, at);
    if (split || spaced) wordEnd = markRun(buffer, at, spaced, (drop ??= new Uint8Array(buffer.length)));
    at = Math.max(at, wordEnd - 1);
  }
  if (drop) compact(buffer, drop);
}
