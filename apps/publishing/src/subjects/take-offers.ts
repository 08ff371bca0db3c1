import type { GanhEvent } from '#libs/contracts';
import { Slots } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { DesireListings } from '../listings/desire-listings.js';
import { openSales } from './known-stock.js';
import type { SubjectDoc } from './subject.models.js';
import type { SubjectStore } from './subject.store.js';
import { keepSteps } from './take-assessment.js';

/** Products whose listings are told at a time: that is the heavy part, storing a first price is not. */
const TELLING = 32;

/** Takes price and stock into their subject, which may have no content yet, and tells the listings. */
export class TakeOffers {
  private readonly telling = new Slots(TELLING);

  constructor(
    private readonly subjects: SubjectStore,
    private readonly desire: DesireListings,
    private readonly clock: Clock,
  ) {}

  async run(event: GanhEvent<'offers.changed.v1'>): Promise<void> {
    const take = (current: SubjectDoc): SubjectDoc | null => {
      if (event.version <= current.offerVersion) return null;
      const { offers, steps } = event.data;
      return {
        ...current,
        offerVersion: event.version,
        offers,
        sales: openSales(offers, current.sales),
        // A product that was never assessed has no listing yet; the one that is made will know its offers.
        ...(current.assessmentVersion > 0 ? { fanOutAt: this.clock.now() } : {}),
        cause: {
          ...current.cause,
          offers: {
            correlationId: event.correlationid,
            at: this.clock.now(),
            ...(event.actor ? { actor: event.actor } : {}),
          },
        },
        steps: keepSteps(current.steps, steps),
      };
    };
    // The first prices of a bulk must not hold up changes of what is on sale.
    const isFirst = event.version === 1;
    const { subject, changed } = await this.subjects.change(event.subject, event.tenantid, take, { isFirst });
    if (subject.fanOutAt !== undefined)
      await this.telling.use(() => this.desire.run(subject, { content: !changed, offers: true }));
  }
}
