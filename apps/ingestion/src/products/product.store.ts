import { type Database, isDuplicateKey, type ModelSpec } from '#libs/storage';
import { groupBy } from '../group-by.js';
import { RelayBell } from '../relay-bell.js';
import { freedKey, type ProductRow } from './product-row.js';
import { RevisionStore } from './revision.store.js';

export const productSpec: ModelSpec<ProductRow> = {
  name: 'Product',
  collection: 'products',
  tenantScoped: true,
  indexes: [
    [{ tenant: 1, producerId: 1, codeKey: 1 }, { unique: true }],
    [{ tenant: 1, producerId: 1, skuKeys: 1 }, { unique: true }],
    [{ tenant: 1, producerId: 1, skuFolds: 1 }],
    [{ tenant: 1, producerId: 1, _id: 1 }],
    [{ _id: 1, tenant: 1 }],
    [{ _id: 1, tenant: 1, revision: 1 }],
    [{ _id: 1, tenant: 1, offerVersion: 1 }],
    [{ _id: 1, tenant: 1, revision: 1, offerVersion: 1 }],
    [{ announceContentAt: 1 }],
    [{ announceOffersAt: 1 }],
    [{ contentAnnouncedAt: 1 }],
    [{ offersAnnouncedAt: 1 }],
    [{ removedAt: 1 }],
  ],
};
/** One compare-and-set write. */
export type ProductWrite =
  | { kind: 'insert'; row: ProductRow }
  | {
      kind: 'update';
      before: ProductRow;
      expect: { revision?: number; offerVersion?: number };
      set: Partial<ProductRow>;
    };
export type WriteResult = 'won' | 'lost' | 'duplicate';

const isWriteError = (error: unknown): error is { writeErrors: { index: number }[] } =>
  typeof error === 'object' && error !== null && 'writeErrors' in error && Array.isArray(error.writeErrors);

const keyOf = (write: ProductWrite): { _id: string; tenant: string; writeId: string } => {
  const { _id, tenant } = write.kind === 'insert' ? write.row : write.before;
  const writeId = write.kind === 'insert' ? write.row.writeId : (write.set.writeId ?? '');
  return { _id, tenant, writeId };
};

/** The only place that knows how products and their revisions are kept. */
export class ProductStore {
  readonly products;
  private readonly revisions: RevisionStore;

  constructor(
    db: Database,
    private readonly bell: RelayBell,
  ) {
    this.products = db.model<ProductRow>(productSpec);
    this.revisions = new RevisionStore(db);
  }

  /** A product that is not removed, or null. */
  async findById(tenant: string, id: string): Promise<ProductRow | null> {
    const row = await this.findAny(tenant, id);
    return row && row.status !== 'removed' && row.content ? row : null;
  }

  /** A product in any state, removed ones included. */
  findAny(tenant: string, id: string): Promise<ProductRow | null> {
    return this.products.findOne({ _id: id, tenant }).lean<ProductRow>().exec();
  }

  findByCodes(tenant: string, producerId: string, codes: readonly string[]): Promise<ProductRow[]> {
    return this.products
      .find({ tenant, producerId, codeKey: { $in: [...codes] } })
      .lean<ProductRow[]>()
      .exec();
  }

  findBySkus(tenant: string, producerId: string, skus: readonly string[]): Promise<ProductRow[]> {
    return this.products
      .find({ tenant, producerId, skuKeys: { $in: [...skus] } })
      .lean<ProductRow[]>()
      .exec();
  }

  /** SKUs of the producer whose folded form is one of `folds`. */
  async skusLike(tenant: string, producerId: string, folds: readonly string[]): Promise<ProductRow[]> {
    return this.products
      .find({ tenant, producerId, skuFolds: { $in: [...folds] } }, { skuKeys: 1, skuFolds: 1 })
      .lean<ProductRow[]>()
      .exec();
  }

  /** Products of a producer after `afterId`, by id. */
  pageOfProducer(tenant: string, producerId: string, afterId: string, limit: number): Promise<ProductRow[]> {
    return this.products
      .find({ tenant, producerId, _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ProductRow[]>()
      .exec();
  }

  /**
   * Writes each by compare-and-set; the revision that an update replaces is kept first. Outcomes in the order given:
   * `lost` = somebody else wrote meanwhile, `duplicate` = its code or a SKU belongs to another product.
   */
  async write(writes: readonly ProductWrite[]): Promise<WriteResult[]> {
    if (writes.length === 0) return [];
    await this.revisions.keep(
      writes.flatMap((write) =>
        write.kind === 'update' && write.set.revision !== undefined && write.before.status !== 'removed'
          ? [write.before]
          : [],
      ),
    );
    const results = writes.length === 1 && writes[0] ? [await this.writeOne(writes[0])] : await this.writeMany(writes);
    this.bell.ring();
    return results;
  }

  private async writeOne(write: ProductWrite): Promise<WriteResult> {
    try {
      if (write.kind === 'insert') {
        await this.products.insertMany([write.row], { lean: true });
        return 'won';
      }
      const { _id, tenant } = write.before;
      const { matchedCount } = await this.products.updateOne({ _id, tenant, ...write.expect }, { $set: write.set });
      return matchedCount === 1 ? 'won' : 'lost';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return write.kind === 'insert' ? this.insertAgain(write) : 'duplicate';
    }
  }

  private async writeMany(writes: readonly ProductWrite[]): Promise<WriteResult[]> {
    const failed = new Set<number>();
    let matched: number;
    try {
      const result = await this.products.bulkWrite(writes.map(bulkOperation), { ordered: false });
      matched = result.matchedCount;
    } catch (error) {
      if (!isWriteError(error) || !isDuplicateKey(error)) throw error;
      for (const { index } of error.writeErrors) failed.add(index);
      matched = -1;
    }
    const updates = writes.filter((write) => write.kind === 'update').length;
    const own = matched === updates ? null : await this.ownWrites(writes);
    const results: WriteResult[] = [];
    for (const [index, write] of writes.entries()) {
      if (failed.has(index)) results.push(write.kind === 'insert' ? await this.insertAgain(write) : 'duplicate');
      else results.push(own === null || write.kind === 'insert' || own.has(keyOf(write).writeId) ? 'won' : 'lost');
    }
    return results;
  }

  /**
   * After a plain insert met a taken key. Some MongoDB-wire servers go on refusing *inserts* of a unique value that an
   * update has freed, while they enforce *updates* rightly. When nobody holds the keys, the product is therefore inserted
   * without them (invisible: no content, no mark) and gets them by an update.
   */
  private async insertAgain({ row }: { row: ProductRow }): Promise<WriteResult> {
    if (await this.isTaken(row)) return 'duplicate';
    const { _id, tenant, ...fields } = row;
    const seat = { _id, tenant, schemaVersion: 1, producerId: row.producerId, revision: 0, offerVersion: 0 };
    try {
      await this.products.insertMany([{ ...seat, codeKey: freedKey(_id), skuKeys: [freedKey(_id)] }], { lean: true });
      const filter = { _id, tenant, revision: 0, offerVersion: 0 };
      return (await this.products.updateOne(filter, { $set: fields })).matchedCount === 1 ? 'won' : 'lost';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.products.deleteOne({ _id, tenant });
      return 'duplicate';
    }
  }

  private async isTaken({ tenant, producerId, codeKey, skuKeys }: ProductRow): Promise<boolean> {
    const sameCode = await this.findByCodes(tenant, producerId, [codeKey]);
    return sameCode.length > 0 || (await this.findBySkus(tenant, producerId, skuKeys)).length > 0;
  }

  /** A bulk answer holds totals only: who won is read back by the id each write left behind. */
  private async ownWrites(writes: readonly ProductWrite[]): Promise<Set<string>> {
    const keys = writes.filter((write) => write.kind === 'update').map(keyOf);
    const found = new Set<string>();
    for (const [tenant, group] of groupBy(keys, (key) => key.tenant)) {
      const rows = await this.products
        .find({ _id: { $in: group.map((key) => key._id) }, tenant }, { writeId: 1 })
        .lean<Pick<ProductRow, '_id' | 'writeId'>[]>()
        .exec();
      for (const row of rows) found.add(row.writeId);
    }
    return found;
  }
}

function bulkOperation(write: ProductWrite) {
  if (write.kind === 'insert') return { insertOne: { document: write.row } };
  const { _id, tenant } = write.before;
  return { updateOne: { filter: { _id, tenant, ...write.expect }, update: { $set: write.set } } };
}
