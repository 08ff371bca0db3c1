import type { Lane } from '#libs/contracts';
import type { ChannelCapabilities, OfferToSet } from '#libs/channel-kit';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import type { ApprovedContent, SubjectDoc } from '../subjects/subject.models.js';
import { planContent } from './plan-content.js';
import { planOffers } from './plan-offers.js';

/** What only somebody else can end is looked at again this often, in case its wake-up got lost (ms). */
export const LOOK_AGAIN = 60_000;

/** One field that differs between what we want and what was sent. */
export interface Difference {
  field: string;
  from: unknown;
  to: unknown;
}

export interface Asking {
  kind: 'drift' | 'link' | 'guard' | 'stockRise' | 'gate' | 'mapping';
  /** Same key = same question: never opened twice. */
  key: string;
  evidence: Record<string, unknown>;
  choices: string[];
  /** A question about a set of listings rather than this one. */
  set?: { correlation: string; count: number };
}

/** What is to be done next in a lane, with the difference that explains it. */
export type PlannedStep =
  | { step: 'nothing'; why: string }
  | { step: 'lookUp'; why: 'unknownOutcome' | 'readBack' | 'pending'; since?: AttemptState }
  | {
      step: 'create';
      content: ApprovedContent;
      category: string | undefined;
      offers: OfferToSet[];
      difference: Difference[];
    }
  | {
      step: 'finish';
      content: ApprovedContent;
      category: string | undefined;
      offers: OfferToSet[];
      difference: Difference[];
    }
  | { step: 'adopt'; itemId: string; difference: Difference[] }
  | {
      step: 'updateContent';
      content: ApprovedContent;
      category: string | undefined;
      offers: OfferToSet[];
      difference: Difference[];
    }
  | { step: 'updateOffers'; offers: OfferToSet[]; difference: Difference[] }
  | { step: 'pause' | 'resume' | 'withdraw' | 'delete'; difference: Difference[] }
  | { step: 'waitFor'; what: string; until?: number }
  | { step: 'ask'; question: Asking };

/** Everything the planner looks at. It reads no clock and no database. */
export interface PlanInput {
  listing: ListingDoc;
  subject: SubjectDoc;
  connection: Pick<ConnectionDoc, '_id' | 'status' | 'mapping' | 'inventoriedAt'>;
  capabilities: ChannelCapabilities;
  /** What the shop held under our SKU before our first create there. */
  found?: { itemId: string; title: string };
  /** How many listings of this connection the same request or import changes in a dangerous way. */
  guarded: { count: number; threshold: number };
}

/** The one function that says what to do; worker, dry run, sweep and replay all call it. */
export function planListing(input: PlanInput, lane: Lane, now: number): PlannedStep {
  const { listing, connection, capabilities } = input;
  if (connection.status === 'closed') return { step: 'nothing', why: 'connection.closed' };
  if (connection.status === 'needsAuthorisation')
    return { step: 'waitFor', what: 'connection', until: now + LOOK_AGAIN };
  if (listing.attempt) {
    const until = listing.attempt.deadlineAt + capabilities.settleMs;
    if (now < until) return { step: 'waitFor', what: 'attempt', until };
  }
  // Taking something off sale never waits for an answer about something else.
  const ends = input.subject.removed || listing.desired === 'withdrawn' || listing.desired === 'paused';
  if (listing.hold && !(ends && lane === 'content'))
    return { step: 'waitFor', what: 'question', until: now + LOOK_AGAIN };
  return lane === 'content' ? planContent(input, now) : planOffers(input, now);
}

/** Asks once about a dangerous change that comes with many others on the same shop; undefined = go on. */
export function guardSet(
  input: PlanInput,
  correlation: string | undefined,
  evidence: Record<string, unknown>,
): PlannedStep | undefined {
  const { listing, guarded } = input;
  if (correlation === undefined || guarded.count <= guarded.threshold) return undefined;
  const answer = listing.answers[`guard/${correlation}`];
  if (answer) return answer.choice === 'stop' ? { step: 'nothing', why: 'guard.stopped' } : undefined;
  return {
    step: 'ask',
    question: {
      kind: 'guard',
      key: `guard/${listing.connectionId}/${correlation}`,
      evidence: { ...evidence, example: listing.productName },
      choices: ['apply', 'stop'],
      set: { correlation, count: guarded.count },
    },
  };
}
