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
import { fencedWrite, type Written } from './fenced-write.js';
import type { ReadModels } from './read-models.js';
import { emptyProduct, type ListingRow, type ParkedRow, type ProductRow, type Row } from './rows.js';
import { writeTimeline } from './timeline.store.js';

interface Rows {
  products: ProductRow;
  listings: ListingRow;
  parked: ParkedRow;
}
type RowOf<K extends keyof Rows> = Rows[K];

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
  constructor(private readonly models: ReadModels) {}

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

  private write<K extends 'products' | 'listings' | 'parked'>(
    name: K,
    event: AnyEvent,
    apply: Parameters<typeof fencedWrite<RowOf<K>>>[2],
  ): Promise<Written<RowOf<K>>> {
    const model = this.models[name] as unknown as Parameters<typeof fencedWrite<RowOf<K>>>[0];
    return fencedWrite(model, { _id: event.subject, tenant: event.tenantid }, apply);
  }

  private async product(event: AnyEvent): Promise<Change | null> {
    const written = await this.write('products', event, (row) =>
      applyProduct(row, told<EventData<'product.revised.v1'> | EventData<'product.removed.v1'>>(event)),
    );
    if (isForgotten(event.type) && written.outcome !== 'stale')
      await this.models.timeline.deleteMany({ tenant: event.tenantid, productId: event.subject });
    return this.simple(event, 'product', written);
  }

  private async simple(
    event: AnyEvent,
    kind: 'product' | 'offers' | 'assessment',
    { outcome, after }: Written<Row>,
  ): Promise<Change | null> {
    const topic = { product: topics.products, offers: topics.offers, assessment: topics.assessments }[kind];
    // An equal one may be the redelivery of an event whose timeline was not written any more.
    if (outcome !== 'stale' && !after?.forgotten) await writeTimeline(this.models.timeline, topic, event);
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
      await this.showListings(event.tenantid, productId);
      if (!after?.forgotten) await writeTimeline(this.models.timeline, topics.listings, event);
    }
    if (outcome !== 'written') return null;
    const change: Change = { tenant: event.tenantid, kind: 'listing', id: event.subject, version: event.version };
    return productId ? { ...change, productId } : change;
  }

  /**
   * Copies a product's listings into its row. Each attempt reads them after the row whose `writes` it holds, so the last
   * writer has seen everything written before.
   */
  private async showListings(tenant: string, productId: string): Promise<void> {
    const rows = this.models.products;
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const row = await rows.findOne({ _id: productId, tenant }).lean<RowOf<'products'>>();
      const listings = await this.models.listings.find({ tenant, productId }).lean<ListingRow[]>();
      if (await this.tryShow(row, { tenant, productId }, listings)) return;
    }
    throw new Error('the listings of a product could not be shown: too many others write it');
  }

  private async tryShow(
    seen: RowOf<'products'> | null,
    { tenant, productId }: { tenant: string; productId: string },
    listings: ListingRow[],
  ): Promise<boolean> {
    let current = true;
    await fencedWrite(this.models.products, { _id: productId, tenant }, (row) => {
      current = (row?.writes ?? 0) === (seen?.writes ?? 0);
      if (!current || row?.forgotten) return { next: null, same: true };
      const base = row ?? emptyProduct(productId, tenant);
      const next = withListings(base, listings);
      return JSON.stringify(next) === JSON.stringify(base) && row ? { next: null, same: true } : { next, same: false };
    });
    return current;
  }

  private async parked(event: AnyEvent): Promise<Change | null> {
    const { outcome } = await this.write('parked', event, (row) =>
      applyParked(row, told<EventData<'work.parked.v1'>>(event)),
    );
    if (outcome !== 'written') return null;
    return { tenant: event.tenantid, kind: 'parked', id: event.subject, version: event.version };
  }
}
