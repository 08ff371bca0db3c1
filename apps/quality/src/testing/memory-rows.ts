import type { AssessmentRows } from '../assessment.store.js';
import type { AssessmentRow } from '../models.js';
import type { Looked } from '../next-assessment.js';

/** Keeps rows in memory with the store's compare-and-set. `beforePut` lets a test come in between. */
export class MemoryRows implements AssessmentRows {
  readonly rows = new Map<string, AssessmentRow>();
  readonly puts: AssessmentRow[] = [];
  beforePut: (() => void) | undefined;

  find(id: string, tenant: string): Promise<AssessmentRow | null> {
    const row = this.rows.get(id);
    return Promise.resolve(row?.tenant === tenant ? structuredClone(row) : null);
  }

  findAnywhere(id: string): Promise<AssessmentRow | null> {
    return Promise.resolve(structuredClone(this.rows.get(id) ?? null));
  }

  put(stored: Pick<AssessmentRow, 'version'> | null, row: AssessmentRow): Promise<boolean> {
    const between = this.beforePut;
    this.beforePut = undefined;
    between?.();
    if (this.rows.get(row._id)?.version !== stored?.version) return Promise.resolve(false);
    this.rows.set(row._id, structuredClone(row));
    this.puts.push(structuredClone(row));
    return Promise.resolve(true);
  }

  touch({ _id, version }: AssessmentRow, looked: Looked): Promise<void> {
    const row = this.rows.get(_id);
    const { reassessAt: _at, review: _review, reviewSince: _since, ...rest } = row ?? {};
    if (row?.version === version) this.rows.set(_id, { ...rest, ...looked } as AssessmentRow);
    return Promise.resolve();
  }
}
