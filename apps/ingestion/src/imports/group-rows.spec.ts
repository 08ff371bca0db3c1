import { describe, expect, it } from 'vitest';
import { ProblemError } from '#libs/runtime';
import { type Block, RowGrouper } from './group-rows.js';
import { foldHeading, readHeadings } from './headings.js';

const HEAD = ['product_code', 'sku', 'name', 'price', 'producer_code'];
type Line = [code: string, sku: string, name?: string, price?: string, producer?: string];
function blocksOf(lines: readonly Line[], size = { products: 100, rows: 1000 }): Block[] {
  const grouper = new RowGrouper(readHeadings(HEAD), size);
  const blocks = lines.flatMap((line, index) => {
    const cells = HEAD.map((_, place) => line[place] ?? '');
    return grouper.push({ row: index + 2, cells, malformed: false }) ?? [];
  });
  return [...blocks, ...[grouper.end()].filter((block) => block !== null)];
}
const shape = (block: Block | undefined) => ({
  groups: block?.groups.map(({ code, rows }) => [code, ...rows.map((row) => row.values.sku)]),
  refused: block?.refused.map(({ row, issues }) => [row, issues[0]?.column, issues[0]?.code]),
  read: block?.read,
});

describe('RowGrouper', () => {
  it('takes adjacent rows together and refuses stray ones', () => {
    const [block] = blocksOf([
      ['A', 'A1'],
      ['A', 'A2'],
      ['B', 'B1'],
      ['A', 'A3'],
      ['A', 'A4'],
      ['C', 'C1'],
    ]);
    expect(shape(block)).toEqual({
      groups: [
        ['A', 'A1', 'A2'],
        ['B', 'B1'],
        ['C', 'C1'],
      ],
      refused: [
        [5, 'product_code', 'row.stray'],
        [6, 'product_code', 'row.stray'],
      ],
      read: 6,
    });
  });

  it('refuses a bad row only, and keeps its product together', () => {
    const [block] = blocksOf([
      ['A', 'A1'],
      ['A', ''],
      ['', 'A3'],
      ['A', 'A1'],
      ['A', 'A5', '', 'x'],
      ['A', 'A6'],
    ]);
    expect(shape(block)).toEqual({
      groups: [['A', 'A1', 'A6']],
      refused: [
        [3, 'sku', 'missing'],
        [4, 'product_code', 'missing'],
        [5, 'sku', 'sku.repeated'],
        [6, 'price', 'price.form'],
      ],
      read: 6,
    });
  });

  it('tells the same code of two producers apart', () => {
    const [block] = blocksOf([
      ['A', 'A1', '', '', 'p1'],
      ['A', 'A2'],
      ['A', 'A3', '', '', 'p2'],
    ]);
    expect(block?.groups.map(({ producerCode, rows }) => [producerCode, rows.length])).toEqual([
      ['p1', 2],
      ['p2', 1],
    ]);
  });

  it('takes a hundred variants and refuses more', () => {
    const [block] = blocksOf(Array.from({ length: 102 }, (_, n): Line => ['A', `A${n}`]));
    expect(block?.groups[0]?.rows).toHaveLength(100);
    expect(shape(block).refused).toEqual([
      [102, 'sku', 'too_big'],
      [103, 'sku', 'too_big'],
    ]);
  });

  it('cuts blocks between products, the same way every time', () => {
    const lines = Array.from({ length: 30 }, (_, n): Line => [`P${Math.floor(n / 3)}`, n % 4 === 0 ? '' : `S${n}`]);
    const cut = () => blocksOf(lines, { products: 2, rows: 1000 });
    expect(cut().map((block) => block.lastRow)).toEqual([7, 13, 19, 25, 31]);
    expect(cut()).toEqual(cut());
    expect(cut().reduce((sum, block) => sum + block.read, 0)).toBe(30);
  });
});

describe('readHeadings', () => {
  it('knows Vietnamese, English and aliases, whatever case, marks and order', () => {
    const { place, unknown } = readHeadings(['TÊN SẢN PHẨM', ' ma hang ', 'Product Code', 'Ghi chú', 'ly_do', '']);
    expect(Object.fromEntries(place)).toEqual({ name: 0, sku: 1, product_code: 2 });
    expect(unknown).toEqual(['Ghi chú']);
  });

  it.each([
    [['sku', 'name'], 'import.missingColumn'],
    [['product_code', 'name'], 'import.missingColumn'],
    [['product_code', 'sku', 'Mã SKU'], 'import.duplicateColumn'],
    [['__proto__', 'constructor'], 'import.missingColumn'],
  ])('refuses %j', (cells, code) => {
    expect(() => readHeadings(cells)).toThrow(expect.objectContaining({ code }) as ProblemError);
  });

  it('folds', () => {
    expect(foldHeading('  Đơn vị chịu trách nhiệm* ')).toBe('don vi chiu trach nhiem');
  });
});
