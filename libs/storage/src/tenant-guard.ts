import type { Schema } from 'mongoose';

/** A query or document of a tenant's collection does not say whose it is. Always our bug. */
export class TenantMissing extends Error {
  constructor(operation: string) {
    super(`${operation} without a tenant`);
    this.name = 'TenantMissing';
  }
}

/** An operation that this project does not use, because a MongoDB-wire server scans for it or because it can escape the guard. */
export class OperationRefused extends Error {
  constructor(operation: string) {
    super(`${operation} is not used here; use updateOne or bulkWrite and look at matchedCount`);
    this.name = 'OperationRefused';
  }
}

/**
 * The one exception to "every query carries its tenant", for relays, sweepers, leases and migrations:
 * `.setOptions(acrossTenants('relay'))`, `bulkWrite(ops, acrossTenants('relay'))`.
 */
export function acrossTenants(reason: string): { acrossTenants: string; comment?: string } {
  if (reason.trim() === '') throw new Error('acrossTenants needs a reason');
  return { acrossTenants: reason };
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function namesTenant(value: unknown): value is Fields & { tenant: string } {
  return isFields(value) && typeof value['tenant'] === 'string' && value['tenant'] !== '';
}

const isExempt = (options: unknown): boolean =>
  isFields(options) && typeof options['acrossTenants'] === 'string' && options['acrossTenants'] !== '';

/**
 * Throws TenantMissing unless `target` (a filter, a document, or an aggregate's pipeline) names exactly one tenant by a
 * plain string, or the operation's options say why it may go across tenants.
 */
export function assertTenant(operation: string, target: unknown, options?: unknown): void {
  if (isExempt(options)) return;
  if (!Array.isArray(target)) {
    if (!namesTenant(target)) throw new TenantMissing(operation);
    return;
  }
  const first: unknown = target[0];
  if (!isFields(first) || !namesTenant(first['$match'])) throw new TenantMissing(operation);
}

/** Throws TenantMissing when an update would hand a document to another tenant than its filter names. */
export function assertKeepsTenant(operation: string, filter: unknown, update: unknown): void {
  const own = namesTenant(filter) ? filter.tenant : undefined;
  for (const stage of Array.isArray(update) ? (update as unknown[]) : [update]) {
    if (!isFields(stage)) continue;
    for (const part of [stage, ...Object.values(stage).filter(isFields)]) {
      if ('tenant' in part && (own === undefined || part['tenant'] !== own))
        throw new TenantMissing(`${operation} of tenant`);
    }
  }
}

interface BulkOperation {
  insertOne?: { document?: unknown };
  replaceOne?: { filter?: unknown; replacement?: unknown };
  updateOne?: { filter?: unknown; update?: unknown };
  updateMany?: { filter?: unknown; update?: unknown };
  deleteOne?: { filter?: unknown };
  deleteMany?: { filter?: unknown };
}

/** `assertTenant` for every operation of a bulkWrite. Inserted documents name their tenant always. */
export function assertBulkTenant(operations: readonly unknown[], options?: unknown): void {
  for (const operation of operations as BulkOperation[]) {
    if (operation.insertOne) {
      assertTenant('bulkWrite insertOne', operation.insertOne.document);
      continue;
    }
    const change = operation.updateOne ?? operation.updateMany;
    const replace = operation.replaceOne;
    const target = change ?? replace ?? operation.deleteOne ?? operation.deleteMany;
    assertTenant('bulkWrite', target?.filter, options);
    if (change) assertKeepsTenant('bulkWrite', change.filter, change.update);
    if (replace) assertTenant('bulkWrite replaceOne', replace.replacement);
  }
}

interface GuardedQuery {
  op?: string;
  getFilter(): unknown;
  getUpdate?(): unknown;
  getOptions(): unknown;
}

const reads = ['find', 'findOne', 'countDocuments', 'distinct', 'deleteOne', 'deleteMany'] as const;
const writes = ['updateOne', 'updateMany', 'replaceOne'] as const;
const refused = ['findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete'] as const;

/** Hangs the guard into every operation of a schema. */
export function guardTenant(schema: Schema): void {
  const query = { document: false, query: true } as const;
  for (const name of reads) {
    schema.pre(name as 'find', query, function (this: GuardedQuery) {
      assertTenant(name, this.getFilter(), this.getOptions());
    });
  }
  for (const name of writes) {
    schema.pre(name as 'updateMany', query, function (this: GuardedQuery) {
      assertTenant(name, this.getFilter(), this.getOptions());
      if (name === 'replaceOne') assertTenant(name, this.getUpdate?.());
      assertKeepsTenant(name, this.getFilter(), this.getUpdate?.());
    });
  }
  schema.pre('estimatedDocumentCount', query as never, function (this: GuardedQuery) {
    assertTenant('estimatedDocumentCount', {}, this.getOptions());
  });
  schema.pre('aggregate', function () {
    assertTenant('aggregate', this.pipeline(), this.options);
  });
  schema.pre('insertMany', function (documents: unknown) {
    for (const document of Array.isArray(documents) ? documents : [documents]) assertTenant('insertMany', document);
  });
  schema.pre('bulkWrite', function (operations: readonly unknown[], options?: unknown) {
    assertBulkTenant(operations, options);
  });
  schema.pre('save', function () {
    assertTenant('save', this.toObject());
  });
}

/** Refuses what scans on a MongoDB-wire server; on every schema, tenant's or not. */
export function refuseScans(schema: Schema): void {
  for (const name of refused) {
    schema.pre(name as 'findOneAndUpdate', function () {
      throw new OperationRefused(name);
    });
  }
}
