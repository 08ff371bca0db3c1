import type { DecisionRecord } from '#libs/contracts';
import { type Actor, ProblemError } from '#libs/runtime';
import { acrossTenants, type Collection, type Database, decodeCursor, pageOf } from '#libs/storage';
import { type AuditRow, auditSpec } from './audit.models.js';

export interface AuditQuery {
  cursor?: string | undefined;
  limit: number;
}
interface Page {
  items: DecisionRecord[];
  next?: string;
}

const officers = acrossTenants('officers see what was decided in their area');

/** Who decided what, when and why. Append-only: nothing here changes or removes a row. */
export class AuditStore {
  private readonly rows: Collection<AuditRow>;

  constructor(db: Database) {
    this.rows = db.model<AuditRow>(auditSpec);
  }

  /** What is there already stays as it is. */
  async add(rows: readonly AuditRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.rows.bulkWrite(
      rows.map(({ _id, tenant, ...row }) => ({
        updateOne: { filter: { _id, tenant }, update: { $setOnInsert: row }, upsert: true },
      })),
      { ordered: false },
    );
  }

  /** A page of one product, newest first. */
  async ofProduct(productId: string, tenant: string, { cursor, limit }: AuditQuery): Promise<Page> {
    const found = this.rows.find({ ...before(cursor), tenant, productId });
    return shown(await found.sort({ _id: -1 }).limit(limit + 1), limit);
  }

  /**
   * A page of one's organisation or of an officer's area, newest first.
   * @throws ProblemError `auth.scope` when somebody who is no officer asks for an area
   */
  async list(
    { tenant, officerAreas = [] }: Pick<Actor, 'tenant' | 'officerAreas'>,
    { cursor, limit, of }: AuditQuery & { of: 'organisation' | 'area' },
  ): Promise<Page> {
    if (of === 'area' && officerAreas.length === 0) throw new ProblemError('auth.scope', { scope: 'officer' });
    const areas = officerAreas.includes('*') ? {} : { area: { $in: officerAreas } };
    const found =
      of === 'area'
        ? this.rows.find({ ...before(cursor), ...areas }).setOptions(officers)
        : this.rows.find({ ...before(cursor), tenant });
    return shown(await found.sort({ _id: -1 }).limit(limit + 1), limit);
  }
}

function before(cursor: string | undefined): { _id?: { $lt: string } } {
  const id = decodeCursor(cursor)?.['id'];
  return typeof id === 'string' ? { _id: { $lt: id } } : {};
}

function shown(rows: readonly AuditRow[], limit: number): Page {
  const { items, next } = pageOf(rows, limit, ({ _id }) => ({ id: _id }));
  const records = items.map(({ _id, tenant: _tenant, area: _area, ...row }): DecisionRecord => ({ id: _id, ...row }));
  return { items: records, ...(next && { next }) };
}

/** What use cases need of the store. */
export type AuditRows = Pick<AuditStore, 'add'>;
