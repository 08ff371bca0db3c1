import mongoose from 'mongoose';
import { guardTenant, refuseScans } from './tenant-guard.js';

export type IndexSpec = [
  keys: Record<string, 1 | -1>,
  options?: { unique?: boolean; expireAfterSeconds?: number; partialFilterExpression?: Record<string, unknown> },
];

/** What a collection is. Documents are shaped by their TypeScript type; the database stores them as they come. */
export interface ModelSpec<T extends { _id: string }> {
  /** Unique per database. */
  name: string;
  collection: string;
  /** True = every operation must name one tenant (see acrossTenants). */
  tenantScoped: boolean;
  /** A guarded update needs ONE index that covers all equality fields of its filter, `_id` and tenant included. */
  indexes: IndexSpec[];
  /** Each runs once per database, in order of version, and must bear being run again. */
  migrations?: { version: number; run(model: mongoose.Model<T>): Promise<void> }[];
}

/** A collection's documents, as a service reads and writes them. */
export type Collection<T extends { _id: string }> = mongoose.Model<T>;

/** The mongoose model of a spec on a connection. Reads are lean. */
export function defineModel<T extends { _id: string }>(
  connection: mongoose.Connection,
  spec: ModelSpec<T>,
): mongoose.Model<T> {
  const options = {
    collection: spec.collection,
    strict: false,
    // a filter on an unknown field must match nothing, never be dropped
    strictQuery: false,
    versionKey: false,
    minimize: false,
    id: false,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  } as const;
  const schema = new mongoose.Schema({ _id: { type: String, required: true } }, options);
  schema.pre(['find', 'findOne'], function () {
    this.lean();
  });
  refuseScans(schema as unknown as mongoose.Schema);
  if (spec.tenantScoped) guardTenant(schema as unknown as mongoose.Schema);
  return connection.model(spec.name, schema) as unknown as mongoose.Model<T>;
}
