import { idText, type ChannelSession, type ListingToSend, type RemoteIds } from '#libs/channel-kit';
import { z } from 'zod';
import { idNumber, shopeeResponse } from './client.js';
import { connectionOf } from './connection.js';
import { dimension, kilograms, offerOf, priceNumber, sellerStock } from './payload.js';

export const remoteId = z.union([z.string(), z.number()]).transform((value, ctx) => {
  const id = idText(value);
  if (id !== null) return id;
  ctx.addIssue({ code: 'custom', message: 'id' });
  return z.NEVER;
});

export const stockInfo = z.looseObject({
  summary_info: z.looseObject({ total_available_stock: z.number().optional() }).optional(),
  seller_stock: z.array(z.looseObject({ stock: z.number() })).optional(),
});
export const priceInfo = z.array(z.looseObject({ original_price: z.number(), currency: z.string().optional() }));

const modelList = z.looseObject({
  tier_variation: z
    .array(z.looseObject({ name: z.string(), option_list: z.array(z.looseObject({ option: z.string() })) }))
    .default([]),
  model: z.array(
    z.looseObject({
      model_id: remoteId,
      tier_index: z.array(z.number()),
      model_sku: z.string().default(''),
      price_info: priceInfo.optional(),
      stock_info_v2: stockInfo.optional(),
    }),
  ),
});
export type ModelList = z.infer<typeof modelList>;

export function readModels(session: ChannelSession, itemId: string): Promise<ModelList> {
  return shopeeResponse(session, modelList, {
    path: 'product/get_model_list',
    params: { item_id: itemId },
    writes: false,
  });
}

/** The option axes as the channel takes them. */
export function tiers(listing: ListingToSend): object[] {
  return listing.rendered.options.map((option) => ({
    variation_id: 0,
    variation_name: option.name,
    variation_option_list: option.values.map((value) => ({ variation_option_id: 0, variation_option_name: value })),
  }));
}

/** Where a variant stands on each axis. */
export function tierIndex(listing: ListingToSend, sku: string): number[] {
  const variant = listing.rendered.variants.find((item) => item.sku === sku);
  return listing.rendered.options.map((option, axis) => option.values.indexOf(variant?.optionValues[axis] ?? ''));
}

/** One variant as `init_tier_variation` and `add_model` take it. */
export function modelPayload(session: ChannelSession, listing: ListingToSend, sku: string): Record<string, unknown> {
  const variant = listing.rendered.variants.find((item) => item.sku === sku);
  const offer = offerOf(listing, sku);
  return {
    tier_index: tierIndex(listing, sku),
    original_price: priceNumber(offer),
    model_sku: offer.remoteSku,
    seller_stock: sellerStock(offer.stock, connectionOf(session).settings),
    ...(variant?.weightGrams && { weight: kilograms(variant.weightGrams) }),
    ...(variant?.dimensionsMm && { dimension: dimension(variant.dimensionsMm) }),
    ...(variant?.gtin && { gtin_code: variant.gtin }),
  };
}

/** Which model there is which of our variants: by the SKU we gave it. */
export function variantIds(
  listing: ListingToSend,
  models: { model_id: string; model_sku: string }[],
): RemoteIds['variants'] {
  const ids: RemoteIds['variants'] = {};
  for (const { sku, remoteSku } of listing.offers) {
    const model = models.find((item) => item.model_sku === remoteSku);
    if (model) ids[sku] = model.model_id;
  }
  return ids;
}

const made = z.looseObject({
  model: z.array(z.looseObject({ model_id: remoteId, model_sku: z.string().default('') })),
});

/** Gives an item its variants for the first time. Doing it again would make all earlier model ids worthless. */
export async function initModels(
  session: ChannelSession,
  itemId: string,
  listing: ListingToSend,
): Promise<RemoteIds['variants']> {
  const answer = await shopeeResponse(session, made, {
    path: 'product/init_tier_variation',
    body: {
      item_id: idNumber(itemId),
      standardise_tier_variation: tiers(listing),
      model: listing.rendered.variants.map((variant) => modelPayload(session, listing, variant.sku)),
    },
    writes: true,
  });
  return variantIds(listing, answer.model);
}
