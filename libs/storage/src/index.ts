export { canonicalHash, canonicalJson } from './canonical.js';
export { decodeCursor, encodeCursor, pageOf, type Cursor } from './cursor.js';
export { Database, migrateDatabase, type DatabaseOptions } from './database.js';
export { isDuplicateKey, isUnavailable } from './errors.js';
export { Idempotency, type IdempotentRequest, type Outcome } from './idempotency.js';
export { Lease } from './lease.js';
export type { Collection, IndexSpec, ModelSpec } from './model.js';
export { SealBroken, SealedSecrets } from './sealed-secrets.js';
export { OperationRefused, TenantMissing, acrossTenants, assertTenant } from './tenant-guard.js';
