import type { Assessment, Language } from '#libs/contracts';
import type { FindingCatalogue, Judgement } from '#libs/quality-rules';
import { type Clock, ProblemError } from '#libs/runtime';
import type { AssessmentRows } from './assessment.store.js';
import type { Assessor } from './assessor.js';
import { type AssessedRow, isAssessed } from './next-assessment.js';
import type { ReadinessMatrix } from './readiness-matrix.js';
import { showAssessment } from './show-assessment.js';

type Assessed = Judgement & Pick<Assessment, 'assessedAt'>;

/** The matrix of a product and all channels there are, with words in one language. */
export class ShowReadiness {
  constructor(
    private readonly rows: Pick<AssessmentRows, 'find'>,
    private readonly assessor: Pick<Assessor, 'fingerprint' | 'look'>,
    private readonly matrix: ReadinessMatrix,
    private readonly catalogue: FindingCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `product.notFound` for a product this organisation does not have */
  async run(id: string, tenant: string, language: Language): Promise<object> {
    const row = await this.rows.find(id, tenant);
    if (!isAssessed(row)) throw new ProblemError('product.notFound');
    const { product } = row;
    const now = this.clock.now();
    const sheet = product.content.ocopSheet;
    const verdict = showAssessment(await this.verdictOf(row, now), this.catalogue, language);
    return {
      productId: id,
      productRevision: product.revision,
      ...(sheet !== undefined && { ocopSheet: sheet }),
      rulePack: verdict.rulePack,
      assessedAt: verdict.assessedAt,
      score: verdict.score,
      grade: verdict.grade,
      ...this.matrix.show(verdict, product, language, now),
    };
  }

  /** The stored verdict; a fresh one when rules, channels or the day have moved on and the sweep has not come yet. */
  private async verdictOf(row: AssessedRow, now: number): Promise<Assessed> {
    const isStale = row.judge !== this.assessor.fingerprint || (row.reassessAt ?? Infinity) <= now;
    if (!isStale) return row.assessment;
    return { ...(await this.assessor.look(row.product, row, now)), assessedAt: now };
  }
}
