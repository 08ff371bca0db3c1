import { describe, expect, it } from 'vitest';
import type { ImportRow, RefusalRow } from './import.store.js';
import { storable } from './import.store.js';
import { explain, refusedHeading, refusedLine, showImport } from './show-import.js';

const row: ImportRow = {
  _id: 'i1',
  tenant: 't1',
  schemaVersion: 1,
  fileName: 'bảng.csv',
  bytes: 10,
  chunks: 1,
  status: 'failed',
  actor: 'key-1',
  cursor: 2,
  rows: { read: 1, created: 0, updated: 0, unchanged: 0, refused: 1 },
  products: { created: 0, updated: 0, unchanged: 0 },
  headings: ['product_code', 'sku', 'Giá bán'],
  unknownColumns: [],
  block: { products: 1, rows: 1 },
  failure: { code: 'import.nothingUsable', params: {} },
  createdAt: 1,
};
const refusal: RefusalRow = {
  _id: 'i1/2',
  tenant: 't1',
  schemaVersion: 1,
  importId: 'i1',
  row: 2,
  cells: ['T', '=cmd|x', '1,5 "k"'],
  issues: [{ column: 'price', value: '1,5 "k"', code: 'price.form' }],
};

describe('showImport', () => {
  it('tells failure and refusals in the language asked for', () => {
    expect(showImport(row, [refusal], 'vi')).toMatchObject({
      failure: { code: 'import.nothingUsable', message: 'Không có dòng nào dùng được' },
      refused: [{ row: 2, column: 'price', code: 'price.form', message: 'Giá chưa đúng dạng' }],
    });
    expect(showImport(row, [refusal], 'en').refused[0]?.message).toBe('The price has the wrong form');
  });

  it('has a text for problem codes, field codes and unknown ones', () => {
    const of = (code: string) =>
      explain({ column: 'c', value: 'v', code, params: { sku: 'A', id: 'p' } }, 'en').message;
    expect(of('product.skuTaken')).toBe('SKU "A" is used by another product');
    expect(of('row.stray')).toContain('not together');
    expect(of('toString')).toBe('Not valid');
  });
});

describe('refused.csv', () => {
  it('gives the row back under its own columns, disarmed, with the reason', () => {
    expect(refusedHeading(row, 'vi')).toBe('product_code,sku,Giá bán,ly_do\r\n');
    const line = refusedLine(row, refusal, 'vi');
    expect(line.startsWith(`T,'=cmd|x,"1,5 ""k""","price: Giá chưa đúng dạng. Viết số đồng nguyên`)).toBe(true);
    expect(line.endsWith('\r\n')).toBe(true);
  });

  it('fits a giant row into a document', () => {
    const kept = storable(Array.from({ length: 100 }, () => 'x'.repeat(200_000)));
    expect(kept.join('').length).toBeLessThanOrEqual(1_000_000);
    expect(kept[0]).toHaveLength(32_767);
  });
});
