import { type Announcement, makeEvent, makeForgotten, type Parking, type RelaySource } from '#libs/messaging';
import { topics } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import type { ListingStore } from './listing.store.js';
import { listingView } from './listing-view.js';
import type { ListingDoc } from './listing.models.js';

const DAY = 86_400_000;

/** Announces marked listings on `publishing.listings`, and every listing once a day. */
export class AnnounceListings implements RelaySource {
  readonly name = 'listings';
  readonly reannounce: NonNullable<RelaySource['reannounce']>;

  constructor(
    private readonly listings: ListingStore,
    private readonly parking: Parking,
    private readonly clock: Clock,
    reannouncePerSecond: number,
  ) {
    this.reannounce = {
      everyMs: 60_000,
      perSecond: reannouncePerSecond,
      mark: (limit) => this.listings.markAgain(this.clock.now() - DAY, limit),
    };
  }

  async marked(limit: number): Promise<Announcement[]> {
    return (await this.listings.marked(limit)).map((listing) => this.announcement(listing));
  }

  private announcement(listing: ListingDoc): Announcement {
    const about = {
      service: 'publishing',
      aggregate: listing._id,
      tenant: listing.tenant,
      version: listing.version,
      at: this.clock.now(),
      correlationId: listing._id,
    };
    const event = listing.forgotten
      ? makeForgotten({ ...about, type: 'listing.forgotten.v1' })
      : makeEvent({ ...about, type: 'listing.changed.v1', data: { listing: listingView(listing) } });
    return {
      key: listing._id,
      topic: topics.listings,
      counter: listing.version,
      event,
      ref: { id: listing._id, tenant: listing.tenant, version: listing.version },
    };
  }

  async sent(announcements: Announcement[]): Promise<void> {
    await this.listings.unmark(announcements.map(refOf), this.clock.now());
  }

  async refused(announcement: Announcement, reason: string): Promise<void> {
    const { id, tenant } = refOf(announcement);
    const now = this.clock.now();
    await this.parking.park({
      id: `publishing/relay/${id}`,
      tenant,
      owner: 'publishing',
      kind: 'relay',
      subject: id,
      subjectVersion: announcement.counter,
      cause: 'event.refused',
      action: 'report',
      detail: reason,
      attempts: 1,
      firstAt: now,
      lastAt: now,
    });
    await this.listings.unmark([refOf(announcement)], now);
  }

  oldestMarkAt(): Promise<number | null> {
    return this.listings.oldestMarkAt();
  }
}

const refOf = (announcement: Announcement): { id: string; tenant: string; version: number } =>
  announcement.ref as { id: string; tenant: string; version: number };
