import { id as idSchema } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { listingIdOf, namesWanted, otherName } from './listing-identity.js';
import { content } from '../testing/builders.js';

const toSku = (sku: string): string => sku.slice(0, 60);

describe('listing identity', () => {
  it('is the same id wherever it is made, and a valid one', () => {
    expect(listingIdOf('a', 'b')).toBe(listingIdOf('a', 'b'));
    expect(listingIdOf('a', 'b')).not.toBe(listingIdOf('b', 'a'));
    expect(idSchema.safeParse(listingIdOf('a', 'b')).success).toBe(true);
  });

  it('names a plain product by its only SKU', () => {
    expect(namesWanted({ code: 'MO' }, content(), toSku)).toEqual({ item: 'MO-500', variants: { 'MO-500': 'MO-500' } });
  });

  it('names an item apart from its variants', () => {
    const variants = [
      { sku: 'MO', optionValues: ['500 ml'] },
      { sku: 'MO-1L', optionValues: ['1 lít'] },
    ];
    const names = namesWanted(
      { code: 'MO' },
      content(1, { variants, options: [{ name: 'Dung tích', values: ['500 ml', '1 lít'] }] }),
      toSku,
    );
    expect(names.item).toBe('MO-SP');
    expect(Object.values(names.variants)).not.toContain(names.item);
  });

  it('finds the same other name again', () => {
    expect(otherName('MO-500', 'l1', toSku)).toBe(otherName('MO-500', 'l1', toSku));
    expect(otherName('MO-500', 'l1', toSku)).not.toBe(otherName('MO-500', 'l2', toSku));
  });
});
