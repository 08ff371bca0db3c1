import type { Relay } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import type { AssessmentRow } from './models.js';
import { afterReassessment, isAssessed, lookedAt } from './next-assessment.js';

/** Judges a product again without a new revision; silent when the verdict stays the same. */
export class ReassessProduct {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly assessor: Assessor,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /** A lost race needs no repeat: whoever won judged by the same rules, or the sweep comes again. */
  async run(row: AssessmentRow): Promise<'announced' | 'silent' | 'lost'> {
    const now = this.clock.now();
    const judge = this.assessor.fingerprint;
    if (!isAssessed(row)) return 'lost';
    const judgement = await this.assessor.judge(row.product, row, now);
    const outcome = afterReassessment(row, judgement, { judge, now });
    if (outcome.kind === 'silent') {
      await this.rows.touch(row, lookedAt(row, judgement, { judge, now }));
      return 'silent';
    }
    if (!(await this.rows.put(row, outcome.row))) return 'lost';
    this.relay.wake();
    return 'announced';
  }
}
