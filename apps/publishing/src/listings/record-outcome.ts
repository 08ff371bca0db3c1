import type { Lane, Step } from '#libs/contracts';
import type { ChannelFault, Decision } from '#libs/channel-kit';
import type { StepResult } from '../steps/step-result.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import type { PlannedStep } from './plan-listing.js';

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

/** The lane's next due time after an attempt. False = a wake-up came meanwhile; it wins. */
function release(listing: ListingDoc, attempt: AttemptState, claimedDueAt: number, dueAt: number | undefined): boolean {
  delete listing.attempt;
  const state = listing.lanes[attempt.lane];
  state.operation = 'queued';
  delete state.waitingFor;
  const undisturbed = state.dueAt === claimedDueAt;
  if (undisturbed) {
    if (dueAt === undefined) delete state.dueAt;
    else state.dueAt = dueAt;
  }
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
export function recordResult(
  listing: ListingDoc,
  { attempt, claimedDueAt, now }: Recording,
  result: StepResult,
): Recorded {
  if (listing.attempt?.token !== attempt.token) return 'lost';
  const live = listing.firstLiveAt;
  result.apply(listing);
  const state = listing.lanes[attempt.lane];
  state.failures = 0;
  state.outcome = result.outcome;
  delete state.failure;
  if (listing.wasParked) listing.wasParked = listing.wasParked.filter((lane) => lane !== attempt.lane);
  const refused = result.refusals?.[0];
  if (refused) {
    state.failure = {
      fault: refused.fault,
      at: now,
      ...(refused.code === undefined ? {} : { code: refused.code }),
      ...(refused.words === undefined ? {} : { words: refused.words }),
    };
    state.failures = 1;
  }
  const undisturbed = release(listing, attempt, claimedDueAt, refused ? now + 60_000 : now);
  if (result.kind !== 'observed' || (live === undefined && listing.firstLiveAt !== undefined)) {
    addStep(listing, {
      id: attempt.token,
      at: now,
      kind: result.kind === 'observed' ? 'live' : result.kind,
      outcome: result.outcome,
    });
  }
  return undisturbed ? 'free' : 'woken';
}

/** What a failed step makes of its listing, as the decision table says. False = the attempt is not ours any more. */
export function recordFault(
  listing: ListingDoc,
  recording: Recording,
  fault: ChannelFault,
  decision: Decision,
  sent: { renderHash: string; category?: string } | undefined,
): boolean {
  const { attempt, claimedDueAt, now } = recording;
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
  if (fault.kind === 'unknownOutcome' && (attempt.step === 'create' || attempt.step === 'finish'))
    listing.unknown = attempt;
  if (fault.detail.existing !== undefined && attempt.step === 'create')
    listing.unknown = { ...attempt, deadlineAt: now };
  if (fault.detail.gone) listing.observed = { state: 'missing', at: now };
  if (locked) state.locked = { fields: locked.fields, ...(locked.until === undefined ? {} : { until: locked.until }) };
  release(listing, attempt, claimedDueAt, undefined);
  if (decision.do !== 'wait') state.failures += 1;
  switch (decision.do) {
    case 'retry':
    case 'wait':
      state.operation = 'waiting';
      state.waitingFor = fault.kind;
      state.dueAt = Math.min(state.dueAt ?? Number.MAX_SAFE_INTEGER, now + decision.afterMs);
      if (fault.kind === 'unknownOutcome') state.dueAt = Math.max(state.dueAt, attempt.deadlineAt + decision.afterMs);
      break;
    case 'reject':
      state.operation = 'idle';
      state.outcome = 'rejected';
      if (sent) listing.rejected = sent;
      break;
    case 'park':
      state.operation = decision.of === 'lane' ? 'parked' : 'waiting';
      if (decision.of === 'connection') state.waitingFor = 'connection';
      else listing.wasParked = [...new Set([...(listing.wasParked ?? []), attempt.lane])];
      break;
    case 'ask':
      state.operation = 'waiting';
      state.waitingFor = 'question';
  }
  addStep(listing, {
    id: attempt.token,
    at: now,
    kind: attempt.step,
    outcome: decision.do === 'reject' ? 'rejected' : fault.kind,
  });
  return true;
}
