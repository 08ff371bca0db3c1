import { sameClause, sentenceOf } from '../clauses.js';
import type { superlativeWords } from '../lexicons/superlatives.js';
import type { Mark } from './vocabulary.js';

export type Kind = keyof typeof superlativeWords;
export type Marks = readonly Mark<Kind>[];
/** Whom or what a superlative praises. */
export type Subject = 'goods' | 'price' | 'other';

/** How far words before may bear on a superlative, in folded units of its clause. */
const REACH = { near: 34, goods: 60, promise: 12 };
/** How many marks before one are looked at. */
export const LOOK_BACK = 8;
/** Most words between two nouns of one phrase ("mẫu túi da"). */
const INSIDE = 3;
const NOUNS = new Set<Kind>(['goods', 'other', 'body', 'price']);

/** Words that end a noun phrase: what stands before them is no head of what stands behind. */
const BREAKERS = new Set(
  'là có được cho mang đem cùng với và hoặc hay của những các một mọi để từ bằng trên tại ở luôn sẽ đã giúp như thành nên ra đến tới trong nhờ do theo đạt tạo làm về cung không'.split(
    ' ',
  ),
);
const PREPOSITION =
  /(?:^|[^\p{L}])(?:cho|của|với|trên|vào|lên|trong|dành cho|chăm sóc|dưỡng|nuôi dưỡng|bảo vệ|làm đẹp|nhiều|mọi|hàng triệu)(?: \p{L}{1,7})? $/u;
const COUNTED = /\d ?$/;

/** True when nothing between two nouns parts them: the first is the head of the second. */
function inOnePhrase(first: Mark<Kind>, second: Mark<Kind>): boolean {
  if (first.end > second.start) return true;
  if (second.start - first.end > REACH.near) return false;
  const between = second.text.folded.text.slice(first.end, second.start).split(' ').filter(Boolean);
  return between.length <= INSIDE && between.every((word) => !BREAKERS.has(word) && /^[\p{L}\p{M}]+$/u.test(word));
}

/** "cho mái tóc", "10 năm" say for whom or how long; what is praised stands elsewhere. */
function isAside({ text, start, kind }: Mark<Kind>): boolean {
  const before = text.folded.text.slice(Math.max(0, start - 24), start);
  return (kind === 'body' && PREPOSITION.test(before)) || (kind === 'other' && COUNTED.test(before));
}

/** The head of the noun phrase that ends with a mark: the first of its nouns, but never a body before goods, nor goods before their price. */
function headAt(marks: Marks, at: number): number {
  let head = at;
  for (let back = at - 1; back >= Math.max(0, at - LOOK_BACK); back--) {
    const [mark, held] = [marks[back], marks[head]];
    if (!mark || !held || !NOUNS.has(mark.kind) || !sameClause(mark, held) || !inOnePhrase(mark, held)) break;
    if (held.kind === 'price' || (mark.kind === 'body' && held.kind !== 'body')) break;
    head = back;
  }
  return head;
}

function isPromised(marks: Marks, at: number): boolean {
  const [mark, before] = [marks[at], marks[at - 1]];
  return !!mark && before?.kind === 'promise' && sameClause(before, mark) && mark.start - before.end <= REACH.promise;
}

/**
 * What a superlative is about: the head of the nearest noun phrase before it, or the verb that stands nearer.
 * @param wide looks through the whole sentence: "nơi trồng, đóng gói uy tín hàng đầu"
 */
export function subjectOf(marks: Marks, at: number, wide = false): Subject | undefined {
  const hit = marks[at];
  for (let back = at - 1; hit && back >= Math.max(0, at - LOOK_BACK); back--) {
    const mark = marks[back];
    if (!mark || !inReach(mark, hit, wide)) return undefined;
    if (mark.kind === 'promise') return 'goods';
    if (mark.kind === 'frame') return isPromised(marks, back) ? 'goods' : 'other';
    if (!NOUNS.has(mark.kind) || isAside(mark)) continue;
    const head = headAt(marks, back);
    const kind = marks[head]?.kind;
    if (kind === 'goods') return 'goods';
    if (!wide && hit.start - mark.end > REACH.near) return undefined;
    if (kind === 'price') return 'price';
    return isPromised(marks, head) ? 'goods' : 'other';
  }
  return undefined;
}

function inReach(mark: Mark<Kind>, hit: Mark<Kind>, wide: boolean): boolean {
  if (wide) return sentenceOf(mark.text, mark.start) === sentenceOf(hit.text, hit.start);
  if (!sameClause(mark, hit)) return false;
  return hit.start - mark.end <= (mark.kind === 'frame' ? REACH.near : REACH.goods);
}
