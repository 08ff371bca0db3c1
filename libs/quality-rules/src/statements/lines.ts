import { originalRange } from '#libs/ocop';
import type { Passage } from '../facts/fact.js';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';

/** A range of a text's folded form. */
export interface Range {
  start: number;
  end: number;
}

const cache = new WeakMap<ReadText, readonly Range[]>();

/** The lines of a folded text that are not empty. */
export function linesOf(text: ReadText): readonly Range[] {
  const known = cache.get(text);
  if (known) return known;
  const lines: Range[] = [];
  const { text: folded } = text.folded;
  for (let start = 0; start < folded.length;) {
    const next = folded.indexOf('\n', start);
    const end = next < 0 ? folded.length : next;
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  cache.set(text, lines);
  return lines;
}

/** Where the line a place stands in ends, no further than `most` units on. */
export function lineEnd(text: ReadText, at: number, most = 400): number {
  const rest = text.folded.text.slice(at, at + most);
  const next = rest.indexOf('\n');
  return at + (next < 0 ? rest.length : next);
}

const ENDS = new Set([...'.!?;\n•']);

/** The sentence a place stands in, at most `most` units to either side. */
export function sentenceAt(text: ReadText, at: number, most = 160): Range {
  const { text: folded } = text.folded;
  let start = at;
  while (start > 0 && at - start < most && !endsSentence(folded, start - 1)) start--;
  let end = at;
  while (end < folded.length && end - at < most && !endsSentence(folded, end)) end++;
  return { start, end };
}

function endsSentence(folded: string, at: number): boolean {
  const char = folded[at] ?? '';
  if (!ENDS.has(char)) return false;
  return char !== '.' || !(isDigit(folded[at - 1]) && isDigit(folded[at + 1]));
}

export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A range of folded units as a passage of the stored text. */
export const passage = (text: ReadText, { start, end }: Range): Passage => ({
  field: text.field,
  ...originalRange(text.folded, start, end),
});

/** The first letter as the seller wrote it is a capital. */
export function isCapital(text: ReadText, at: number): boolean {
  const stored = text.text[text.folded.starts[at] ?? 0] ?? '';
  return stored !== stored.toLowerCase();
}

export interface Found extends Range {
  text: ReadText;
  match: RegExpExecArray;
}

/** All matches of a pattern (global, without nested quantifiers) in one text's folded form. */
export function matches(text: ReadText, pattern: RegExp): Found[] {
  return matchesIn(text, 'folded', pattern).map((match) => ({
    text,
    match,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Ranges ordered by start, for look-ups without quadratic work. */
export class RangeIndex<T extends Range> {
  private readonly ranges: readonly T[];

  constructor(ranges: readonly T[]) {
    this.ranges = ranges.toSorted((a, b) => a.start - b.start);
  }

  /** Up to `most` ranges that start in a range. */
  within({ start, end }: Range, most = 12): T[] {
    const from = this.firstFrom(start);
    let to = from;
    while (to < this.ranges.length && to - from < most && (this.ranges[to]?.start ?? end) < end) to++;
    return this.ranges.slice(from, to);
  }

  /** The nearest range that starts at or before a place, if the place lies in it. */
  over(at: number): T | undefined {
    const last = this.ranges[this.firstFrom(at + 1) - 1];
    return last && at < last.end ? last : undefined;
  }

  private firstFrom(start: number): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Passages without repetitions, in the order given, at most `most`. */
export function distinct(passages: readonly Passage[], most = 24): Passage[] {
  const seen = new Set<string>();
  const kept: Passage[] = [];
  for (const one of passages) {
    const key = `${one.field} ${one.start} ${one.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
    if (kept.length === most) break;
  }
  return kept;
}
