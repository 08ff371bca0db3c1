import type { Lane, Step } from '#libs/contracts';
import { type ChannelFault, type Decision, RETRY_BUDGET } from '#libs/channel-kit';
import type { StepResult } from '../steps/step-result.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import { LOOK_AGAIN, type PlannedStep } from './plan-listing.js';
import { doubtSent } from './recover-listing.js';
import { wakeLane } from './wake-lane.js';

const KEEP_STEPS = 20;

export function addStep(listing: ListingDoc, step: Step): void {
  listing.steps = [...listing.steps, step].slice(-KEEP_STEPS);
}

/** A lane with nothing to do, or waiting for something. Pure. */
export function settleLane(
  listing: ListingDoc,
  lane: Lane,
  plan: Extract<PlannedStep, { step: 'nothing' | 'waitFor' }>,
): void {
  const state = listing.lanes[lane];
  delete state.dueAt;
  delete state.waitingFor;
  if (plan.step === 'nothing') {
    state.operation = 'idle';
    return;
  }
  // Looking again later is upkeep, not waiting: the lane has done its work.
  state.operation = plan.what === 'readBack' ? 'idle' : 'waiting';
  if (plan.what !== 'readBack') state.waitingFor = plan.what;
  if (plan.until !== undefined) state.dueAt = plan.until;
}

/** The lane's next due time after an attempt. False = somebody wanted more meanwhile; that wins. */
function release(listing: ListingDoc, { attempt, claimedDueAt, now }: Recording, dueAt: number | undefined): boolean {
  delete listing.attempt;
  const state = listing.lanes[attempt.lane];
  // A wake-up that found the attempt open waits for its end: it is one all the same.
  if (state.waitingFor === 'attempt') state.dueAt = now;
  const undisturbed = state.dueAt === claimedDueAt;
  state.operation = 'queued';
  delete state.waitingFor;
  if (!undisturbed) state.dueAt ??= now;
  else if (dueAt === undefined) delete state.dueAt;
  else state.dueAt = dueAt;
  const other = listing.lanes[attempt.lane === 'content' ? 'offers' : 'content'];
  if (other.waitingFor === 'attempt') other.dueAt = attempt.startedAt;
  return undisturbed;
}

export interface Recording {
  attempt: AttemptState;
  /** The due time the claim left; another value by now means that somebody woke the lane meanwhile. */
  claimedDueAt: number;
  now: number;
}

/** `lost` = the attempt is not ours any more, nothing is to be written; `woken` = somebody wants more since the claim. */
export type Recorded = 'lost' | 'woken' | 'free';

/** What a carried-out step makes of its listing. */
export function recordResult(listing: ListingDoc, recording: Recording, result: StepResult): Recorded {
  const { attempt, now } = recording;
  if (listing.attempt?.token !== attempt.token) return 'lost';
  const live = listing.firstLiveAt;
  result.apply(listing);
  const state = listing.lanes[attempt.lane];
  const refused = result.refusals?.[0];
  state.failures = refused ? state.failures + 1 : 0;
  state.outcome = result.outcome;
  delete state.failure;
  if (listing.wasParked && !refused) listing.wasParked = listing.wasParked.filter((lane) => lane !== attempt.lane);
  if (refused) {
    state.failure = {
      fault: refused.fault,
      at: now,
      ...(refused.code === undefined ? {} : { code: refused.code }),
      ...(refused.words === undefined ? {} : { words: refused.words }),
    };
  }
  const undisturbed = release(listing, recording, refused ? now + 60_000 * 2 ** Math.min(state.failures, 6) : now);
  if (refused && state.failures >= RETRY_BUDGET) parkHere(listing, attempt.lane);
  // Price and stock that came while the item was made, and variants that came with new words, are still to be sent.
  if (
    attempt.lane === 'content' &&
    listing.remote &&
    (result.kind === 'contentUpdated' || listing.offerVersion !== listing.sent.offerVersion)
  )
    wakeLane(listing, 'offers', now);
  if (listing.observed.state === 'missing' && attempt.lane === 'offers') wakeLane(listing, 'content', now);
  const telling = refused ? state.failures === 1 : result.kind !== 'observed';
  if (telling || (live === undefined && listing.firstLiveAt !== undefined)) {
    addStep(listing, {
      id: attempt.token,
      at: now,
      kind: result.kind === 'observed' ? 'live' : result.kind,
      outcome: result.outcome,
    });
  }
  return undisturbed ? 'free' : 'woken';
}

function parkHere(listing: ListingDoc, lane: Lane): void {
  listing.lanes[lane].operation = 'parked';
  delete listing.lanes[lane].dueAt;
  listing.wasParked = [...new Set([...(listing.wasParked ?? []), lane])];
}

/** What a failed step makes of its listing, as the decision table says. False = the attempt is not ours any more. */
export function recordFault(
  listing: ListingDoc,
  recording: Recording,
  fault: ChannelFault,
  decision: Decision,
  sent: { renderHash: string; category?: string } | undefined,
): boolean {
  const { attempt, now } = recording;
  if (listing.attempt?.token !== attempt.token) return false;
  const state = listing.lanes[attempt.lane];
  const { code, words, field, accepts, locked } = fault.detail;
  state.failure = {
    fault: fault.kind,
    at: now,
    ...(code === undefined ? {} : { code }),
    ...(words === undefined ? {} : { words }),
    ...(field === undefined ? {} : { field }),
    ...(accepts === undefined ? {} : { accepts }),
  };
  if (fault.kind === 'unknownOutcome' && attempt.step !== 'lookUp') return recordUnknown(listing, recording, decision);
  const creates = attempt.step === 'create' || attempt.step === 'finish';
  if (creates && (fault.kind === 'bug' || fault.detail.existing !== undefined)) listing.unknown = attempt;
  if (fault.detail.gone) listing.observed = { state: 'missing', at: now };
  // Several calls make up a change of offers: what failed, or waited too long for its slot, may have been the second.
  if (attempt.step === 'updateOffers') doubtSent(listing, attempt);
  if (locked && decision.do === 'wait')
    state.locked = { fields: locked.fields, until: locked.until ?? now + decision.afterMs };
  const undisturbed = release(listing, recording, undefined);
  if (decision.do !== 'wait') state.failures += 1;
  switch (decision.do) {
    case 'retry':
    case 'wait':
      state.operation = 'waiting';
      state.waitingFor = fault.kind;
      state.dueAt = Math.min(state.dueAt ?? Number.MAX_SAFE_INTEGER, now + decision.afterMs);
      break;
    case 'reject':
      state.operation = 'idle';
      state.outcome = 'rejected';
      if (sent) listing.rejected = sent;
      break;
    case 'park':
      if (decision.of === 'lane') {
        // What was wanted meanwhile may be what mends it.
        if (undisturbed) parkHere(listing, attempt.lane);
        break;
      }
      state.operation = 'waiting';
      state.waitingFor = 'connection';
      state.dueAt = now + LOOK_AGAIN;
      break;
    case 'ask':
      state.operation = 'waiting';
      state.waitingFor = 'question';
      state.dueAt = now + LOOK_AGAIN;
  }
  // Waiting for the shop's own pace is no event.
  if (fault.detail.code === 'pace' || fault.detail.code === 'slots.away') return true;
  addStep(listing, {
    id: attempt.token,
    at: now,
    kind: attempt.step,
    outcome: decision.do === 'reject' ? 'rejected' : fault.kind,
  });
  return true;
}

/**
 * A write whose answer was lost may still take effect. The attempt stays open until it has settled, so that nobody writes
 * before; then a create is looked for and anything else is sent anew.
 */
function recordUnknown(listing: ListingDoc, { attempt, claimedDueAt, now }: Recording, decision: Decision): true {
  const state = listing.lanes[attempt.lane];
  state.failures += 1;
  if (decision.do === 'park') parkHere(listing, attempt.lane);
  else {
    state.operation = 'waiting';
    state.waitingFor = 'settling';
    state.dueAt = claimedDueAt;
  }
  addStep(listing, { id: attempt.token, at: now, kind: attempt.step, outcome: 'unknownOutcome' });
  return true;
}
