import { foldText } from '#libs/ocop';
import { endOfSentence, sameClause, sentenceOf } from '../clauses.js';
import { diseaseWords } from '../lexicons/disease-claims.js';
import { frailties, vagueIllnesses } from '../lexicons/illnesses.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof diseaseWords;
type Verb = 'cure' | 'lessen' | 'fitFor' | 'spare';

const vocabulary = new Vocabulary<Kind>(diseaseWords);
const vague = new Set([...vagueIllnesses, ...frailties].map(foldText));
const frail = new Set(frailties.map(foldText));

/** The lexicon a rule or fact has to declare to use `diseaseClaims`. */
export const diseaseLexicon = vocabulary.terms;

/** How far an illness may stand behind its verb, in folded units of one sentence. */
const REACH: Record<Verb, number> = { cure: 70, lessen: 45, fitFor: 35, spare: 25 };
/** Most units between two items of a list, and between two verbs of one claim. */
const LIST_GAP = 28;
const VERB_GAP = 25;
/** How far a denial reaches: the bare "không" denies the next words only. */
const DENIAL = { bare: 14, phrase: 60 };

export interface DiseaseClaim extends TermHit {
  /** `explicit`: the goods act on the illness; `fit`: they are for people who have it; `mention`: it is only named. */
  strength: 'explicit' | 'fit' | 'mention';
}

class Reader {
  readonly claims: DiseaseClaim[] = [];
  private head: Mark<Verb> | undefined;
  private denial: TermHit | undefined;
  private cause: TermHit | undefined;
  private caution: TermHit | undefined;
  private list: DiseaseClaim | undefined;

  constructor(
    private readonly text: ReadText,
    private readonly cautions: ReadonlySet<number>,
  ) {}

  read(mark: Mark<Kind>): void {
    const { kind } = mark;
    if (kind === 'denial') this.denial = mark;
    else if (kind === 'caution') this.caution = mark;
    else if (kind === 'cause') this.cause = mark;
    else if (kind === 'harmless') [this.cause, this.head] = [mark, undefined];
    else if (kind === 'cure' || kind === 'lessen' || kind === 'fitFor' || kind === 'spare')
      this.verb({ ...mark, kind });
    else if (kind === 'whole') this.whole(mark);
    else if (kind === 'illness' || kind === 'complaint') this.illness(mark);
  }

  private isDenied(hit: TermHit): boolean {
    const { denial, caution } = this;
    if (caution && sameClause(caution, hit)) return true;
    if (!denial || !sameClause(denial, hit)) return false;
    return hit.start - denial.end <= (denial.end - denial.start <= 5 ? DENIAL.bare : DENIAL.phrase);
  }

  private verb(mark: Mark<Verb>): void {
    if (this.isDenied(mark)) return;
    const { head } = this;
    const goesOn = head && mark.start - head.end <= VERB_GAP && this.inSentence(head, mark);
    const stronger = goesOn && REACH[head.kind] >= REACH[mark.kind];
    this.head = goesOn ? { ...mark, start: head.start, kind: stronger ? head.kind : mark.kind } : mark;
  }

  private whole(mark: TermHit): void {
    if (this.isDenied(mark)) return;
    const { head } = this;
    // "hỗ trợ" + "trị ho": the verb before belongs to it.
    const start = head && mark.start - head.end <= 1 && this.inSentence(head, mark) ? head.start : mark.start;
    this.add({ ...mark, start, strength: 'explicit' });
  }

  private illness(mark: Mark<Kind>): void {
    const { head, list } = this;
    if (list && mark.start - list.end <= LIST_GAP && endOfSentence(this.text, list.end) >= mark.start) {
      list.end = Math.max(list.end, mark.end);
      return;
    }
    if (head && this.links(head, mark))
      this.add({ ...mark, start: head.start, strength: head.kind === 'fitFor' ? 'fit' : 'explicit' });
    else if (mark.kind === 'illness' && this.isMention(mark)) this.add({ ...mark, strength: 'mention' });
  }

  private links(head: Mark<Verb>, mark: Mark<Kind>): boolean {
    if (mark.start < head.end || mark.start - head.end > REACH[head.kind] || !this.inSentence(head, mark)) return false;
    if (mark.kind === 'complaint' && head.kind !== 'cure') return false;
    if (head.kind === 'spare' && vague.has(mark.term)) return false;
    if (head.kind === 'fitFor' && frail.has(mark.term)) return false;
    return head.kind === 'cure' || !this.cautions.has(sentenceOf(this.text, mark.start));
  }

  private isMention(mark: TermHit): boolean {
    if (vague.has(mark.term) || this.isDenied(mark)) return false;
    if (this.cause && mark.start - this.cause.end <= LIST_GAP && this.inSentence(this.cause, mark)) return false;
    return !this.cautions.has(sentenceOf(this.text, mark.start));
  }

  private inSentence(from: TermHit, to: TermHit): boolean {
    return sentenceOf(this.text, from.start) === sentenceOf(this.text, to.start);
  }

  private add(claim: DiseaseClaim): void {
    this.claims.push(claim);
    this.list = claim;
  }
}

/** Every claim that the goods act on an illness, explicit ones first. Linear in the text. */
export function diseaseClaims(source: Finds, lexicon: string): DiseaseClaim[] {
  const claims: DiseaseClaim[] = [];
  for (const [text, marks] of vocabulary.marks(source.found(lexicon))) {
    const cautions = new Set(
      marks.filter(({ kind }) => kind === 'caution').map(({ start }) => sentenceOf(text, start)),
    );
    const reader = new Reader(text, cautions);
    for (const mark of marks) reader.read(mark);
    claims.push(...reader.claims);
  }
  return claims.sort((a, b) => rank(a) - rank(b));
}

const ORDER = { explicit: 0, fit: 1, mention: 2 };
const rank = ({ strength }: DiseaseClaim): number => ORDER[strength];
