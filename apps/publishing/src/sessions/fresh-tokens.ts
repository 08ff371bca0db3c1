import { type ChannelAdapter, ChannelFault, isChannelFault } from '#libs/channel-kit';
import type { Clock, Log } from '#libs/runtime';
import type { SealedSecrets } from '#libs/storage';
import type { ConnectionStore } from '../connections/connection.store.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import { connectionAad, type OpenSession } from './open-session.js';

/** Tokens are renewed this long before they end (ms). */
const MARGIN = 10 * 60_000;
const DEADLINE = 20_000;
const LOOKS = 6;

/**
 * Keeps a connection's tokens fresh. The new pair is stored by compare-and-set before it is used; when another process was
 * faster ("already used"), its pair is read instead. Only a refusal with nothing newer stored ends the authorisation.
 */
export class FreshTokens {
  private readonly running = new Map<string, Promise<ConnectionDoc>>();
  /** Sealed credentials that were renewed here, per connection. */
  private readonly renewed = new Map<string, string>();

  constructor(
    private readonly connections: ConnectionStore,
    private readonly sessions: OpenSession,
    private readonly secrets: SealedSecrets,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** The connection with tokens that last; throws `auth` when only its owner can renew them. */
  async ensure(adapter: ChannelAdapter, connection: ConnectionDoc, force = false): Promise<ConnectionDoc> {
    const ends = connection.tokenExpiresAt;
    if (!adapter.authorize || (!force && (ends === undefined || ends - this.clock.now() > MARGIN))) return connection;
    const known = this.running.get(connection._id);
    if (known) return known;
    const refresh = this.refresh(adapter, connection).finally(() => this.running.delete(connection._id));
    this.running.set(connection._id, refresh);
    return refresh;
  }

  private async refresh(adapter: ChannelAdapter, connection: ConnectionDoc): Promise<ConnectionDoc> {
    const session = this.sessions.run(adapter, connection, { lane: 'offers', deadlineMs: DEADLINE });
    try {
      const tokens = await adapter.authorize?.refresh(session);
      if (!tokens) return connection;
      const credentials = this.secrets.seal(tokens.credentials, connectionAad(connection));
      const stored = await this.connections.change(connection._id, connection.tenant, (current) =>
        current.credentials === connection.credentials
          ? { ...current, credentials, tokenExpiresAt: tokens.expiresAt }
          : null,
      );
      this.renewed.set(connection._id, credentials);
      this.log.info('tokens renewed', { tenant: connection.tenant, connection: connection._id });
      return stored ?? (await this.reread(connection));
    } catch (error) {
      if (!isChannelFault(error) || error.kind !== 'auth') throw error;
      // The one who was faster may not have stored its pair yet.
      for (let look = 0; look < LOOKS; look++) {
        const newer = await this.reread(connection);
        if (newer.credentials !== connection.credentials) return newer;
        if (error.detail.code !== 'alreadyUsed') break;
        await this.sleep(400);
      }
      throw error;
    }
  }

  private async reread(connection: ConnectionDoc): Promise<ConnectionDoc> {
    const newer = await this.connections.find(connection._id, connection.tenant);
    if (!newer) throw new ChannelFault('auth', { code: 'connection.gone' });
    return newer;
  }

  /** Were this connection's present tokens renewed a moment ago? Then a refusal is not about their age. */
  justRenewed(connection: ConnectionDoc): boolean {
    return this.renewed.get(connection._id) === connection.credentials;
  }

  /** Is it still these tokens that the shop would be called with? A late refusal of older ones says nothing. */
  async isCurrent(connection: ConnectionDoc): Promise<boolean> {
    const current = await this.connections.find(connection._id, connection.tenant);
    return (
      current?.credentials === connection.credentials &&
      current.status !== 'needsAuthorisation' &&
      current.status !== 'closed'
    );
  }

  /** The shop must be authorised again by its owner: every lane of it waits, one alarm. */
  async lost(connection: ConnectionDoc): Promise<boolean> {
    const stored = await this.connections.change(connection._id, connection.tenant, (current) =>
      current.credentials !== connection.credentials ||
      current.status === 'needsAuthorisation' ||
      current.status === 'closed'
        ? null
        : { ...current, status: 'needsAuthorisation' },
    );
    if (stored)
      this.log.warn('a shop must be authorised again', { tenant: connection.tenant, connection: connection._id });
    return stored !== null;
  }
}
