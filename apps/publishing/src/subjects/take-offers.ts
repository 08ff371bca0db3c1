import type { GanhEvent } from '#libs/contracts';
import { Slots } from '#libs/messaging';
import type { Clock, Log } from '#libs/runtime';
import type { DesireListings } from '../listings/desire-listings.js';
import { openSales } from './known-stock.js';
import type { SubjectDoc } from './subject.models.js';
import type { SubjectStore } from './subject.store.js';
import { keepSteps } from './take-assessment.js';

/** Products whose listings are told at a time: that is the heavy part, storing a first price is not. */
const TELLING = 32;
/** First prices that are told in the background; few at a time, so that a bulk leaves room for changes of what is on sale. */
const FIRST_TELLING = 8;
/** What waits beyond that is left to the sweeper, which finds the mark. */
const MOST_WAITING = 2_000;

/** Takes price and stock into their subject, which may have no content yet, and tells the listings. */
export class TakeOffers {
  private readonly telling = new Slots(TELLING);
  private readonly firstTelling = new Slots(FIRST_TELLING);
  private waiting = 0;

  constructor(
    private readonly subjects: SubjectStore,
    private readonly desire: DesireListings,
    private readonly clock: Clock,
    private readonly log: Log,
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
    if (subject.fanOutAt === undefined) return;
    if (isFirst && changed) this.tellSoon(subject);
    else await this.telling.use(() => this.desire.run(subject, { content: !changed, offers: true }));
  }

  /**
   * Tells the listings after the event is done: thousands of first prices would hold up the partition for changes behind
   * them. The mark `fanOutAt` stays until they know; should this process die, the sweeper tells them.
   */
  private tellSoon(subject: SubjectDoc): void {
    if (this.waiting >= MOST_WAITING) return;
    this.waiting += 1;
    this.firstTelling
      .use(async () => {
        const now = await this.subjects.find(subject._id, subject.tenant);
        // Whoever changed it since tells this too.
        if (now?.stamp === subject.stamp) await this.desire.run(now, { content: false, offers: true });
      })
      .catch((error: unknown) =>
        this.log.debug('a first price is told by the sweeper', { product: subject._id, error }),
      )
      .finally(() => (this.waiting -= 1));
  }
}
