import { type Database, GatheredRows, isDuplicateKey, type ModelSpec } from '#libs/storage';
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
    [{ announceOffersAt: 1, offersAnnouncedAt: 1 }],
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

/** The only place that knows how products and their revisions are kept. */
export class ProductStore {
  readonly products;
  private readonly revisions: RevisionStore;
  private readonly rows;

  constructor(
    db: Database,
    private readonly bell: RelayBell,
  ) {
    this.products = db.model<ProductRow>(productSpec);
    this.revisions = new RevisionStore(db);
    this.rows = new GatheredRows(this.products);
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
    const results = await Promise.all(writes.map((write) => this.writeOne(write)));
    this.bell.ring();
    return results;
  }

  private async writeOne(write: ProductWrite): Promise<WriteResult> {
    if (write.kind === 'insert') return (await this.rows.insert(write.row)) ? 'won' : this.insertAgain(write);
    const { _id, tenant } = write.before;
    try {
      return (await this.rows.update({ _id, tenant, ...write.expect }, { $set: write.set })) ? 'won' : 'lost';
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return 'duplicate';
    }
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
}
