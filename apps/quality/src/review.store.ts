import { type Actor, ProblemError } from '#libs/runtime';
import { acrossTenants, type Collection, type Database, decodeCursor, pageOf } from '#libs/storage';
import { type AssessmentRow, assessmentSpec } from './models.js';

export interface ReviewsQuery {
  of: 'organisation' | 'area';
  cursor?: string | undefined;
  limit: number;
}

const officers = acrossTenants('officers see the reviews of their area');

/** Products that wait for an officer, read from the assessments. */
export class Reviews {
  private readonly rows: Collection<AssessmentRow>;

  constructor(db: Database) {
    this.rows = db.model<AssessmentRow>(assessmentSpec);
  }

  /**
   * A page in the order of the products' ids.
   * @throws ProblemError `auth.scope` when somebody who is no officer asks for an area
   */
  async list(
    { tenant, officerAreas = [] }: Pick<Actor, 'tenant' | 'officerAreas'>,
    { cursor, limit, of }: ReviewsQuery,
  ): Promise<{ items: AssessmentRow[]; next?: string }> {
    if (of === 'area' && officerAreas.length === 0) throw new ProblemError('auth.scope', { scope: 'officer' });
    const id = decodeCursor(cursor)?.['id'];
    const waiting = { review: true as const, ...(typeof id === 'string' && { _id: { $gt: id } }) };
    const areas = officerAreas.includes('*') ? {} : { area: { $in: officerAreas } };
    const found =
      of === 'area'
        ? this.rows.find({ ...waiting, ...areas }).setOptions(officers)
        : this.rows.find({ ...waiting, tenant });
    const rows = await found
      .sort({ _id: 1 })
      .limit(limit + 1)
      .lean<AssessmentRow[]>();
    return pageOf(rows, limit, ({ _id }) => ({ id: _id }));
  }
}
