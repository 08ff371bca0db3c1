import type { ChannelSession, OfferOutcome, OfferToSet, RemoteIds } from '#libs/channel-kit';
import { callWoo } from './client.js';
import { connectionOf } from './connection.js';
import { codeFault } from './faults.js';
import { offerFields } from './payload.js';
import { batchAnswer, failedEntry, wooProduct } from './shapes.js';

/** Price and stock together. A product without variations is one call of its own; variations go in one batch. */
export async function setOffers(
  session: ChannelSession,
  ids: RemoteIds,
  offers: OfferToSet[],
): Promise<OfferOutcome[]> {
  const { settings } = connectionOf(session);
  const single = offers.filter((offer) => offer.remoteId === undefined);
  const done: OfferOutcome[] = [];
  for (const offer of single) {
    await callWoo(session, wooProduct, {
      method: 'PUT',
      path: `/products/${ids.itemId}`,
      body: offerFields(offer, settings),
      operation: 'PUT /products/{id}',
    });
    done.push({ sku: offer.sku, ok: true });
  }
  const variants = offers.filter((offer) => offer.remoteId !== undefined);
  if (variants.length === 0) return done;
  const answer = await callWoo(session, batchAnswer, {
    method: 'POST',
    path: `/products/${ids.itemId}/variations/batch`,
    body: { update: variants.map((offer) => ({ id: Number(offer.remoteId), ...offerFields(offer, settings) })) },
    operation: 'POST /products/{id}/variations/batch',
  });
  return [...done, ...variants.map((offer, at) => outcome(session, offer, answer.update[at]))];
}

/** Entries come back in the order they were sent; one with an `error` has failed. */
function outcome(session: ChannelSession, offer: OfferToSet, entry: unknown): OfferOutcome {
  const failed = failedEntry.safeParse(entry);
  if (entry !== undefined && !failed.success) return { sku: offer.sku, ok: true };
  const fault = failed.success ? codeFault(session, failed.data.error, { writes: false }) : null;
  const kind = fault?.kind === 'conflict' || fault?.kind === 'unavailable' ? fault.kind : 'invalid';
  return {
    sku: offer.sku,
    ok: false,
    fault: failed.success ? kind : 'unavailable',
    ...(fault?.detail.code && { code: fault.detail.code }),
    ...(fault?.detail.words && { words: fault.detail.words }),
  };
}
