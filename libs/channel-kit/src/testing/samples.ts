import { productState, type ProductState } from '#libs/contracts';
import type { ListingToSend, OfferToSet } from '../port.js';
import type { Rig } from './rig.js';

const variant = (sku: string, optionValues: string[] = []): Record<string, unknown> => ({
  sku,
  optionValues,
  weightGrams: 650,
  dimensionsMm: { length: 95, width: 95, height: 180 },
});

/** A made-up honey. `axes` = sold by volume and by gift box; without it there is one variant. */
export function sampleProduct(images: string[], options: { axes?: boolean; name?: string } = {}): ProductState {
  const volumes = ['250 ml', '500 ml'];
  return productState.parse({
    id: '01900000-0000-7000-8000-000000000001',
    tenant: '01900000-0000-7000-8000-000000000002',
    producer: {
      id: '01900000-0000-7000-8000-000000000003',
      code: 'CT-01',
      name: 'Hợp tác xã Ong Bãi Nhãn',
      kind: 'cooperative',
      communeCode: '12345',
      labelParty: { name: 'Hợp tác xã Ong Bãi Nhãn', address: 'Thôn Đông, xã Bãi Nhãn' },
    },
    content: {
      code: 'MAT-ONG',
      name: { vi: options.name ?? 'Mật ong hoa nhãn Bãi Nhãn' },
      ocopSheet: 4,
      description: {
        vi: 'Mật ong hoa nhãn, lấy vào tháng tư, lọc thô & đóng chai tại xã.\nHạt <kết tinh> khi trời lạnh.',
      },
      labelFields: { netQuantity: '500 ml', expiry: '24 tháng', origin: 'Việt Nam' },
      images: images.map((url) => ({ url })),
      options: options.axes ? [{ name: 'Dung tích', values: volumes }] : [],
      variants: options.axes ? volumes.map((value, at) => variant(`MO-${at + 1}`, [value])) : [variant('MO-1')],
    },
    revision: 1,
    contentHash: 'x',
    status: 'active',
    createdAt: 1,
    updatedAt: 1,
  });
}

/** A listing of a product as publishing would put it together. */
export function sampleListing(
  rig: Rig,
  product: ProductState,
  more: { remoteSku?: string; stock?: number } = {},
): ListingToSend {
  const { adapter, mapping } = rig;
  const rendered = adapter.grammar.render(product);
  const category = mapping.categories[String(rendered.ocopSheet)];
  const remoteSku = adapter.grammar.toSku(more.remoteSku ?? 'CT-01.MAT-ONG');
  const single = rendered.variants.length === 1 && rendered.options.length === 0;
  const offers = rendered.variants.map(({ sku }, at): OfferToSet => ({
    sku,
    remoteSku: single ? remoteSku : adapter.grammar.toSku(`${remoteSku}.${sku}`),
    price: { currency: 'VND', minor: 120_000 + at * 95_000 },
    stock: more.stock ?? 12 + at,
  }));
  return {
    listingId: '01900000-0000-7000-8000-00000000000a',
    remoteSku,
    rendered,
    offers,
    ...(category !== undefined && { category }),
    attributes: (category !== undefined && mapping.attributes[category]) || {},
  };
}

/** Offers as `setOffers` takes them, with the ids the channel gave. */
export const offersFor = (
  listing: ListingToSend,
  variants: Record<string, string>,
  change: (offer: OfferToSet) => Partial<OfferToSet>,
): OfferToSet[] =>
  listing.offers.map((offer) => {
    const remoteId = variants[offer.sku];
    return { ...offer, ...(remoteId !== undefined && { remoteId }), ...change(offer) };
  });
