import type { AttemptState, ListingDoc } from './listing.models.js';

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
  else doubtSent(next, attempt);
  return next;
}

/**
 * What an attempt that did not end well may have changed is no longer known to stand there: it is sent again, even when the
 * producer has gone back to what was sent before.
 */
export function doubtSent(listing: ListingDoc, { step, sending = [] }: Pick<AttemptState, 'step' | 'sending'>): void {
  if (step === 'updateContent' && listing.sent.content) listing.sent.content.renderHash = '';
  if (step === 'pause' || step === 'resume' || step === 'withdraw') listing.visibilityUnsure = true;
  for (const { sku, stock, price } of sending) {
    const sent = listing.sent.offers[sku];
    if (!sent) continue;
    if (price) delete sent.price;
    if (stock !== undefined) sent.perhaps = [...(sent.perhaps ?? []), stock].slice(-LOST_KEPT);
  }
}
