import type { ChannelAdapter, FaultDetail } from '#libs/channel-kit';
import type { Clock } from '#libs/runtime';
import type { ConnectionStore } from './connections/connection.store.js';
import type { DesireListings } from './listings/desire-listings.js';
import type { GuardStore } from './questions/guard.store.js';
import type { ListingStore } from './listings/listing.store.js';
import type { ConnectionDoc } from './connections/connection.models.js';
import type { SeenSale, SubjectDoc } from './subjects/subject.models.js';
import type { QuestionStore } from './questions/question.store.js';
import type { Slots } from './sessions/slots.js';
import type { SubjectStore } from './subjects/subject.store.js';
import type { WakeUps } from './listings/wake-ups.js';

import { addSales } from './subjects/known-stock.js';

export interface RunParts {
  listings: ListingStore;
  subjects: SubjectStore;
  connections: ConnectionStore;
  guards: GuardStore;
  questions: QuestionStore;
  wakeUps: WakeUps;
  slots: Slots;
  desire: DesireListings;
}

/** What running a listing reads and writes. */
export class RunStores {
  readonly listings: ListingStore;
  readonly subjects: SubjectStore;
  readonly connections: ConnectionStore;
  readonly guards: GuardStore;
  readonly questions: QuestionStore;
  readonly wakeUps: WakeUps;
  /** Calls in a row that found a shop's server away. */
  private readonly away = new Map<string, number>();

  constructor(
    private readonly parts: RunParts,
    private readonly clock: Clock,
  ) {
    ({
      listings: this.listings,
      subjects: this.subjects,
      connections: this.connections,
      guards: this.guards,
      questions: this.questions,
      wakeUps: this.wakeUps,
    } = parts);
  }

  /** Drops seen at one shop lower what is offered at the others. */
  async recordSales(subject: SubjectDoc, connectionId: string, sales: Omit<SeenSale, 'connectionId'>[]): Promise<void> {
    const { subject: changed } = await this.subjects.change(subject._id, subject.tenant, (current) => ({
      ...current,
      sales: addSales(
        current.sales,
        sales.map((sale) => ({ ...sale, connectionId })),
      ),
      fanOutAt: this.clock.now(),
    }));
    await this.parts.desire.run(changed, { content: false, offers: true });
  }

  /** Breaker: while a shop's server does not answer, its slots begin later and later; other shops do not wait. */
  async backOff(adapter: ChannelAdapter, connection: ConnectionDoc): Promise<void> {
    const failures = (this.away.get(connection._id) ?? 0) + 1;
    this.away.set(connection._id, failures);
    if (failures < 5) return;
    await this.parts.slots.slide(
      { connectionId: connection._id, channel: adapter.id, shop: connection.shop },
      'shop',
      Math.min(30_000, 250 * 2 ** Math.min(failures - 5, 7)),
    );
  }

  /** The channel said that it was too much: the scope it names begins later for everybody. */
  async throttled(
    adapter: ChannelAdapter,
    connection: ConnectionDoc,
    { code, retryAfterMs, scope = 'shop' }: FaultDetail,
  ): Promise<void> {
    if (code === 'pace' || code === 'slots.away' || retryAfterMs === undefined) return;
    const place = { connectionId: connection._id, channel: adapter.id, shop: connection.shop };
    await this.parts.slots.slide(place, scope, retryAfterMs);
  }

  answered(connectionId: string): void {
    this.away.delete(connectionId);
  }
}
