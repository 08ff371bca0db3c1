import type { Passage } from '../facts/fact.js';
import type { ReadText } from '../texts.js';
import type { HeadingKind } from './headings.js';
import { distinct, lineEnd, passage, type Range } from './lines.js';
import type { Section } from './sections.js';

/** How well a place states a fact; less is better. */
export const Rank = {
  /** Under its own heading, or in the field made for it. */
  Headed: 0,
  /** Said outright. */
  Explicit: 1,
  /** Said by the way. */
  Prose: 2,
  /** In the name. */
  Name: 3,
  /** Only to be read from what is told of something else. */
  Aside: 4,
} as const;

/** A place of a text that states a fact. */
export interface Ranked extends Range {
  text: ReadText;
  rank: number;
}

export const ranked = (text: ReadText, rank: number, ranges: readonly Range[]): Ranked[] =>
  ranges.map(({ start, end }) => ({ text, rank, start, end }));

/** Passages by rank, and in the order given within a rank; at most `most`. */
export function bestFirst(places: readonly Ranked[], most?: number): Passage[] {
  const sorted = places.toSorted((a, b) => a.rank - b.rank);
  return distinct(
    sorted.map((place) => passage(place.text, place)),
    most,
  );
}

const OWN_FIELDS: Partial<Record<HeadingKind, RegExp>> = {
  ingredients: /^\/(?:labelFields\/ingredients$|sections\/ingredients\/)/u,
  usage: /^\/(?:labelFields\/usage$|sections\/use\/)/u,
  storage: /^\/(?:labelFields\/storage$|sections\/storage\/)/u,
  origin: /^\/labelFields\/origin$/u,
};

/** Content that is none: "đang cập nhật", "xem trên bao bì". */
const NOTHING =
  /^(?:đang cập nhật|updating|update|xem |đọc |in (?:trên|trực tiếp)|ghi trên|chưa (?:có|cập nhật|rõ)|n\/a|không có|vui lòng|như hình|liên hệ|theo hướng dẫn|được (?:in|ghi) (?:trên|ở)|\d+$)/u;

/** A line drawn below a heading ends it. */
const RULED = /[-=_*~]{4}/u;

/** Where a heading's content begins, if it says anything: two words and no "see the package". */
export function contentOf(text: ReadText, { start, end }: Range): Range | undefined {
  const { text: folded } = text.folded;
  let from = start;
  while (from < end && !/[\p{L}\p{N}]/u.test(folded[from] ?? '')) from++;
  if (RULED.test(folded.slice(start, from))) return undefined;
  const body = folded.slice(from, Math.min(end, from + 400));
  return /\p{L}{2}/u.test(body) && !NOTHING.test(body) ? { start: from, end } : undefined;
}

/** "của mật ong gừng", "túi chườm": of what the heading's line speaks; the content is below. */
export function below(text: ReadText, { start, end, parted }: Section): Range {
  const next = lineEnd(text, start, 60);
  const apart = !parted && next < end && text.folded.text[next] === '\n' && next > start;
  return { start: apart && !/[,;]/u.test(text.folded.text.slice(start, next)) ? next : start, end };
}

/** The whole text, where its field is made for this fact and says anything. */
export function ownField(text: ReadText, kind: HeadingKind, most = 400): Range[] {
  if (!OWN_FIELDS[kind]?.test(text.field)) return [];
  const content = contentOf(text, { start: 0, end: text.folded.text.length });
  return content ? [{ start: content.start, end: Math.min(content.end, content.start + most) }] : [];
}
