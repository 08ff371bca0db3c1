import {
  ChannelFault,
  type ChannelSession,
  type CreateOutcome,
  type ListingToSend,
  type RemoteIds,
} from '#libs/channel-kit';
import { z } from 'zod';
import { idNumber, shopeeResponse } from './client.js';
import { connectionOf } from './connection.js';
import { initModels, readModels, remoteId, variantIds } from './models.js';
import { hasModels, itemContent, offerOf, priceNumber, sellerStock } from './payload.js';

/** The vendor asks for this pause between `add_item` and `init_tier_variation`. */
const SETTLE_BEFORE_VARIANTS = 5000;

const logistics = z.looseObject({
  logistics_channel_list: z.array(
    z.looseObject({ logistics_channel_id: remoteId, enabled: z.boolean(), mask_channel_id: z.number().optional() }),
  ),
});

/** Delivery services of the item: the shop's choice from its settings, else all it has switched on. */
async function logisticInfo(session: ChannelSession): Promise<{ logistic_id: number; enabled: true }[]> {
  const chosen = connectionOf(session).settings.logisticsChannelIds;
  const ids = chosen.length > 0 ? chosen : await enabledChannels(session);
  if (ids.length === 0)
    throw new ChannelFault('conflict', { code: 'logistics.none', words: 'No delivery service is switched on' });
  return ids.map((id) => ({ logistic_id: idNumber(id), enabled: true }));
}

async function enabledChannels(session: ChannelSession): Promise<string[]> {
  const answer = await shopeeResponse(session, logistics, { path: 'logistics/get_channel_list', writes: false });
  return answer.logistics_channel_list.filter((item) => item.enabled).map((item) => item.logistics_channel_id);
}

const added = z.looseObject({ item_id: remoteId });

/** Creates the item out of sight (`UNLIST`). With options it stays `unfinished` until its variants are made. */
export async function create(
  session: ChannelSession,
  listing: ListingToSend,
  images: string[],
): Promise<CreateOutcome> {
  const [first] = listing.rendered.variants;
  if (!first) throw new ChannelFault('invalid', { code: 'variants.none', field: 'variants' });
  const offer = offerOf(listing, first.sku);
  const body = {
    ...itemContent(listing, images),
    original_price: priceNumber(offer),
    seller_stock: sellerStock(offer.stock, connectionOf(session).settings),
    logistic_info: await logisticInfo(session),
    item_status: 'UNLIST',
  };
  const answer = await shopeeResponse(session, added, { path: 'product/add_item', body, writes: true });
  const ids: RemoteIds = { itemId: answer.item_id, variants: {} };
  if (!hasModels(listing)) return { kind: 'hidden', ids };
  return { kind: 'unfinished', ids, notBefore: session.now() + SETTLE_BEFORE_VARIANTS };
}

/** Makes the variants, unless an earlier try has made them already: a second init would change their ids. */
export async function finish(session: ChannelSession, ids: RemoteIds, listing: ListingToSend): Promise<CreateOutcome> {
  if (!hasModels(listing)) return { kind: 'hidden', ids };
  const { model } = await readModels(session, ids.itemId);
  const variants = model.length > 0 ? variantIds(listing, model) : await initModels(session, ids.itemId, listing);
  return { kind: 'hidden', ids: { ...ids, variants } };
}
