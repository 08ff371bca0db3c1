import { type Collection, type Database, isDuplicateKey } from '#libs/storage';
import { type PackAct, type RulePackRow, rulePackSpec, type StoredPreview } from './models.js';

/** Rule packs of this installation; of everybody, so without a tenant. */
export class RulePackStore {
  private readonly rows: Collection<RulePackRow>;

  constructor(db: Database) {
    this.rows = db.model<RulePackRow>(rulePackSpec);
  }

  all(): Promise<RulePackRow[]> {
    return this.rows.find({}).sort({ _id: 1 }).lean<RulePackRow[]>().exec();
  }

  /** False = the id is taken. */
  async insert(row: RulePackRow): Promise<boolean> {
    try {
      await this.rows.insertMany([row]);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  async activate(id: string, by: string, at: number): Promise<void> {
    await this.change(id, { activatedAt: at, activatedBy: by }, { what: 'activated', by, at });
  }

  async startPreview(id: string, preview: StoredPreview, by: string): Promise<void> {
    await this.change(id, { preview }, { what: 'previewed', by, at: preview.startedAt });
  }

  private async change(id: string, $set: Partial<RulePackRow>, act: PackAct): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set, $push: { history: act } }, { upsert: true });
  }

  /** Goes on from where the preview stood; one cancelled or started anew meanwhile stays as it is. */
  async putPreview(id: string, after: string, preview: StoredPreview): Promise<void> {
    await this.rows.updateOne(
      { _id: id, 'preview.startedAt': preview.startedAt, 'preview.after': after, 'preview.state': 'running' },
      { $set: { preview } },
    );
  }

  /** False = no preview of that pack is running. */
  async cancelPreview(id: string, by: string, at: number): Promise<boolean> {
    const cancelled = await this.rows.updateOne(
      { _id: id, 'preview.state': 'running' },
      {
        $set: { 'preview.state': 'cancelled', 'preview.finishedAt': at },
        $push: { history: { what: 'cancelled', by, at } },
      },
    );
    return cancelled.matchedCount === 1;
  }

  /** Takes note of the pack of the release that judges since the first start. */
  async adopt(id: string, at: number): Promise<void> {
    if (!(await this.insert({ _id: id, adoptedAt: at })))
      await this.rows.updateOne({ _id: id }, { $set: { adoptedAt: at } });
  }
}

/** What use cases need of the store. */
export type RulePackRows = Pick<
  RulePackStore,
  'all' | 'insert' | 'activate' | 'startPreview' | 'putPreview' | 'cancelPreview' | 'adopt'
>;
