import type { ReadText, TermHit } from './texts.js';

const BREAKS = new Set([...'.!?;:,\n()[]{}•–—…"“”|']);
// "không phải là thuốc nhưng chữa khỏi bệnh": the denial ends at the conjunction.
const CONJUNCTIONS = [' nhưng ', ' mà ', ' song ', ' vẫn ', ' còn ', ' giúp ', ' but '];

const cache = new WeakMap<ReadText, Int32Array>();

const BREAK = 1;
const BLANK = 2;
const kinds = new Uint8Array(65_536);
for (const char of BREAKS) kinds[char.charCodeAt(0)] = BREAK;
kinds[32] = BLANK;
/** Per unit: the conjunctions that begin with it. */
const byFirst = new Map<number, string[]>();
for (const word of CONJUNCTIONS) byFirst.set(word.charCodeAt(1), [...(byFirst.get(word.charCodeAt(1)) ?? []), word]);

function isBreak(text: string, at: number): boolean {
  const kind = kinds[text.charCodeAt(at)];
  if (!kind) return false;
  if (kind === BLANK) return byFirst.get(text.charCodeAt(at + 1))?.some((word) => text.startsWith(word, at)) ?? false;
  const char = text[at] ?? '';
  if (char !== '.' && char !== ',') return true;
  // 1.000 and 0,5 are numbers.
  return !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));
}

/** Per folded unit, where its clause begins. One pass per text, kept for all rules. */
function clauseStarts(text: ReadText): Int32Array {
  const known = cache.get(text);
  if (known) return known;
  const { text: folded } = text.folded;
  const starts = new Int32Array(folded.length + 1);
  let from = 0;
  for (let at = 0; at < folded.length; at++) {
    if (isBreak(folded, at)) from = at + 1;
    starts[at] = from;
  }
  starts[folded.length] = from;
  cache.set(text, starts);
  return starts;
}

/** Where the clause that holds a folded unit begins. */
export const startOfClause = (text: ReadText, at: number): number => clauseStarts(text)[at] ?? 0;

const SENTENCE_ENDS = new Set([...'.!?;\n']);
const sentenceCache = new WeakMap<ReadText, Int32Array>();

/** Per folded unit, where its sentence ends; one pass from the back, kept for all rules. */
function sentenceEnds(text: ReadText): Int32Array {
  const known = sentenceCache.get(text);
  if (known) return known;
  const { text: folded } = text.folded;
  const ends = new Int32Array(folded.length + 1).fill(folded.length);
  let end = folded.length;
  for (let at = folded.length - 1; at >= 0; at--) {
    // "v.v", "1.000" and "www.a" are no sentence's end; a heading with its colon goes on in the next line.
    const inner = folded[at] === '.' && /[\p{L}\d]/u.test(folded[at + 1] ?? ' ') && folded[at - 1] !== ' ';
    const opensList = folded[at] === '\n' && folded[at - 1] === ':';
    const turns = folded[at] === ' ' && folded.startsWith(' nhưng ', at);
    if (turns || (SENTENCE_ENDS.has(folded[at] ?? '') && !inner && !opensList)) end = at;
    ends[at] = end;
  }
  sentenceCache.set(text, ends);
  return ends;
}

/** End of the sentence or line that holds a folded unit. */
export const endOfSentence = (text: ReadText, at: number): number => sentenceEnds(text)[at] ?? text.folded.text.length;

/** A number for the sentence that holds a folded unit. */
export const sentenceOf = endOfSentence;

/** True when both lie in one clause of one text. */
export function sameClause(a: TermHit, b: TermHit): boolean {
  if (a.text !== b.text) return false;
  const starts = clauseStarts(a.text);
  // A phrase may hold a break itself ("no.1"): its own clause is where it begins.
  const from = Math.min(a.start, b.start);
  const to = Math.max(a.start, b.start);
  return starts[from] === starts[to];
}

/** Hits by text, each list ordered by start: for look-ups without quadratic work. */
export class HitIndex {
  private readonly byText = new Map<ReadText, TermHit[]>();

  constructor(hits: readonly TermHit[]) {
    for (const hit of hits) {
      const list = this.byText.get(hit.text);
      if (list) list.push(hit);
      else this.byText.set(hit.text, [hit]);
    }
    for (const list of this.byText.values()) list.sort((a, b) => a.start - b.start);
  }

  /** Up to `most` hits that start at or before a hit, nearest first. */
  before(hit: TermHit, most = 4): TermHit[] {
    const list = this.byText.get(hit.text) ?? [];
    const at = firstAfter(list, hit.start);
    return list.slice(Math.max(0, at - most), at).reverse();
  }

  /** Up to `most` hits that start after a hit starts, nearest first. */
  after(hit: TermHit, most = 4): TermHit[] {
    const list = this.byText.get(hit.text) ?? [];
    const at = firstAfter(list, hit.start);
    return list.slice(at, at + most);
  }
}

function firstAfter(list: readonly TermHit[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when the two ranges share units. */
export const overlaps = (a: TermHit, b: TermHit): boolean => a.text === b.text && a.start < b.end && b.start < a.end;

/**
 * True when a cancelling context reaches the hit: it overlaps the hit, or stands before it in the same clause with at
 * most `gap` units between. A denial elsewhere cancels nothing.
 */
export function isCancelled(hit: TermHit, contexts: HitIndex, gap = 20): boolean {
  const before = contexts.before(hit).some((context) => sameClause(context, hit) && hit.start - context.end <= gap);
  return before || contexts.after(hit, 2).some((context) => overlaps(context, hit));
}
