import type { ChannelSession, Observed, ObservedOffer } from '#libs/channel-kit';
import { currency, parseMoney, type ObservedState } from '#libs/contracts';
import { z } from 'zod';
import { shopeeResponse } from './client.js';
import { priceInfo, readModels, remoteId, stockInfo } from './models.js';

const PAGE = 50;

const baseItem = z.looseObject({
  item_id: remoteId,
  item_sku: z.string().default(''),
  item_name: z.string().optional(),
  description: z.string().optional(),
  item_status: z.string(),
  has_model: z.boolean().default(false),
  price_info: priceInfo.nullish(),
  stock_info_v2: stockInfo.nullish(),
  image: z.looseObject({ image_id_list: z.array(z.string()).default([]) }).optional(),
  update_time: z.number().optional(),
});
type BaseItem = z.infer<typeof baseItem>;
const baseInfo = z.looseObject({ item_list: z.array(baseItem).nullish() });

const states: Record<string, ObservedState> = {
  NORMAL: 'live',
  UNLIST: 'paused',
  REVIEWING: 'inReview',
  BANNED: 'suspended',
  SELLER_DELETE: 'missing',
  SHOPEE_DELETE: 'missing',
};

interface Sellable {
  price_info?: z.infer<typeof priceInfo> | null;
  stock_info_v2?: z.infer<typeof stockInfo> | null;
}
function offerSeen(remoteSku: string, item: Sellable, modelId?: string): ObservedOffer {
  const shown = item.price_info?.[0];
  const unit = currency.safeParse(shown?.currency ?? 'VND');
  const price = shown && unit.success ? parseMoney(String(shown.original_price), unit.data) : null;
  const stock = item.stock_info_v2?.seller_stock?.[0]?.stock ?? item.stock_info_v2?.summary_info?.total_available_stock;
  return {
    remoteSku,
    ...(modelId && { remoteId: modelId }),
    ...(price && { price }),
    ...(stock !== undefined && { stock }),
  };
}

async function offersOf(session: ChannelSession, item: BaseItem, withModels: boolean): Promise<ObservedOffer[]> {
  if (!item.has_model) return [offerSeen(item.item_sku, item)];
  if (!withModels) return [];
  const { model } = await readModels(session, item.item_id);
  return model.map((one) => offerSeen(one.model_sku, one, one.model_id));
}

async function seen(session: ChannelSession, item: BaseItem, withModels: boolean): Promise<Observed> {
  const state = states[item.item_status] ?? 'unknown';
  const offers = state === 'missing' ? [] : await offersOf(session, item, withModels);
  const soldOut = offers.length > 0 && offers.every((offer) => offer.stock === 0);
  const variants = offers.flatMap((offer) => (offer.remoteId ? [[offer.remoteSku, offer.remoteId] as const] : []));
  return {
    state: state === 'live' && soldOut ? 'outOfStock' : state,
    ids: { itemId: item.item_id, variants: Object.fromEntries(variants) },
    remoteSku: item.item_sku,
    ...(item.item_name !== undefined && { title: item.item_name }),
    ...(item.description !== undefined && { description: item.description }),
    ...(item.image && { imageCount: item.image.image_id_list.length }),
    offers,
    ...(item.item_status === 'BANNED' && { words: item.item_status }),
    ...(item.update_time !== undefined && { updatedAt: item.update_time * 1000 }),
  };
}

async function readItems(session: ChannelSession, itemIds: string[]): Promise<BaseItem[]> {
  const items: BaseItem[] = [];
  for (let at = 0; at < itemIds.length; at += PAGE) {
    const answer = await shopeeResponse(session, baseInfo, {
      path: 'product/get_item_base_info',
      params: { item_id_list: itemIds.slice(at, at + PAGE).join(',') },
      writes: false,
    });
    items.push(...(answer.item_list ?? []));
  }
  return items;
}

/** What buyers see; an id the channel does not know any more is `missing`. */
export async function observe(session: ChannelSession, itemIds: string[]): Promise<Observed[]> {
  const items = await readItems(session, itemIds);
  const found: Observed[] = [];
  for (const itemId of itemIds) {
    const item = items.find((one) => one.item_id === itemId);
    if (item) found.push(await seen(session, item, true));
    else found.push({ state: 'missing', ids: { itemId, variants: {} }, remoteSku: '', offers: [] });
  }
  return found;
}

const listPage = z.looseObject({
  item: z
    .array(z.looseObject({ item_id: remoteId }))
    .nullish()
    .transform((list) => list ?? []),
  has_next_page: z.boolean().default(false),
  next_offset: z.number().optional(),
});

async function listIds(session: ChannelSession, offset: number): Promise<{ ids: string[]; next?: number }> {
  const page = await shopeeResponse(session, listPage, {
    path: 'product/get_item_list',
    params: { offset, page_size: PAGE, item_status: ['NORMAL', 'UNLIST', 'REVIEWING', 'BANNED'] },
    writes: false,
  });
  const next = page.has_next_page ? (page.next_offset ?? offset + PAGE) : undefined;
  return { ids: page.item.map((item) => item.item_id), ...(next !== undefined && { next }) };
}

/** All items of the shop, 50 a page. Variants are not read here (a call each): `observe` and `findBySku` do. */
export async function inventory(session: ChannelSession, cursor = '0'): Promise<{ items: Observed[]; next?: string }> {
  const { ids, next } = await listIds(session, Number(cursor));
  const items: Observed[] = [];
  for (const item of ids.length > 0 ? await readItems(session, ids) : []) items.push(await seen(session, item, false));
  return { items, ...(next !== undefined && { next: String(next) }) };
}

export { listIds, readItems, seen };
