import { type ChannelSession, type OfferOutcome, type OfferToSet, type RemoteIds } from '#libs/channel-kit';
import { z } from 'zod';
import { idNumber, shopeeResponse } from './client.js';
import { connectionOf } from './connection.js';
import { shopeeFault } from './faults.js';
import { remoteId } from './models.js';
import { priceNumber, sellerStock } from './payload.js';

const partial = z.looseObject({
  failure_list: z
    .array(z.looseObject({ model_id: remoteId.optional(), failed_reason: z.string().default('') }))
    .nullish()
    .transform((list) => list ?? []),
});
type Failures = z.infer<typeof partial>['failure_list'];

/** Items without variants have one model, number 0. */
const modelOf = (offer: OfferToSet): string => offer.remoteId ?? '0';

/** `failed_reason` is a code, or words that begin with one. */
function outcomeOf(session: ChannelSession, sku: string, reason: string): OfferOutcome {
  const [code = ''] = /[a-z]+(?:_[a-z]+)+/.exec(reason) ?? [];
  const fault = shopeeFault(session, { error: code || 'error_param', message: reason }, { writes: false });
  const kind = fault.kind === 'conflict' || fault.kind === 'unavailable' ? fault.kind : 'invalid';
  return { sku, ok: false, fault: kind, ...(code && { code }), words: fault.detail.words ?? reason };
}

/** Price first, then stock. An item named in either failure list has failed; the others went well. */
export async function setOffers(
  session: ChannelSession,
  ids: RemoteIds,
  offers: OfferToSet[],
): Promise<OfferOutcome[]> {
  const { settings } = connectionOf(session);
  const item_id = idNumber(ids.itemId);
  const model = (offer: OfferToSet): { model_id: number } => ({ model_id: idNumber(modelOf(offer)) });
  const failures: Failures = [];
  const send = async (path: string, list: string, rows: object[]): Promise<void> => {
    if (rows.length === 0) return;
    const answer = await shopeeResponse(session, partial, { path, body: { item_id, [list]: rows }, writes: true });
    failures.push(...answer.failure_list);
  };
  const changing = (field: 'price' | 'stock'): OfferToSet[] =>
    offers.filter(({ only }) => only === undefined || only.includes(field));
  const prices = changing('price').map((offer) => ({ ...model(offer), original_price: priceNumber(offer) }));
  await send('product/update_price', 'price_list', prices);
  const stocks = changing('stock').map((offer) => ({
    ...model(offer),
    seller_stock: sellerStock(offer.stock, settings),
  }));
  await send('product/update_stock', 'stock_list', stocks);
  return offers.map((offer) => {
    const failed = failures.find((item) => (item.model_id ?? '0') === modelOf(offer));
    return failed ? outcomeOf(session, offer.sku, failed.failed_reason) : { sku: offer.sku, ok: true };
  });
}

const listed = z.looseObject({
  failure_list: z
    .array(z.looseObject({ failed_reason: z.string().default('') }))
    .nullish()
    .transform((list) => list ?? []),
});

/** Shows or hides an item. Hiding twice is as good as once. */
export async function setVisibility(session: ChannelSession, ids: RemoteIds, to: 'live' | 'paused'): Promise<void> {
  const answer = await shopeeResponse(session, listed, {
    path: 'product/unlist_item',
    body: { item_list: [{ item_id: idNumber(ids.itemId), unlist: to === 'paused' }] },
    writes: true,
  });
  const [failed] = answer.failure_list;
  if (!failed) return;
  const [code = 'error_unlist_item_failed'] = /[a-z]+(?:_[a-z]+)+/.exec(failed.failed_reason) ?? [];
  throw shopeeFault(session, { error: code, message: failed.failed_reason }, { writes: true });
}
