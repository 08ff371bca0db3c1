import type { ForgottenEvent, GanhEvent } from '#libs/contracts';
import type { Relay } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import { withGoods } from './document-hash.js';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import type { FreshWork } from './fresh-work.js';
import type { AssessmentRow } from './models.js';
import { afterForgetting, afterRemoval, afterRevision, isOld } from './next-assessment.js';

export type ProductEvent = GanhEvent<'product.revised.v1' | 'product.removed.v1'> | ForgottenEvent;

/** Lost compare-and-sets on one product before the message is given back for a retry. */
const RACES = 8;

/** Too many writers of one product at once: an ordinary retry mends it. */
export class AssessmentContended extends Error {
  override readonly name = 'AssessmentContended';
}

/** Judges a new revision, or takes note of a removal: one write with verdict and mark. */
export class AssessProduct {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly assessor: Assessor,
    private readonly fresh: FreshWork,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /** Older or equal versions change nothing. */
  async run(event: ProductEvent): Promise<void> {
    await this.fresh.during(async () => {
      for (let race = 0; race < RACES; race++) {
        const stored = await this.rows.find(event.subject, event.tenantid);
        if (isOld(stored, event.version)) return;
        if (await this.rows.put(stored, await this.next(stored, event))) {
          this.relay.wake();
          return;
        }
      }
      throw new AssessmentContended(event.subject);
    });
  }

  private async next(stored: AssessmentRow | null, event: ProductEvent): Promise<AssessmentRow> {
    const now = this.clock.now();
    if (event.data === null || event.type === 'product.removed.v1') {
      await this.assessor.forget(event.subject, event.tenantid);
      return event.data === null
        ? this.forgotten(stored, event as ForgottenEvent, now)
        : afterRemoval(stored, event as GanhEvent<'product.removed.v1'>, now);
    }
    const revised = event as GanhEvent<'product.revised.v1'>;
    const judge = this.assessor.fingerprint;
    const known = {
      confirmations: withGoods(stored?.confirmations ?? [], stored?.product),
      decisions: withGoods(stored?.decisions ?? [], stored?.product),
    };
    const judgement = await this.assessor.judge(revised.data.product, known, now);
    return afterRevision(stored && { ...stored, ...known }, revised, judgement, { judge, now });
  }

  /** The owner's null value: whatever is left here goes too, even when the removal itself never arrived. */
  private forgotten(stored: AssessmentRow | null, event: ForgottenEvent, now: number): AssessmentRow {
    const blank = {
      _id: event.subject,
      tenant: event.tenantid,
      version: 0,
      productVersion: 0,
      correlationId: event.correlationid,
    };
    return afterForgetting(stored ?? blank, event.version, now);
  }
}
