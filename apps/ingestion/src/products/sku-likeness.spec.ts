import { describe, expect, it } from 'vitest';
import { foldSku, nearEquals } from './sku-likeness.js';

describe('foldSku', () => {
  it.each([
    ['MAT-01', 'mat-01'],
    ['МАТ-01', 'MAT-01'],
    ['Mật-01', 'mat-01'],
    ['MAT 01', 'MAT01'],
    ['MAT\u200b01', 'MAT01'],
    ['ＭＡＴ01', 'mat01'],
    ['ıd-1', 'id-1'],
    ['Đ1', 'd1'],
  ])('makes %s and %s equal', (a, b) => {
    expect(foldSku(a)).toBe(foldSku(b));
  });

  it.each([
    ['MAT-01', 'MAT-02'],
    ['A-10', 'A-1O'],
    ['500', '500G'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(foldSku(a)).not.toBe(foldSku(b));
  });
});

describe('nearEquals', () => {
  it('names the twin, inside the product and outside', () => {
    const warnings = nearEquals('p1', ['A-1', 'a-1', 'B'], [{ productId: 'p2', sku: 'b' }]);
    expect(warnings).toEqual([
      { code: 'sku.nearEqual', field: '/variants/0/sku', other: 'a-1', productId: 'p1' },
      { code: 'sku.nearEqual', field: '/variants/1/sku', other: 'A-1', productId: 'p1' },
      { code: 'sku.nearEqual', field: '/variants/2/sku', other: 'b', productId: 'p2' },
    ]);
  });

  it('is silent about the product itself', () => {
    expect(nearEquals('p1', ['A'], [{ productId: 'p1', sku: 'A' }])).toEqual([]);
  });
});
