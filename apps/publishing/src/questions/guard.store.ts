import type { Clock } from '#libs/runtime';
import { type Database, GatheredRows } from '#libs/storage';
import { type GuardDoc, guardSpec } from './question.models.js';

/** Counts, per connection and request, the listings that would change in a dangerous way: the guard sees sets. */
export class GuardStore {
  private readonly model;
  private readonly rows;

  constructor(
    db: Database,
    private readonly clock: Clock,
  ) {
    this.model = db.model<GuardDoc>(guardSpec);
    this.rows = new GatheredRows(this.model);
  }

  async add(tenant: string, connectionId: string, correlation: string, listingId: string): Promise<void> {
    await this.model.updateOne(
      { _id: `${connectionId}/${correlation}`, tenant },
      { $addToSet: { listings: listingId }, $set: { connectionId, at: new Date(this.clock.now()) } },
      { upsert: true },
    );
  }

  async count(tenant: string, connectionId: string, correlation: string | undefined): Promise<number> {
    if (correlation === undefined) return 0;
    const row = await this.rows.find(`${connectionId}/${correlation}`, tenant);
    return row?.listings.length ?? 0;
  }
}
