import type { ListingDoc } from './listing.models.js';

/** Lost calls of one variant that are remembered until somebody looks. */
const LOST_KEPT = 5;

/**
 * An attempt whose owner died, once it has settled: a create may have happened, so it must be looked for; everything else
 * is repeated with the newest truth.
 */
export function recover(listing: ListingDoc, now: number, settleMs: number): ListingDoc {
  const { attempt } = listing;
  if (!attempt || now < attempt.deadlineAt + settleMs) return listing;
  const next = structuredClone(listing);
  delete next.attempt;
  if (attempt.step === 'create' || attempt.step === 'finish') next.unknown = attempt;
  for (const [sku, stock] of Object.entries(attempt.stock ?? {})) {
    const sent = next.sent.offers[sku];
    if (sent) sent.perhaps = [...(sent.perhaps ?? []), stock].slice(-LOST_KEPT);
  }
  return next;
}
