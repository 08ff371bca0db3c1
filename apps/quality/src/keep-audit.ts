import type { AssessmentStore } from './assessment.store.js';
import type { AuditRows } from './audit.store.js';

/**
 * Copies decisions into the audit. They are written with the verdict they changed, in one document; here they are taken
 * over from there as often as it takes, and are the same row each time.
 */
export class KeepAudit {
  constructor(
    private readonly rows: Pick<AssessmentStore, 'unaudited' | 'audited'>,
    private readonly audit: AuditRows,
  ) {}

  /** How many decisions were copied, of at most so many products. */
  async step(limit: number): Promise<number> {
    const rows = await this.rows.unaudited(limit);
    if (rows.length === 0) return 0;
    const entries = rows.flatMap(({ audit = [] }) => audit);
    await this.audit.add(entries);
    await this.rows.audited(rows);
    return entries.length;
  }
}
