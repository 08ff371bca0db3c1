import type { ProductInput } from '#libs/contracts';
import type { FindingCatalogue } from '#libs/quality-rules';
import type { Actor, Clock } from '#libs/runtime';
import { draftProduct } from './draft-product.js';
import type { Judge } from './judge.js';
import type { ReadinessMatrix } from './readiness-matrix.js';
import { showAssessment } from './show-assessment.js';

/** Judges a product that is not stored, from memory alone: nothing is read or written. */
export class AssessDraft {
  constructor(
    private readonly judge: Judge,
    private readonly matrix: ReadinessMatrix,
    private readonly catalogue: FindingCatalogue,
    private readonly clock: Clock,
  ) {}

  /** The verdict with its words, and the readiness of every channel there is. */
  run(input: ProductInput, { language, tenant }: Pick<Actor, 'tenant' | 'language'>): object {
    const { product, known } = draftProduct(input, tenant);
    const now = this.clock.now();
    const judgement = { ...this.judge.judge(product, known, now), assessedAt: now };
    const verdict = showAssessment(judgement, this.catalogue, language);
    return { ...verdict, readiness: this.matrix.show(verdict, product, language, now) };
  }
}
