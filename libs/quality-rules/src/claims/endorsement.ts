import { foldText } from '#libs/ocop';
import { sameClause, sentenceOf } from '../clauses.js';
import { endorsementWords } from '../lexicons/endorsements.js';
import type { TermHit } from '../texts.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof endorsementWords;
type Marks = readonly Mark<Kind>[];

const vocabulary = new Vocabulary<Kind>(endorsementWords);

/** The lexicon a rule has to declare to use `endorsements`. */
export const endorsementLexicon = vocabulary.terms;

export interface Endorsement extends TermHit {
  /** `explicit`: medicine or the sick vouch for the goods; `advice`: medicine is quoted, perhaps about something else. */
  strength: 'explicit' | 'advice';
}

/** How far the two words of a pair may stand apart, in folded units of one clause; what others certify too, closer. */
const REACH = { any: 50, formal: 22 };
const FORMAL = new Set(['chứng nhận', 'công nhận', 'kiểm chứng', 'tin tưởng', 'certified', 'approved'].map(foldText));
const DENIAL = 24;
/** How far behind an approval a warning turns it round. */
const WARNING = 24;
/** How many marks around one are looked at. */
const LOOK = 6;

/** Which words make a pair, in whatever order. */
const PAIRS: readonly (readonly [a: Kind, b: Kind, strength: Endorsement['strength']])[] = [
  ['authority', 'approval', 'explicit'],
  ['patient', 'recovery', 'explicit'],
  ['patient', 'thanks', 'explicit'],
  ['patient', 'approval', 'explicit'],
  ['authority', 'advice', 'advice'],
];

const strengthOf = (a: Kind, b: Kind): Endorsement['strength'] | undefined =>
  PAIRS.find(([one, other]) => (a === one && b === other) || (a === other && b === one))?.[2];

/** "Bộ Y tế khuyến cáo không dùng cho …" warns; "chưa được Bộ Y tế chứng nhận" denies. */
function isTurned(marks: Marks, first: Mark<Kind>, last: Mark<Kind>, isAdvice: boolean): boolean {
  return marks.some((mark) => {
    if (mark === first || mark === last) return false;
    if (sentenceOf(mark.text, mark.start) !== sentenceOf(last.text, last.start)) return false;
    if (mark.kind === 'lawful') return sameClause(mark, first) || sameClause(mark, last);
    if (mark.kind === 'denial' && mark.start >= last.end) return isAdvice && mark.start - last.end <= REACH.any;
    if (mark.kind === 'denial') return first.start - mark.end <= DENIAL && sameClause(mark, last);
    return mark.kind === 'caution' && mark.start >= first.start && mark.start - last.end <= WARNING;
  });
}

const reachOf = (a: Mark<Kind>, b: Mark<Kind>): number =>
  FORMAL.has(a.term) || FORMAL.has(b.term) ? REACH.formal : REACH.any;

/** The pair that begins with a mark, if there is one. */
function pairAt(marks: Marks, at: number): Endorsement | undefined {
  const [first, ...others] = marks.slice(at, at + LOOK);
  if (!first) return undefined;
  const around = marks.slice(Math.max(0, at - LOOK), at + 2 * LOOK);
  for (const last of others) {
    const strength = strengthOf(first.kind, last.kind);
    if (!strength || !sameClause(first, last) || last.start - first.end > reachOf(first, last)) continue;
    if (!isTurned(around, first, last, strength === 'advice')) return { ...first, end: last.end, strength };
  }
  return undefined;
}

/** Every passage that lets medicine or the sick vouch for the goods. Linear in the text. */
export function endorsements(source: Finds, lexicon: string): Endorsement[] {
  const found: Endorsement[] = [];
  for (const marks of vocabulary.marks(source.found(lexicon)).values()) {
    let end = 0;
    marks.forEach((mark, at) => {
      const pair = mark.start >= end ? pairAt(marks, at) : undefined;
      if (!pair) return;
      found.push(pair);
      end = pair.end;
    });
  }
  return found;
}
