import type { ModelSpec } from './model.js';

export interface LeaseDocument {
  _id: string;
  holder: string;
  /** Grows with every change of holder: a fence. */
  token: number;
  expiresAt: number;
}
/** Leases are of processes, not of tenants. */
export const leaseSpec: ModelSpec<LeaseDocument> = {
  name: 'Lease',
  collection: 'leases',
  tenantScoped: false,
  indexes: [[{ _id: 1, token: 1 }]],
};

export interface MigrationDocument {
  _id: string;
  at: string;
}
export const migrationSpec: ModelSpec<MigrationDocument> = {
  name: 'Migration',
  collection: 'migrations',
  tenantScoped: false,
  indexes: [],
};

export interface IdempotencyDocument {
  /** `<tenant>/<route>/<key>`: uniqueness needs no further index. */
  _id: string;
  tenant: string;
  schemaVersion: number;
  route: string;
  bodyHash: string;
  state: 'running' | 'done';
  /** Who runs it. */
  token: string;
  startedAt: number;
  /** JSON of the outcome. */
  outcome?: string;
  expireAt: Date;
}
export const idempotencySpec: ModelSpec<IdempotencyDocument> = {
  name: 'Idempotency',
  collection: 'idempotency',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ _id: 1, tenant: 1, token: 1 }], [{ expireAt: 1 }, { expireAfterSeconds: 0 }]],
};

export const storageSpecs = [leaseSpec, migrationSpec, idempotencySpec] as unknown as readonly ModelSpec<{
  _id: string;
}>[];
