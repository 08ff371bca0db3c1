import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProductInput, productInput } from '#libs/contracts';
import { buildProduct } from '../../apps/ingestion/src/imports/build-product.js';
import { type Listing, productOf } from '../../deploy/quality/listing.js';
import { checkout } from '../world/stack.js';
import { blocksOf } from './csv-import.js';

const CATALOGUE = join(checkout, 'deploy/demo/catalogue.csv');

/** The sample catalogue as it would be uploaded; rows that are refused on purpose are left out. */
export function sampleProducts(): ProductInput[] {
  const text = readFileSync(CATALOGUE, 'utf8').replaceAll('{{images}}', 'https://images.example');
  const groups = [...blocksOf(text)].flatMap((block) => block.groups);
  if (groups.length === 0) throw new Error('no product of the sample catalogue could be read');
  return groups.flatMap(({ code, rows }) => {
    const built = buildProduct(code, rows, null);
    return built.ok && productInput.safeParse(built.input).success ? [built.input] : [];
  });
}

/** Listings of a file of JSON lines `{id, name, description, price, …}` as the products they would be. */
export const listedProducts = (path: string): ProductInput[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => productOf(JSON.parse(line) as Listing));
