import type { dismissInput, restoreInput } from '#libs/contracts';
import { ownSeverity } from '#libs/quality-rules';
import { type Actor, ProblemError } from '#libs/runtime';
import type { z } from 'zod';
import type { AssessmentRows } from './assessment.store.js';
import { type ChangeDecisions, findingOf, findingsByKey, isDecided, withDecision } from './change-decisions.js';
import type { StoredDecision } from './models.js';
import type { AssessedRow } from './next-assessment.js';

/** An organisation leaves advice on its own product aside, and takes that back. */
export class DismissFindings {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'find'>,
    private readonly change: ChangeDecisions,
  ) {}

  /**
   * Dismisses findings below review. The same dismissal again changes nothing; with one bad key nothing is dismissed.
   * @throws ProblemError `product.notFound`, or `request.invalid` with `finding.unknown` or `finding.gate` at its key
   */
  dismiss(productId: string, { keys, reason }: z.infer<typeof dismissInput>, actor: Actor): Promise<AssessedRow> {
    return this.change.run({
      ...this.own(productId, actor),
      kind: 'dismissed',
      decide: (row, now) => {
        const found = findingsByKey(row);
        const wanted = [...new Set(keys)].map((key): StoredDecision => {
          const field = `/keys/${keys.indexOf(key)}`;
          const severity = ownSeverity(findingOf(found, key, field));
          if (severity !== 'warn' && severity !== 'inform')
            throw new ProblemError('request.invalid', {}, { errors: [{ field, code: 'finding.gate' }] });
          return { key, kind: 'dismissed', reason, by: actor.id, at: now };
        });
        const fresh = wanted.filter((decision) => !isDecided(row, decision));
        if (fresh.length === 0) return undefined;
        return fresh.reduce((all, decision) => withDecision({ ...row, decisions: all }, decision), row.decisions ?? []);
      },
    });
  }

  /** Takes dismissals back; what was not dismissed is passed over. */
  restore(productId: string, { keys }: z.infer<typeof restoreInput>, actor: Actor): Promise<AssessedRow> {
    return this.change.run({
      ...this.own(productId, actor),
      kind: 'restored',
      decide: (row) => {
        const all = row.decisions ?? [];
        const kept = all.filter(({ key, kind }) => kind !== 'dismissed' || !keys.includes(key));
        return kept.length === all.length ? undefined : kept;
      },
    });
  }

  private own(productId: string, actor: Actor) {
    return {
      productId,
      actor,
      role: 'member' as const,
      find: () => this.rows.find(productId, actor.tenant),
      mayDecide: () => true,
    };
  }
}
