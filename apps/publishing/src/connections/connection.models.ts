import type { ConnectionMapping, ConnectionPolicy } from '#libs/contracts';
import { modelSpec } from '../model-spec.js';

export interface ConnectionDoc {
  _id: string;
  tenant: string;
  schemaVersion: number;
  channel: string;
  name: string;
  shop: string;
  status: 'connecting' | 'ready' | 'needsAuthorisation' | 'closed';
  settings: Record<string, unknown>;
  credentials: string;
  tokenExpiresAt?: number;
  policy: ConnectionPolicy;
  mapping: ConnectionMapping;
  /** Rises with every write: compare-and-set. */
  version: number;
  inventoryCursor?: string;
  inventoriedAt?: number;
  /** Subjects before this id are swept into listings; absent = swept. */
  sweepFrom?: string;
  /** When the runner should look at this connection next. */
  dueAt?: number;
  failures: number;
  createdAt: number;
}

/** A shop that is connected: `<channel>/<shop>` is its id, so one shop is connected once. Deleted when it is closed. */
export interface OpenShopDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  /** When it was taken (UTC ms). */
  at: number;
}

/** What was in a shop before our first create there. */
export interface InventoryDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  itemId: string;
  remoteSku: string;
  title: string;
}

export const connectionSpec = modelSpec<ConnectionDoc>('connections', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, version: 1 }],
  [{ tenant: 1, status: 1 }],
  [{ tenant: 1, _id: 1 }],
  [{ dueAt: 1 }],
]);
export const inventorySpec = modelSpec<InventoryDoc>('inventory', [
  [{ _id: 1, tenant: 1 }],
  [{ tenant: 1, connectionId: 1, remoteSku: 1 }],
]);
export const openShopSpec = modelSpec<OpenShopDoc>('open_shops', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, connectionId: 1 }],
]);
