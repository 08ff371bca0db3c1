import type { ProducerInput, ProducerSnapshot } from '#libs/contracts';
import { acrossTenants, type Database, isDuplicateKey, type ModelSpec } from '#libs/storage';

/** A producer [chủ thể] inside its organisation. */
export interface ProducerRow extends ProducerInput {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  /** Rises with every change. */
  version: number;
  createdAt: number;
  updatedAt: number;
  /** Its products still carry an older snapshot: when to sweep them, UTC milliseconds. */
  sweepAt?: number;
}

export const producerSpec: ModelSpec<ProducerRow> = {
  name: 'Producer',
  collection: 'producers',
  tenantScoped: true,
  indexes: [
    [{ tenant: 1, code: 1 }, { unique: true }],
    [{ tenant: 1, _id: 1 }],
    [{ _id: 1, tenant: 1, version: 1 }],
    [{ sweepAt: 1 }],
  ],
};

/** What products embed of a producer. */
export function snapshotOf(row: ProducerRow): ProducerSnapshot {
  const { _id, code, name, kind, communeCode, labelParty } = row;
  return { id: _id, code, name, kind, communeCode, ...(labelParty ? { labelParty } : {}) };
}

/** The only place that knows how producers are kept. */
export class ProducerStore {
  private readonly producers;

  constructor(db: Database) {
    this.producers = db.model<ProducerRow>(producerSpec);
  }

  findByCode(tenant: string, code: string): Promise<ProducerRow | null> {
    return this.producers.findOne({ tenant, code }).lean<ProducerRow>().exec();
  }

  /** By id after `afterId` (empty = from the start). */
  page(tenant: string, afterId: string, limit: number): Promise<ProducerRow[]> {
    return this.producers
      .find({ tenant, _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ProducerRow[]>()
      .exec();
  }

  /** False when its code exists already. */
  async insert(row: ProducerRow): Promise<boolean> {
    try {
      await this.producers.insertMany([row], { lean: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Compare-and-set on the version; a left-out label party is taken away. */
  async update(before: ProducerRow, input: ProducerInput, now: number): Promise<boolean> {
    const { labelParty, ...fields } = input;
    const { matchedCount } = await this.producers.updateOne(
      { _id: before._id, tenant: before.tenant, version: before.version },
      {
        $set: {
          ...fields,
          ...(labelParty ? { labelParty } : {}),
          version: before.version + 1,
          updatedAt: now,
          sweepAt: now,
        },
        ...(labelParty ? {} : { $unset: { labelParty: 1 } }),
      },
    );
    return matchedCount === 1;
  }

  /** Producers whose products wait for a sweep. */
  dueSweeps(now: number, limit: number): Promise<ProducerRow[]> {
    return this.producers
      .find({ sweepAt: { $gt: 0, $lte: now } })
      .setOptions(acrossTenants('sweep of producer snapshots'))
      .sort({ sweepAt: 1 })
      .limit(limit)
      .lean<ProducerRow[]>()
      .exec();
  }

  /** Ends a sweep, or sets when to look again; a newer version keeps its own mark. */
  async swept({ _id, tenant, version }: ProducerRow, againAt: number | null): Promise<void> {
    const change = againAt === null ? { $unset: { sweepAt: 1 } } : { $set: { sweepAt: againAt } };
    await this.producers.updateOne({ _id, tenant, version }, change);
  }
}
