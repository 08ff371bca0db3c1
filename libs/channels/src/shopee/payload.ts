import {
  attributesOf,
  ChannelFault,
  type ListingToSend,
  type OfferToSet,
  type RenderedVariant,
} from '#libs/channel-kit';
import { idNumber } from './client.js';
import type { Settings } from './connection.js';

/** Kilograms with at most three decimals. */
export const kilograms = (grams: number): number => Math.round(grams) / 1000;
/** Whole centimetres, rounded up: a parcel never is smaller than told. */
const centimetres = (mm: number): number => Math.max(1, Math.ceil(mm / 10));

export function dimension(size: NonNullable<RenderedVariant['dimensionsMm']>): Record<string, number> {
  return {
    package_length: centimetres(size.length),
    package_width: centimetres(size.width),
    package_height: centimetres(size.height),
  };
}

/** VND has no decimals there. Anything else than VND cannot be sold in Vietnam's shops. */
export function priceNumber(offer: OfferToSet): number {
  if (offer.price.currency !== 'VND')
    throw new ChannelFault('invalid', { code: 'price.currency', field: 'price', accepts: 'VND' });
  return offer.price.minor;
}

export const sellerStock = (stock: number, settings: Settings): { stock: number; location_id?: string }[] => [
  { ...(settings.locationId && { location_id: settings.locationId }), stock },
];

export const hasModels = (listing: ListingToSend): boolean => listing.rendered.options.length > 0;

export function offerOf(listing: ListingToSend, sku: string): OfferToSet {
  const found = listing.offers.find((offer) => offer.sku === sku);
  if (!found) throw new ChannelFault('invalid', { code: 'offer.missing', field: 'price', words: sku });
  return found;
}

/** The heaviest and largest parcel among the variants: what the item as a whole is told to be. */
function parcel(listing: ListingToSend): { weight: number; dimension?: Record<string, number> } {
  const { variants } = listing.rendered;
  const grams = Math.max(0, ...variants.map((variant) => variant.weightGrams ?? 0));
  if (grams === 0) throw new ChannelFault('invalid', { code: 'weight.missing', field: 'weightGrams' });
  const sizes = variants.flatMap((variant) => (variant.dimensionsMm ? [variant.dimensionsMm] : []));
  const most = (side: 'length' | 'width' | 'height'): number => Math.max(...sizes.map((size) => size[side]));
  if (sizes.length === 0) return { weight: kilograms(grams) };
  return {
    weight: kilograms(grams),
    dimension: dimension({ length: most('length'), width: most('width'), height: most('height') }),
  };
}

function attributeList(listing: ListingToSend): object[] {
  return attributesOf(listing).map(([id, value]) => {
    const item =
      'text' in value ? { value_id: 0, original_value_name: value.text } : { value_id: idNumber(value.valueId) };
    return { attribute_id: idNumber(id), attribute_value_list: [item] };
  });
}

/** The content of an item, as `add_item` and `update_item` take it: no price, no stock. */
export function itemContent(listing: ListingToSend, images: string[]): Record<string, unknown> {
  const { rendered, category } = listing;
  if (category === undefined) throw new ChannelFault('invalid', { code: 'category.missing', field: 'category' });
  const gtin = hasModels(listing) ? undefined : rendered.variants[0]?.gtin;
  return {
    item_name: rendered.title,
    description: rendered.description,
    item_sku: listing.remoteSku,
    category_id: idNumber(category),
    image: { image_id_list: images },
    ...parcel(listing),
    attribute_list: attributeList(listing),
    // Registered brands need the channel's own register; producers without one sell under "No Brand".
    brand: { brand_id: 0, original_brand_name: 'No Brand' },
    condition: rendered.condition === 'used' ? 'USED' : 'NEW',
    ...(gtin && { gtin_code: gtin }),
    ...(rendered.daysToShip && { pre_order: preOrder(rendered.daysToShip) }),
  };
}

/** Up to two days is ordinary shipping; longer is a pre-order there. */
const preOrder = (days: number): object => ({ is_pre_order: days > 2, days_to_ship: days });
