import { sameClause, sentenceOf } from '../clauses.js';
import { benefitWords } from '../lexicons/benefit-words.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof benefitWords;

const vocabulary = new Vocabulary<Kind>(benefitWords);

/** The lexicon a rule or fact has to declare to use `benefitClaims`. */
export const benefitLexicon = vocabulary.terms;

/** How far the second word of a claim may stand behind the first, in folded units of one sentence. */
const REACH = { better: 32, less: 36, state: 24, body: 6 };
const DENIAL = 10;

class Reader {
  readonly claims: TermHit[] = [];
  private readonly last = new Map<Kind, Mark<Kind>>();

  constructor(private readonly text: ReadText) {}

  read(mark: Mark<Kind>): void {
    if (mark.kind === 'whole' && !this.isDenied(mark)) this.claims.push(mark);
    else if (mark.kind === 'body' && !this.pair(mark, 'better', REACH.better)) this.pair(mark, 'state', REACH.body);
    else if (mark.kind === 'burden') this.pair(mark, 'less', REACH.less);
    else if (mark.kind === 'state') this.pair(mark, 'body', REACH.state);
    this.last.set(mark.kind, mark);
  }

  private pair(mark: Mark<Kind>, kind: Kind, reach: number): boolean {
    const first = this.last.get(kind);
    if (!first || first.end > mark.start || mark.start - first.end > reach) return false;
    if (sentenceOf(this.text, first.start) !== sentenceOf(this.text, mark.start) || this.isDenied(first)) return false;
    this.claims.push({ ...mark, start: first.start });
    return true;
  }

  private isDenied(hit: TermHit): boolean {
    const denial = this.last.get('denial');
    return (
      denial !== undefined && denial.end <= hit.start && hit.start - denial.end <= DENIAL && sameClause(denial, hit)
    );
  }
}

/** Every claim of a benefit to body or health that names no illness. Linear in the text. */
export function benefitClaims(source: Finds, lexicon: string): TermHit[] {
  const claims: TermHit[] = [];
  for (const [text, marks] of vocabulary.marks(source.found(lexicon))) {
    const reader = new Reader(text);
    for (const mark of marks) reader.read(mark);
    claims.push(...reader.claims);
  }
  return claims;
}
