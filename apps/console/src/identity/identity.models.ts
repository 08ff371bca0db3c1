import type { Database, ModelSpec } from '#libs/storage';
import type { PasswordHash } from './password.js';
import type { RefreshRow, SessionRow } from './refresh-token.js';
import type { Grants, MemberScope, Role } from './rights.js';

/** An organisation is the tenant itself. */
export interface OrganisationRow {
  _id: string;
  schemaVersion: number;
  name: string;
  createdAt: number;
}

/** People stand beside tenants: one may belong to several organisations. */
export interface PersonRow {
  _id: string;
  schemaVersion: number;
  /** Folded: NFC, lower case. */
  email: string;
  name: string;
  password: PasswordHash;
  memberships: { organisation: string; role: Role }[];
  grants: Grants;
  /** Compare-and-set on grants and memberships. */
  version: number;
  createdAt: number;
}

export interface KeyRow {
  _id: string;
  tenant: string;
  schemaVersion: number;
  person: string;
  name: string;
  scopes: MemberScope[];
  /** SHA-256 of the secret. */
  hash: string;
  createdAt: number;
  lastUsedAt?: number;
  revokedAt: number | null;
}

/** The one row `signing`: every key that may still verify a token, the newest first. */
export interface SigningRow {
  _id: string;
  schemaVersion: number;
  version: number;
  keys: { kid: string; publicJwk: Record<string, unknown>; sealed: string; createdAt: number }[];
}

export interface ThrottleRow {
  _id: string;
  count: number;
  expiresAt: Date;
}

export type ModelOf<T extends { _id: string }> = ReturnType<typeof Database.prototype.model<T>>;

export const organisations: ModelSpec<OrganisationRow> = {
  name: 'Organisation',
  collection: 'organisations',
  tenantScoped: false,
  indexes: [],
};
export const people: ModelSpec<PersonRow> = {
  name: 'Person',
  collection: 'people',
  tenantScoped: false,
  indexes: [[{ email: 1 }, { unique: true }], [{ _id: 1, version: 1 }]],
};
export const keys: ModelSpec<KeyRow> = {
  name: 'Key',
  collection: 'keys',
  tenantScoped: true,
  indexes: [[{ tenant: 1, _id: -1 }], [{ _id: 1, tenant: 1 }], [{ _id: 1, tenant: 1, revokedAt: 1 }]],
};
export const sessions: ModelSpec<SessionRow> = {
  name: 'Session',
  collection: 'sessions',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1, revokedAt: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]],
};
export const refreshTokens: ModelSpec<RefreshRow> = {
  name: 'RefreshToken',
  collection: 'refresh_tokens',
  tenantScoped: false,
  indexes: [[{ _id: 1, spentAt: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]],
};
export const signingKeys: ModelSpec<SigningRow> = {
  name: 'SigningKeys',
  collection: 'signing_keys',
  tenantScoped: false,
  indexes: [],
};
export const throttles: ModelSpec<ThrottleRow> = {
  name: 'Throttle',
  collection: 'throttles',
  tenantScoped: false,
  indexes: [[{ expiresAt: 1 }, { expireAfterSeconds: 0 }]],
};
