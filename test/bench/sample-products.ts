import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProductInput } from '#libs/contracts';
import { buildProduct } from '../../apps/ingestion/src/imports/build-product.js';
import { type Listing, productOf } from '../../deploy/quality/listing.js';
import { checkout } from '../world/stack.js';
import { blocksOf } from './csv-import.js';

const CATALOGUE = join(checkout, 'deploy/demo/catalogue.csv');

/** The sample catalogue as it would be uploaded; rows that are refused on purpose are left out. */
export function sampleProducts(): ProductInput[] {
  const groups = [...blocksOf(readFileSync(CATALOGUE, 'utf8'))].flatMap((block) => block.groups);
  return groups.flatMap(({ code, rows }) => {
    const built = buildProduct(code, rows, null);
    return built.ok ? [built.input] : [];
  });
}

/** Listings of a file of JSON lines `{id, name, description, price, …}` as the products they would be. */
export const listedProducts = (path: string): ProductInput[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => productOf(JSON.parse(line) as Listing));
