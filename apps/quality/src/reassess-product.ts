import type { Relay } from '#libs/messaging';
import type { Clock } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import type { Judge } from './judge.js';
import type { AssessmentRow } from './models.js';
import { afterReassessment, isAssessed } from './next-assessment.js';

/** Judges a product again without a new revision; silent when the verdict stays the same. */
export class ReassessProduct {
  constructor(
    private readonly rows: AssessmentRows,
    private readonly judge: Judge,
    private readonly relay: Pick<Relay, 'wake'>,
    private readonly clock: Clock,
  ) {}

  /** A lost race needs no repeat: whoever won judged by the same rules, or the sweep comes again. */
  async run(row: AssessmentRow): Promise<'announced' | 'silent' | 'lost'> {
    const now = this.clock.now();
    const judge = this.judge.fingerprint;
    if (!isAssessed(row)) return 'lost';
    const outcome = afterReassessment(row, this.judge.judge(row.product, row.confirmations, now), { judge, now });
    if (outcome.kind === 'silent') {
      await this.rows.touch(row, outcome.judge, outcome.reassessAt);
      return 'silent';
    }
    if (!(await this.rows.put(row, outcome.row))) return 'lost';
    this.relay.wake();
    return 'announced';
  }
}
