import type { Failure } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import { type Database, GatheredRows } from '#libs/storage';
import { type AttemptDoc, type AttemptState, attemptSpec, type ListingDoc } from './listing.models.js';

/** History of attempts, kept 30 days. */
export class RecordedAttempts {
  private readonly rows;

  constructor(
    db: Database,
    private readonly clock: Clock,
  ) {
    this.rows = new GatheredRows(db.model<AttemptDoc>(attemptSpec));
  }

  async keep(listing: ListingDoc, attempt: AttemptState, outcome: string, failure?: Failure): Promise<void> {
    const row: AttemptDoc = {
      _id: attempt.token,
      tenant: listing.tenant,
      listingId: listing._id,
      connectionId: listing.connectionId,
      ...attempt,
      endedAt: new Date(this.clock.now()),
      outcome,
      ...(failure ? { failure } : {}),
    };
    await this.rows.insert(row);
  }
}
