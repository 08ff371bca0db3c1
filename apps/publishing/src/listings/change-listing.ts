import type { ListingState } from '#libs/contracts';
import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import type { DesireListings } from './desire-listings.js';
import { dueLanes, wakeLane } from './wake-lane.js';
import { listingIdOf, newListing } from './listing-identity.js';
import { listingView } from './listing-view.js';
import type { ListingDoc } from './listing.models.js';
import { addStep } from './record-outcome.js';
import type { RunStores } from '../run-stores.js';
import type { SubjectDoc } from '../subjects/subject.models.js';

export type ListingVerb = 'publish' | 'pause' | 'resume' | 'withdraw' | 'retry' | 'delete';

/** What a person wants of a listing. Wanting the same twice changes nothing; the lanes do the work. */
export class ChangeListing {
  constructor(
    private readonly stores: RunStores,
    private readonly desire: DesireListings,
    private readonly clock: Clock,
  ) {}

  async run(id: string, verb: ListingVerb, actor: Actor, reason = ''): Promise<ListingState> {
    const now = this.clock.now();
    const saved = await this.stores.listings.change(id, actor.tenant, (listing) => {
      apply(listing, verb, { by: actor.id, reason, now });
      addStep(listing, { id: `${verb}/${now}`, at: now, kind: `asked.${verb}` });
      return listing;
    });
    if (!saved) throw new ProblemError('listing.notFound');
    await Promise.all(dueLanes(saved).map((due) => this.stores.wakeUps.wake(due)));
    return listingView(saved);
  }

  /** Makes listings of products on a connection, or changes what is wanted of those that exist. */
  async make(
    connectionId: string,
    productIds: string[],
    desired: 'draft' | 'publish',
    actor: Actor,
  ): Promise<ListingState[]> {
    const connection = await this.stores.connections.find(connectionId, actor.tenant);
    if (!connection || connection.status === 'closed') throw new ProblemError('connection.notFound');
    const subjects: SubjectDoc[] = [];
    // All are looked up before one is made: a refusal must leave nothing behind.
    for (const productId of new Set(productIds)) {
      const subject = await this.stores.subjects.find(productId, actor.tenant);
      if (!subject || subject.removed) throw new ProblemError('product.notFound');
      const listing = await this.stores.listings.find(listingIdOf(productId, connectionId), actor.tenant);
      // A draft has no upkeep: a listing that buyers may see is paused or withdrawn instead.
      if (desired === 'draft' && listing?.remote) throw new ProblemError('listing.state', { state: listing.desired });
      subjects.push(subject);
    }
    const made: ListingState[] = [];
    for (const subject of subjects) {
      await this.stores.listings.insert(newListing(subject, connection, desired, this.clock.now()));
      const listing = await this.stores.listings.change(
        listingIdOf(subject._id, connectionId),
        actor.tenant,
        (current) => ({ ...current, desired }),
      );
      await this.desire.run(subject, { content: true, offers: false });
      if (listing) made.push(listingView(listing));
    }
    return made;
  }
}

function apply(
  listing: ListingDoc,
  verb: ListingVerb,
  { by, reason, now }: { by: string; reason: string; now: number },
): void {
  delete listing.draftByGrade;
  // Whoever wants something else now no longer wants it removed.
  if (verb !== 'retry') delete listing.deleteAsked;
  switch (verb) {
    case 'publish':
    case 'resume':
      listing.desired = 'publish';
      break;
    case 'pause':
      if (listing.desired === 'withdrawn') throw new ProblemError('listing.state', { state: 'withdrawn' });
      listing.desired = 'paused';
      break;
    case 'withdraw':
      listing.desired = 'withdrawn';
      break;
    case 'delete':
      listing.desired = 'withdrawn';
      listing.deleteAsked = { by, reason };
      break;
    case 'retry':
      delete listing.rejected;
      // A person wants to know how it stands: look again, however fresh the last look is.
      delete listing.observed.at;
  }
  for (const lane of ['content', 'offers'] as const) {
    listing.lanes[lane].failures = 0;
    if (listing.remote ?? lane === 'content') wakeLane(listing, lane, now);
  }
}
