import type { Database, ModelSpec } from '#libs/storage';
import type { ModelOf } from '../identity/identity.models.js';
import type { ListingRow, ParkedRow, ProductRow, TimelineRow } from './rows.js';

const writable: ModelSpec<never>['indexes'][number] = [{ _id: 1, tenant: 1, writes: 1 }];
const byId: ModelSpec<never>['indexes'][number] = [{ _id: 1, tenant: 1 }];

/** Generation 1 has plain names; a rebuild writes the next generation beside the one that is read. */
export const suffix = (generation: number): string => (generation === 1 ? '' : `_g${generation}`);

const products = (generation: number): ModelSpec<ProductRow> => ({
  name: `ReadProduct${suffix(generation)}`,
  collection: `read_products${suffix(generation)}`,
  tenantScoped: true,
  indexes: [
    ...[writable, byId],
    [{ tenant: 1, listed: 1, _id: -1 }],
    [{ tenant: 1, listed: 1, ocopSheet: 1, _id: -1 }],
    [{ tenant: 1, listed: 1, readinessValues: 1, _id: -1 }],
    [{ tenant: 1, listed: 1, buckets: 1, _id: -1 }],
  ],
});
const listings = (generation: number): ModelSpec<ListingRow> => ({
  name: `ReadListing${suffix(generation)}`,
  collection: `read_listings${suffix(generation)}`,
  tenantScoped: true,
  indexes: [
    ...[writable, byId],
    [{ tenant: 1, _id: -1 }],
    [{ tenant: 1, productId: 1, _id: -1 }],
    [{ tenant: 1, connectionId: 1, _id: -1 }],
    [{ tenant: 1, bucket: 1, _id: -1 }],
    [{ tenant: 1, connectionId: 1, bucket: 1, _id: -1 }],
  ],
});
const parked = (generation: number): ModelSpec<ParkedRow> => ({
  name: `ReadParked${suffix(generation)}`,
  collection: `read_parked${suffix(generation)}`,
  tenantScoped: true,
  indexes: [
    ...[writable, byId],
    [{ tenant: 1, state: 1, _id: -1 }],
    [{ tenant: 1, state: 1, cause: 1, _id: -1 }],
    [{ tenant: 1, state: 1, channel: 1, _id: -1 }],
    [{ state: 1, _id: -1 }],
  ],
});
const timeline = (generation: number): ModelSpec<TimelineRow> => ({
  name: `ReadTimeline${suffix(generation)}`,
  collection: `read_timeline${suffix(generation)}`,
  tenantScoped: true,
  indexes: [byId, [{ tenant: 1, productId: 1, at: -1 }]],
});

export const readModelSpecs = (generation: number): readonly ModelSpec<{ _id: string }>[] =>
  [products(generation), listings(generation), parked(generation), timeline(generation)] as unknown as ModelSpec<{
    _id: string;
  }>[];

/** The collections of one generation. */
export interface ReadModels {
  generation: number;
  products: ModelOf<ProductRow>;
  listings: ModelOf<ListingRow>;
  parked: ModelOf<ParkedRow>;
  timeline: ModelOf<TimelineRow>;
}

export function readModelsOf(database: Database, generation: number): ReadModels {
  return {
    generation,
    products: database.model(products(generation)),
    listings: database.model(listings(generation)),
    parked: database.model(parked(generation)),
    timeline: database.model(timeline(generation)),
  };
}
