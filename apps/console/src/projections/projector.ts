import { Coalesced } from '#libs/runtime';
import { Gather, GatheredRows } from '#libs/storage';
import { isForgotten, topics, type EventData, type ForgottenEvent, type GanhEvent, type Topic } from '#libs/contracts';
import {
  applyAssessment,
  applyListing,
  applyOffers,
  applyParked,
  applyProduct,
  withListings,
  type Told,
} from './apply-event.js';
import { fencedWrite, type Written, writeOver } from './fenced-write.js';
import type { ReadModels } from './read-models.js';
import { emptyProduct, type ListingRow, type ParkedRow, type ProductRow, type Row } from './rows.js';
import { TimelineStore } from './timeline.store.js';

interface Rows {
  products: ProductRow;
  listings: ListingRow;
  parked: ParkedRow;
}

export type AnyEvent = GanhEvent | ForgottenEvent;

/** A change as the page hears of it: what, which, which version. Never content. */
export interface Change {
  tenant: string;
  kind: 'product' | 'offers' | 'assessment' | 'listing' | 'parked';
  id: string;
  productId?: string;
  version: number;
}

const told = <D>(event: AnyEvent): Told<D> => ({
  id: event.subject,
  tenant: event.tenantid,
  version: event.version,
  data: event.data as D | null,
});

/** Writes events into one generation of read models. Older or equal ones change nothing. */
export class Projector {
  private readonly rows: { [K in keyof Rows]: GatheredRows<Rows[K]> };
  private readonly timeline: TimelineStore;
  private readonly shown = new Coalesced();
  private readonly listed: Gather<{ tenant: string; productId: string }, ListingRow[]>;

  constructor(models: ReadModels) {
    this.rows = {
      products: new GatheredRows(models.products),
      listings: new GatheredRows(models.listings),
      parked: new GatheredRows(models.parked),
    };
    this.timeline = new TimelineStore(models.timeline);
    this.listed = new Gather((asked) => listingsOf(models.listings, asked));
  }

  /** The change to tell of, or null when there was nothing new. */
  async project(topic: Topic, event: AnyEvent): Promise<Change | null> {
    switch (topic) {
      case topics.products:
        return this.product(event);
      case topics.offers:
        return this.simple(
          event,
          'offers',
          await this.write('products', event, (row) => applyOffers(row, told(event))),
        );
      case topics.assessments:
        return this.simple(
          event,
          'assessment',
          await this.write('products', event, (row) => applyAssessment(row, told(event))),
        );
      case topics.listings:
        return this.listing(event);
      case topics.parked:
        return this.parked(event);
    }
  }

  private write<K extends keyof Rows>(
    name: K,
    event: AnyEvent,
    apply: Parameters<typeof fencedWrite<Rows[K]>>[2],
  ): Promise<Written<Rows[K]>> {
    return fencedWrite(this.rows[name], { _id: event.subject, tenant: event.tenantid }, apply);
  }

  private async product(event: AnyEvent): Promise<Change | null> {
    const written = await this.write('products', event, (row) =>
      applyProduct(row, told<EventData<'product.revised.v1'> | EventData<'product.removed.v1'>>(event)),
    );
    if (isForgotten(event.type) && written.outcome !== 'stale')
      await this.timeline.forget(event.tenantid, event.subject);
    return this.simple(event, 'product', written);
  }

  private async simple(
    event: AnyEvent,
    kind: 'product' | 'offers' | 'assessment',
    { outcome, after }: Written<Row>,
  ): Promise<Change | null> {
    const topic = { product: topics.products, offers: topics.offers, assessment: topics.assessments }[kind];
    // An equal one may be the redelivery of an event whose timeline was not written any more.
    if (outcome !== 'stale' && !after?.forgotten) await this.timeline.write(topic, event);
    if (outcome !== 'written') return null;
    return { tenant: event.tenantid, kind, id: event.subject, productId: event.subject, version: event.version };
  }

  private async listing(event: AnyEvent): Promise<Change | null> {
    const { outcome, before, after } = await this.write('listings', event, (row) =>
      applyListing(row, told<EventData<'listing.changed.v1'>>(event)),
    );
    if (outcome === 'stale') return null;
    const productId = after?.productId || before?.productId;
    if (productId) {
      // Shown already, unless it may be the redelivery of an event after which nothing was shown any more.
      if (outcome === 'same' || !looksTheSame(before, after)) await this.show(event.tenantid, productId);
      if (!after?.forgotten) await this.timeline.write(topics.listings, event);
    }
    if (outcome !== 'written') return null;
    const change: Change = { tenant: event.tenantid, kind: 'listing', id: event.subject, version: event.version };
    return productId ? { ...change, productId } : change;
  }

  private show(tenant: string, productId: string): Promise<void> {
    return this.shown.run(`${tenant}/${productId}`, () => this.showListings(tenant, productId));
  }

  /**
   * Copies a product's listings into its row. Each attempt reads them after the row whose `writes` it holds, so the last
   * writer has seen everything written before.
   */
  private async showListings(tenant: string, productId: string): Promise<void> {
    const key = { _id: productId, tenant };
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const row = await this.rows.products.find(productId, tenant);
      const listings = await this.listed.ask({ tenant, productId });
      if (row?.forgotten) return;
      const base = row ?? emptyProduct(productId, tenant);
      const next = withListings(base, listings);
      if (row && JSON.stringify(next) === JSON.stringify(base)) return;
      if (await writeOver(this.rows.products, key, row, next)) return;
    }
    throw new Error('the listings of a product could not be shown: too many others write it');
  }

  private async parked(event: AnyEvent): Promise<Change | null> {
    const { outcome } = await this.write('parked', event, (row) =>
      applyParked(row, told<EventData<'work.parked.v1'>>(event)),
    );
    if (outcome !== 'written') return null;
    return { tenant: event.tenantid, kind: 'parked', id: event.subject, version: event.version };
  }
}

const looksTheSame = (before: ListingRow | null, after: ListingRow | null): boolean =>
  before !== null &&
  after !== null &&
  !after.forgotten &&
  before.bucket === after.bucket &&
  before.channel === after.channel &&
  before.connectionId === after.connectionId &&
  before.productId === after.productId;

async function listingsOf(
  model: ReadModels['listings'],
  asked: { tenant: string; productId: string }[],
): Promise<ListingRow[][]> {
  const rows: ListingRow[] = [];
  for (const tenant of new Set(asked.map((ref) => ref.tenant))) {
    const ids = asked.filter((ref) => ref.tenant === tenant).map(({ productId }) => productId);
    rows.push(...(await model.find({ tenant, productId: { $in: ids } }).lean<ListingRow[]>()));
  }
  return asked.map(({ tenant, productId }) =>
    rows.filter((row) => row.tenant === tenant && row.productId === productId),
  );
}
