import type { FalsePositiveReference } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import { acrossTenants, type Collection, type Database, decodeCursor, isDuplicateKey, pageOf } from '#libs/storage';
import { type FalsePositiveRow, falsePositiveSpec } from './models.js';

const everybody = acrossTenants('operators read the regression set');

/** The regression set: where rules were wrong, as references without text. */
export class FalsePositives {
  private readonly rows: Collection<FalsePositiveRow>;

  constructor(db: Database) {
    this.rows = db.model<FalsePositiveRow>(falsePositiveSpec);
  }

  /** The first record of a finding stays; one that was taken back is recorded anew. */
  async add(row: FalsePositiveRow): Promise<void> {
    const { _id, tenant, ...record } = row;
    try {
      await this.rows.insertMany([row]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.rows.updateOne(
        { _id, tenant, withdrawn: { $exists: true } },
        { $set: record, $unset: { withdrawn: 1 } },
      );
    }
  }

  /** Takes a record out of the set; who did and why stays in it. False = there is none. */
  async withdraw(id: string, tenant: string, withdrawn: NonNullable<FalsePositiveRow['withdrawn']>): Promise<boolean> {
    const open = { _id: id, tenant, withdrawn: { $exists: false } };
    const { matchedCount } = await this.rows.updateOne(open, { $set: { withdrawn } });
    return matchedCount > 0 || (await this.rows.findOne({ _id: id, tenant }).lean<FalsePositiveRow>()) !== null;
  }

  /** A page of one's own organisation, for operators of all; newest products last. */
  async list(
    { operator, tenant }: Pick<Actor, 'operator' | 'tenant'>,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: FalsePositiveReference[]; next?: string }> {
    const id = decodeCursor(query.cursor)?.['id'];
    const after = { withdrawn: { $exists: false }, ...(typeof id === 'string' && { _id: { $gt: id } }) };
    const found =
      operator === true ? this.rows.find(after).setOptions(everybody) : this.rows.find({ ...after, tenant });
    const rows = await found
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .lean<FalsePositiveRow[]>();
    const { items, next } = pageOf(rows, query.limit, ({ _id }) => ({ id: _id }));
    return { items: items.map(referenceOf), ...(next && { next }) };
  }
}

/** Who recorded it stays in the row, for the audit. */
const referenceOf = ({
  _id,
  tenant: _tenant,
  by: _by,
  withdrawn: _withdrawn,
  ...reference
}: FalsePositiveRow): FalsePositiveReference => ({
  id: _id,
  ...reference,
});
