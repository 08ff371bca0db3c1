import type { Finding, ReviewDecision } from '#libs/contracts';
import { ownSeverity } from '#libs/quality-rules';
import { type Actor, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import { type ChangeDecisions, decidableOf, findingsByKey, isDecided, withDecision } from './change-decisions.js';
import { documentHash, goodsHash } from './document-hash.js';
import type { StoredDecision } from './models.js';
import type { AssessedRow } from './next-assessment.js';
import { isInArea } from './officer-area.js';

/** An officer accepts or refuses what waits for a person. */
export class DecideReview {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'findAnywhere'>,
    private readonly change: ChangeDecisions,
  ) {}

  /**
   * Decides one finding; another decision on it replaces the first. It ends with its passage and with the paper it
   * rests on.
   * @throws ProblemError `product.notFound` for an unknown product or one outside the officer's area (both look alike),
   * `request.invalid` for a finding that the product does not have, that is no review, or that only an allow-list can settle
   */
  async run(item: ReviewDecision, actor: Actor): Promise<void> {
    await this.change.run({
      productId: item.productId,
      actor,
      role: 'officer',
      kind: item.decision === 'accept' ? 'accepted' : 'refused',
      find: () => this.rows.findAnywhere(item.productId),
      mayDecide: (row) => isInArea(row, actor),
      decide: (row, now) => {
        const finding = decidableOf(findingsByKey(row), item.key);
        if (ownSeverity(finding) !== 'review')
          throw new ProblemError('request.invalid', {}, { errors: [{ field: '/key', code: 'finding.notReview' }] });
        const decision: StoredDecision = {
          key: item.key,
          kind: item.decision === 'accept' ? 'accepted' : 'refused',
          reason: item.reason,
          by: actor.id,
          at: now,
          ...(item.until && { until: item.until }),
          ...evidence(row, finding, item.documentId),
        };
        return isDecided(row, decision) ? undefined : withDecision(row, decision);
      },
    });
  }
}

/** The paper the officer names, or the one the finding is about. */
function evidence(
  { product }: AssessedRow,
  { field }: Finding,
  named: string | undefined,
): Pick<StoredDecision, 'documentId' | 'documentHash' | 'goodsHash'> {
  const { content } = product;
  const index = /^\/documents\/(\d+)/.exec(field)?.[1];
  const document =
    named === undefined ? content.documents[Number(index ?? NaN)] : content.documents.find(({ id }) => id === named);
  if (!document && named !== undefined)
    throw new ProblemError('request.invalid', {}, { errors: [{ field: '/documentId', code: 'document.unknown' }] });
  if (!document) return {};
  return { documentId: document.id, documentHash: documentHash(document), goodsHash: goodsHash(document, product) };
}
