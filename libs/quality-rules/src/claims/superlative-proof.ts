import { foldText, originalRange } from '#libs/ocop';
import { endOfSentence, HitIndex, sameClause } from '../clauses.js';
import { proofWords } from '../lexicons/superlatives.js';
import type { TermHit } from '../texts.js';

/** A proof beside a superlative; `year` is the latest one its sentence names. */
export interface Proof {
  year?: number;
}

/** The proof has to stand beside the claim: in its clause or within a few words. */
const GAP = { clause: 160, other: 40 };
/** How far behind its word the name of a proof is looked for. */
const NAME = 40;
/** How far around claim and proof a year belongs to them. */
const AROUND = 60;

/** These say nothing until somebody is named: whose survey, which award. */
const NAMELESS = new Set([...proofWords.nameless].map(foldText));
const NAMED =
  /^(?: \p{L}{1,12}){0,2}? (?:cuộc thi|hội thi|hội chợ|liên hoan|festival|awards?|của|tại|do|bởi|năm|quốc tế|quốc gia|toàn quốc|cấp)(?![\p{L}])|(?:19|20)\d\d/u;
/** Buyers who vote are no survey of a lawful body and no contest. */
const BUYERS = '(?:khách|người tiêu dùng|người mua|người dùng|chị em|cộng đồng|các bạn|các mẹ|quý vị|bạn bè)';
const BY_BUYERS = new RegExp(`^(?: nhiều| cao)?(?: của| bởi| từ)(?: các| đông đảo| hàng \\p{L}{1,12})? ${BUYERS}`, 'u');
const BUYERS_BEFORE = new RegExp(`${BUYERS}(?: \\p{L}{1,12}){0,3} $`, 'u');
const CAPITALS = /[\s"“(]\p{Lu}[\p{L}\d]/u;

function isNamed({ text, term, start, end }: TermHit): boolean {
  const { folded } = text;
  const after = folded.text.slice(end, Math.min(end + NAME, endOfSentence(text, end)));
  if (BY_BUYERS.test(after) || BUYERS_BEFORE.test(folded.text.slice(Math.max(0, start - 40), start))) return false;
  if (!NAMELESS.has(term) || NAMED.test(after)) return true;
  const range = originalRange(folded, end, Math.min(end + NAME, endOfSentence(text, end)));
  const original = text.text.slice(range.start, range.end);
  // In a text of capitals only they name nothing.
  return CAPITALS.test(original) && original !== original.toUpperCase();
}

function latestYear({ text }: TermHit, from: number, to: number): number | undefined {
  const end = Math.min(to + AROUND, endOfSentence(text, to));
  const years = text.folded.text.slice(Math.max(0, from - AROUND), end).match(/(?<!\d)(?:19|20)\d\d(?!\d)/g);
  return years ? Math.max(...years.map(Number)) : undefined;
}

/** The proof that stands beside a superlative, if any. */
export function proofBeside(hit: TermHit, proofs: HitIndex): Proof | undefined {
  const proof = [...proofs.before(hit, 2), ...proofs.after(hit, 2)].find((other) => {
    const gap = Math.max(other.start - hit.end, hit.start - other.end);
    return gap <= (sameClause(hit, other) ? GAP.clause : GAP.other) && isNamed(other);
  });
  if (!proof) return undefined;
  const year = latestYear(hit, Math.min(hit.start, proof.start), Math.max(hit.end, proof.end));
  return year === undefined ? {} : { year };
}
