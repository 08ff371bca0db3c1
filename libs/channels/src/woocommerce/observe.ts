import type { ChannelSession, Observed, ObservedOffer, RemoteIds } from '#libs/channel-kit';
import { parseMoney, type Currency, type ObservedState } from '#libs/contracts';
import { callWoo } from './client.js';
import { connectionOf } from './connection.js';
import { MARK, plainOf } from './payload.js';
import { wooProducts, type WooProduct, type WooVariation } from './shapes.js';
import { readVariations } from './variations.js';

const PAGE = 100;

const states: Record<string, ObservedState> = {
  publish: 'live',
  draft: 'paused',
  private: 'paused',
  pending: 'inReview',
  future: 'inReview',
  trash: 'missing',
};

function offerSeen(item: WooVariation, unit: Currency, isVariation: boolean): ObservedOffer {
  const price = parseMoney(item.sale_price || item.regular_price, unit);
  return {
    remoteSku: item.sku,
    ...(isVariation && { remoteId: item.id }),
    ...(price && { price }),
    ...(typeof item.stock_quantity === 'number' && { stock: item.stock_quantity }),
  };
}

/** The shop stores UTC without saying so: `2026-11-22T08:00:00`. */
const instantOf = (gmt: string): number => Date.parse(`${gmt}Z`);

async function seen(session: ChannelSession, product: WooProduct, withVariations: boolean): Promise<Observed> {
  const unit = connectionOf(session).settings.currency;
  const variable = product.type === 'variable';
  const variations = variable && withVariations ? await readVariations(session, product.id) : [];
  const offers = variable ? variations.map((item) => offerSeen(item, unit, true)) : [offerSeen(product, unit, false)];
  const state = states[product.status] ?? 'unknown';
  const soldOut = offers.length > 0 && offers.every((offer) => offer.stock === 0);
  const mark = product.meta_data.find((item) => item.key === MARK)?.value;
  const ids: RemoteIds = {
    itemId: product.id,
    variants: Object.fromEntries(variations.map((item) => [item.sku, item.id])),
    ...(typeof mark === 'string' && { extra: { listing: mark } }),
  };
  return {
    state: state === 'live' && soldOut ? 'outOfStock' : state,
    ids,
    remoteSku: product.sku,
    title: product.name,
    description: plainOf(product.description),
    imageCount: product.images.length,
    offers,
    ...(product.permalink && { url: product.permalink }),
    ...(product.date_modified_gmt && { updatedAt: instantOf(product.date_modified_gmt) }),
  };
}

function readProducts(session: ChannelSession, query: Record<string, string | number>): Promise<WooProduct[]> {
  return callWoo(session, wooProducts, {
    method: 'GET',
    path: '/products',
    query: { per_page: PAGE, status: 'any', ...query },
    operation: 'GET /products',
  });
}

/** What buyers see. The bin is not listed: what lies there is `missing`, like what was deleted. */
export async function observe(session: ChannelSession, itemIds: string[]): Promise<Observed[]> {
  const products: WooProduct[] = [];
  for (let at = 0; at < itemIds.length; at += PAGE)
    products.push(...(await readProducts(session, { include: itemIds.slice(at, at + PAGE).join(',') })));
  const found: Observed[] = [];
  for (const itemId of itemIds) {
    const product = products.find((item) => item.id === itemId);
    if (product) found.push(await seen(session, product, true));
    else found.push({ state: 'missing', ids: { itemId, variants: {} }, remoteSku: '', offers: [] });
  }
  return found;
}

/** All products of the shop, 100 a page, oldest first. Variations are not read here. */
export async function inventory(session: ChannelSession, cursor = '1'): Promise<{ items: Observed[]; next?: string }> {
  const products = await readProducts(session, { page: cursor, orderby: 'id', order: 'asc' });
  const items = await Promise.all(products.map((product) => seen(session, product, false)));
  return { items, ...(products.length === PAGE && { next: String(Number(cursor) + 1) }) };
}

/** Products with exactly these SKUs, drafts too. */
export async function findBySku(session: ChannelSession, remoteSkus: string[]): Promise<Observed[]> {
  const wanted = new Set(remoteSkus);
  const found: Observed[] = [];
  for (let at = 0; at < remoteSkus.length; at += 20) {
    const products = await readProducts(session, { sku: remoteSkus.slice(at, at + 20).join(',') });
    for (const product of products) if (wanted.has(product.sku)) found.push(await seen(session, product, true));
  }
  return found;
}
