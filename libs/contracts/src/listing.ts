import { z } from 'zod';
import { finding, grade, readiness } from './assessment.js';
import { channelId, foreignId, id, instant } from './primitives.js';

export const lane = z.enum(['offers', 'content']);
export type Lane = z.infer<typeof lane>;

export const desired = z.enum(['draft', 'publish', 'paused', 'withdrawn']);
export type Desired = z.infer<typeof desired>;

export const faultKind = z.enum(['invalid', 'auth', 'throttled', 'unavailable', 'conflict', 'unknownOutcome', 'bug']);
export type FaultKind = z.infer<typeof faultKind>;

/** What a channel said about a failure: its own code and words, and where it says so the field and the accepted value. */
export const failure = z.looseObject({
  fault: faultKind,
  code: z.string().optional(),
  words: z.string().optional(),
  field: z.string().optional(),
  accepts: z.string().optional(),
  at: instant,
});
export type Failure = z.infer<typeof failure>;

export const laneState = z.looseObject({
  operation: z.enum(['idle', 'queued', 'running', 'waiting', 'parked']),
  outcome: z.enum(['ok', 'rejected', 'partial']).optional(),
  failures: z.number().int().min(0),
  /** When the lane wants to act next; the only schedule there is. */
  dueAt: instant.optional(),
  /** Why it waits, in a code of the catalogue. */
  waitingFor: z.string().optional(),
  failure: failure.optional(),
});
export type LaneState = z.infer<typeof laneState>;

export const observedState = z.enum([
  'unknown',
  'inReview',
  'live',
  'rejected',
  'suspended',
  'outOfStock',
  'paused',
  'ended',
  'missing',
]);
export type ObservedState = z.infer<typeof observedState>;

export const step = z.looseObject({ id: z.string(), at: instant, kind: z.string(), outcome: z.string().optional() });
export type Step = z.infer<typeof step>;

/** One product on one connection, as publishing announces it. Three separate states, never merged. */
export const listingState = z.looseObject({
  id,
  tenant: id,
  productId: id,
  productName: z.string(),
  connectionId: id,
  channel: channelId,
  version: z.number().int().min(1),
  desired,
  lanes: z.looseObject({ offers: laneState, content: laneState }),
  observed: z.looseObject({ state: observedState, at: instant.optional(), words: z.string().optional() }),
  /** Hidden by a gate of the law, or because its product was removed: not what `desired` says. */
  hiddenBy: z.enum(['gate', 'removal']).optional(),
  /** Id of the open question this listing waits for. */
  hold: id.optional(),
  grade: grade.optional(),
  /** The newest revision and what the channel's verdict of it was, with its blocking findings. */
  latest: z.looseObject({ revision: z.number().int(), readiness, findings: z.array(finding).default([]) }).optional(),
  /** The newest revision that was ready on this channel: what is (to be) published. */
  approvedRevision: z.number().int().optional(),
  sent: z.looseObject({
    revision: z.number().int().optional(),
    offerVersion: z.number().int().optional(),
    at: instant.optional(),
  }),
  remote: z.looseObject({ itemId: foreignId.optional(), sku: z.string().optional(), url: z.string().optional() }),
  firstLiveAt: instant.optional(),
  steps: z.array(step).default([]),
});
export type ListingState = z.infer<typeof listingState>;

export const buckets = [
  'withdrawn',
  'paused',
  'draft',
  'held',
  'parked',
  'refused',
  'rejected',
  'waiting',
  'inReview',
  'live',
  'gone',
] as const;
export type Bucket = (typeof buckets)[number];

/** The one bucket a listing is counted in: the first that applies. Reports, demo and console all use it. */
export function bucketOf(
  listing: Pick<ListingState, 'desired' | 'hold' | 'hiddenBy' | 'lanes' | 'latest' | 'approvedRevision' | 'observed'>,
): Bucket {
  const { offers, content } = listing.lanes;
  if (listing.desired === 'withdrawn' || listing.hiddenBy === 'removal') return 'withdrawn';
  if (listing.desired === 'paused' || listing.hiddenBy === 'gate') return 'paused';
  if (listing.desired === 'draft') return 'draft';
  if (listing.hold) return 'held';
  if (offers.operation === 'parked' || content.operation === 'parked') return 'parked';
  if (listing.approvedRevision === undefined) return listing.latest ? 'refused' : 'waiting';
  const { state } = listing.observed;
  if (state === 'rejected' || state === 'suspended' || content.outcome === 'rejected') return 'rejected';
  if (offers.operation !== 'idle' || content.operation !== 'idle') return 'waiting';
  if (state === 'inReview') return 'inReview';
  if (state === 'live' || state === 'outOfStock') return 'live';
  return 'gone';
}
