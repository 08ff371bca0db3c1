import { ChannelFault, type ChannelSession, type ListingToSend, type RemoteIds } from '#libs/channel-kit';
import { callWoo } from './client.js';
import { connectionOf } from './connection.js';
import { codeFault } from './faults.js';
import { variation } from './payload.js';
import { batchAnswer, failedEntry, wooVariations, type WooVariation } from './shapes.js';

export function readVariations(session: ChannelSession, itemId: string): Promise<WooVariation[]> {
  return callWoo(session, wooVariations, {
    method: 'GET',
    path: `/products/${itemId}/variations`,
    query: { per_page: 100 },
    operation: 'GET /products/{id}/variations',
  });
}

/** Several variations at once; the first entry that was refused becomes the fault. */
export async function batch(
  session: ChannelSession,
  itemId: string,
  body: { create?: object[]; update?: object[]; delete?: number[] },
): Promise<void> {
  const answer = await callWoo(session, batchAnswer, {
    method: 'POST',
    path: `/products/${itemId}/variations/batch`,
    body,
    operation: 'POST /products/{id}/variations/batch',
  });
  for (const entry of [...answer.create, ...answer.update, ...answer.delete]) {
    const failed = failedEntry.safeParse(entry);
    if (failed.success)
      throw (
        codeFault(session, failed.data.error, { writes: true }) ??
        new ChannelFault('bug', { code: failed.data.error.code })
      );
  }
}

export function variantIds(listing: ListingToSend, variations: WooVariation[]): RemoteIds['variants'] {
  const ids: RemoteIds['variants'] = {};
  for (const { sku, remoteSku } of listing.offers) {
    const found = variations.find((item) => item.sku === remoteSku);
    if (found) ids[sku] = found.id;
  }
  return ids;
}

/** Makes a product's variations those of the listing: what is missing is added, what is gone deleted, the rest updated. */
export async function alignVariations(
  session: ChannelSession,
  itemId: string,
  listing: ListingToSend,
): Promise<RemoteIds['variants']> {
  const { settings } = connectionOf(session);
  const present = await readVariations(session, itemId);
  const ids = variantIds(listing, present);
  const wanted = new Set(Object.values(ids));
  const create: object[] = [];
  const update: object[] = [];
  for (const variant of listing.rendered.variants) {
    const id = ids[variant.sku];
    const body = variation(listing, variant, settings);
    if (id === undefined) create.push(body);
    else update.push(contentOnly(id, body));
  }
  const gone = present.filter((item) => !wanted.has(item.id)).map((item) => Number(item.id));
  if (gone.length > 0) await batch(session, itemId, { delete: gone });
  if (update.length > 0) await batch(session, itemId, { update });
  if (create.length === 0) return ids;
  await batch(session, itemId, { create });
  return variantIds(listing, await readVariations(session, itemId));
}

const offerNames = new Set(['regular_price', 'sale_price', 'manage_stock', 'stock_quantity']);

/** Content travels without price and stock: those have their own lane. A picture that is there stays. */
function contentOnly(id: string, body: Record<string, unknown>): object {
  const entries = Object.entries(body).filter(([name]) => !offerNames.has(name) && name !== 'image');
  return { id: Number(id), ...Object.fromEntries(entries) };
}
