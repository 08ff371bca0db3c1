import {
  ChannelFault,
  isChannelFault,
  type ChannelSession,
  type CreateOutcome,
  type ListingToSend,
  type RemoteIds,
} from '#libs/channel-kit';
import { callWoo } from './client.js';
import { connectionOf } from './connection.js';
import { content, isVariable, offerFields, offerOf } from './payload.js';
import { wooProduct } from './shapes.js';
import { alignVariations } from './variations.js';

const path = (ids: RemoteIds): string => `/products/${ids.itemId}`;

/** Creates a draft: buyers do not see it yet. A product with options gets its variations by `finish`. */
export async function create(
  session: ChannelSession,
  listing: ListingToSend,
  images: string[],
): Promise<CreateOutcome> {
  const [first] = listing.rendered.variants;
  if (!first) throw new ChannelFault('invalid', { code: 'variants.none', field: 'variants' });
  const { settings } = connectionOf(session);
  const offer = isVariable(listing) ? {} : offerFields(offerOf(listing, first.sku), settings);
  const made = await callWoo(session, wooProduct, {
    method: 'POST',
    path: '/products',
    body: { ...content(listing, images), ...offer, status: 'draft' },
    operation: 'POST /products',
  });
  const ids: RemoteIds = { itemId: made.id, variants: {}, extra: { listing: listing.listingId } };
  if (isVariable(listing)) return { kind: 'unfinished', ids, notBefore: session.now() };
  return { kind: 'hidden', ids, ...(made.permalink && { url: made.permalink }) };
}

/** Adds the variations that are not there yet: may be called again after a lost answer. */
export async function finish(session: ChannelSession, ids: RemoteIds, listing: ListingToSend): Promise<CreateOutcome> {
  if (!isVariable(listing)) return { kind: 'hidden', ids };
  return { kind: 'hidden', ids: { ...ids, variants: await alignVariations(session, ids.itemId, listing) } };
}

/** Content only. The product is read first, to keep its pictures instead of storing them again. */
export async function updateContent(
  session: ChannelSession,
  ids: RemoteIds,
  listing: ListingToSend,
  images: string[],
): Promise<RemoteIds> {
  const operation = '/products/{id}';
  const present = await callWoo(session, wooProduct, { method: 'GET', path: path(ids), operation: `GET ${operation}` });
  if (present.status === 'trash') throw new ChannelFault('conflict', { code: 'trash', gone: true });
  const known = Object.fromEntries(present.images.map((image) => [image.name, image.id]));
  await callWoo(session, wooProduct, {
    method: 'PUT',
    path: path(ids),
    body: content(listing, images, known),
    operation: `PUT ${operation}`,
  });
  const extra = { ...ids.extra, listing: listing.listingId };
  if (!isVariable(listing)) return { ...ids, variants: {}, extra };
  return { ...ids, variants: await alignVariations(session, ids.itemId, listing), extra };
}

export async function setVisibility(session: ChannelSession, ids: RemoteIds, to: 'live' | 'paused'): Promise<void> {
  await callWoo(session, wooProduct, {
    method: 'PUT',
    path: path(ids),
    body: { status: to === 'live' ? 'publish' : 'draft' },
    operation: 'PUT /products/{id}',
  });
}

/** Deletes for good: a product in the bin would keep its SKU. One that is gone already is as good as deleted. */
export async function remove(session: ChannelSession, ids: RemoteIds): Promise<void> {
  try {
    await callWoo(session, wooProduct, {
      method: 'DELETE',
      path: path(ids),
      query: { force: 'true' },
      operation: 'DELETE /products/{id}',
    });
  } catch (error) {
    if (!isChannelFault(error) || !error.detail.gone) throw error;
  }
}
