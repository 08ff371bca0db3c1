import { acrossTenants, type Database, GatheredRows } from '#libs/storage';
import { assessmentSpec, type AssessmentRow } from './models.js';
import type { Looked } from './next-assessment.js';

type Counted = Pick<AssessmentRow, '_id' | 'tenant' | 'version'>;

/** The only place that knows where assessments are kept. Every change is one compare-and-set on `version`. */
export class AssessmentStore {
  private readonly rows;
  private readonly single;

  constructor(db: Database) {
    this.rows = db.model<AssessmentRow>(assessmentSpec);
    this.single = new GatheredRows(this.rows);
  }

  find(_id: string, tenant: string): Promise<AssessmentRow | null> {
    return this.single.find(_id, tenant);
  }

  /** For officers, who look after products of many organisations. */
  findAnywhere(_id: string): Promise<AssessmentRow | null> {
    return this.rows
      .findOne({ _id })
      .setOptions(acrossTenants('officers confirm papers in their area'))
      .lean<AssessmentRow>()
      .exec();
  }

  /** State, verdict and mark in one write. False = somebody else was faster: read again. */
  put(stored: Counted | null, row: AssessmentRow): Promise<boolean> {
    if (!stored) return this.single.insert(row);
    return this.single.replace({ _id: row._id, tenant: row.tenant, version: stored.version }, row);
  }

  /** Notes when to look again, without a new version. */
  async touch({ _id, tenant, version }: Counted, looked: Looked): Promise<void> {
    const gone = (['reassessAt', 'review', 'reviewSince'] as const).filter((name) => looked[name] === undefined);
    const $unset = Object.fromEntries(gone.map((name) => [name, 1]));
    await this.rows.updateOne({ _id, tenant, version }, gone.length > 0 ? { $set: looked, $unset } : { $set: looked });
  }

  /** Products whose verdict may have changed by date. */
  due(now: number, limit: number): Promise<AssessmentRow[]> {
    return this.across('re-assessment by date', { reassessAt: { $gt: 0, $lte: now } }, { reassessAt: 1 }, limit);
  }

  /** Products judged by other rules, packs or grammars than these. Two ranges, because $ne would scan. */
  async judgedByOthers(judge: string, limit: number): Promise<AssessmentRow[]> {
    const older = await this.across('re-assessment by new rules', { judge: { $lt: judge } }, { judge: 1 }, limit);
    if (older.length >= limit) return older;
    const others = { judge: { $gt: judge } };
    return [...older, ...(await this.across('re-assessment by new rules', others, { judge: 1 }, limit - older.length))];
  }

  /** Products in the order of their ids, for a preview. */
  assessedAfter(after: string, limit: number): Promise<AssessmentRow[]> {
    return this.across('preview of a rule pack', { _id: { $gt: after } }, { _id: 1 }, limit);
  }

  /** How many products there are, removed ones too. */
  count(): Promise<number> {
    return this.rows
      .countDocuments({ _id: { $gt: '' } })
      .setOptions(acrossTenants('preview of a rule pack'))
      .exec();
  }

  removedBefore(before: number, limit: number): Promise<AssessmentRow[]> {
    return this.across('forgetting removed products', { removedAt: { $gt: 0, $lt: before } }, { removedAt: 1 }, limit);
  }

  /** Oldest marks first. */
  marked(limit: number): Promise<AssessmentRow[]> {
    return this.across('relay', { announceAt: { $gt: 0 } }, { announceAt: 1 }, limit);
  }

  async oldestMarkAt(): Promise<number | null> {
    const [oldest] = await this.marked(1);
    return oldest?.announceAt ?? null;
  }

  /** Takes marks off; one whose version moved on stays marked. Forgotten products are not announced again. */
  async unmark(sent: readonly (Counted & { forgotten: boolean })[], now: number): Promise<void> {
    if (sent.length === 0) return;
    await this.rows.bulkWrite(
      sent.map(({ _id, tenant, version, forgotten }) => ({
        updateOne: {
          filter: { _id, tenant, version },
          update: forgotten
            ? { $unset: { announceAt: 1, announcedAt: 1 } }
            : { $unset: { announceAt: 1 }, $set: { announcedAt: now } },
        },
      })),
      { ordered: false },
    );
  }

  /** Marks products last announced before `before`; how many. */
  async remark(before: number, limit: number, now: number): Promise<number> {
    const due = { announcedAt: { $gt: 0, $lt: before } };
    return this.mark(await this.across('re-announcement', due, { announcedAt: 1 }, limit), now);
  }

  /** Marks these products, whatever was announced before; how many there are. */
  async markIds(ids: readonly string[], now: number): Promise<number> {
    return this.mark(
      await this.across('re-announcement on demand', { _id: { $in: [...ids] } }, { _id: 1 }, ids.length),
      now,
    );
  }

  /** Lets the sweep judge these products again now; how many of them there are. */
  async hasten(ids: readonly string[], now: number): Promise<number> {
    if (ids.length === 0) return 0;
    const rows = await this.across('replay of judgements', { _id: { $in: [...ids] } }, { _id: 1 }, ids.length);
    return this.setAll(
      rows.filter(({ status }) => status === 'assessed'),
      () => ({ $set: { reassessAt: now } }),
    );
  }

  /** Products with decisions that the audit does not hold yet, oldest first. */
  unaudited(limit: number): Promise<AssessmentRow[]> {
    return this.across('audit of decisions', { auditAt: { $gt: 0 } }, { auditAt: 1 }, limit);
  }

  /** Takes off what the audit holds; a product that changed meanwhile keeps it and is copied again. */
  async audited(rows: readonly Counted[]): Promise<void> {
    await this.setAll(rows, () => ({ $unset: { audit: 1, auditAt: 1 } }));
  }

  private async mark(rows: readonly AssessmentRow[], now: number): Promise<number> {
    return this.setAll(rows, ({ announceAt }) => ({ $set: { announceAt: announceAt ?? now, announcedAt: now } }));
  }

  /** Changes fields of rows that are still at their version; how many were. */
  private async setAll<R extends Counted>(
    rows: readonly R[],
    change: (row: R) => { $set: object } | { $unset: object },
  ): Promise<number> {
    if (rows.length === 0) return 0;
    const { matchedCount } = await this.rows.bulkWrite(
      rows.map((row) => {
        const { _id, tenant, version } = row;
        return { updateOne: { filter: { _id, tenant, version }, update: change(row) } };
      }),
      { ordered: false },
    );
    return matchedCount;
  }

  private across(why: string, filter: object, order: Record<string, 1>, limit: number): Promise<AssessmentRow[]> {
    return this.rows
      .find(filter)
      .setOptions(acrossTenants(why))
      .sort(order)
      .limit(limit)
      .lean<AssessmentRow[]>()
      .exec();
  }
}

/** What use cases need of the store: its twin in tests keeps rows in memory. */
export type AssessmentRows = Pick<AssessmentStore, 'find' | 'findAnywhere' | 'put' | 'touch'>;
