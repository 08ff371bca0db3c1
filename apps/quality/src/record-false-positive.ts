import type { FalsePositive } from '#libs/contracts';
import { ownSeverity } from '#libs/quality-rules';
import { type Actor, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import {
  type ChangeDecisions,
  decidableOf,
  findingOf,
  findingsByKey,
  isDecided,
  withDecision,
} from './change-decisions.js';
import type { FalsePositives } from './false-positive.store.js';
import type { StoredDecision } from './models.js';
import type { AssessedRow } from './next-assessment.js';
import { isInArea } from './officer-area.js';

/** An officer says that a block is wrong: it blocks no more, and the rule's owner gets a reference without text. */
export class RecordFalsePositive {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'findAnywhere'>,
    private readonly change: ChangeDecisions,
    private readonly references: Pick<FalsePositives, 'add'>,
  ) {}

  /**
   * Records one. Told twice changes nothing.
   * @throws ProblemError `product.notFound` for an unknown product or one outside the officer's area (both look alike),
   * `request.invalid` for a finding that the product does not have, that blocks nothing, or that only an allow-list settles
   */
  async run({ productId, key, reason }: FalsePositive, actor: Actor): Promise<void> {
    const row = await this.change.run({
      productId,
      actor,
      role: 'officer',
      kind: 'falsePositive',
      find: () => this.rows.findAnywhere(productId),
      mayDecide: (found) => isInArea(found, actor),
      decide: (found, now) => {
        if (ownSeverity(decidableOf(findingsByKey(found), key)) !== 'block')
          throw new ProblemError('request.invalid', {}, { errors: [{ field: '/key', code: 'finding.notBlock' }] });
        const decision: StoredDecision = { key, kind: 'falsePositive', reason, by: actor.id, at: now };
        return isDecided(found, decision) ? undefined : withDecision(found, decision);
      },
    });
    // After the decision: a repeat of a request that was cut off here adds what is missing.
    await this.references.add(this.referenceOf(row, key, actor));
  }

  private referenceOf(row: AssessedRow, key: string, actor: Actor): Parameters<FalsePositives['add']>[0] {
    const { _id, tenant, assessment, decisions = [] } = row;
    const { rule, ruleVersion, field, start, end } = findingOf(findingsByKey(row), key);
    const decision = decisions.find((known) => known.key === key && known.kind === 'falsePositive');
    return {
      _id: `${_id}/${key}`,
      tenant,
      productId: _id,
      productRevision: assessment.productRevision,
      rulePack: assessment.rulePack,
      ...{ rule, ruleVersion, key, field },
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
      by: decision?.by ?? actor.id,
      ...(decision && { reason: decision.reason }),
      at: decision?.at ?? assessment.assessedAt,
    };
  }
}
