import { foldText } from '#libs/ocop';
import { endOfSentence, HitIndex, sameClause, sentenceOf } from '../clauses.js';
import { diseaseWords } from '../lexicons/disease-claims.js';
import { plainDiseaseWords } from '../lexicons/plain-disease.js';
import { frailties, vagueIllnesses } from '../lexicons/illnesses.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof diseaseWords;
type Verb = 'cure' | 'lessen' | 'fitFor' | 'spare';

const vocabulary = new Vocabulary<Kind>(diseaseWords);
const plainVocabulary = new Vocabulary<keyof typeof plainDiseaseWords>(plainDiseaseWords);
const vague = new Set([...vagueIllnesses, ...frailties].map(foldText));
const frail = new Set(frailties.map(foldText));

/** The lexicon a rule or fact has to declare to use `diseaseClaims`. */
export const diseaseLexicon = [...new Set([...vocabulary.terms, ...plainVocabulary.terms])];

/** How far an illness may stand behind its verb, in folded units of one sentence. */
const REACH: Record<Verb, number> = { cure: 70, lessen: 45, fitFor: 35, spare: 25 };
/** Most units between two items of a list, and between two verbs of one claim. */
const LIST_GAP = 28;
const VERB_GAP = 25;
/** How far a denial reaches: the bare "không" denies the next words only. */
const DENIAL = { bare: 14, phrase: 60 };
/** How far behind an illness "khỏi hẳn" may stand, and how near a beast or plant takes the claim. */
const NEAR = { gone: 16, farm: 25 };
/** Complaints of the skin that warn ("mẫn cảm với …") unless a verb of relief is before them. */
const WARNING_COMPLAINTS = new Set(['mẫn cảm', 'quá mẫn', 'kích ứng'].map(foldText));

const ahead = ({ text, start }: TermHit): string => text.folded.text.slice(Math.max(0, start - 40), start);
/** A person who heals, not the goods. */
const HEALER =
  /(?:^|[^\p{L}])(?:ông lang|bà lang|thầy lang|thầy thuốc|lương y|thầy mo|bà mế|bác sĩ)(?: \p{L}{1,8}){0,3} $/u;
/** "khiến tóc bị tổn thương": what something else does. */
const INFLICTED = /(?:^|[^\p{L}])(?:làm|khiến|gây|khiến cho|làm cho)(?: \p{L}{1,8}){1,6} (?:dễ )?$/u;
const isInflicted = (mark: TermHit): boolean => /bị$/u.test(mark.term) && INFLICTED.test(ahead(mark));

const DAMAGE = foldText('tổn thương');
const GUARD = /^(?:bảo vệ|bảo vệ khỏi|tránh|ngăn|ngăn ngừa|ngăn chặn|ngừa|phòng tránh|phòng ngừa|hạn chế|tránh bị)$/u;
const HAIR = /(?:^|[^\p{L}])(?:tóc|nhuộm|uốn|tẩy|ép|tia|nắng|môi trường)(?![\p{L}])/u;
/** Wear of hair and skin, by dyes or the sun, is no illness; nor is guarding against it. */
function isWear(head: TermHit, mark: TermHit): boolean {
  const { text } = mark.text.folded;
  return GUARD.test(head.term) || HAIR.test(text.slice(Math.max(head.start, mark.start - 40), mark.end + 30));
}

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
  private named: TermHit | undefined;
  private disclaimer: TermHit | undefined;

  constructor(
    private readonly text: ReadText,
    private readonly cautions: ReadonlySet<number>,
  ) {}

  read(mark: Mark<Kind>): void {
    const { kind } = mark;
    if (kind === 'denial') this.denial = mark;
    else if (kind === 'caution') this.caution = this.cautions.has(sentenceOf(this.text, mark.start)) ? mark : undefined;
    else if (kind === 'disclaimer') this.disclaimer = mark;
    else if (kind === 'cause') this.cause = mark;
    else if (kind === 'harmless') [this.cause, this.head] = [mark, undefined];
    else if (kind === 'cure' || kind === 'lessen' || kind === 'fitFor' || kind === 'spare')
      this.verb({ ...mark, kind });
    else if (kind === 'whole') this.whole(mark);
    else if (kind === 'gone') this.gone(mark);
    else if (kind === 'illness' || kind === 'complaint') {
      this.illness(mark);
      this.named = mark;
    }
  }

  /** "đường huyết xuống hẳn"; with no illness before it a verb like others: "đã hết đau dạ dày". */
  private gone(mark: TermHit): void {
    const { named } = this;
    if (!named || mark.start - named.end > NEAR.gone || !sameClause(named, mark))
      this.verb({ ...mark, kind: 'lessen' });
    else if (!this.isDenied(mark)) this.add({ ...mark, start: named.start, strength: 'explicit' });
  }

  private isDenied(hit: TermHit): boolean {
    const { denial, caution, disclaimer } = this;
    if (disclaimer && this.inSentence(disclaimer, hit)) return true;
    if (caution && sameClause(caution, hit)) return true;
    if (!denial || !sameClause(denial, hit)) return false;
    return hit.start - denial.end <= (denial.end - denial.start <= 5 ? DENIAL.bare : DENIAL.phrase);
  }

  private verb(mark: Mark<Verb>): void {
    if (this.isDenied(mark) || (mark.kind === 'fitFor' && isInflicted(mark))) return;
    const { head } = this;
    const goesOn = head && mark.start - head.end <= VERB_GAP && this.inSentence(head, mark);
    const stronger = goesOn && REACH[head.kind] >= REACH[mark.kind];
    this.head = goesOn ? { ...mark, start: head.start, kind: stronger ? head.kind : mark.kind } : mark;
  }

  private whole(mark: TermHit): void {
    if (this.isDenied(mark) || HEALER.test(ahead(mark))) return;
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
    if (mark.term === DAMAGE && isWear(head, mark)) return false;
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

type Marks = readonly Mark<Kind>[];

/** Sentences that warn. "Giảm mẫn cảm, viêm da" relieves, "mẫn cảm với mật ong" warns. */
function cautionsOf(text: ReadText, marks: Marks): ReadonlySet<number> {
  const cautions = new Set<number>();
  let relief: Mark<Kind> | undefined;
  for (const mark of marks) {
    if (mark.kind === 'cure' || mark.kind === 'lessen') relief = mark;
    if (mark.kind !== 'caution' || (WARNING_COMPLAINTS.has(mark.term) && isRelieved(text, relief, mark))) continue;
    cautions.add(sentenceOf(text, mark.start));
  }
  return cautions;
}

const isRelieved = (text: ReadText, relief: TermHit | undefined, { start }: TermHit): boolean =>
  relief !== undefined &&
  sentenceOf(text, relief.start) === sentenceOf(text, start) &&
  start - relief.end <= REACH.cure &&
  !/(?:nếu|khi|bị|ngưng|ngừng|người)(?: \p{L}{1,12})? $/u.test(text.folded.text.slice(Math.max(0, start - 20), start));

/** True when a beast or plant is named so near that the claim is about it. */
const isOfFarm = (claim: TermHit, farm: HitIndex): boolean =>
  [...farm.before(claim, 2), ...farm.after(claim, 2)].some(
    (mark) => sameClause(mark, claim) && Math.max(mark.start - claim.end, claim.start - mark.end) <= NEAR.farm,
  );

function claimsIn(text: ReadText, marks: Marks): DiseaseClaim[] {
  const reader = new Reader(text, cautionsOf(text, marks));
  for (const mark of marks) reader.read(mark);
  const farm = marks.filter(({ kind }) => kind === 'farm');
  const index = new HitIndex(farm);
  return farm.length === 0 ? reader.claims : reader.claims.filter((claim) => !isOfFarm(claim, index));
}

/** Without marks a word may be many: only sentences that have none are read so, and only whole phrases count. */
const AROUND = 40;
const MARKED = /[à-ỹđ]/u;
function isUnmarked({ text: { folded }, start, end }: TermHit): boolean {
  const around = folded.text.slice(Math.max(0, start - AROUND), end + AROUND);
  const [before, after] = [around.slice(0, Math.min(start, AROUND)), around.slice(Math.min(start, AROUND))];
  const sentence = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1);
  return !MARKED.test(sentence + (/^[^\n]*?(?=\n|\. |$)/.exec(after)?.[0] ?? ''));
}

/** Every claim that the goods act on an illness, explicit ones first. Linear in the text. */
export function diseaseClaims(source: Finds, lexicon: string): DiseaseClaim[] {
  const hits = source.found(lexicon);
  const claims = [...vocabulary.marks(hits)].flatMap(([text, marks]) => claimsIn(text, marks));
  for (const [text, marks] of plainVocabulary.marks(hits))
    claims.push(...claimsIn(text, marks.filter(isUnmarked)).filter(({ strength }) => strength === 'explicit'));
  return claims.sort((a, b) => rank(a) - rank(b));
}

const ORDER = { explicit: 0, fit: 1, mention: 2 };
const rank = ({ strength }: DiseaseClaim): number => ORDER[strength];
