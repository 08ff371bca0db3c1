import { describe, expect, it } from 'vitest';
import type { RenderedListing } from './grammar.js';
import { renderHash } from './render-hash.js';

const listing: RenderedListing = {
  title: 'Mật ong hoa nhãn',
  description: 'Vị ngọt thanh.',
  images: ['https://anh.example/1.jpg', 'https://anh.example/2.jpg'],
  options: [],
  variants: [{ sku: 'MO-500', optionValues: [] }],
  condition: 'new',
  facts: { origin: 'Việt Nam', brand: 'Đồi Sương' },
  cut: [],
};

describe('renderHash', () => {
  it('is the same for equal content in another key order and Unicode form', () => {
    const twin: RenderedListing = {
      ...listing,
      facts: { brand: 'Đồi Sương'.normalize('NFD'), origin: 'Việt Nam' },
      brand: undefined,
    };
    expect(renderHash(twin)).toBe(renderHash(listing));
    expect(renderHash(listing)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs when a word or the order of images differs', () => {
    expect(renderHash({ ...listing, title: 'Mật ong hoa vải' })).not.toBe(renderHash(listing));
    expect(renderHash({ ...listing, images: [...listing.images].reverse() })).not.toBe(renderHash(listing));
  });
});
