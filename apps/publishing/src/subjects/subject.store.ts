import { acrossTenants, type Database, GatheredRows } from '#libs/storage';
import { type SubjectDoc, subjectSpec } from './subject.models.js';

const MAX_RACES = 20;

/** What is known of a product that nothing was heard of yet. */
export const emptySubject = (id: string, tenant: string): SubjectDoc => ({
  _id: id,
  tenant,
  schemaVersion: 1,
  assessmentVersion: 0,
  offerVersion: 0,
  removed: false,
  name: '',
  producerId: '',
  code: '',
  revision: 0,
  channels: {},
  approved: {},
  offers: [],
  sales: [],
  stamp: 0,
  cause: {},
  steps: [],
});

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The only place that knows how subjects are stored. */
export class SubjectStore {
  private readonly model;
  private readonly rows;

  constructor(db: Database) {
    this.model = db.model<SubjectDoc>(subjectSpec);
    this.rows = new GatheredRows(this.model);
  }

  find(id: string, tenant: string): Promise<SubjectDoc | null> {
    return this.rows.find(id, tenant);
  }

  /**
   * Compare-and-set on `stamp`; starts from an empty subject. `change` answers the new state, or null to leave it.
   * `isFirst`: probably nothing is stored yet, so the first try does not look.
   * Answers what is stored afterwards and whether it was changed here.
   */
  async change(
    id: string,
    tenant: string,
    change: (subject: SubjectDoc) => SubjectDoc | null,
    { isFirst = false } = {},
  ): Promise<{ subject: SubjectDoc; changed: boolean }> {
    for (let race = 0; race < MAX_RACES; race++) {
      const current = isFirst && race === 0 ? null : await this.find(id, tenant);
      const base = current ?? emptySubject(id, tenant);
      const wanted = change(structuredClone(base));
      if (!wanted) return { subject: base, changed: false };
      const next = plain({ ...wanted, stamp: base.stamp + 1 });
      const { stamp } = base;
      if (current ? await this.rows.replace({ _id: id, tenant, stamp }, next) : await this.rows.insert(next))
        return { subject: next, changed: true };
    }
    throw new Error('a subject changed faster than it could be written');
  }

  /** Its listings know everything up to `stamp`. */
  async fannedOut(subject: Pick<SubjectDoc, '_id' | 'tenant' | 'stamp'>): Promise<void> {
    const { _id, tenant, stamp } = subject;
    await this.rows.update({ _id, tenant, stamp }, { $unset: { fanOutAt: 1 } });
  }

  /** Its listings could not be told: the sweeper will. */
  async fanOutLater({ _id, tenant }: Pick<SubjectDoc, '_id' | 'tenant'>, now: number): Promise<void> {
    await this.rows.update({ _id, tenant }, { $set: { fanOutAt: now } });
  }

  /** Subjects whose listings may not know the newest state: their writer died in between. */
  async notFannedOut(before: number, limit: number): Promise<SubjectDoc[]> {
    return this.model
      .find({ fanOutAt: { $gt: 0, $lt: before } })
      .limit(limit)
      .setOptions(acrossTenants('sweeper: subjects not fanned out'))
      .lean<SubjectDoc[]>();
  }

  /** One tenant's subjects after `after`, in order of id: a resumable walk. */
  async after(tenant: string, after: string, limit: number): Promise<SubjectDoc[]> {
    return this.model
      .find({ tenant, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<SubjectDoc[]>();
  }
}
