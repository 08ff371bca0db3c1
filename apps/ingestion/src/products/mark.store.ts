import { acrossTenants, type Database } from '#libs/storage';
import type { ProductRow } from './product-row.js';
import { productSpec } from './product.store.js';

/** The two sides of a product that are announced apart. */
export type Side = 'content' | 'offers';
const fields = {
  content: { mark: 'announceContentAt', counter: 'revision', announced: 'contentAnnouncedAt' },
  offers: { mark: 'announceOffersAt', counter: 'offerVersion', announced: 'offersAnnouncedAt' },
} as const;

/** What was announced: the mark goes only while the counter still stands there. */
export interface SentMark {
  id: string;
  tenant: string;
  counter: number;
}

/** Marks of owed announcements, and the removed products that are to be forgotten. */
export class MarkStore {
  private readonly products;

  constructor(db: Database) {
    this.products = db.model<ProductRow>(productSpec);
  }

  /**
   * Oldest marks first. While more offers are owed than go at once, half of the places are for products that were announced
   * before: what is on sale does not wait behind the first prices of a bulk.
   */
  async marked(side: Side, limit: number): Promise<ProductRow[]> {
    const oldest = await this.markedOf(side, limit, {});
    if (side === 'content' || oldest.length < limit) return oldest;
    const known = await this.markedOf(side, Math.floor(limit / 2), { [fields[side].announced]: { $gt: 0 } });
    const ids = new Set(known.map(({ _id }) => _id));
    return [...known, ...oldest.filter(({ _id }) => !ids.has(_id))].slice(0, limit);
  }

  private markedOf(side: Side, limit: number, more: object): Promise<ProductRow[]> {
    const { mark } = fields[side];
    return this.products
      .find({ [mark]: { $gt: 0 }, ...more })
      .setOptions(acrossTenants('relay'))
      .sort({ [mark]: 1 })
      .limit(limit)
      .lean<ProductRow[]>()
      .exec();
  }

  async oldestMarkAt(side: Side): Promise<number | null> {
    const { mark } = fields[side];
    const [oldest] = await this.products
      .find({ [mark]: { $gt: 0 } }, { [mark]: 1 })
      .setOptions(acrossTenants('relay'))
      .sort({ [mark]: 1 })
      .limit(1)
      .lean<ProductRow[]>()
      .exec();
    return oldest?.[mark] ?? null;
  }

  /** Takes the marks off; one whose counter moved on stays marked. */
  async unmark(side: Side, sent: readonly SentMark[], now: number): Promise<void> {
    const { mark, counter, announced } = fields[side];
    if (sent.length === 0) return;
    await this.products.bulkWrite(
      sent.map((item) => ({
        updateOne: {
          filter: { _id: item.id, tenant: item.tenant, [counter]: item.counter },
          update: { $unset: { [mark]: 1 }, $set: { [announced]: now } },
        },
      })),
      { ordered: false },
    );
  }

  /** Marks products that were last announced before `before`; how many. */
  async remark(side: Side, before: number, limit: number, now: number): Promise<number> {
    const { announced } = fields[side];
    const due = await this.products
      .find({ [announced]: { $gt: 0, $lt: before } })
      .setOptions(acrossTenants('re-announcement'))
      .sort({ [announced]: 1 })
      .limit(limit)
      .lean<ProductRow[]>()
      .exec();
    const owed = due.filter((row) => row.forgottenAt === undefined);
    await this.stopAnnouncing(
      side,
      due.filter((row) => row.forgottenAt !== undefined),
    );
    return this.mark(side, owed, now);
  }

  /** Marks these products, whatever was announced before; how many exist. */
  async markIds(side: Side, ids: readonly string[], now: number): Promise<number> {
    const rows = await this.products
      .find({ _id: { $in: [...ids] } })
      .setOptions(acrossTenants('re-announcement on demand'))
      .lean<ProductRow[]>()
      .exec();
    return this.mark(side, rows, now);
  }

  /** Marks a page of all products by id; the last id seen, or null at the end. */
  async markPage(
    side: Side,
    afterId: string,
    limit: number,
    now: number,
  ): Promise<{ marked: number; last: string | null }> {
    const rows = await this.products
      .find({ _id: { $gt: afterId } })
      .setOptions(acrossTenants('re-announcement on demand'))
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ProductRow[]>()
      .exec();
    return { marked: await this.mark(side, rows, now), last: rows.at(-1)?._id ?? null };
  }

  /** Removed products whose time is over. */
  removedBefore(before: number, limit: number): Promise<ProductRow[]> {
    return this.products
      .find({ removedAt: { $gt: 0, $lt: before } })
      .setOptions(acrossTenants('forgetting removed products'))
      .sort({ removedAt: 1 })
      .limit(limit)
      .lean<ProductRow[]>()
      .exec();
  }

  /** Leaves {_id, tenant, versions} of a removed product and marks both null values. */
  async forget(row: ProductRow, now: number): Promise<boolean> {
    const { _id, tenant, revision, offerVersion, contentTrail, offersTrail } = row;
    const bare = (trail: ProductRow['contentTrail']) => ({ ...trail, actor: 'ingestion', at: now, steps: [] });
    const kept: Partial<ProductRow> = {
      revision: revision + 1,
      offerVersion: offerVersion + 1,
      contentTrail: bare(contentTrail),
      offersTrail: bare(offersTrail),
      announceContentAt: now,
      announceOffersAt: now,
      forgottenAt: now,
    };
    const { matchedCount } = await this.products.updateOne(
      { _id, tenant, revision, offerVersion },
      {
        $set: kept,
        $unset: { content: 1, producer: 1, offers: 1, contentHash: 1, lastRequest: 1, removedAt: 1 },
      },
    );
    return matchedCount === 1;
  }

  private async mark(side: Side, rows: readonly ProductRow[], now: number): Promise<number> {
    const { mark, counter, announced } = fields[side];
    if (rows.length === 0) return 0;
    const result = await this.products.bulkWrite(
      rows.map((row) => ({
        updateOne: {
          filter: { _id: row._id, tenant: row.tenant, [counter]: row[counter] },
          update: { $set: { [mark]: row[mark] ?? now, [announced]: now } },
        },
      })),
      { ordered: false },
    );
    return result.matchedCount;
  }

  private async stopAnnouncing(side: Side, rows: readonly ProductRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.products.bulkWrite(
      rows.map(({ _id, tenant }) => ({
        updateOne: { filter: { _id, tenant }, update: { $unset: { [fields[side].announced]: 1 } } },
      })),
      { ordered: false },
    );
  }
}
