import type { ProductState } from '#libs/contracts';
import { addDays, certificateEnd, type LegalDate, startOfLegalDate } from '#libs/ocop';
import type { Decision } from '#libs/quality-rules';
import { restsOn } from './document-hash.js';
import type { StoredDecision } from './models.js';

/** Last day a paper proves anything; undefined = it names none. */
function lastDayOf(document: ProductState['content']['documents'][number]): LegalDate | undefined {
  return document.kind === 'ocopCertificate' ? certificateEnd(document) : document.expires;
}

/** Last day of a decision: its own, or that of the paper it rests on; null = the paper or its goods changed, or it went. */
function lastDay(decision: StoredDecision, product: ProductState): LegalDate | undefined | null {
  if (decision.documentId === undefined) return decision.until;
  const document = product.content.documents.find(({ id }) => id === decision.documentId);
  if (!document || !restsOn(decision, document, product)) return null;
  return [decision.until, lastDayOf(document)].filter((day) => day !== undefined).sort()[0];
}

/**
 * The decisions that hold on a day, and the instant on which the first of them ends by date.
 * @param today legal date (Asia/Ho_Chi_Minh)
 */
export function validDecisions(
  decisions: readonly StoredDecision[],
  product: ProductState,
  today: LegalDate,
): { decisions: Decision[]; endsAt?: number } {
  const valid: Decision[] = [];
  const days: LegalDate[] = [];
  for (const decision of decisions) {
    const last = lastDay(decision, product);
    if (last === null || (last !== undefined && last < today)) continue;
    valid.push(decision);
    if (last !== undefined) days.push(last);
  }
  const first = days.sort()[0];
  return { decisions: valid, ...(first !== undefined && { endsAt: startOfLegalDate(addDays(first, 1)) }) };
}
