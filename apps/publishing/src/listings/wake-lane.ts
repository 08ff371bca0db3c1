import type { DueLane } from './listing.store.js';
import type { ListingDoc } from './listing.models.js';

/** Makes a lane due, mends what only newer content can mend, keeps an earlier due time. */
export function wakeLane(listing: ListingDoc, lane: 'offers' | 'content', at: number): void {
  const state = listing.lanes[lane];
  if (state.operation === 'parked') {
    state.failures = 0;
    delete state.failure;
  }
  if (state.operation !== 'running') state.operation = 'queued';
  delete state.waitingFor;
  state.dueAt = state.operation === 'running' ? at : Math.min(state.dueAt ?? at, at);
}

export const dueLanes = (listing: ListingDoc): DueLane[] =>
  (['offers', 'content'] as const).flatMap((lane) => {
    const { dueAt } = listing.lanes[lane];
    return dueAt === undefined
      ? []
      : [{ listingId: listing._id, tenant: listing.tenant, connectionId: listing.connectionId, lane, dueAt }];
  });
