import type { connectionPatch } from '#libs/contracts';
import { type Category, isChannelFault } from '#libs/channel-kit';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import type { SealedSecrets } from '#libs/storage';
import type { z } from 'zod';
import { checkForm, type ConnectShop } from './connect-shop.js';
import type { ConnectionRunner } from './connection-runner.js';
import type { ConnectionStore } from './connection.store.js';
import type { ConnectionDoc } from './connection.models.js';
import { connectionAad, type OpenSession } from '../sessions/open-session.js';
import type { ParkLane } from '../listings/park-lane.js';

/** Changes a connection and wakes what waited for the change. */
export class ChangeConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly connectShop: ConnectShop,
    private readonly channel: {
      sessions: OpenSession;
      secrets: SealedSecrets;
      parking: ParkLane;
      runner: ConnectionRunner;
    },
    private readonly clock: Clock,
  ) {}

  async run(id: string, patch: z.infer<typeof connectionPatch>, actor: Actor): Promise<ConnectionDoc> {
    const current = await this.find(id, actor);
    const adapter = this.connectShop.adapterOf(current.channel);
    const next: ConnectionDoc = { ...current };
    if (patch.settings) next.settings = checkForm(adapter.connectionSchema.settings, patch.settings, 'settings');
    const credentials = patch.credentials
      ? checkForm(adapter.connectionSchema.credentials, patch.credentials, 'credentials')
      : this.channel.secrets.open<Record<string, unknown>>(current.credentials, connectionAad(current));
    // Keys and addresses of a shop may change, the shop may not: its listings hang on it.
    if (adapter.shopOf(next.settings, credentials) !== current.shop)
      throw new ProblemError('connection.otherShop', { shop: current.shop });
    if (patch.credentials) {
      next.credentials = this.channel.secrets.seal(credentials, connectionAad(current));
      const ends = adapter.authorize?.expiresAt(credentials);
      if (ends !== undefined) next.tokenExpiresAt = ends;
      await this.connectShop.tryShop(adapter, next);
    }
    const stored = await this.connections.change(id, actor.tenant, (latest) => ({
      ...latest,
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.settings ? { settings: next.settings } : {}),
      ...(patch.credentials ? renewed(latest, next) : {}),
      ...(patch.policy ? { policy: patch.policy } : {}),
      ...(patch.mapping ? { mapping: patch.mapping } : {}),
      // New policy, mapping or keys concern every product: walk them all again.
      sweepFrom: '',
      dueAt: this.clock.now(),
    }));
    if (!stored) throw new ProblemError('connection.notFound');
    if (patch.credentials) {
      await this.channel.parking.connectionBack(stored);
      await this.channel.runner.wakeWaiting(stored, 'connection');
    }
    return stored;
  }

  async close(id: string, actor: Actor): Promise<void> {
    const connection = await this.find(id, actor);
    await this.connections.change(id, actor.tenant, ({ dueAt: _dueAt, sweepFrom: _sweepFrom, ...latest }) => ({
      ...latest,
      status: 'closed',
      // What is not needed any more is not kept.
      credentials: this.channel.secrets.seal({}, connectionAad(latest)),
    }));
    await this.connections.freeShop(connection);
    await this.channel.parking.connectionBack(connection);
    // What waited for the shop has nothing left to wait for.
    for (const what of ['connection', 'inventory']) await this.channel.runner.wakeWaiting(connection, what);
  }

  async categories(id: string, actor: Actor): Promise<Category[]> {
    const connection = await this.find(id, actor);
    const adapter = this.connectShop.adapterOf(connection.channel);
    try {
      return await adapter.categories(
        this.channel.sessions.run(adapter, connection, { lane: 'offers', deadlineMs: 15_000 }),
      );
    } catch (error) {
      if (!isChannelFault(error)) throw error;
      throw new ProblemError('service.unavailable', { seconds: 30 }, { headers: { 'Retry-After': '30' } });
    }
  }

  private async find(id: string, actor: Actor): Promise<ConnectionDoc> {
    const connection = await this.connections.find(id, actor.tenant);
    if (!connection || connection.status === 'closed') throw new ProblemError('connection.notFound');
    return connection;
  }
}

const renewed = (latest: ConnectionDoc, next: ConnectionDoc): Partial<ConnectionDoc> => ({
  credentials: next.credentials,
  status: latest.inventoriedAt === undefined ? 'connecting' : 'ready',
  ...(next.tokenExpiresAt === undefined ? {} : { tokenExpiresAt: next.tokenExpiresAt }),
});
