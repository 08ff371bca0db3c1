import type { RuleHit } from '../rule.js';
import type { ReadText } from '../texts.js';
import type { Slip } from './words.js';

const LONGEST = 120;

/** Names and prose that buyers read in Vietnamese. */
export const isVietnameseText = ({ field, role }: ReadText): boolean =>
  (role === 'title' || role === 'prose') && (field.endsWith('/vi') || field.startsWith('/channelContent/'));

/** A better spelling in the capitals of the passage it stands for. */
function inCase(passage: string, better: string): string {
  if (passage.length > 1 && passage === passage.toUpperCase() && passage !== passage.toLowerCase())
    return better.toUpperCase();
  const [first = ''] = passage;
  return first !== first.toLowerCase() ? `${better.slice(0, 1).toUpperCase()}${better.slice(1)}` : better;
}

/** One find of a place in a text. */
export function slipHit(read: ReadText, { start, end, better }: Slip): RuleHit {
  const passage = read.text.slice(start, end);
  return {
    field: read.field,
    start,
    end,
    params: { passage: passage.slice(0, LONGEST) },
    ...(better !== undefined && { suggestedValue: inCase(passage, better) }),
    ...(read.channel && { channel: read.channel }),
  };
}

/** The finds of one finder in all Vietnamese names and prose. */
export const slipHits = (texts: readonly ReadText[], find: (read: ReadText) => readonly Slip[]): RuleHit[] =>
  texts.filter(isVietnameseText).flatMap((read) => find(read).map((slip) => slipHit(read, slip)));
