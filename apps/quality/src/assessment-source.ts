import { type ForgottenEvent, forgottenType, type GanhEvent, topics } from '#libs/contracts';
import { type Announcement, makeEvent, makeForgotten, type Parking, type RelaySource } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { AssessmentStore } from './assessment.store.js';
import type { AssessmentRow } from './models.js';
import { isAssessed } from './next-assessment.js';

const SERVICE = 'quality';

/** What a product looks like now on `quality.assessments`. */
export function eventOf(row: AssessmentRow): GanhEvent | ForgottenEvent {
  const { _id, tenant, version, at, correlationId, actor, traceparent, steps } = row;
  const common = { service: SERVICE, aggregate: _id, tenant, version, at, correlationId };
  if (isAssessed(row)) {
    const { product, assessment } = row;
    const data = { productId: _id, tenant, product, assessment, steps };
    return makeEvent({ ...common, type: 'product.assessed.v1', actor, traceparent, data });
  }
  if (row.status === 'forgotten') return makeForgotten({ ...common, type: forgottenType('product.removed.v1') });
  const data = { id: _id, tenant, removedAt: row.removedAt ?? at, steps };
  return makeEvent({ ...common, type: 'product.removed.v1', actor, traceparent, data });
}

interface Ref {
  tenant: string;
  forgotten: boolean;
}

/** Assessments as the relay sees them. */
export class AssessmentSource implements RelaySource {
  readonly name = topics.assessments;
  readonly reannounce;

  constructor(
    private readonly store: AssessmentStore,
    private readonly parking: Parking,
    private readonly clock: Clock,
    pace: { everyMs: number; perSecond: number },
  ) {
    this.reannounce = {
      ...pace,
      mark: (limit: number) => store.remark(clock.now() - pace.everyMs, limit, clock.now()),
    };
  }

  async marked(limit: number): Promise<Announcement[]> {
    return (await this.store.marked(limit)).map((row) => ({
      key: row._id,
      topic: topics.assessments,
      counter: row.version,
      event: eventOf(row),
      ref: { tenant: row.tenant, forgotten: row.status === 'forgotten' } satisfies Ref,
    }));
  }

  async sent(announcements: Announcement[]): Promise<void> {
    const counted = announcements.map(({ key, counter, ref }) => ({ _id: key, version: counter, ...(ref as Ref) }));
    await this.store.unmark(counted, this.clock.now());
  }

  /** Parks what the broker refuses for good, then takes its mark off. */
  async refused(announcement: Announcement, reason: string): Promise<void> {
    const now = this.clock.now();
    const { key, counter, ref, topic } = announcement;
    await this.parking.park({
      id: `${SERVICE}/relay/${topic}/${key}`,
      tenant: (ref as Ref).tenant,
      owner: SERVICE,
      kind: 'relay',
      subject: key,
      subjectVersion: counter,
      cause: 'relay.refused',
      action: 'report',
      topic,
      detail: reason.slice(0, 2000),
      attempts: 1,
      firstAt: now,
      lastAt: now,
    });
    await this.sent([announcement]);
  }

  oldestMarkAt(): Promise<number | null> {
    return this.store.oldestMarkAt();
  }
}
