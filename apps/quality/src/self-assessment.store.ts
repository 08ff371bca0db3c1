import { type Database, isDuplicateKey } from '#libs/storage';
import { type SelfAssessmentRow, selfAssessmentSpec } from './self-assessment.models.js';

/** What the use cases need of the store. */
export type SelfAssessmentRows = Pick<SelfAssessmentStore, 'find' | 'put'>;

/** The only place that knows where answers to score sheets are kept. Changes are a compare-and-set on `version`. */
export class SelfAssessmentStore {
  private readonly rows;

  constructor(db: Database) {
    this.rows = db.model<SelfAssessmentRow>(selfAssessmentSpec);
  }

  find(product: string, sheet: number, tenant: string): Promise<SelfAssessmentRow | null> {
    return this.rows
      .findOne({ _id: `${product}/${sheet}`, tenant })
      .lean<SelfAssessmentRow>()
      .exec();
  }

  /** False = somebody else was faster. */
  async put(before: Pick<SelfAssessmentRow, 'version'> | null, row: SelfAssessmentRow): Promise<boolean> {
    const { _id, tenant } = row;
    if (before) {
      const { matchedCount } = await this.rows.replaceOne({ _id, tenant, version: before.version }, row);
      return matchedCount === 1;
    }
    try {
      await this.rows.insertMany([row]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Answers to all sheets of a product that is forgotten for good. */
  async forget(product: string, tenant: string): Promise<void> {
    await this.rows.deleteMany({ tenant, product });
  }
}
