import { type ChannelAdapter, type Signal } from '#libs/channel-kit';
import { type Clock, Coalesced, ProblemError } from '#libs/runtime';
import type { SealedSecrets } from '#libs/storage';
import { dueLanes, wakeLane } from '../listings/wake-lane.js';
import { connectionAad } from '../sessions/open-session.js';
import type { RunStores } from '../run-stores.js';

export interface Webhook {
  channel: string;
  connectionId: string;
  headers: Record<string, string>;
  rawBody: Buffer;
  url: string;
}

/** Channels report changes; a report is only a reason to look: what buyers see is always read back. */
export class TakeSignal {
  private readonly looks = new Coalesced();

  constructor(
    private readonly stores: RunStores,
    private readonly adapters: ReadonlyMap<string, ChannelAdapter>,
    private readonly secrets: SealedSecrets,
    private readonly clock: Clock,
  ) {}

  /** Throws `auth.invalid` for a forged report, `connection.notFound` for an unknown shop. */
  async run({ channel, connectionId, headers, rawBody, url }: Webhook): Promise<void> {
    const connection = await this.stores.connections.findForWebhook(connectionId);
    const adapter = connection && connection.channel === channel ? this.adapters.get(channel) : undefined;
    if (!connection || !adapter?.webhook || connection.status === 'closed')
      throw new ProblemError('connection.notFound');
    const credentials = this.secrets.open<Record<string, unknown>>(connection.credentials, connectionAad(connection));
    if (!adapter.webhook.verify({ headers, rawBody, url, credentials })) throw new ProblemError('auth.invalid');
    for (const signal of adapter.webhook.parse(rawBody)) await this.look(connection.tenant, connectionId, signal);
  }

  private async look(tenant: string, connectionId: string, signal: Signal): Promise<void> {
    const listingId = await this.stores.listings.byItem(tenant, connectionId, signal.remoteItemId);
    if (!listingId) return;
    // A shop reports one change many times over: writers of one listing would only be in each other's way.
    await this.looks.run(listingId, () => this.wake(tenant, listingId));
  }

  private async wake(tenant: string, listingId: string): Promise<void> {
    const saved = await this.stores.listings.change(listingId, tenant, (listing) => {
      delete listing.observed.at;
      wakeLane(listing, 'content', this.clock.now());
      return listing;
    });
    if (saved) await Promise.all(dueLanes(saved).map((due) => this.stores.wakeUps.wake(due)));
  }
}
