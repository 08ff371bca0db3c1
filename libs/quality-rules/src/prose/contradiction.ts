import type { ReadText } from '../texts.js';
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
  [...read.text.matchAll(pattern)].map(({ 0: found, index }) => ({
    read,
    slip: { start: index, end: index + found.length },
  }));

export const first = (reads: readonly ReadText[], pattern: RegExp): Place | undefined =>
  reads.flatMap((read) => placesOf(read, pattern))[0];

export const wordsAt = ({ read, slip }: Place): string => read.text.slice(slip.start, slip.end).toLowerCase();
