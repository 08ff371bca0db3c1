import type { Lane } from '#libs/contracts';
import type { Clock } from '#libs/runtime';
import type { Again, AttemptStep } from './attempt-step.js';
import { dueLanes, wakeLane } from './wake-lane.js';
import type { ListingDoc } from './listing.models.js';
import { releaseHold } from '../questions/answer-question.js';
import type { ParkLane } from './park-lane.js';
import type { PlanInputs } from './plan-inputs.js';
import { type Asking, LOOK_AGAIN, type PlannedStep, planListing } from './plan-listing.js';
import { settleLane } from './record-outcome.js';
import { recover } from './recover-listing.js';
import type { ShopRoom } from './shop-room.js';
import type { RunStores } from '../run-stores.js';
import { accountOf } from '../sessions/open-session.js';

/** Steps one wake-up may carry out before it yields to other listings. */
const MAX_STEPS = 12;

export interface Wake {
  listingId: string;
  tenant: string;
  connectionId: string;
  lane: Lane;
}

/** Runs one lane of one listing until nothing is left to do now: plan, claim, carry out, record, plan again. */
export class RunListing {
  constructor(
    private readonly stores: RunStores,
    private readonly parts: { inputs: PlanInputs; attempts: AttemptStep; parking: ParkLane; room: ShopRoom },
    private readonly clock: Clock,
  ) {}

  /** `draining`: the step that runs is finished, no further one is begun. */
  async run(wake: Wake, draining: AbortSignal): Promise<void> {
    let again: Again = {};
    for (let steps = 0; steps < MAX_STEPS && !draining.aborted; steps++) {
      again = await this.once(wake, again.from, draining);
      if (!again) return;
      // The lane is due as it stands; whoever feeds the shop after its rest comes back to it.
      if (this.parts.room.restMs(wake.connectionId) > 0) return;
    }
    await this.wakeAgain(wake);
  }

  /** One step. `known` = the listing as the step before it has just written it; should it have changed, no claim succeeds. */
  private async once(wake: Wake, known: ListingDoc | undefined, draining: AbortSignal): Promise<Again> {
    const { listing: stored, input, adapter, connection } = (await this.parts.inputs.load(wake, known)) ?? {};
    if (!stored || !input || !adapter || !connection) return false;
    this.parts.room.pace(connection._id, adapter.limits(accountOf(connection)));
    const now = this.clock.now();
    if (stored.hold !== undefined && (await this.answered(stored))) return {};
    const listing = recover(stored, now, adapter.capabilities.settleMs);
    const { dueAt } = listing.lanes[wake.lane];
    if (dueAt === undefined || dueAt > now + 5) {
      const later = dueLanes(listing).filter((due) => due.lane === wake.lane);
      await Promise.all(later.map((due) => this.stores.wakeUps.wake(due)));
      return false;
    }
    const plan = planListing({ ...input, listing }, wake.lane, now);
    switch (plan.step) {
      case 'nothing':
      case 'waitFor':
        return this.settle(listing, wake.lane, plan);
      case 'ask':
        return this.ask(listing, wake.lane, plan.question);
      default:
        return this.parts.attempts.run(
          { listing, plan, adapter, connection, subject: input.subject, lane: wake.lane },
          input,
          draining,
        );
    }
  }

  private async settle(
    listing: ListingDoc,
    lane: Lane,
    plan: Extract<PlannedStep, { step: 'nothing' | 'waitFor' }>,
  ): Promise<Again> {
    const next = structuredClone(listing);
    if (plan.step === 'nothing' && next.wasParked?.includes(lane)) {
      // Nothing is left to be done here, so nothing is left that could not be done.
      await this.parts.parking.resolved(listing, lane);
      next.wasParked = next.wasParked.filter((other) => other !== lane);
    }
    settleLane(next, lane, plan);
    const saved = await this.stores.listings.replace(listing.version, next);
    if (!saved) return {};
    await Promise.all(
      dueLanes(saved)
        .filter((due) => due.lane === lane)
        .map((due) => this.stores.wakeUps.wake(due)),
    );
    return false;
  }

  private async ask(listing: ListingDoc, lane: Lane, question: Asking): Promise<Again> {
    const scope = { connectionId: listing.connectionId, listingId: listing._id, lane };
    const hold = await this.stores.questions.ask(listing.tenant, scope, question);
    const next = structuredClone(listing);
    next.hold = hold;
    settleLane(next, lane, { step: 'waitFor', what: 'question', until: this.clock.now() + LOOK_AGAIN });
    const saved = await this.stores.listings.replace(listing.version, next);
    // It may have been answered meanwhile, or long ago for others of its set.
    return saved === null || (await this.answered(saved)) ? {} : false;
  }

  /** A question that was answered before its listing knew of it, or while its answerer died: the answer is taken now. */
  private async answered(listing: ListingDoc): Promise<boolean> {
    const question = await this.stores.questions.find(listing.hold ?? '', listing.tenant);
    if (question?.open) return false;
    const saved = await this.stores.listings.change(listing._id, listing.tenant, (current) => {
      if (current.hold !== listing.hold) return null;
      releaseHold(current, question, question?.answer?.choice, this.clock.now());
      return current;
    });
    return saved !== null;
  }

  private async wakeAgain(wake: Wake): Promise<void> {
    const saved = await this.stores.listings.change(wake.listingId, wake.tenant, (current) => {
      if (current.lanes[wake.lane].dueAt === undefined) return null;
      wakeLane(current, wake.lane, this.clock.now());
      return current;
    });
    if (saved) await this.stores.wakeUps.add(dueLanes(saved));
  }
}
