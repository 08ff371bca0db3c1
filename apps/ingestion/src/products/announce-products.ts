import { topics, type Topic } from '#libs/contracts';
import { type Announcement, Parking, type RelaySource } from '#libs/messaging';
import { Clock } from '#libs/runtime';
import { MarkStore, type Side } from './mark.store.js';
import type { ProductRow } from './product-row.js';
import { contentEvent, offersEvent } from './product-events.js';

interface Ref {
  tenant: string;
}
const isRef = (ref: unknown): ref is Ref =>
  typeof ref === 'object' && ref !== null && 'tenant' in ref && typeof ref.tenant === 'string';

export interface ReannounceRules {
  /** Every product is announced again after this long. */
  everyMs: number;
  perSecond: number;
}

/** One side of all products as the relay sees it: the current state of what is marked. */
export class ProductSource implements RelaySource {
  readonly name: string;
  readonly reannounce;
  private readonly topic: Topic;

  constructor(
    private readonly side: Side,
    private readonly store: MarkStore,
    private readonly parking: Parking,
    private readonly clock: Clock,
    rules: ReannounceRules,
  ) {
    this.topic = side === 'content' ? topics.products : topics.offers;
    this.name = this.topic;
    this.reannounce = {
      ...rules,
      mark: (limit: number) => store.remark(side, clock.now() - rules.everyMs, limit, clock.now()),
    };
  }

  async marked(limit: number): Promise<Announcement[]> {
    return (await this.store.marked(this.side, limit)).map((row) => this.announcementOf(row));
  }

  async sent(announcements: Announcement[]): Promise<void> {
    const sent = announcements.flatMap(({ key, counter, ref }) =>
      isRef(ref) ? [{ id: key, tenant: ref.tenant, counter }] : [],
    );
    await this.store.unmark(this.side, sent, this.clock.now());
  }

  /** Parks what the broker refuses for good, then takes its mark off. */
  async refused(announcement: Announcement, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.parking.park({
      id: this.parking.idOf('relay', announcement.key, announcement.topic),
      tenant: isRef(announcement.ref) ? announcement.ref.tenant : announcement.event.tenantid,
      owner: 'ingestion',
      kind: 'relay',
      subject: announcement.key,
      subjectVersion: announcement.counter,
      cause: 'relay.refused',
      action: 'report',
      topic: announcement.topic,
      detail: reason.slice(0, 2000),
      attempts: 1,
      firstAt: now,
      lastAt: now,
    });
    await this.sent([announcement]);
  }

  oldestMarkAt(): Promise<number | null> {
    return this.store.oldestMarkAt(this.side);
  }

  private announcementOf(row: ProductRow): Announcement {
    const isContent = this.side === 'content';
    return {
      key: row._id,
      topic: this.topic,
      counter: isContent ? row.revision : row.offerVersion,
      event: isContent ? contentEvent(row) : offersEvent(row),
      ref: { tenant: row.tenant } satisfies Ref,
    };
  }
}
