import { foldText } from '#libs/ocop';
import { endOfSentence, HitIndex, sameClause, startOfClause } from '../clauses.js';
import { proofWords, superlativeWords } from '../lexicons/superlatives.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Proof, proofBeside } from './superlative-proof.js';
import { type Kind, LOOK_BACK, type Marks, type Subject, subjectOf } from './superlative-subject.js';
import { type Finds, type Mark, Vocabulary } from './vocabulary.js';

const vocabulary = new Vocabulary<Kind>(superlativeWords);

/** The lexicons a rule or fact has to declare to use `superlatives`. */
export const superlativeLexicons = {
  superlatives: vocabulary.terms,
  proofs: [...proofWords.named, ...proofWords.nameless],
};

/** How far words before and behind may bear on a superlative, in folded units of its clause. */
const REACH = { unknown: 20, first: 40, none: 34, more: 24, has: 45, advice: 3 };

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

/** Another word before it that makes "hơn", "mới có" and the like a superlative. */
const PARTNERS: Partial<Record<Kind, readonly [kind: Kind, reach: number]>> = {
  more: ['utmost', REACH.more],
  none: ['denial', REACH.none],
  has: ['only', REACH.has],
};

/** Ranks among makers as much as among goods: whose rank it is may stand farther off. */
const RANKS = /^(?:hàng đầu|đứng đầu|dẫn đầu|đi đầu|lớn nhất|bậc nhất)/u;

function isClaim(marks: Marks, at: number): boolean {
  const mark = marks[at];
  if (!mark) return false;
  const partner = PARTNERS[mark.kind];
  if (partner) return !MEASURED.test(behind(mark)) && before(marks, at, ...partner);
  if (mark.kind === 'claim') return mark.text.role === 'title' || isPraise(marks, at, mark);
  if (mark.kind === 'first') return !isOfRow(mark) && before(marks, at, 'goods', REACH.first);
  if (mark.kind === 'most') return before(marks, at, 'goods', REACH.unknown) && subjectOf(marks, at) === 'goods';
  return mark.kind === 'manner' && subjectOf(marks, at) === 'goods';
}

function isPraise(marks: Marks, at: number, mark: Mark<Kind>): boolean {
  const subject = subjectOf(marks, at) ?? (RANKS.test(mark.term) ? subjectOf(marks, at, true) : undefined);
  if (subject === 'price') return mark.term === foldText('rẻ nhất') || SCOPE.test(behind(mark));
  if (subject) return subject === 'goods';
  // "làm vậy là hiệu quả nhất", "uy tín hàng đầu": with no goods named, it is something done, or somebody.
  return !PREDICATE.test(ahead(mark));
}

/** A market named behind a price. */
const SCOPE = /^ (?:trên |tại |ở |cả |của )?(?:thị trường|sàn|việt nam|toàn quốc|thế giới|cả nước|hiện nay|tp|hà nội)/u;
const PREDICATE = /(?:^| )(?:là|thì|uy tín|chuyên nghiệp) $/u;
const behind = ({ text, end }: TermHit): string => text.folded.text.slice(end, end + 24);
const ahead = ({ text, start }: TermHit): string => text.folded.text.slice(Math.max(0, start - 40), start);
/** "không thể để lâu hơn 7 ngày". */
const MEASURED = /^ (?:\d|một |là |nữa)/u;

/** The first of several of one's own: "sản phẩm đầu tiên là …". */
const isOfRow = (hit: TermHit): boolean => /^ (?:là|của (?:chúng|shop|tôi)|mà)/u.test(behind(hit));

const OPENERS = new Set(['tốt nhất', 'ngon nhất']);
const COUNTED = /(?<![\p{L}\d])(?:một|1) (?:\p{L}{1,7} ){0,2}(?:chỉ )?$/u;

/** A number in a row, an address or a size of food for small children: "Cốc số 1", "tại số 1 phố Chợ", "125 số 1". */
const SERIAL = /(?:\d|(?:^|[^\p{L}])(?:tại|ở|địa chỉ|đ\/c|trụ sở|kho|xưởng):?) ?$/u;
const SERIAL_GOES_ON =
  /^ ?(?:[:.)\-/\d]|,? ?(?:đường|phố|ngõ|ngách|hẻm|thôn|xóm|ấp|tổ|khu|lô|tầng|đại lộ|quốc lộ)(?![\p{L}])|(?:dành )?cho (?:trẻ|bé)(?![\p{L}]))/u;
/** Dyes and the like are numbered: "No.40, No.1". */
const NUMBERED = /no\.? ?(?:\d{2}|[2-9])/u;
const around = ({ text, start, end }: TermHit): string =>
  text.folded.text.slice(Math.max(0, start - SENTENCE), end + SENTENCE);
/** "chất lượng luôn là hàng đầu": what the seller cares for, unless a market is named. */
const CARED_FOR =
  /(?:chất lượng|uy tín|an toàn|sức khoẻ|lợi ích|hài lòng|khách hàng)(?: \p{L}{1,12}){0,4} (?:là|lên|làm) $/u;
/** The newest lot, harvest or fashion, or the newest of a year, is no best. */
const NEWEST =
  /(?:lô|lô sản xuất|date|hạn|hạn dùng|đợt|vụ|mùa|thông tin|tin|bản|cập nhật|xu hướng)(?: \p{L}{1,12})? $/u;
const DENIED =
  /(?:không|chưa|chẳng)(?: hề| hẳn)?(?: phải(?: là)?| dám| tự nhận| bán| hứa| cam kết)(?: \p{L}{1,12}){0,5} $/u;
const ASKED = /(?:^| )nào(?: là)? $/u;

/** "lớn nhất 30 cm" is a size; a year behind it is not. */
const MEASURE = /^(?: là| khoảng| đạt)?:? ?\d(?!\d{3}(?!\d))/u;
/** How to use it for the best of it: "nên dùng nóng để cảm nhận vị ngon nhất". */
const PURPOSE =
  /(?:^|[^\p{L}])(?:nên|hãy|dùng|uống|ăn|pha|hãm|ngâm|khi|bảo quản)(?![\p{L}])[^\n]{0,60}? (?:để|sẽ|mới) (?:có|cảm nhận|cảm nhận được|thưởng thức|tận hưởng|trải nghiệm|được|giữ|đạt|phát huy)(?![\p{L}])[^,]{0,40}$/u;
const SENTENCE = 120;
const sentenceBefore = ({ text, start }: TermHit): string => {
  const before = text.folded.text.slice(Math.max(0, start - SENTENCE), start);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1);
};

/** Words that look like a superlative about the goods and are something else by what stands around them. */
function isOther(hit: TermHit): boolean {
  const { text, term, start } = hit;
  const [left, right] = [ahead(hit), behind(hit)];
  if (term.endsWith('nhất') && (MEASURE.test(right) || PURPOSE.test(sentenceBefore(hit)))) return true;
  if (DENIED.test(left) || ASKED.test(left)) return true;
  if (term.startsWith('số ')) return text.role === 'address' || SERIAL.test(left) || SERIAL_GOES_ON.test(right);
  if (term.startsWith('no')) return NUMBERED.test(around(hit));
  if (term === 'hàng đầu') return CARED_FOR.test(left) && !SCOPE.test(right);
  if (term === 'mới nhất') return NEWEST.test(left) || /^ (?:của )?(?:năm )?20\d\d/.test(right);
  if (term.startsWith('chỉ có')) return /^ (?:dạng|màu|cỡ|size|kích|loại)(?![\p{L}])/u.test(right);
  if (term.startsWith('nổi tiếng')) return /^ (?:với|về|nhờ|bởi) /.test(right);
  if (term.endsWith('duy nhất')) return /^ (?:\d|một )/.test(right) || COUNTED.test(left);
  // "tốt nhất giũ thẳng" advises at the head of its clause.
  return OPENERS.has(term) && start - startOfClause(text, start) <= 1 && /^(?: \p{L}|:)/u.test(right);
}

/** What one is told to do with goods. */
const USE =
  /^ (?:bảo quản|dùng|sử dụng|uống|ăn|pha|để|giữ|cất|ngâm|rửa|thay|hâm|chọn|mặc|giặt|phơi|bôi|thoa|đun|nấu|tránh|là|cho|đặt|hỏi|thử)(?!\p{L})/u;

function isAdvised(text: ReadText, next: Mark<Kind> | undefined, hit: TermHit, subject?: Subject): boolean {
  // "nổi tiếng nhất là": the two overlap.
  if (next?.kind === 'nothing' && next.start < hit.end) return true;
  // "nguyên liệu tốt nhất nên bền": here "nên" is "so".
  if (next?.term === 'nên' && next.start - hit.end <= REACH.advice)
    return USE.test(behind(next)) || subject !== 'goods';
  if (next?.kind !== 'advice' || next.start >= endOfSentence(text, hit.start)) return false;
  return next.start - hit.end <= REACH.advice;
}

/** A superlative about the goods, and the proof beside it if there is one. */
export interface Superlative extends TermHit {
  proof?: Proof;
}

/** Every superlative about the goods, proved or not. Linear in the text. */
export function superlatives(source: Finds): Superlative[] {
  const proofs = new HitIndex(source.found('proofs'));
  const found: Superlative[] = [];
  for (const [text, marks] of vocabulary.marks(source.found('superlatives')))
    marks.forEach((mark, at) => {
      if (!isClaim(marks, at) || isOther(mark) || isAdvised(text, marks[at + 1], mark, subjectOf(marks, at))) return;
      const proof = proofBeside(mark, proofs);
      found.push({ ...mark, ...(proof && { proof }) });
    });
  return found;
}

/** The superlatives with no proof beside them. */
export const unproved = (source: Finds): Superlative[] => superlatives(source).filter(({ proof }) => !proof);
