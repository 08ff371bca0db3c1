import type { Lane } from '#libs/contracts';
import {
  type ChannelAccount,
  type ChannelAdapter,
  type ChannelHttpOptions,
  type ChannelSession,
  createChannelHttp,
  createSession,
  type HttpGuards,
} from '#libs/channel-kit';
import { type Clock, type Log, metrics } from '#libs/runtime';
import type { SealedSecrets } from '#libs/storage';
import type { ConnectionDoc } from '../connections/connection.models.js';
import { WORTH_WAITING_MS } from '../listings/shop-room.js';
import type { Slots } from './slots.js';

const calls = metrics.counter('channel_calls_total', 'Calls to channels by outcome', [
  'channel',
  'operation',
  'outcome',
]);
const seconds = metrics.histogram(
  'channel_call_seconds',
  'Duration of calls to channels',
  ['channel', 'operation'],
  [0.01, 0.05, 0.1, 0.5, 1, 5, 15],
);

export interface SessionOptions {
  lane: Lane;
  /** How long the step may take (ms). */
  deadlineMs: number;
  /** Aborted = long waits for a slot are given up; calls under way are not. */
  draining?: AbortSignal;
  /** Nothing else comes back to it: the first call waits for its slot as long as the step may take. */
  isPatient?: boolean;
}

export const connectionAad = (connection: Pick<ConnectionDoc, '_id' | 'tenant'>): string =>
  `${connection.tenant}/${connection._id}`;

/** A connection as adapters know it. */
export const accountOf = ({ _id, shop, settings, mapping }: ConnectionDoc): ChannelAccount => ({
  connectionId: _id,
  shop,
  settings,
  mapping,
});

/** Makes what an adapter is given for one step: opened credentials, and a client that takes a slot before every call. */
export class OpenSession {
  constructor(
    private readonly slots: Slots,
    private readonly secrets: SealedSecrets,
    private readonly http: ChannelHttpOptions,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  run(adapter: ChannelAdapter, connection: ConnectionDoc, options: SessionOptions): ChannelSession {
    const account = accountOf(connection);
    const endsAt = this.clock.monotonic() + options.deadlineMs;
    const remainingMs = (): number => endsAt - this.clock.monotonic();
    const scopes = adapter.limits(account);
    const place = { connectionId: connection._id, channel: connection.channel, shop: connection.shop };
    let isFirst = true;
    const guards: HttpGuards = {
      signal: AbortSignal.timeout(options.deadlineMs),
      remainingMs,
      takeSlot: async (operation) => {
        // The first call of a step gives up soon: the lane comes back instead of holding a worker others need.
        const patienceMs = isFirst && !options.isPatient ? WORTH_WAITING_MS : Number.POSITIVE_INFINITY;
        const draining = options.draining ? { draining: options.draining } : {};
        await this.slots.take({
          ...place,
          lane: options.lane,
          operation,
          scopes,
          remainingMs,
          patienceMs,
          ...draining,
        });
        isFirst = false;
      },
      onCall: ({ operation, status, ms, fault }) => {
        calls.inc({ channel: connection.channel, operation, outcome: fault ?? String(status) });
        seconds.observe({ channel: connection.channel, operation }, ms / 1000);
      },
      onThrottled: (scope, ms) => this.slots.slide(place, scope, ms),
    };
    const log = this.log.child({ tenant: connection.tenant, connection: connection._id, stage: 'sending' });
    return createSession({
      account,
      credentials: this.secrets.open<Record<string, unknown>>(connection.credentials, connectionAad(connection)),
      http: createChannelHttp(guards, this.http),
      now: () => this.clock.now(),
      log: (message, fields) => log.debug(message, fields),
    });
  }
}
