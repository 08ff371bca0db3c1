import type { FieldIssue } from '#libs/runtime';
import type { CellIssue, Column, ReadRow } from './read-row.js';
import { shorten } from './read-row.js';

/** Columns of product-level fields, by JSON pointer; the longest match wins. */
const COLUMN_OF: Readonly<Record<string, Column>> = {
  '/code': 'product_code',
  '/name': 'name',
  '/name/vi': 'name',
  '/name/en': 'name_en',
  '/ocopSheet': 'ocop_sheet',
  '/brand': 'brand',
  '/description': 'description',
  '/sections/whatItIs': 'what_it_is',
  '/sections/ingredients': 'ingredients',
  '/sections/use': 'use',
  '/sections/storage': 'storage',
  '/sections/story': 'story',
  '/sections/warnings': 'warnings',
  '/labelFields/netQuantity': 'net_quantity',
  '/labelFields/manufactured': 'manufactured',
  '/labelFields/expiry': 'expiry',
  '/labelFields/origin': 'origin',
  '/labelFields/declarationNumber': 'declaration_number',
  '/images': 'image_urls',
  '/options/0/name': 'option1_name',
  '/options/0/values': 'option1_value',
  '/options/1/name': 'option2_name',
  '/options/1/values': 'option2_value',
  '/documents': 'ocop_certificate',
  '/producer': 'producer_name',
  '/producer/code': 'producer_code',
  '/producer/name': 'producer_name',
  '/producer/kind': 'producer_kind',
  '/producer/communeCode': 'commune_code',
  '/producer/labelParty/name': 'label_name',
  '/producer/labelParty/address': 'label_address',
  '/producerCode': 'producer_code',
};
const VARIANT_COLUMN_OF: Readonly<Record<string, Column>> = {
  sku: 'sku',
  gtin: 'gtin',
  netQuantity: 'net_quantity',
  weightGrams: 'weight_grams',
  'dimensionsMm/length': 'length_mm',
  'dimensionsMm/width': 'width_mm',
  'dimensionsMm/height': 'height_mm',
  optionValues: 'option1_value',
  'optionValues/0': 'option1_value',
  'optionValues/1': 'option2_value',
  price: 'price',
  listPrice: 'list_price',
  stock: 'stock',
};

function longestMatch(table: Readonly<Record<string, Column>>, pointer: string): Column | undefined {
  for (let path = pointer; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('/'), 0)))
    if (table[path]) return table[path];
  return undefined;
}

export interface Blame {
  /** SKU of the row at fault; null = the product as a whole. */
  sku: string | null;
  column: string;
}

/**
 * Whose fault an error of the product schema is: the row of one SKU, or the product.
 * @param skus SKUs in the order of the variants that were judged
 * @param offerSkus SKUs in the order of the offers that were judged
 */
export function blameOf(field: string, skus: readonly string[], offerSkus: readonly string[]): Blame {
  const match = /^\/(variants|offers)\/(\d+)(?:\/(.*))?$/.exec(field);
  if (!match) return { sku: null, column: longestMatch(COLUMN_OF, field) ?? 'product_code' };
  const list = match[1] === 'variants' ? skus : offerSkus;
  return { sku: list[Number(match[2])] ?? null, column: longestMatch(VARIANT_COLUMN_OF, match[3] ?? '') ?? 'sku' };
}

/** An error as a row's issue, with the row's own cell. */
export function issueFor({ values }: ReadRow, column: string, error: FieldIssue): CellIssue {
  const value = values[column as Column];
  return {
    column,
    value: value === undefined ? '' : shorten(Array.isArray(value) ? value.join(' ') : String(value)),
    code: error.code,
    ...(error.params ? { params: error.params } : {}),
  };
}
