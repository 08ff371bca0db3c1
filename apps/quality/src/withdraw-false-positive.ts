import type { FalsePositive } from '#libs/contracts';
import { type Actor, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import type { ChangeDecisions } from './change-decisions.js';
import type { FalsePositives } from './false-positive.store.js';
import { isInArea } from './officer-area.js';

/** An officer takes back that a block was wrong: it blocks again, and leaves the regression set. */
export class WithdrawFalsePositive {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'findAnywhere'>,
    private readonly change: ChangeDecisions,
    private readonly references: Pick<FalsePositives, 'withdraw'>,
  ) {}

  /**
   * Takes one back, whether its passage is still there or not. Told twice changes nothing.
   * @throws ProblemError `product.notFound` for an unknown product or one outside the officer's area (both look alike),
   * `request.invalid` for a finding on which nobody recorded a false positive
   */
  async run({ productId, key, reason }: FalsePositive, actor: Actor): Promise<void> {
    let now = 0;
    let isTold = true;
    const row = await this.change.run({
      productId,
      actor,
      role: 'officer',
      reason,
      kind: 'falsePositiveWithdrawn',
      find: () => this.rows.findAnywhere(productId),
      mayDecide: (found) => isInArea(found, actor),
      decide: ({ decisions = [] }, at) => {
        now = at;
        const kept = decisions.filter((known) => known.key !== key || known.kind !== 'falsePositive');
        isTold = kept.length < decisions.length;
        return isTold ? kept : undefined;
      },
    });
    // After the decision, as it is recorded: a repeat of a request that was cut off here mends the rest.
    const isKnown = await this.references.withdraw(`${row._id}/${key}`, row.tenant, { by: actor.id, at: now, reason });
    if (!isTold && !isKnown)
      throw new ProblemError('request.invalid', {}, { errors: [{ field: '/key', code: 'decision.unknown' }] });
  }
}
