import type { Desired, Failure, Finding, Grade, Lane, Money, ObservedState, Readiness, Step } from '#libs/contracts';
import type { RemoteIds } from '#libs/channel-kit';
import { modelSpec } from '../model-spec.js';

export interface LaneDoc {
  operation: 'idle' | 'queued' | 'running' | 'waiting' | 'parked';
  outcome?: 'ok' | 'rejected' | 'partial';
  failures: number;
  /** The only schedule: when this lane wants to act. Absent = nothing to do, or waiting to be woken. */
  dueAt?: number;
  waitingFor?: string;
  failure?: Failure;
  /** Fields a campaign has locked at the channel, and until when. */
  locked?: { fields: string[]; until?: number };
}

export interface SentContent {
  revision: number;
  renderHash: string;
  title: string;
  category?: string;
  at: number;
}

export interface SentOffer {
  price?: Money;
  listPrice?: Money;
  stock?: number;
  /** When the channel took it, and when a read-back last confirmed it. */
  at: number;
  seenAt?: number;
  /** What the stock was made of: the statement's time, and its pieces with all changes told by then. */
  told?: { asOf: number; pieces: number };
  /** Stocks of lost calls: each may stand there instead, without anybody having bought anything. */
  perhaps?: number[];
}

export type WriteStep =
  'create' | 'finish' | 'updateContent' | 'updateOffers' | 'pause' | 'resume' | 'withdraw' | 'delete';
export type RunStep = WriteStep | 'lookUp' | 'adopt';

export interface AttemptState {
  token: string;
  lane: Lane;
  step: RunStep;
  startedAt: number;
  deadlineAt: number;
  /** Title sent by a create: what proves that a found item is ours. */
  title?: string;
  /** Offers that are being sent: when the answer is lost, they may stand there, and nobody changed or bought anything. */
  sending?: { sku: string; stock?: number; price?: true }[];
}

export interface ListingDoc {
  _id: string;
  tenant: string;
  schemaVersion: number;
  productId: string;
  connectionId: string;
  channel: string;
  productName: string;
  /** Rises with every write: fence of `publishing.listings` and compare-and-set at once. */
  version: number;
  announceAt?: number;
  announcedAt?: number;
  desired: Desired;
  /** A person asked to have it removed at the channel for good. */
  deleteAsked?: { by: string; reason: string };
  /** The approved content no longer passes a gate of the law: it is hidden, or a person is asked, since that moment. */
  gate?: { mode: 'ask' | 'pause'; since: number; rules: string[] };
  /** Its product was removed by its owner. */
  removed?: boolean;
  /** What is left after a removed product was forgotten: ids and fence only. */
  forgotten?: boolean;
  /** State of the subject this listing knows: an older one changes nothing. */
  subjectStamp?: number;
  /** Offer version of the subject this listing knows. */
  offerVersion?: number;
  /** Below the connection's minimum grade when it was made: a better grade publishes it. */
  draftByGrade?: boolean;
  lanes: Record<Lane, LaneDoc>;
  attempt?: AttemptState;
  /** Last attempt whose outcome nobody knows: look before the next write. */
  unknown?: AttemptState;
  observed: { state: ObservedState; at?: number; words?: string };
  hold?: string;
  grade?: Grade;
  latest?: { revision: number; readiness: Readiness; findings: Finding[] };
  approvedRevision?: number;
  remoteSku: string;
  /** SKU at the channel per SKU of the producer. */
  variantSkus: Record<string, string>;
  remote?: RemoteIds & { url?: string };
  unfinished?: { ids: RemoteIds; notBefore: number; content?: SentContent };
  pending?: { reference: string; pollAt: number };
  visible: boolean;
  /** A call that hides or shows it was lost: it is sent again before anything is believed. */
  visibilityUnsure?: boolean;
  /** What the channel refused, so that it is not sent again unchanged. */
  rejected?: { renderHash: string; category?: string };
  sent: {
    content?: SentContent;
    offerVersion?: number;
    offers: Record<string, SentOffer>;
    /** Channel references per picture address, so that a picture is uploaded once. */
    images: Record<string, string>;
  };
  /** Answers of closed questions the planner reads: kind → choice. */
  answers: Record<string, { choice: string; at: number }>;
  /** Lanes with parked work that is not resolved yet. */
  wasParked?: Lane[];
  firstLiveAt?: number;
  steps: Step[];
  createdAt: number;
}

/** A name we use at a channel: unique per connection. */
export interface RemoteSkuDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  listingId: string;
}

export interface AttemptDoc extends AttemptState {
  _id: string;
  tenant: string;
  listingId: string;
  connectionId: string;
  endedAt: Date;
  outcome: string;
  failure?: Failure;
}

export const listingSpec = modelSpec<ListingDoc>('listings', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, version: 1 }],
  [{ tenant: 1, productId: 1 }],
  [{ tenant: 1, connectionId: 1, 'lanes.content.dueAt': 1 }],
  [{ tenant: 1, connectionId: 1, 'lanes.offers.dueAt': 1 }],
  [{ 'lanes.content.dueAt': 1 }],
  [{ 'lanes.offers.dueAt': 1 }],
  [{ announceAt: 1 }],
  [{ announcedAt: 1 }],
  [{ tenant: 1, connectionId: 1, 'lanes.content.waitingFor': 1 }],
  [{ tenant: 1, connectionId: 1, 'remote.itemId': 1 }],
  [{ tenant: 1, hold: 1 }],
]);
export const remoteSkuSpec = modelSpec<RemoteSkuDoc>('remote_skus', [[{ _id: 1, tenant: 1 }]]);
export const attemptSpec = modelSpec<AttemptDoc>('attempts', [
  [{ tenant: 1, listingId: 1, startedAt: -1 }],
  [{ endedAt: 1 }, { expireAfterSeconds: 30 * 86_400 }],
]);
