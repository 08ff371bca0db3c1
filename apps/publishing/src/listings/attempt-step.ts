import type { Lane } from '#libs/contracts';
import { type ChannelAdapter, ChannelFault, decide, isChannelFault } from '#libs/channel-kit';
import { type Clock, type Log, metrics, uuidv7 } from '#libs/runtime';
import type { RecordedAttempts } from './attempt.store.js';
import { carryOutStep } from '../steps/carry-out-step.js';
import { dueLanes } from './desire-listings.js';
import type { FreshTokens } from '../sessions/fresh-tokens.js';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import type { SubjectDoc } from '../subjects/subject.models.js';
import type { OpenSession } from '../sessions/open-session.js';
import type { ParkLane } from './park-lane.js';
import { type Asking, type PlanInput, type PlannedStep, planListing } from './plan-listing.js';
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

  /** Claims, carries out, records. True = plan again at once. */
  async run(work: Work, input: PlanInput, draining: AbortSignal): Promise<boolean> {
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
    const attempt: AttemptState = {
      token: uuidv7(now),
      lane,
      step: plan.step as AttemptState['step'],
      startedAt: now,
      deadlineAt: now + stepDeadlineMs,
    };
    if (plan.step === 'create') attempt.title = plan.content.rendered.title;
    const claimed = structuredClone(listing);
    claimed.attempt = attempt;
    const claimedDueAt = attempt.deadlineAt + settleMs;
    claimed.lanes[lane] = { ...claimed.lanes[lane], operation: 'running', dueAt: claimedDueAt };
    // A claim is not announced: what it leads to is.
    const saved = await this.stores.listings.replace(listing.version, claimed, false);
    if (!saved) return true;
    const images: Record<string, string> = {};
    const context: StepContext = {
      adapter,
      session: this.sending.sessions.run(adapter, connection, { lane, deadlineMs: stepDeadlineMs, draining }),
      listing: saved,
      offerVersion: work.subject.offerVersion,
      now: () => this.clock.now(),
      keepImage: (url, reference) => (images[url] = reference),
    };
    try {
      const result = await carryOutStep(context, plan);
      return await this.done(work, input, { attempt, claimedDueAt, now: this.clock.now() }, withImages(result, images));
    } catch (error) {
      return this.failed(
        { ...work, connection },
        { attempt, claimedDueAt, now: this.clock.now() },
        asFault(error, this.log),
        images,
      );
    }
  }

  /** Nothing was sent: the lane waits without an attempt. */
  private async beforeCall(
    listing: ListingDoc,
    lane: Lane,
    connection: ConnectionDoc,
    fault: ChannelFault,
  ): Promise<boolean> {
    if (fault.kind === 'auth') await this.sending.parking.connectionLost(connection, fault);
    const next = structuredClone(listing);
    settleLane(
      next,
      lane,
      fault.kind === 'auth'
        ? { step: 'waitFor', what: 'connection' }
        : { step: 'waitFor', what: fault.kind, until: this.clock.now() + 5000 },
    );
    const saved = await this.stores.listings.replace(listing.version, next);
    if (saved) await this.stores.wakeUps.add(dueLanes(saved).filter((due) => due.lane === lane));
    return saved === null;
  }

  private async done(work: Work, input: PlanInput, recording: Recording, result: StepResult): Promise<boolean> {
    const { lane, listing, plan, connection } = work;
    let again = true;
    let recorded: Recorded = 'lost';
    const saved = await this.stores.listings.change(listing._id, listing.tenant, (current) => {
      recorded = recordResult(current, recording, result);
      if (recorded === 'lost') return null;
      // Usually nothing is left to do: say so in the same write.
      const next = planListing({ ...input, listing: current }, lane, recording.now);
      again = true;
      const quiet = (result.seen?.sales.length ?? 0) === 0 && !result.seen?.ask && !result.refusals?.length;
      if (recorded === 'free' && quiet && (next.step === 'nothing' || next.step === 'waitFor')) {
        settleLane(current, lane, next);
        again = false;
      }
      return current;
    });
    attempts.inc({ channel: listing.channel, step: plan.step, outcome: saved ? result.outcome : 'superseded' });
    await this.sending.attempts.keep(listing, recording.attempt, saved ? result.kind : 'superseded');
    if (!saved) return false;
    if (result.seen && result.seen.sales.length > 0)
      await this.stores.recordSales(work.subject, connection._id, result.seen.sales);
    if (result.seen?.ask) await this.askLater(saved, lane, result.seen.ask);
    await this.sending.parking.resolved(listing, lane);
    await this.stores.wakeUps.add(dueLanes(saved).filter((due) => due.lane !== lane || !again));
    return again;
  }

  private async askLater(listing: ListingDoc, lane: Lane, question: Asking): Promise<void> {
    const hold = await this.stores.questions.ask(
      listing.tenant,
      { connectionId: listing.connectionId, listingId: listing._id, lane },
      question,
    );
    await this.stores.listings.change(listing._id, listing.tenant, (current) => ({ ...current, hold }));
  }

  private async failed(
    work: Work,
    recording: Recording,
    fault: ChannelFault,
    images: Record<string, string>,
  ): Promise<boolean> {
    const { listing, plan, adapter, connection, lane } = work;
    const renewed = connection.version !== work.connection.version;
    const decision = decide({
      fault,
      failures: listing.lanes[lane].failures,
      jitter: Math.random(),
      settleMs: adapter.capabilities.settleMs,
      now: recording.now,
      tokens: !adapter.authorize
        ? 'fixed'
        : renewed || listing.lanes[lane].failure?.fault === 'auth'
          ? 'justRenewed'
          : 'renewable',
    });
    if (decision.do === 'retry' && decision.first === 'refreshTokens') {
      await this.sending.tokens.ensure(adapter, connection, true).catch(async (error: unknown) => {
        if (!isChannelFault(error)) throw error;
        if (error.kind === 'auth') await this.sending.parking.connectionLost(connection, error);
      });
    }
    if (decision.do === 'park' && decision.of === 'connection')
      await this.sending.parking.connectionLost(connection, fault);
    if (decision.do === 'park' && decision.of === 'lane')
      await this.sending.parking.park(listing, lane, decision, fault);
    const content =
      'content' in plan
        ? { renderHash: plan.content.renderHash, ...(plan.category === undefined ? {} : { category: plan.category }) }
        : undefined;
    const saved = await this.stores.listings.change(listing._id, listing.tenant, (current) => {
      Object.assign(current.sent.images, images);
      return recordFault(current, recording, fault, decision, content) ? current : null;
    });
    attempts.inc({ channel: listing.channel, step: plan.step, outcome: fault.kind });
    await this.sending.attempts.keep(listing, recording.attempt, fault.kind, saved?.lanes[lane].failure);
    if (!saved) return false;
    if (decision.do === 'ask') {
      await this.askLater(saved, lane, {
        kind: decision.question,
        key: `${decision.question}/${listing._id}`,
        evidence: { code: fault.detail.code ?? '', words: fault.detail.words ?? '' },
        choices: ['retry', 'dontList'],
      });
    }
    if (fault.kind === 'unavailable') await this.stores.backOff(adapter, connection);
    await this.stores.wakeUps.add(dueLanes(saved));
    return false;
  }
}

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
