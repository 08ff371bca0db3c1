import { createHash } from 'node:crypto';
import { ChannelFault, type ListingToSend, type OfferToSet, type RenderedVariant } from '#libs/channel-kit';
import { formatMoney } from '#libs/contracts';
import type { Settings } from './connection.js';

/** Marks a product as ours: the listing's id in its meta data. */
export const MARK = '_ganh_listing';

export const isVariable = (listing: ListingToSend): boolean => listing.rendered.options.length > 0;

/** Price and stock, or the one of them that changes; prices are text there, and anything that is no number would be stored as an empty price. */
export function offerFields(offer: OfferToSet, settings: Settings): Record<string, unknown> {
  for (const money of [offer.price, offer.listPrice])
    if (money && money.currency !== settings.currency)
      throw new ChannelFault('invalid', { code: 'price.currency', field: 'price', accepts: settings.currency });
  const reduced = offer.listPrice !== undefined && offer.listPrice.minor > offer.price.minor;
  const changes = (field: 'price' | 'stock'): boolean => offer.only === undefined || offer.only.includes(field);
  return {
    ...(changes('price') && {
      regular_price: formatMoney(reduced && offer.listPrice ? offer.listPrice : offer.price),
      sale_price: reduced ? formatMoney(offer.price) : '',
    }),
    // A stock is a total: sent along with a price it would undo a sale.
    ...(changes('stock') && { manage_stock: true, stock_quantity: offer.stock }),
  };
}

export function offerOf(listing: ListingToSend, sku: string): OfferToSet {
  const found = listing.offers.find((offer) => offer.sku === sku);
  if (!found) throw new ChannelFault('invalid', { code: 'offer.missing', field: 'price', words: sku });
  return found;
}

/** Weight in kilograms and size in centimetres, as text: the shop's units in Vietnam. */
function parcel(variant: RenderedVariant | undefined): Record<string, unknown> {
  const size = variant?.dimensionsMm;
  const cm = (mm: number): string => String(mm / 10);
  return {
    ...(variant?.weightGrams && { weight: String(variant.weightGrams / 1000) }),
    ...(size && { dimensions: { length: cm(size.length), width: cm(size.width), height: cm(size.height) } }),
  };
}

/** A picture's name there, by which it is found again: sending its address once more would store it twice. */
export const imageName = (url: string): string => `ganh-${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;

const paragraphs = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .split('\n\n')
    .map((part) => `<p>${part.replaceAll('\n', '<br />')}</p>`)
    .join('\n');

/** The reverse of what {@link content} does to a text, to compare what buyers see with what was sent. */
export const plainOf = (html: string): string =>
  html
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/<br\s*\/?>\n?/g, '\n')
    .replace(/<\/?p>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** The content of a product: no price, no stock, no status. `known` = pictures the shop holds already, by name. */
export function content(
  listing: ListingToSend,
  images: string[],
  known: Record<string, number> = {},
): Record<string, unknown> {
  const { rendered, category } = listing;
  const single = rendered.variants[0];
  const categoryId = category === undefined ? undefined : Number(category);
  if (categoryId !== undefined && !Number.isSafeInteger(categoryId))
    throw new ChannelFault('invalid', { code: 'category.malformed', field: 'category' });
  return {
    name: rendered.title,
    type: isVariable(listing) ? 'variable' : 'simple',
    sku: listing.remoteSku,
    description: paragraphs(rendered.description),
    images: images.map((src) => {
      const name = imageName(src);
      return known[name] === undefined ? { src, name } : { id: known[name] };
    }),
    ...(categoryId !== undefined && { categories: [{ id: categoryId }] }),
    attributes: rendered.options.map((option, position) => ({
      name: option.name,
      position,
      visible: true,
      variation: true,
      options: option.values,
    })),
    meta_data: [{ key: MARK, value: listing.listingId }],
    ...parcel(single),
    ...(!isVariable(listing) && single?.gtin && { global_unique_id: single.gtin }),
  };
}

/** One variation, content and offer. */
export function variation(
  listing: ListingToSend,
  variant: RenderedVariant,
  settings: Settings,
): Record<string, unknown> {
  const offer = offerOf(listing, variant.sku);
  return {
    sku: offer.remoteSku,
    attributes: listing.rendered.options.map((option, axis) => ({
      name: option.name,
      option: variant.optionValues[axis] ?? '',
    })),
    ...offerFields(offer, settings),
    ...parcel(variant),
    ...(variant.gtin && { global_unique_id: variant.gtin }),
    ...(variant.image && { image: { src: variant.image, name: imageName(variant.image) } }),
  };
}
