import { ChannelFault, type ChannelSession, type ListingToSend, type RemoteIds } from '#libs/channel-kit';
import { callShopee, idNumber } from './client.js';
import { initModels, modelPayload, readModels, tierIndex, tiers, variantIds, type ModelList } from './models.js';
import { hasModels, itemContent } from './payload.js';

/** Brings an item's content to what the listing says; price and stock are left alone, except those of new variants. */
export async function updateContent(
  session: ChannelSession,
  ids: RemoteIds,
  listing: ListingToSend,
  images: string[],
): Promise<RemoteIds> {
  await callShopee(session, {
    path: 'product/update_item',
    body: { item_id: idNumber(ids.itemId), ...itemContent(listing, images) },
    writes: true,
  });
  const present = await readModels(session, ids.itemId);
  if (!hasModels(listing)) {
    if (present.model.length > 0)
      throw new ChannelFault('invalid', {
        code: 'variants.cannotVanish',
        field: 'options',
        words: 'Options of a listed item cannot be taken away',
      });
    return { ...ids, variants: {} };
  }
  if (present.model.length === 0) return { ...ids, variants: await initModels(session, ids.itemId, listing) };
  return { ...ids, variants: await reshape(session, ids.itemId, listing, present) };
}

function sameTiers(listing: ListingToSend, present: ModelList): boolean {
  const there = present.tier_variation.map((tier) => [tier.name, ...tier.option_list.map((item) => item.option)]);
  const ours = listing.rendered.options.map((option) => [option.name, ...option.values]);
  return JSON.stringify(there) === JSON.stringify(ours);
}

/** Variants gone → deleted; axes changed → told with the places of those that stay; new ones → added. */
async function reshape(
  session: ChannelSession,
  itemId: string,
  listing: ListingToSend,
  present: ModelList,
): Promise<RemoteIds['variants']> {
  const item_id = idNumber(itemId);
  const wanted = new Set(listing.offers.map((offer) => offer.remoteSku));
  const kept = present.model.filter((model) => wanted.has(model.model_sku));
  const gone = present.model.filter((model) => !wanted.has(model.model_sku));
  if (kept.length === 0 && gone.length > 0) return initModels(session, itemId, listing);
  for (const model of gone)
    await callShopee(session, {
      path: 'product/delete_model',
      body: { item_id, model_id: idNumber(model.model_id) },
      writes: true,
    });
  if (!sameTiers(listing, present)) await moveTiers(session, item_id, listing, kept);
  const missing = listing.offers.filter((offer) => !kept.some((model) => model.model_sku === offer.remoteSku));
  if (missing.length === 0) return variantIds(listing, kept);
  await callShopee(session, {
    path: 'product/add_model',
    body: { item_id, model_list: missing.map((offer) => modelPayload(session, listing, offer.sku)) },
    writes: true,
  });
  return variantIds(listing, (await readModels(session, itemId)).model);
}

async function moveTiers(
  session: ChannelSession,
  item_id: number,
  listing: ListingToSend,
  kept: ModelList['model'],
): Promise<void> {
  const places = listing.offers.flatMap((offer) => {
    const model = kept.find((item) => item.model_sku === offer.remoteSku);
    return model ? [{ model_id: idNumber(model.model_id), tier_index: tierIndex(listing, offer.sku) }] : [];
  });
  await callShopee(session, {
    path: 'product/update_tier_variation',
    body: { item_id, standardise_tier_variation: tiers(listing), model_list: places },
    writes: true,
  });
}
