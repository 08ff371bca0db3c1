import type { Lane } from '#libs/contracts';
import { uuidv7 } from '#libs/runtime';
import { looksFirst, sendingOf } from '../steps/update-listing.js';
import type { Work } from './attempt-step.js';
import type { AttemptState, ListingDoc } from './listing.models.js';

export interface Claim {
  attempt: AttemptState;
  /** The listing with the attempt open; to be written before anything is sent. */
  claimed: ListingDoc;
  /** When somebody else looks after it, should we die: once a lost call can no longer take effect. */
  dueAt: number;
}

/** Opens an attempt at a planned step: what may be changed by it is written down first. Pure but for the token. */
export function claimOf(
  listing: ListingDoc,
  lane: Lane,
  plan: Work['plan'],
  { now, stepDeadlineMs, settleMs }: { now: number; stepDeadlineMs: number; settleMs: number },
): Claim {
  const attempt: AttemptState = {
    token: uuidv7(now),
    lane,
    step: plan.step as AttemptState['step'],
    startedAt: now,
    deadlineAt: now + stepDeadlineMs,
  };
  if (plan.step === 'create') attempt.title = plan.content.rendered.title;
  // A change of stock begins with a look: what it sends is noted after that.
  if (plan.step === 'create' || (plan.step === 'updateOffers' && !looksFirst(plan.offers)))
    attempt.sending = sendingOf(plan.offers);
  const dueAt = attempt.deadlineAt + settleMs;
  const claimed = structuredClone(listing);
  claimed.attempt = attempt;
  claimed.lanes[lane] = { ...claimed.lanes[lane], operation: 'running', dueAt };
  return { attempt, claimed, dueAt };
}
