import type { Lane } from '#libs/contracts';
import { type ChannelAdapter, ChannelFault, decide, type Decision, isChannelFault } from '#libs/channel-kit';
import { type Clock, type Log, metrics } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { RecordedAttempts } from './attempt.store.js';
import { carryOutStep } from '../steps/carry-out-step.js';
import { claimOf } from './claim-listing.js';
import { dueLanes } from './wake-lane.js';
import type { FreshTokens } from '../sessions/fresh-tokens.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import type { SubjectDoc } from '../subjects/subject.models.js';
import type { OpenSession } from '../sessions/open-session.js';
import type { ParkLane } from './park-lane.js';
import { type Asking, LOOK_AGAIN, type PlanInput, type PlannedStep, planListing } from './plan-listing.js';
import { type Recorded, type Recording, recordFault, recordResult, settleLane } from './record-outcome.js';
import type { RunStores } from '../run-stores.js';
import type { StepContext, StepResult } from '../steps/step-result.js';

const attempts = metrics.counter('attempts_total', 'Planner steps carried out, by outcome', [
  'channel',
  'step',
  'outcome',
]);

/** One planned step of one lane, and everything it is planned from. */
export interface Work {
  listing: ListingDoc;
  subject: SubjectDoc;
  connection: ConnectionDoc;
  adapter: ChannelAdapter;
  plan: Exclude<PlannedStep, { step: 'nothing' | 'waitFor' | 'ask' }>;
  lane: Lane;
}

/** `false` = this lane rests; else plan again at once, from the listing as it was just written where that is known. */
export type Again = false | { from?: ListingDoc };

/** Carries out one planned step as an attempt: claim, call, record. Nobody else touches the listing's lanes meanwhile. */
export class AttemptStep {
  constructor(
    private readonly stores: RunStores,
    private readonly sending: {
      sessions: OpenSession;
      tokens: FreshTokens;
      parking: ParkLane;
      attempts: RecordedAttempts;
    },
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Claims, carries out, records. */
  async run(work: Work, input: PlanInput, draining: AbortSignal): Promise<Again> {
    const { listing, adapter, lane, plan } = work;
    let { connection } = work;
    try {
      connection = await this.sending.tokens.ensure(adapter, connection);
    } catch (error) {
      if (!isChannelFault(error)) throw error;
      return this.beforeCall(listing, lane, connection, error);
    }
    const now = this.clock.now();
    const { stepDeadlineMs, settleMs } = adapter.capabilities;
    const { claimed, attempt, dueAt: claimedDueAt } = claimOf(listing, lane, plan, { now, stepDeadlineMs, settleMs });
    // A claim is not announced: what it leads to is.
    const saved = await this.stores.listings.replace(listing.version, claimed, false);
    if (!saved) return {};
    let held = saved;
    const images: Record<string, string> = {};
    const context: StepContext = {
      adapter,
      session: this.sending.sessions.run(adapter, connection, { lane, deadlineMs: stepDeadlineMs, draining }),
      listing: saved,
      offerVersion: work.subject.offerVersion,
      told: work.subject.offers,
      ...(input.found ? { inventoryItemId: input.found.itemId } : {}),
      now: () => this.clock.now(),
      keepImage: (url, reference) => (images[url] = reference),
      noteSending: async (sending) => {
        attempt.sending = sending;
        const noted = await this.noteSending(held, attempt);
        if (!noted) throw new ChannelFault('throttled', { code: 'attempt.lost' });
        held = noted;
      },
    };
    let result: StepResult;
    try {
      result = await carryOutStep(context, plan);
    } catch (error) {
      // A database that is away leaves the attempt to whoever comes after it has settled.
      if (!isChannelFault(error) && isUnavailable(error)) throw error;
      const recording = { attempt, claimedDueAt, now: this.clock.now() };
      return this.failed({ ...work, connection }, held, recording, { fault: asFault(error, this.log), images });
    }
    const recording = { attempt, claimedDueAt, now: this.clock.now() };
    return this.done(work, { input, claimed: held }, recording, withImages(result, images));
  }

  /** Null = the attempt is not ours any more, nothing may be sent. */
  private noteSending(claimed: ListingDoc, { token, sending = [] }: AttemptState): Promise<ListingDoc | null> {
    return this.stores.listings.changeFrom(
      claimed,
      (current) => {
        if (current.attempt?.token !== token) return null;
        current.attempt.sending = sending;
        return current;
      },
      false,
    );
  }

  /** Nothing was sent: the lane waits without an attempt. */
  private async beforeCall(
    listing: ListingDoc,
    lane: Lane,
    connection: ConnectionDoc,
    fault: ChannelFault,
  ): Promise<Again> {
    if (fault.kind === 'auth') await this.sending.parking.connectionLost(connection, fault);
    const next = structuredClone(listing);
    settleLane(
      next,
      lane,
      fault.kind === 'auth'
        ? { step: 'waitFor', what: 'connection', until: this.clock.now() + LOOK_AGAIN }
        : { step: 'waitFor', what: fault.kind, until: this.clock.now() + 5000 },
    );
    const saved = await this.stores.listings.replace(listing.version, next);
    if (saved) await this.stores.wakeUps.add(dueLanes(saved).filter((due) => due.lane === lane));
    return saved === null ? {} : false;
  }

  private async done(
    work: Work,
    { input, claimed }: { input: PlanInput; claimed: ListingDoc },
    recording: Recording,
    result: StepResult,
  ): Promise<Again> {
    const { lane, listing, plan, connection } = work;
    this.stores.answered(connection._id);
    const sales = result.seen?.sales ?? [];
    // Before the listing forgets what it had sent: a sale that is written twice counts once.
    if (sales.length > 0) await this.stores.recordSales(work.subject, connection._id, sales);
    const hold = result.seen?.ask && (await this.ask(listing, lane, result.seen.ask));
    if (!result.refusals?.length) await this.sending.parking.resolved(listing, lane);
    let again = true;
    let recorded: Recorded = 'lost';
    const saved = await this.stores.listings.changeFrom(claimed, (current) => {
      recorded = recordResult(current, recording, result);
      if (recorded === 'lost') return null;
      if (hold !== undefined) current.hold = hold;
      // Usually nothing is left to do: say so in the same write.
      const next = planListing({ ...input, listing: current }, lane, recording.now);
      again = true;
      const quiet = sales.length === 0 && hold === undefined && !result.refusals?.length;
      if (recorded === 'free' && quiet && (next.step === 'nothing' || next.step === 'waitFor')) {
        settleLane(current, lane, next);
        again = false;
      }
      return current;
    });
    attempts.inc({ channel: listing.channel, step: plan.step, outcome: saved ? result.outcome : 'superseded' });
    // A look that taught nothing new is no history.
    if (!saved || plan.step !== 'lookUp' || !isQuiet(result))
      await this.sending.attempts.keep(listing, recording.attempt, saved ? result.kind : 'superseded');
    if (!saved) return false;
    if (result.refusals?.length && saved.lanes[lane].operation === 'parked') await this.parkRefused(saved, lane);
    await Promise.all(
      dueLanes(saved)
        .filter((due) => due.lane !== lane || !again)
        .map((due) => this.stores.wakeUps.wake(due)),
    );
    return again && !result.refusals?.length ? { from: saved } : false;
  }

  private ask(listing: ListingDoc, lane: Lane, question: Asking): Promise<string> {
    const scope = { connectionId: listing.connectionId, listingId: listing._id, lane };
    return this.stores.questions.ask(listing.tenant, scope, question);
  }

  private async parkRefused(listing: ListingDoc, lane: Lane): Promise<void> {
    const { fault = 'invalid', ...detail } = listing.lanes[lane].failure ?? {};
    const decision = { do: 'park', of: 'lane', cause: 'channel.refusedOffers', action: 'fixContent' } as const;
    const { code, words } = detail as { code?: string; words?: string };
    const facts = { ...(code === undefined ? {} : { code }), ...(words === undefined ? {} : { words }) };
    await this.sending.parking.park(listing, lane, decision, new ChannelFault(fault, facts));
  }

  private async failed(
    work: Work,
    claimed: ListingDoc,
    recording: Recording,
    { fault, images }: { fault: ChannelFault; images: Record<string, string> },
  ): Promise<false> {
    const { listing, plan, adapter, connection, lane } = work;
    const decision = this.decide(work, fault, recording.now);
    if (decision.do === 'retry' && decision.first === 'refreshTokens') await this.refresh(adapter, connection);
    if (decision.do === 'park' && decision.of === 'connection')
      await this.sending.parking.connectionLost(connection, fault);
    const hold =
      decision.do === 'ask'
        ? await this.ask(listing, lane, {
            kind: decision.question,
            key: `${decision.question}/${listing._id}/${fault.detail.code ?? ''}`,
            evidence: { code: fault.detail.code ?? '', words: fault.detail.words ?? '' },
            choices: ['retry', 'dontList'],
          })
        : undefined;
    const content =
      'content' in plan
        ? { renderHash: plan.content.renderHash, ...(plan.category === undefined ? {} : { category: plan.category }) }
        : undefined;
    const saved = await this.stores.listings.changeFrom(claimed, (current) => {
      Object.assign(current.sent.images, images);
      if (!recordFault(current, recording, fault, decision, content)) return null;
      if (hold !== undefined) current.hold = hold;
      return current;
    });
    attempts.inc({ channel: listing.channel, step: plan.step, outcome: fault.kind });
    await this.sending.attempts.keep(listing, recording.attempt, fault.kind, saved?.lanes[lane].failure);
    if (!saved) return false;
    if (decision.do === 'park' && decision.of === 'lane' && saved.lanes[lane].operation === 'parked')
      await this.sending.parking.park(listing, lane, decision, fault);
    if (fault.kind === 'unavailable') await this.stores.backOff(adapter, connection);
    if (fault.kind === 'throttled') await this.stores.throttled(adapter, connection, fault.detail);
    await Promise.all(dueLanes(saved).map((due) => this.stores.wakeUps.wake(due)));
    return false;
  }

  /** The decision table, with two facts only we know: which tokens signed the call, and that hiding cannot be "corrected". */
  private decide({ listing, plan, adapter, connection, lane }: Work, fault: ChannelFault, now: number): Decision {
    const decision = decide({
      fault,
      failures: listing.lanes[lane].failures,
      jitter: Math.random(),
      settleMs: adapter.capabilities.settleMs,
      now,
      tokens: !adapter.authorize ? 'fixed' : this.sending.tokens.justRenewed(connection) ? 'justRenewed' : 'renewable',
    });
    const carriesContent = 'content' in plan || plan.step === 'updateOffers';
    if (decision.do === 'reject' && !carriesContent)
      return { do: 'park', of: 'lane', cause: 'channel.refused', action: 'contactChannel' };
    return decision;
  }

  private async refresh(adapter: ChannelAdapter, connection: ConnectionDoc): Promise<void> {
    try {
      await this.sending.tokens.ensure(adapter, connection, true);
    } catch (error) {
      if (!isChannelFault(error)) throw error;
      if (error.kind === 'auth') await this.sending.parking.connectionLost(connection, error);
    }
  }
}

const isQuiet = ({ seen, refusals, outcome }: StepResult): boolean =>
  outcome === 'ok' && !refusals?.length && !seen?.ask && !seen?.sales.length;

function withImages(result: StepResult, images: Record<string, string>): StepResult {
  return {
    ...result,
    apply: (listing) => {
      Object.assign(listing.sent.images, images);
      result.apply(listing);
    },
  };
}

/** Whatever is not a fault of the closed list is our own mistake, or a dependency that went away. */
function asFault(error: unknown, log: Log): ChannelFault {
  if (isChannelFault(error)) return error;
  log.error('a step failed in our own code', { error });
  return new ChannelFault('bug', { code: error instanceof Error ? error.name : 'unknown' });
}
