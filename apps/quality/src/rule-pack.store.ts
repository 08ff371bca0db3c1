import { type Collection, type Database, isDuplicateKey } from '#libs/storage';
import { type RulePackRow, rulePackSpec, type StoredPreview } from './models.js';

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
    await this.rows.updateOne({ _id: id }, { $set: { activatedAt: at, activatedBy: by } }, { upsert: true });
  }

  async startPreview(id: string, preview: StoredPreview): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $set: { preview } }, { upsert: true });
  }

  /** Goes on from where the preview stood; a preview started anew meanwhile stays as it is. */
  async putPreview(id: string, after: string, preview: StoredPreview): Promise<void> {
    await this.rows.updateOne(
      { _id: id, 'preview.startedAt': preview.startedAt, 'preview.after': after },
      { $set: { preview } },
    );
  }
}

/** What use cases need of the store. */
export type RulePackRows = Pick<RulePackStore, 'all' | 'insert' | 'activate' | 'startPreview' | 'putPreview'>;
