import { type ChannelAdapter, isChannelFault, type Observed } from '#libs/channel-kit';
import { type Clock, type Log, uuidv7 } from '#libs/runtime';
import { type Database, Lease } from '#libs/storage';
import type { DesireListings } from '../listings/desire-listings.js';
import { wakeLane } from '../listings/wake-lane.js';
import type { FreshTokens } from '../sessions/fresh-tokens.js';
import type { ConnectionDoc, InventoryDoc } from './connection.models.js';
import type { OpenSession } from '../sessions/open-session.js';
import type { ParkLane } from '../listings/park-lane.js';
import type { RunStores } from '../run-stores.js';

const SWEEP = 100;
/** Listings woken at the same time: what they ask of the database is asked together. */
const TOGETHER = 25;
const DEADLINE = 60_000;

/**
 * Brings a connected shop to work: inventories it once before the first create, then walks all subjects into listings.
 * Both keep their place, so a killed runner goes on where it was.
 */
export class ConnectionRunner {
  private readonly holder = uuidv7();

  constructor(
    private readonly db: Database,
    private readonly stores: RunStores,
    private readonly channel: {
      adapters: ReadonlyMap<string, ChannelAdapter>;
      sessions: OpenSession;
      tokens: FreshTokens;
      parking: ParkLane;
      desire: DesireListings;
    },
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Works on every due connection once. */
  async runDue(signal: AbortSignal): Promise<void> {
    for (const connection of await this.stores.connections.due(this.clock.now(), 20)) {
      if (signal.aborted) return;
      const lease = new Lease(this.db, `connection/${connection._id}`, this.holder, {
        ttlMs: 90_000,
        clock: this.clock,
      });
      if (!(await lease.tryAcquire())) continue;
      try {
        await this.run(connection, lease, signal);
      } catch (error) {
        await this.later(connection, error);
      } finally {
        await lease.release();
      }
    }
  }

  private async run(connection: ConnectionDoc, lease: Lease, signal: AbortSignal): Promise<void> {
    const adapter = this.channel.adapters.get(connection.channel);
    if (!adapter || connection.status === 'closed') return;
    let current: ConnectionDoc | null = connection;
    if (current.inventoriedAt === undefined) current = await this.inventory(adapter, current, lease, signal);
    while (current?.sweepFrom !== undefined && !signal.aborted && (await lease.renew()))
      current = await this.sweep(current, signal);
    if (!current || current.sweepFrom !== undefined) return;
    await this.stores.connections.change(current._id, current.tenant, (now) => {
      if (now.sweepFrom !== undefined || now.inventoriedAt === undefined) return null;
      const { dueAt: _dueAt, ...rest } = now;
      return { ...rest, failures: 0 };
    });
  }

  private async inventory(
    adapter: ChannelAdapter,
    connection: ConnectionDoc,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<ConnectionDoc | null> {
    const fresh = await this.channel.tokens.ensure(adapter, connection);
    const session = this.channel.sessions.run(adapter, fresh, {
      lane: 'content',
      deadlineMs: DEADLINE,
      draining: signal,
    });
    let cursor = fresh.inventoryCursor;
    let current: ConnectionDoc | null;
    for (;;) {
      const page = await adapter.inventory(session, cursor);
      await this.stores.connections.keepInventory(page.items.flatMap((item) => inventoryRows(fresh, item)));
      cursor = page.next;
      current = await this.stores.connections.change(fresh._id, fresh.tenant, (now) => {
        const { inventoryCursor: _cursor, ...rest } = now;
        if (cursor !== undefined) return { ...rest, inventoryCursor: cursor };
        return { ...rest, inventoriedAt: this.clock.now(), status: now.status === 'connecting' ? 'ready' : now.status };
      });
      if (cursor === undefined || !current) break;
      if (signal.aborted || !(await lease.renew())) return null;
    }
    if (current) await this.wakeWaiting(current, 'inventory');
    this.log.info('shop inventoried', { tenant: connection.tenant, connection: connection._id });
    return current;
  }

  /** Next part of subjects × this connection. */
  private async sweep(connection: ConnectionDoc, signal: AbortSignal): Promise<ConnectionDoc | null> {
    const subjects = await this.stores.subjects.after(connection.tenant, connection.sweepFrom ?? '', SWEEP);
    const told = await this.channel.desire.runAll(subjects, signal);
    const last = subjects[told - 1]?._id ?? connection.sweepFrom ?? '';
    const isDone = told === subjects.length && subjects.length < SWEEP;
    return this.stores.connections.change(connection._id, connection.tenant, (now) => {
      const { sweepFrom: _from, ...rest } = now;
      return isDone ? rest : { ...rest, sweepFrom: last };
    });
  }

  /** Wakes the listings that waited for something this connection has now. */
  async wakeWaiting(connection: Pick<ConnectionDoc, '_id' | 'tenant'>, what: string): Promise<void> {
    for (;;) {
      const ids = await this.stores.listings.waitingOn(connection.tenant, connection._id, what, 200);
      for (let from = 0; from < ids.length; from += TOGETHER)
        await Promise.all(ids.slice(from, from + TOGETHER).map((id) => this.wakeOne(id, connection.tenant, what)));
      if (ids.length < 200) break;
    }
    await this.stores.wakeUps.feed(connection.tenant, connection._id);
  }

  private async wakeOne(id: string, tenant: string, what: string): Promise<void> {
    await this.stores.listings.change(id, tenant, (listing) => {
      if (listing.lanes.content.waitingFor !== what) return null;
      for (const lane of ['offers', 'content'] as const) {
        if (listing.lanes[lane].waitingFor === what) wakeLane(listing, lane, this.clock.now());
      }
      return listing;
    });
  }

  private async later(connection: ConnectionDoc, error: unknown): Promise<void> {
    if (isChannelFault(error) && error.kind === 'auth') await this.channel.parking.connectionLost(connection, error);
    this.log.warn('a connection could not be brought up yet', {
      tenant: connection.tenant,
      connection: connection._id,
      error,
    });
    await this.stores.connections.change(connection._id, connection.tenant, (now) => ({
      ...now,
      failures: now.failures + 1,
      dueAt: this.clock.now() + Math.min(300_000, 1000 * 2 ** Math.min(now.failures, 8)),
    }));
  }
}

function inventoryRows(connection: ConnectionDoc, item: Observed): InventoryDoc[] {
  if (item.remoteSku === '') return [];
  return [
    {
      _id: `${connection._id}/${item.ids.itemId}`,
      tenant: connection.tenant,
      connectionId: connection._id,
      itemId: item.ids.itemId,
      remoteSku: item.remoteSku,
      title: (item.title ?? '').slice(0, 300),
    },
  ];
}
