import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import type { Slip } from './words.js';

/** Two statements that cannot both be true. */
export interface Contradiction {
  kind:
    | 'quantity'
    | 'shelfLife'
    | 'purity'
    | 'price'
    | 'set'
    | 'gift'
    | 'material'
    | 'variety'
    | 'name'
    | 'statement'
    | 'origin'
    | 'absence';
  places: readonly Place[];
}
export interface Place {
  read: ReadText;
  slip: Slip;
}
export interface Listing {
  title: ReadText;
  prose: readonly ReadText[];
  price?: number;
}
export type Finder = (listing: Listing) => Contradiction[];

/** All matches of a pattern in one text as stored. */
export const placesOf = (read: ReadText, pattern: RegExp): Place[] =>
  matchesIn(read, 'stored', pattern).map(({ 0: found, index }) => ({
    read,
    slip: { start: index, end: index + found.length },
  }));

export function first(reads: readonly ReadText[], pattern: RegExp): Place | undefined {
  for (const read of reads) {
    const [place] = placesOf(read, pattern);
    if (place) return place;
  }
  return undefined;
}

export const wordsAt = ({ read, slip }: Place): string => read.text.slice(slip.start, slip.end).toLowerCase();

/** A match in a folded text, with what its groups caught and where it stands there. */
export interface Told extends Place {
  groups: readonly string[];
  start: number;
  end: number;
}

/** All matches of a pattern of small letters in the folded texts. */
export const toldIn = (reads: readonly ReadText[], pattern: RegExp): Told[] =>
  reads.flatMap((read) =>
    [...read.folded.text.matchAll(pattern)].map((match) => {
      const [found, ...groups] = match as (string | undefined)[];
      const [start, end] = [match.index, match.index + (found ?? '').length];
      const slip = originalRange(read.folded, start, end);
      return { read, slip, groups: groups.map((group) => group ?? ''), start, end };
    }),
  );

/** True when every told value is the same one. */
export const allAlike = (values: readonly (string | number)[]): boolean => new Set(values).size === 1;

export const numberOf = (text: string): number => Number(text.replace(',', '.'));
