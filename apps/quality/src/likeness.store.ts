import { acrossTenants, type Collection, type Database, isDuplicateKey } from '#libs/storage';
import { type LikenessRow, likenessSpec } from './models.js';
import type { ProductMark } from './product-marks.js';

/** A use of a mark by a product that has to be judged again. */
export type DueUse = Pick<LikenessRow, '_id' | 'tenant'> & { product: string; dueAt: number };

/**
 * The one index that reaches across tenants: which hashes which producer shows, and on which products. No text is kept,
 * and what is read here of others never leaves the service.
 */
export class LikenessStore {
  private readonly rows: Collection<LikenessRow>;

  constructor(db: Database) {
    this.rows = db.model<LikenessRow>(likenessSpec);
  }

  /** Ids of the marks a product was last seen with. */
  async marksOf(product: string, tenant: string): Promise<string[]> {
    const rows = await this.rows.find({ tenant, product }).lean<LikenessRow[]>();
    return rows.map(({ mark }) => mark);
  }

  /** The hashes of a mark. */
  async tokensOf(mark: string, tenant: string): Promise<string[]> {
    const rows = await this.rows.find({ tenant, mark }).lean<LikenessRow[]>();
    return rows.flatMap(({ token }) => (token === undefined ? [] : [token]));
  }

  /** Notes marks of a product; the first day of each stays. */
  async add(
    product: { id: string; tenant: string; producer: { id: string } },
    marks: readonly ProductMark[],
    now: number,
  ): Promise<void> {
    const { tenant, id, producer } = product;
    const rows: LikenessRow[] = [];
    for (const mark of marks) {
      rows.push({ _id: `${mark.id}/${id}`, tenant, mark: mark.id, product: id });
      const postings = mark.tokens.map((token) => postingOf(mark, token, { tenant, producer: producer.id, at: now }));
      // Mostly a further product of a producer: what it shows is there.
      const first = postings[0]?._id ?? '';
      if (!(await this.rows.findOne({ _id: first, tenant }).lean<LikenessRow>())) rows.push(...postings);
    }
    try {
      await this.rows.bulkWrite(
        rows.map(({ _id, tenant: owner, ...row }) => ({
          updateOne: { filter: { _id, tenant: owner }, update: { $setOnInsert: row }, upsert: true },
        })),
        { ordered: false },
      );
    } catch (error) {
      // Two products of one producer at once: the other has just written the same.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Takes a mark off a product; true = no product of its producer shows it any more, and it is forgotten. */
  async remove(mark: string, product: string, tenant: string): Promise<boolean> {
    await this.rows.deleteOne({ _id: `${mark}/${product}`, tenant });
    const left = await this.rows.findOne({ tenant, mark, product: { $gt: '' } }).lean<LikenessRow>();
    if (left) return false;
    await this.rows.deleteMany({ tenant, mark });
    return true;
  }

  /**
   * All producers' postings of these tokens. Where too many share them, the earliest of each token: an original is older
   * than its copies, and a phrase that everybody uses crowds out no rarer one.
   */
  async postings(tokens: readonly string[]): Promise<LikenessRow[]> {
    const found = await this.read({ $in: [...tokens] }, MOST + 1);
    if (found.length <= MOST) return found;
    const each = await Promise.all(tokens.map((token) => this.read(token, MOST_OF_TOKEN, { at: 1 })));
    return each.flat();
  }

  /** One posting; null = it was never noted. */
  posting(id: string, tenant: string): Promise<LikenessRow | null> {
    return this.rows.findOne({ _id: id, tenant }).lean<LikenessRow>().exec();
  }

  private read(token: string | { $in: string[] }, limit: number, sort: { at?: 1 } = {}): Promise<LikenessRow[]> {
    return this.rows
      .find({ token })
      .setOptions(acrossTenants('likeness across producers'))
      .sort(sort)
      .limit(limit)
      .lean<LikenessRow[]>()
      .exec();
  }

  /** Lets the sweep judge the products with these marks again. */
  async hasten(marks: readonly Pick<LikenessRow, 'mark' | 'tenant'>[], now: number): Promise<void> {
    for (const { mark, tenant } of marks)
      await this.rows.updateMany({ tenant, mark, product: { $gt: '' } }, { $set: { dueAt: now } });
  }

  async due(now: number, limit: number): Promise<DueUse[]> {
    return this.rows
      .find({ dueAt: { $gt: 0, $lte: now } })
      .setOptions(acrossTenants('likeness across producers'))
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<DueUse[]>()
      .exec();
  }

  /** Done with, unless it became due again meanwhile; `later` = look again at that instant. */
  async settle({ _id, dueAt, tenant }: DueUse, later?: number): Promise<void> {
    await this.rows.updateOne(
      { _id, tenant, dueAt },
      later === undefined ? { $unset: { dueAt: 1 } } : { $set: { dueAt: later } },
    );
  }
}

/** Postings read for one product at once. */
const MOST = 5000;
const MOST_OF_TOKEN = 600;

function postingOf(
  { id, sketch }: ProductMark,
  token: string,
  { at, producer, tenant }: { at: number; producer: string; tenant: string },
): LikenessRow {
  return {
    _id: `${id}#${token}`,
    ...{ tenant, mark: id, token, producer, at },
    ...(sketch && { sketch }),
  };
}

/** What use cases need of the store. */
export type LikenessRows = Pick<
  LikenessStore,
  'marksOf' | 'tokensOf' | 'add' | 'remove' | 'posting' | 'postings' | 'hasten'
>;
