import { describe, expect, it } from 'vitest';
import { productInput, type ProductContent } from '#libs/contracts';
import { blameOf, issueFor } from './blame-rows.js';
import { buildProduct } from './build-product.js';
import { type ReadRow, readRow } from './read-row.js';
import { readHeadings } from './headings.js';

function rows(...lines: Record<string, string>[]): ReadRow[] {
  const names = [...new Set(['product_code', 'sku', ...lines.flatMap((line) => Object.keys(line))])];
  return lines.map((line, index) =>
    readRow(
      {
        row: index + 2,
        malformed: false,
        cells: names.map((name) => line[name] ?? (name === 'product_code' ? 'T' : '')),
      },
      readHeadings(names),
    ),
  );
}
function built(lines: ReadRow[], base: ProductContent | null = null) {
  const result = buildProduct('T', lines, base);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.input;
}
const {
  offers: _offers,
  producer: _producer,
  producerCode: _code,
  ...base
} = productInput.parse({
  code: 'T',
  name: { vi: 'Trà sen', en: 'Lotus tea' },
  brand: 'Sen Xanh',
  images: [{ url: 'https://a.vn/1.jpg', alt: 'Hộp trà' }],
  documents: [{ id: 'cn-1', kind: 'ocopCertificate', number: '12/QĐ', stars: 3 }],
  options: [{ name: 'Cỡ', values: ['100 g', '200 g'] }],
  variants: [
    { sku: 'T-1', optionValues: ['100 g'], gtin: '8930000000017' },
    { sku: 'T-2', optionValues: ['200 g'] },
  ],
});

describe('buildProduct', () => {
  it('makes a new product; product-level cells come from the first row that fills them', () => {
    const input = built(
      rows(
        { sku: 'T-1', price: '120.000', stock: '5', option1_name: 'Cỡ', option1_value: '100 g', weight_grams: '150' },
        {
          sku: 'T-2',
          name: 'Trà sen',
          price: '200.000',
          option1_value: '200 g',
          ocop_sheet: '4',
          ocop_stars: '4 sao',
          ingredients: 'Chè, sen',
        },
      ),
    );
    expect(input).toMatchObject({
      name: { vi: 'Trà sen' },
      ocopSheet: 4,
      options: [{ name: 'Cỡ', values: ['100 g', '200 g'] }],
      variants: [
        { sku: 'T-1', optionValues: ['100 g'], weightGrams: 150 },
        { sku: 'T-2', optionValues: ['200 g'] },
      ],
      offers: [
        { sku: 'T-1', price: { currency: 'VND', minor: 120_000 }, stock: { stated: 5 } },
        { sku: 'T-2', price: { currency: 'VND', minor: 200_000 } },
      ],
      documents: [{ id: 'ocop', kind: 'ocopCertificate', stars: 4 }],
      sections: { ingredients: { vi: 'Chè, sen' } },
      labelFields: { ingredients: 'Chè, sen' },
    });
  });

  it('leaves unchanged what is blank and what the file does not name', () => {
    const input = built(rows({ sku: 'T-1', gtin: '', price: '1000' }), base);
    const { offers, ...content } = input;
    expect(content).toEqual(base);
    expect(offers).toEqual([{ sku: 'T-1', price: { currency: 'VND', minor: 1000 } }]);
  });

  it('changes the known certificate, keeps facts of known images, adds variants at the end', () => {
    const input = built(
      rows(
        {
          sku: 'T-3',
          option1_value: '500 g',
          ocop_expires: '31/12/2027',
          image_urls: 'https://a.vn/2.jpg https://a.vn/1.jpg',
        },
        { sku: 'T-1', gtin: '8930000000024' },
      ),
      base,
    );
    expect(input.documents).toMatchObject([{ id: 'cn-1', number: '12/QĐ', stars: 3, expires: '2027-12-31' }]);
    expect(input.images).toEqual([{ url: 'https://a.vn/2.jpg' }, { url: 'https://a.vn/1.jpg', alt: 'Hộp trà' }]);
    expect(input.variants.map(({ sku, gtin }) => [sku, gtin])).toEqual([
      ['T-1', '8930000000024'],
      ['T-2', undefined],
      ['T-3', undefined],
    ]);
    expect(input.name).toEqual({ vi: 'Trà sen', en: 'Lotus tea' });
  });

  it('keeps a long text in its section when no label takes it', () => {
    const input = built(rows({ sku: 'T-1', name: 'Trà', storage: 'x'.repeat(1001) }));
    expect(input.sections.storage?.vi).toHaveLength(1001);
    expect(input.labelFields.storage).toBeUndefined();
  });

  it.each([
    ['Trà', { sku: 'T-2', column: 'option1_value', code: 'options.count' }],
    ['', { sku: null, column: 'name', code: 'missing' }],
  ])('blames a row for its option, the product for its name (%j)', (name, blame) => {
    const lines = rows({ sku: 'T-1', name, option1_name: 'Cỡ', option1_value: '1' }, { sku: 'T-2' });
    const result = buildProduct('T', lines, null);
    const blamed = result.ok
      ? []
      : result.errors.map(({ field, code }) => ({ ...blameOf(field, result.skus, result.offerSkus), code }));
    expect(blamed).toEqual([blame]);
  });
});

describe('blameOf', () => {
  it.each([
    ['/variants/1/gtin', { sku: 'B', column: 'gtin' }],
    ['/variants/0/dimensionsMm/width', { sku: 'A', column: 'width_mm' }],
    ['/variants/0/optionValues/1', { sku: 'A', column: 'option2_value' }],
    ['/offers/0/price/minor', { sku: 'B', column: 'price' }],
    ['/variants', { sku: null, column: 'product_code' }],
    ['/sections/story/vi', { sku: null, column: 'story' }],
    ['/documents/0/stars', { sku: null, column: 'ocop_certificate' }],
    ['/producer/labelParty/address', { sku: null, column: 'label_address' }],
    ['/nowhere', { sku: null, column: 'product_code' }],
  ])('%s', (field, blame) => {
    expect(blameOf(field, ['A', 'B'], ['B'])).toEqual(blame);
  });
});

describe('readRow', () => {
  it('refuses cells one by one and shortens what it shows', () => {
    const [row] = rows({ sku: 'x'.repeat(300), ocop_sheet: '27', commune_code: '1', gtin: '8,93E+12', name: 'Trà' });
    expect(row?.issues.map(({ column, code }) => [column, code])).toEqual([
      ['sku', 'too_big'],
      ['ocop_sheet', 'too_big'],
      ['gtin', 'gtin.form'],
      ['commune_code', 'commune.form'],
    ]);
    expect(row?.issues[0]?.value).toHaveLength(200);
  });

  it('refuses a row with more cells than headings', () => {
    const row = readRow({ row: 2, malformed: false, cells: ['a', 'b', 'c'] }, readHeadings(['product_code', 'sku']));
    expect(row.issues).toMatchObject([{ code: 'row.columns', value: 'c' }]);
  });

  it('shows the cell at fault', () => {
    const [row] = rows({ sku: 'T-1', price: '5.000' });
    if (!row) throw new Error('no row');
    expect(issueFor(row, 'price', { field: '/offers/0/price', code: 'too_big' })).toEqual({
      column: 'price',
      value: '5000',
      code: 'too_big',
    });
  });
});
