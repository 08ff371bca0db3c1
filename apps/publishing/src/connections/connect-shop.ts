import { type ConnectionInput, type ConnectionState, connectionState } from '#libs/contracts';
import { type ChannelAdapter, isChannelFault } from '#libs/channel-kit';
import { type Actor, type Clock, type FieldIssue, issuesOf, ProblemError, uuidv7 } from '#libs/runtime';
import type { SealedSecrets } from '#libs/storage';
import type { z } from 'zod';
import type { ConnectionStore } from './connection.store.js';
import type { ConnectionDoc } from './connection.models.js';
import { connectionAad, type OpenSession } from '../sessions/open-session.js';

const DEADLINE = 15_000;

/** A connection as shown: its credentials never leave. */
export function connectionView(connection: ConnectionDoc): ConnectionState {
  // Named one by one: a field that is added later stays inside until somebody decides to show it.
  return connectionState.parse({
    id: connection._id,
    tenant: connection.tenant,
    channel: connection.channel,
    name: connection.name,
    shop: connection.shop,
    status: connection.status,
    policy: connection.policy,
    mapping: connection.mapping,
    settings: connection.settings,
    inventoriedAt: connection.inventoriedAt,
    tokenExpiresAt: connection.tokenExpiresAt,
    createdAt: connection.createdAt,
  });
}

/** Checks a form against the channel's own schema; names every field at fault. */
export function checkForm(
  schema: z.ZodType<Record<string, unknown>>,
  value: unknown,
  part: string,
): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = issuesOf(parsed.error, value).map((issue: FieldIssue) => ({
    ...issue,
    field: `/${part}${issue.field}`,
  }));
  throw new ProblemError('request.invalid', {}, { errors });
}

/** Connects a shop: its form is checked, its credentials are tried, sealed and stored; then it is inventoried. */
export class ConnectShop {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly adapters: ReadonlyMap<string, ChannelAdapter>,
    private readonly sessions: OpenSession,
    private readonly secrets: SealedSecrets,
    private readonly clock: Clock,
  ) {}

  /** Throws `channel.unknown`, `request.invalid`, `connection.refused`, `connection.exists`. */
  async run(input: ConnectionInput, actor: Actor): Promise<ConnectionDoc> {
    const adapter = this.adapterOf(input.channel);
    const settings = checkForm(adapter.connectionSchema.settings, input.settings, 'settings');
    const credentials = checkForm(adapter.connectionSchema.credentials, input.credentials, 'credentials');
    const now = this.clock.now();
    const shop = adapter.shopOf(settings, credentials);
    const tokenExpiresAt = adapter.authorize?.expiresAt(credentials);
    const id = uuidv7(now);
    const connection: ConnectionDoc = {
      _id: id,
      tenant: actor.tenant,
      schemaVersion: 1,
      channel: input.channel,
      name: input.name,
      shop,
      status: 'connecting',
      settings,
      credentials: this.secrets.seal(credentials, connectionAad({ _id: id, tenant: actor.tenant })),
      ...(tokenExpiresAt === undefined ? {} : { tokenExpiresAt }),
      policy: input.policy,
      mapping: input.mapping,
      version: 1,
      sweepFrom: '',
      dueAt: now,
      failures: 0,
      createdAt: now,
    };
    const open = await this.connections.ofShop(connection);
    if (open) throw taken(open, actor);
    await this.tryShop(adapter, connection);
    const faster = await this.connections.insert(connection);
    if (faster) throw taken(faster, actor);
    return connection;
  }

  adapterOf(channel: string): ChannelAdapter {
    const adapter = this.adapters.get(channel);
    if (!adapter) throw new ProblemError('channel.unknown', { channel, known: [...this.adapters.keys()].join(', ') });
    return adapter;
  }

  /** One harmless call: wrong keys are told here, not after an upload. */
  async tryShop(adapter: ChannelAdapter, connection: ConnectionDoc): Promise<void> {
    const options = { lane: 'offers', deadlineMs: DEADLINE, isPatient: true } as const;
    const session = this.sessions.run(adapter, connection, options);
    try {
      const state = await adapter.shop(session);
      if (!state.ok) throw new ProblemError('connection.refused', { words: state.blockers.join('; ').slice(0, 300) });
    } catch (error) {
      if (!isChannelFault(error)) throw error;
      if (error.kind === 'unavailable' || error.kind === 'throttled')
        throw new ProblemError('service.unavailable', { seconds: 30 }, { headers: { 'Retry-After': '30' } });
      throw new ProblemError('connection.refused', { words: error.detail.words ?? error.detail.code ?? error.kind });
    }
  }
}

/** Who owns the other connection is told only to its own organisation. */
const taken = (open: ConnectionDoc, actor: Actor): ProblemError =>
  new ProblemError('connection.exists', { id: open.tenant === actor.tenant ? open._id : '–' });
