import { z } from 'zod';
import type { ProductInput } from '#libs/contracts';

/** A listing as collected from a marketplace: what buyers see, and nothing else. */
export const listing = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  price: z.unknown().optional(),
  n_images: z.unknown().optional(),
  image_urls: z.array(z.unknown()).nullish(),
});
export type Listing = z.infer<typeof listing>;

/**
 * Rules that only a score sheet, papers, label fields or parcels answer; no collected listing holds any. Rules that ask
 * for a sheet because of words in the listing stay: they found something.
 */
export const unanswerableOfListing: readonly string[] = [
  ...['C01', 'C02', 'C03', 'K05', 'K06'],
  ...['AL2', 'F01', 'F06', 'L01', 'L02'],
];

const MOST_IMAGES = 50;
const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** Price as shown to buyers, in dong. */
export const priceOf = (line: Listing): number | undefined => positive(line.price);

/** Pictures nobody named still count. */
function imagesOf({ image_urls: named, n_images: count }: Listing): { url: string }[] {
  const urls = (named ?? []).filter((url) => typeof url === 'string');
  const length = Math.min(MOST_IMAGES, Math.max(positive(count) ?? 0, urls.length));
  return Array.from({ length }, (_, index) => ({ url: urls[index] ?? `https://anh.example/${index + 1}.jpg` }));
}

/** A listing as the product it would be; what it does not say stays unsaid. */
export function productOf(line: Listing): ProductInput {
  const id = String(line.id ?? 'listing');
  const price = priceOf(line);
  return {
    code: id,
    name: { vi: line.name ?? '' },
    ...(line.description && { description: { vi: line.description } }),
    sections: {},
    labelFields: {},
    documents: [],
    channelContent: {},
    images: imagesOf(line),
    options: [],
    variants: [{ sku: id, optionValues: [] }],
    defaults: {},
    offers: price === undefined ? [] : [{ sku: id, price: { currency: 'VND', minor: price } }],
  };
}
