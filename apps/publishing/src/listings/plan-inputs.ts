import type { ChannelAdapter } from '#libs/channel-kit';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { ListingDoc } from './listing.models.js';
import type { SubjectDoc } from '../subjects/subject.models.js';
import type { PlanInput } from './plan-listing.js';
import type { RunStores } from '../run-stores.js';

export interface Loaded {
  listing: ListingDoc;
  subject: SubjectDoc;
  connection: ConnectionDoc;
  adapter: ChannelAdapter;
  input: PlanInput;
}

/** Reads everything the planner looks at; worker and dry run read the same. */
export class PlanInputs {
  constructor(
    private readonly stores: RunStores,
    private readonly adapters: ReadonlyMap<string, ChannelAdapter>,
    /** Dangerous changes of one request on one shop from which on the guard asks. */
    private readonly guardThreshold: number,
  ) {}

  /** `known`: the listing, where the caller has just written it. */
  async load({ listingId, tenant }: { listingId: string; tenant: string }, known?: ListingDoc): Promise<Loaded | null> {
    const listing = known ?? (await this.stores.listings.find(listingId, tenant));
    if (!listing) return null;
    const [subject, connection] = await Promise.all([
      this.stores.subjects.find(listing.productId, tenant),
      this.stores.connections.find(listing.connectionId, tenant),
    ]);
    return subject && connection ? this.of(listing, subject, connection) : null;
  }

  async of(listing: ListingDoc, subject: SubjectDoc, connection: ConnectionDoc): Promise<Loaded | null> {
    const adapter = this.adapters.get(connection.channel);
    if (!adapter) return null;
    const [found, count] = await Promise.all([this.found(listing), this.danger(listing, subject)]);
    const input: PlanInput = {
      listing,
      subject,
      connection,
      capabilities: adapter.capabilities,
      guarded: { count, threshold: this.guardThreshold },
      ...(found ? { found } : {}),
    };
    return { listing, subject, connection, adapter, input };
  }

  /** An item of the shop under our SKU that is not known to be ours. */
  private async found(listing: ListingDoc): Promise<PlanInput['found']> {
    if (listing.remote || listing.unfinished || listing.remoteSku === '') return undefined;
    const asked = listing.answers['found'];
    if (asked) return { itemId: asked.choice, title: '' };
    const item = await this.stores.connections.inventoried(listing.tenant, listing.connectionId, listing.remoteSku);
    return item ? { itemId: item.itemId, title: item.title } : undefined;
  }

  private danger(listing: ListingDoc, subject: SubjectDoc): Promise<number> {
    const cause = subject.removed || listing.gate?.mode === 'pause' ? subject.cause.content : subject.cause.offers;
    return this.stores.guards.count(listing.tenant, listing.connectionId, cause?.correlationId);
  }
}
