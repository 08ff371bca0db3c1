import { topics } from '#libs/contracts';
import type { Parking } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { AssessmentRow } from './models.js';

type Parked = Pick<Parking, 'idOf' | 'park' | 'resolve'>;
type Judged = Pick<AssessmentRow, '_id' | 'tenant' | 'productVersion'>;

/** Of parked work: a product that could not be judged again. It holds no event; replay lets the sweep try at once. */
export const JUDGEMENT_FAILED = 'judgement.failed';

/**
 * Tells people of products that cannot be judged again. Parked as work on the product's newest event: so a newer revision
 * that is judged resolves it as well.
 */
export class ParkJudgement {
  constructor(
    private readonly parking: Parked,
    private readonly clock: Clock,
  ) {}

  async failed({ _id, productVersion, tenant }: Judged, error: unknown): Promise<void> {
    const now = this.clock.now();
    await this.parking.park({
      ...{ id: this.parking.idOf('event', _id, topics.products), tenant, owner: 'quality', kind: 'event' },
      ...{ topic: topics.products, subject: _id, subjectVersion: productVersion },
      ...{ cause: JUDGEMENT_FAILED, action: 'replay', attempts: 1, firstAt: now, lastAt: now },
      detail: error instanceof Error ? error.name : 'unknown',
    });
  }

  async mended({ _id, productVersion, tenant }: Judged): Promise<void> {
    await this.parking.resolve({
      ...{ tenant, kind: 'event', topic: topics.products },
      ...{ subject: _id, upToVersion: productVersion },
    });
  }
}
