import type { ReadText } from '../texts.js';
import { doubledMarks, gluedTags, misplacedBlanks, missingBlanks, tornWords } from './blanks.js';
import { brokenBrackets, brokenSentences, halfNames, hangingNumbers, unfinishedEnd } from './breaks.js';
import { doubledWords, repeatedBlocks, repeatedLines } from './doubling.js';
import { brokenEncoding, disguisedWords } from './encoding.js';
import { foreignNames, misspeltForeign } from './foreign.js';
import { emptyFields, emptyInLine } from './headings.js';
import { copiedRemnants, emptyAtEnd, lostWords, repeatedPhrases, unevenCapitals } from './remnants.js';
import { impossibleWords, misplacedTones, missedCompounds } from './spelling.js';
import { isVietnameseText } from './rule-hits.js';
import { teencode, unmarkedCompounds, unmarkedRuns } from './teencode.js';
import type { Slip } from './words.js';

/** Finders of slips in one text, the surest first. */
const FINDERS: readonly ((read: ReadText) => Slip[])[] = [
  impossibleWords,
  missedCompounds,
  misplacedTones,
  doubledWords,
  emptyFields,
  emptyInLine,
  repeatedLines,
  repeatedBlocks,
  copiedRemnants,
  lostWords,
  emptyAtEnd,
  unevenCapitals,
  repeatedPhrases,
  tornWords,
  misplacedBlanks,
  doubledMarks,
  missingBlanks,
  gluedTags,
  brokenSentences,
  brokenBrackets,
  hangingNumbers,
  unfinishedEnd,
  halfNames,
  teencode,
  disguisedWords,
  brokenEncoding,
  unmarkedRuns,
  unmarkedCompounds,
];

/** All slips of a listing's texts, the surest first. */
export function textSlips(texts: readonly ReadText[]): { read: ReadText; slip: Slip }[] {
  const read = texts.filter(isVietnameseText);
  const names = read.filter(({ role }) => role === 'title').flatMap(foreignNames);
  const foreign = (one: ReadText): Slip[] => misspeltForeign(one, one.role === 'title' ? [] : names);
  return [...FINDERS, foreign].flatMap((find) => read.flatMap((one) => find(one).map((slip) => ({ read: one, slip }))));
}
