import type { Lane } from '#libs/contracts';
import type { ChannelCapabilities, OfferToSet } from '#libs/channel-kit';
import type { ConnectionDoc } from '../connections/connection.models.js';
import type { AttemptState, ListingDoc } from './listing.models.js';
import type { ApprovedContent, SubjectDoc } from '../subjects/subject.models.js';
import { planContent } from './plan-content.js';
import { planOffers } from './plan-offers.js';

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
  if (connection.status === 'needsAuthorisation') return { step: 'waitFor', what: 'connection' };
  if (listing.attempt) {
    const until = listing.attempt.deadlineAt + capabilities.settleMs;
    if (now < until) return { step: 'waitFor', what: 'attempt', until };
  }
  if (listing.hold) return { step: 'waitFor', what: 'question' };
  return lane === 'content' ? planContent(input, now) : planOffers(input, now);
}
