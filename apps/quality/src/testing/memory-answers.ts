import type { SelfAssessmentRow } from '../self-assessment.models.js';
import type { SelfAssessmentRows } from '../self-assessment.store.js';

/** Keeps answers in memory with the store's compare-and-set. `beforePut` lets a test come in between. */
export class MemoryAnswers implements SelfAssessmentRows {
  readonly rows = new Map<string, SelfAssessmentRow>();
  beforePut: (() => void) | undefined;

  find(product: string, sheet: number, tenant: string): Promise<SelfAssessmentRow | null> {
    const row = this.rows.get(`${product}/${sheet}`);
    return Promise.resolve(row?.tenant === tenant ? structuredClone(row) : null);
  }

  put(before: Pick<SelfAssessmentRow, 'version'> | null, row: SelfAssessmentRow): Promise<boolean> {
    const between = this.beforePut;
    this.beforePut = undefined;
    between?.();
    if (this.rows.get(row._id)?.version !== before?.version) return Promise.resolve(false);
    this.rows.set(row._id, structuredClone(row));
    return Promise.resolve(true);
  }
}
