import { endOfSentence, HitIndex, sameClause, startOfClause } from '../clauses.js';
import { proofWords, superlativeWords } from '../lexicons/superlatives.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

type Kind = keyof typeof superlativeWords;
type Marks = readonly Mark<Kind>[];

const vocabulary = new Vocabulary<Kind>(superlativeWords);

/** The lexicons a rule or fact has to declare to use `superlatives`. */
export const superlativeLexicons = { superlatives: vocabulary.terms, proofs: proofWords };

/** How far words before and behind may bear on a superlative, in folded units of its clause. */
const REACH = { frame: 34, goods: 60, unknown: 20, promise: 12, first: 40, none: 34, more: 24, has: 45, advice: 3 };
const PROOF_GAP = 40;
/** How many marks before one are looked at. */
const LOOK_BACK = 8;

/** The nearest mark of a kind before one, in its clause and within reach. */
function before(marks: Marks, at: number, kind: Kind, reach: number): boolean {
  const hit = marks[at];
  for (let back = at - 1; hit && back >= Math.max(0, at - LOOK_BACK); back--) {
    const mark = marks[back];
    if (!mark || !sameClause(mark, hit) || hit.start - mark.end > reach) return false;
    if (mark.kind === kind) return true;
  }
  return false;
}

/** What the superlative is about: the nearest word before it that says so decides. */
function subject(marks: Marks, at: number, hit: TermHit): 'goods' | 'other' | undefined {
  for (let back = at - 1; back >= Math.max(0, at - LOOK_BACK); back--) {
    const mark = marks[back];
    if (!mark || !sameClause(mark, hit)) return undefined;
    const gap = hit.start - mark.end;
    if ((mark.kind === 'goods' || mark.kind === 'promise') && gap <= REACH.goods) return 'goods';
    if (mark.kind === 'frame' && gap <= REACH.frame)
      return before(marks, back, 'promise', REACH.promise) ? 'goods' : 'other';
  }
  return undefined;
}

/** Another word before it that makes "hơn", "mới có" and the like a superlative. */
const PARTNERS: Partial<Record<Kind, readonly [kind: Kind, reach: number]>> = {
  more: ['utmost', REACH.more],
  none: ['denial', REACH.none],
  has: ['only', REACH.has],
};

function isClaim(marks: Marks, at: number): boolean {
  const mark = marks[at];
  if (!mark) return false;
  const partner = PARTNERS[mark.kind];
  if (partner) return !MEASURED.test(behind(mark)) && before(marks, at, ...partner);
  if (mark.kind === 'claim') return mark.text.role === 'title' || subject(marks, at, mark) !== 'other';
  if (mark.kind === 'first') return !isOfRow(mark) && before(marks, at, 'goods', REACH.first);
  if (mark.kind === 'most') return before(marks, at, 'goods', REACH.unknown) && subject(marks, at, mark) === 'goods';
  return mark.kind === 'manner' && subject(marks, at, mark) === 'goods';
}

const behind = ({ text, end }: TermHit): string => text.folded.text.slice(end, end + 10);
/** "không thể để lâu hơn 7 ngày". */
const MEASURED = /^ (?:\d|một |là |nữa)/u;

/** The first of several of one's own: "sản phẩm đầu tiên là …". */
const isOfRow = (hit: TermHit): boolean => /^ (?:là|của (?:chúng|shop|tôi)|mà)/u.test(behind(hit));

const OPENERS = new Set(['tốt nhất', 'ngon nhất']);
const COUNTED = /(?<![\p{L}\d])(?:một|1) (?:\p{L}{1,7} ){0,2}(?:chỉ )?$/u;

/** "tốt nhất giũ thẳng" advises at the head of its clause; "số 1:" and "một nút duy nhất" count. */
function isOther({ text, term, start, end }: TermHit): boolean {
  const { text: folded } = text.folded;
  if (term.startsWith('số ')) return /[:.)\-/\d]/.test(folded[end] ?? '');
  if (term.endsWith('duy nhất'))
    return (
      /^ (?:\d|một )/.test(folded.slice(end, end + 6)) || COUNTED.test(folded.slice(Math.max(0, start - 24), start))
    );
  return (
    OPENERS.has(term) &&
    folded[end] === ' ' &&
    start - startOfClause(text, start) <= 1 &&
    /[\p{L}]/u.test(folded[end + 1] ?? '')
  );
}

function isAdvised(text: ReadText, next: Mark<Kind> | undefined, hit: TermHit): boolean {
  // "nổi tiếng nhất là": the two overlap.
  if (next?.kind === 'nothing' && next.start < hit.end) return true;
  if (next?.kind !== 'advice' || next.start >= endOfSentence(text, hit.start)) return false;
  return next.start - hit.end <= REACH.advice;
}

/** The proof has to stand beside the claim: in its clause or within a few words. */
function isProved(hit: TermHit, proofs: HitIndex): boolean {
  return [...proofs.before(hit, 1), ...proofs.after(hit, 1)].some(
    (proof) => sameClause(hit, proof) || Math.max(proof.start - hit.end, hit.start - proof.end) <= PROOF_GAP,
  );
}

/** Every superlative about the goods that stands without proof. Linear in the text. */
export function superlatives(source: Finds): TermHit[] {
  const proofs = new HitIndex(source.found('proofs'));
  const found: TermHit[] = [];
  for (const [text, marks] of vocabulary.marks(source.found('superlatives')))
    marks.forEach((mark, at) => {
      if (!isClaim(marks, at) || isOther(mark)) return;
      if (!isAdvised(text, marks[at + 1], mark) && !isProved(mark, proofs)) found.push(mark);
    });
  return found;
}
