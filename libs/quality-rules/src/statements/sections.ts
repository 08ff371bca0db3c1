import type { ReadText } from '../texts.js';
import { type HeadingKind, headings, LONGEST_HEADING } from './headings.js';
import { linesOf, type Range } from './lines.js';

/** A heading with what stands under it, up to the next heading. */
export interface Section extends Range {
  kind: HeadingKind;
  /** Where the heading's words begin. */
  head: number;
  /** The heading's words as folded. */
  title: string;
  /** A colon or a dash parts it from what follows; else it stands by itself or opens a sentence. */
  parted: boolean;
}

interface Mark {
  kind: HeadingKind;
  head: number;
  title: string;
  parted: boolean;
  body: number;
}

/** A body is read no further than this. */
const LONGEST_BODY = 1_500;
/** A line longer than this is prose, unless a colon marks the heading. */
const LONGEST_TITLE_LINE = 70;
/** Bullets, numbers and decoration before a heading. */
const LEAD = /[^\p{L}\p{N}\n]*(?:(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):/,-][^\p{L}\p{N}\n]*)?/uy;
const WORD = /[\p{L}\p{M}\p{N}.]+/gu;

const cache = new WeakMap<ReadText, readonly Section[]>();

function skipLead(folded: string, { start, end }: Range): number {
  LEAD.lastIndex = start;
  LEAD.exec(folded);
  return Math.min(end, LEAD.lastIndex || start);
}

const SIGNS = /[ :=>–—-]*/y;
function skipSigns(folded: string, at: number): number {
  SIGNS.lastIndex = at;
  SIGNS.exec(folded);
  return Math.max(at, SIGNS.lastIndex);
}

/** Words of a stretch as one string with single blanks, joined from any signs ("công dụng & thành phần"). */
const wordsOf = (stretch: string): { word: string; at: number }[] =>
  [...stretch.matchAll(WORD)].map((match) => ({ word: match[0].replace(/\.$/, ''), at: match.index }));

const FIRST_WORD = /[\p{L}\p{M}\p{N}.]{1,80}/uy;
/** First words of headings. */
const openers = new Set([...headings.keys()].map((heading) => heading.split(' ')[0] ?? ''));

const PARTED = /^ ?[:=>–—-]/;

/** The longest heading at the first word of a line. */
function headingAt(folded: string, at: number, end: number): Mark | undefined {
  FIRST_WORD.lastIndex = at;
  const first = FIRST_WORD.exec(folded)?.[0];
  // Not whole where the stretch that is read ends.
  if (first === undefined || (at + first.length < end && first.length < 80 && !openers.has(first.replace(/\.$/, ''))))
    return undefined;
  const words = wordsOf(folded.slice(at, Math.min(end, at + 80))).slice(0, LONGEST_HEADING);
  for (let count = words.length; count > 0; count--) {
    const title = words
      .slice(0, count)
      .map(({ word }) => word)
      .join(' ');
    const kind = headings.get(title);
    const last = words[count - 1];
    if (!kind || !last || words[0]?.at !== 0) continue;
    const body = at + last.at + last.word.length;
    return { kind, head: at, title, parted: PARTED.test(folded.slice(body, body + 3)), body };
  }
  return undefined;
}

/** Headings that may go on before their colon: "thành phần cao gừng: …". */
const LEADING = new Set<HeadingKind>(['ingredients', 'usage', 'storage']);

/** The longest heading that ends right before a colon, or else opens the words before it. */
function headingBefore(folded: string, from: number, colon: number): Mark | undefined {
  const left = Math.max(from, colon - 60);
  const stretch = folded.slice(left, colon);
  const cut = Math.max(...[...'.;•!?,'].map((sign) => stretch.lastIndexOf(`${sign} `))) + 1;
  const words = wordsOf(stretch.slice(cut)).slice(-LONGEST_HEADING);
  for (let first = 0; first < words.length; first++) {
    const title = words
      .slice(first)
      .map(({ word }) => word)
      .join(' ');
    const kind = headings.get(title);
    // "độ dày vải: vừa" is no heading "vải".
    if (kind && (first === 0 || title.includes(' ')))
      return { kind, head: left + cut + (words[first]?.at ?? 0), title, parted: true, body: colon + 1 };
  }
  if (cut === 0 && left > from) return undefined;
  const lead = headingAt(folded, skipLead(folded, { start: left + cut, end: colon }), colon);
  if (!lead?.title.includes(' ') || !LEADING.has(lead.kind)) return undefined;
  return { ...lead, parted: true, body: colon + 1 };
}

/** A short line that holds headings anywhere: "đặc điểm, thành phần". */
function headingsWithin(folded: string, at: number, end: number): Mark[] {
  const marks: Mark[] = [];
  for (const { at: offset } of wordsOf(folded.slice(at, end))) {
    if (!/(?:[,&+/|–-]|(?:^| )và|(?:^| )\d{1,2}) ?$/.test(folded.slice(Math.max(0, at + offset - 6), at + offset)))
      continue;
    const mark = headingAt(folded, at + offset, end);
    if (mark && mark.title.includes(' ') && mark.kind !== 'other' && mark.kind !== 'benefit')
      marks.push({ ...mark, body: end });
  }
  return marks;
}

function marksOfLine(folded: string, line: Range): Mark[] {
  const at = skipLead(folded, line);
  const rest = (from: number): string => folded.slice(from, Math.min(line.end, from + 90)).trimStart();
  const marks: Mark[] = [];
  const joined: Mark[] = [];
  const first = headingAt(folded, at, line.end);
  const short = line.end - at <= LONGEST_TITLE_LINE;
  if (first && /^$|^[:\-–—=>(/&,;|]|^của |^sản phẩm|^chính/.test(rest(first.body))) marks.push(first);
  else if (first && short && /[:?]$|^[^.,]*$/.test(rest(first.body))) marks.push(first);
  if (short && !folded.slice(at, line.end - 1).includes(':') && !/[.,]$/.test(rest(at)))
    joined.push(...headingsWithin(folded, at, line.end).filter(({ head }) => head > at));
  const [own] = marks;
  if (own && joined.length > 0) marks[0] = { ...own, body: line.end };
  marks.push(...joined);
  for (const { index } of folded.slice(line.start, line.end).matchAll(/:/g)) {
    const mark = headingBefore(folded, line.start, line.start + index);
    if (mark && mark.head !== first?.head) marks.push(mark);
  }
  return marks;
}

/** Headings of known kinds and their bodies, in order; one pass, kept for all facts. */
export function sectionsOf(text: ReadText): readonly Section[] {
  const known = cache.get(text);
  if (known) return known;
  const { text: folded } = text.folded;
  const marks = linesOf(text).flatMap((line) => marksOfLine(folded, line));
  marks.sort((a, b) => a.head - b.head);
  const sections = marks.map(({ kind, head, title, parted, body }, index): Section => {
    // Headings that share a line and a body ("công dụng, thành phần") share its end, too.
    let next = index + 1;
    while (next < marks.length && (marks[next]?.head ?? 0) < body) next++;
    const end = Math.max(body, Math.min(marks[next]?.head ?? folded.length, body + LONGEST_BODY));
    return { kind, head, title, parted, start: Math.min(end, skipSigns(folded, body)), end };
  });
  cache.set(text, sections);
  return sections;
}

export const sectionsOfKind = (text: ReadText, kind: HeadingKind): Section[] =>
  sectionsOf(text).filter((section) => section.kind === kind);
