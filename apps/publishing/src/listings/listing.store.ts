import type { Lane } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { acrossTenants, type Database, Gather, GatheredRows } from '#libs/storage';
import { type ListingDoc, listingSpec } from './listing.models.js';

/** Field names in a document may not hold dots or dollars, but SKUs and addresses do: such maps are stored as pairs. */
type Pairs<T> = [string, T][];
type StoredListing = Omit<ListingDoc, 'variantSkus' | 'remote' | 'unfinished' | 'sent' | 'answers'> & {
  variantSkus: Pairs<string>;
  remote?: Omit<NonNullable<ListingDoc['remote']>, 'variants'> & { variants: Pairs<string> };
  unfinished?: {
    notBefore: number;
    ids: Omit<NonNullable<ListingDoc['unfinished']>['ids'], 'variants'> & { variants: Pairs<string> };
  };
  sent: Omit<ListingDoc['sent'], 'offers' | 'images'> & {
    offers: Pairs<ListingDoc['sent']['offers'][string]>;
    images: Pairs<string>;
  };
  answers: Pairs<ListingDoc['answers'][string]>;
};

/** Drops undefined values, so that "absent" is stored as absent. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function toStored(listing: ListingDoc): StoredListing {
  const { variantSkus, remote, unfinished, sent, answers, ...rest } = listing;
  return plain({
    ...rest,
    variantSkus: Object.entries(variantSkus),
    ...(remote ? { remote: { ...remote, variants: Object.entries(remote.variants) } } : {}),
    ...(unfinished
      ? { unfinished: { ...unfinished, ids: { ...unfinished.ids, variants: Object.entries(unfinished.ids.variants) } } }
      : {}),
    sent: { ...sent, offers: Object.entries(sent.offers), images: Object.entries(sent.images) },
    answers: Object.entries(answers),
  });
}

function fromStored(stored: StoredListing): ListingDoc {
  const { variantSkus, remote, unfinished, sent, answers, ...rest } = stored;
  return {
    ...rest,
    variantSkus: Object.fromEntries(variantSkus),
    ...(remote ? { remote: { ...remote, variants: Object.fromEntries(remote.variants) } } : {}),
    ...(unfinished
      ? {
          unfinished: {
            ...unfinished,
            ids: { ...unfinished.ids, variants: Object.fromEntries(unfinished.ids.variants) },
          },
        }
      : {}),
    sent: { ...sent, offers: Object.fromEntries(sent.offers), images: Object.fromEntries(sent.images) },
    answers: Object.fromEntries(answers),
  };
}

/** A change that lost this many races in a row says that something is wrong. */
const MAX_RACES = 20;

interface ProductRef {
  tenant: string;
  productId: string;
}

/** The only place that knows how listings are stored. */
export class ListingStore {
  private readonly model;
  private readonly rows;
  private readonly products = new Gather<ProductRef, ListingDoc[]>((asked) => this.ofProducts(asked));

  constructor(
    db: Database,
    private readonly clock: Clock,
    /** Told after every write that is to be announced. */
    private readonly onMark: () => void = () => undefined,
  ) {
    this.model = db.model<StoredListing>({ ...listingSpec, migrations: [] } as never);
    this.rows = new GatheredRows<StoredListing>(this.model);
  }

  /** False when it exists already. */
  async insert(listing: ListingDoc): Promise<boolean> {
    if (!(await this.rows.insert(toStored(listing)))) return false;
    this.onMark();
    return true;
  }

  async find(id: string, tenant: string): Promise<ListingDoc | null> {
    const stored = await this.rows.find(id, tenant);
    return stored ? fromStored(stored) : null;
  }

  ofProduct(tenant: string, productId: string): Promise<ListingDoc[]> {
    return this.products.ask({ tenant, productId });
  }

  private async ofProducts(asked: ProductRef[]): Promise<ListingDoc[][]> {
    const found = new Map<string, ListingDoc[]>();
    for (const tenant of new Set(asked.map((ref) => ref.tenant))) {
      const ids = asked.filter((ref) => ref.tenant === tenant).map(({ productId }) => productId);
      for (const row of await this.model.find({ tenant, productId: { $in: ids } }).lean<StoredListing[]>()) {
        const key = `${tenant}/${row.productId}`;
        found.set(key, [...(found.get(key) ?? []), fromStored(row)]);
      }
    }
    return asked.map(({ tenant, productId }) => structuredClone(found.get(`${tenant}/${productId}`) ?? []));
  }

  /**
   * Reads, changes, writes by compare-and-set on `version`; repeats when somebody was faster.
   * `change` answers the new listing, or null for "nothing to change". Null when there is no such listing or no change.
   */
  async change(
    id: string,
    tenant: string,
    change: (listing: ListingDoc) => ListingDoc | null,
    announce = true,
  ): Promise<ListingDoc | null> {
    for (let race = 0; race < MAX_RACES; race++) {
      const current = await this.find(id, tenant);
      const wanted = current && change(structuredClone(current));
      if (!current || !wanted) return null;
      const saved = await this.replace(current.version, wanted, announce);
      if (saved) return saved;
    }
    throw new Error('a listing changed faster than it could be written');
  }

  /** Like `change`, for who knows what is stored, most likely: reads only when somebody else wrote meanwhile. */
  async changeFrom(
    known: ListingDoc,
    change: (listing: ListingDoc) => ListingDoc | null,
    announce = true,
  ): Promise<ListingDoc | null> {
    const wanted = change(structuredClone(known));
    const saved = wanted && (await this.replace(known.version, wanted, announce));
    return saved ?? this.change(known._id, known.tenant, change, announce);
  }

  /** Writes a listing whose stored version is still `version`; null when it is not. */
  async replace(version: number, listing: ListingDoc, announce = true): Promise<ListingDoc | null> {
    const next = { ...listing, version: version + 1 };
    if (announce) next.announceAt = this.clock.now();
    const { _id, tenant } = listing;
    if (!(await this.rows.replace({ _id, tenant, version }, toStored(next)))) return null;
    if (announce) this.onMark();
    return next;
  }

  /** Listings of one connection whose lane is due, oldest first. */
  async dueOf(lane: Lane, tenant: string, connectionId: string, now: number, limit: number): Promise<DueLane[]> {
    const field = `lanes.${lane}.dueAt`;
    const rows = await this.model
      .find({ tenant, connectionId, [field]: { $gt: 0, $lte: now } }, { tenant: 1, connectionId: 1, [field]: 1 })
      .sort({ [field]: 1 })
      .limit(limit)
      .lean<StoredListing[]>();
    return rows.map((row) => due(row, lane));
  }

  /** Due lanes of all tenants but of these connections: what the sweeper re-creates wake-ups from. */
  async dueAnywhere(lane: Lane, now: number, limit: number, except: string[]): Promise<DueLane[]> {
    const field = `lanes.${lane}.dueAt`;
    const rows = await this.model
      .find(
        { [field]: { $gt: 0, $lte: now }, ...(except.length > 0 ? { connectionId: { $nin: except } } : {}) },
        { tenant: 1, connectionId: 1, [field]: 1 },
      )
      .sort({ [field]: 1 })
      .limit(limit)
      .setOptions(acrossTenants('sweeper: due lanes'))
      .lean<StoredListing[]>();
    return rows.map((row) => due(row, lane));
  }

  /** Ids of a connection's listings that wait for something the connection has now. */
  async waitingOn(tenant: string, connectionId: string, what: string, limit: number): Promise<string[]> {
    const rows = await this.model
      .find({ tenant, connectionId, 'lanes.content.waitingFor': what }, { _id: 1 })
      .limit(limit)
      .lean<StoredListing[]>();
    return rows.map((row) => row._id);
  }

  /** The listing that stands for an item of the channel. */
  async byItem(tenant: string, connectionId: string, itemId: string): Promise<string | undefined> {
    const row = await this.model
      .findOne({ tenant, connectionId, 'remote.itemId': itemId }, { _id: 1 })
      .lean<StoredListing>();
    return row?._id;
  }

  async heldBy(tenant: string, questionId: string, limit: number): Promise<string[]> {
    const rows = await this.model.find({ tenant, hold: questionId }, { _id: 1 }).limit(limit).lean<StoredListing[]>();
    return rows.map((row) => row._id);
  }

  async marked(limit: number): Promise<ListingDoc[]> {
    const rows = await this.model
      .find({ announceAt: { $gt: 0 } })
      .sort({ announceAt: 1 })
      .limit(limit)
      .setOptions(acrossTenants('relay: marked listings'))
      .lean<StoredListing[]>();
    return rows.map(fromStored);
  }

  async unmark(sent: { id: string; tenant: string; version: number }[], now: number): Promise<void> {
    await this.model.bulkWrite(
      sent.map(({ id, tenant, version }) => ({
        updateOne: {
          filter: { _id: id, tenant, version },
          update: { $unset: { announceAt: 1 }, $set: { announcedAt: now } },
        },
      })),
      { ordered: false },
    );
  }

  async oldestMarkAt(): Promise<number | null> {
    const row = await this.model
      .find({ announceAt: { $gt: 0 } }, { announceAt: 1 })
      .sort({ announceAt: 1 })
      .limit(1)
      .setOptions(acrossTenants('relay: oldest mark'))
      .lean<StoredListing[]>();
    return row[0]?.announceAt ?? null;
  }

  /** Marks listings announced before `before`; with ids: those. Nothing in them changes, so readers drop what they know. */
  async markAgain(before: number, limit: number, ids?: string[]): Promise<number> {
    const rows = await this.model
      .find(ids ? { _id: { $in: ids } } : { announcedAt: { $gt: 0, $lt: before } }, { tenant: 1 })
      .limit(limit)
      .setOptions(acrossTenants('re-announcement'))
      .lean<StoredListing[]>();
    if (rows.length === 0) return 0;
    const now = this.clock.now();
    await this.model.bulkWrite(
      rows.map((row) => ({
        updateOne: { filter: { _id: row._id, tenant: row.tenant }, update: { $set: { announceAt: now } } },
      })),
      { ordered: false },
    );
    return rows.length;
  }
}

export interface DueLane {
  listingId: string;
  tenant: string;
  connectionId: string;
  lane: Lane;
  dueAt: number;
}
const due = (row: StoredListing, lane: Lane): DueLane => ({
  listingId: row._id,
  tenant: row.tenant,
  connectionId: row.connectionId,
  lane,
  dueAt: row.lanes[lane].dueAt ?? 0,
});
