import type {
  AssessedState,
  ConnectionMapping,
  ConnectionPolicy,
  Desired,
  Failure,
  Finding,
  Grade,
  Lane,
  Money,
  ObservedState,
  Offer,
  Question,
  Readiness,
  Step,
} from '#libs/contracts';
import type { RemoteIds, RenderedListing } from '#libs/channel-kit';
import type { ModelSpec } from '#libs/storage';

/** The content of the newest revision that was ready on a channel: word for word what is sent there. */
export interface ApprovedContent {
  revision: number;
  assessmentVersion: number;
  grammarVersion: number;
  renderHash: string;
  rendered: RenderedListing;
}

/** A drop of stock seen at a channel between two looks: a sale. */
export interface SeenSale {
  sku: string;
  connectionId: string;
  quantity: number;
  from: number;
  to: number;
}

/** The newest assessed content and offers of one product, whether or not a listing exists. */
export interface SubjectDoc {
  _id: string;
  tenant: string;
  schemaVersion: number;
  /** Fence of `quality.assessments`; 0 = only offers are known so far. */
  assessmentVersion: number;
  /** Fence of `catalog.offers`; 0 = none known yet. */
  offerVersion: number;
  removed: boolean;
  name: string;
  producerId: string;
  code: string;
  revision: number;
  grade?: Grade;
  channels: Record<string, { readiness: Readiness; findings: Finding[] }>;
  approved: Record<string, ApprovedContent>;
  offers: Offer[];
  sales: SeenSale[];
  /** Counts everything that changes this document: compare-and-set. */
  stamp: number;
  /** Set with every change, unset once all its listings know: a crash in between is found by the sweeper. */
  fanOutAt?: number;
  /** Where the newest content and the newest offers came from. */
  cause: { content?: Cause; offers?: Cause };
  steps: Step[];
}
export interface Cause {
  correlationId: string;
  actor?: string;
  at: number;
}

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

export interface SentOffer {
  price?: Money;
  listPrice?: Money;
  stock?: number;
  /** When the channel took it, and when a read-back last confirmed it. */
  at: number;
  seenAt?: number;
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
  /** A gate hides live content until it is mended. */
  gatePaused?: boolean;
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
  unfinished?: { ids: RemoteIds; notBefore: number };
  pending?: { reference: string; pollAt: number };
  visible: boolean;
  /** What the channel refused, so that it is not sent again unchanged. */
  rejected?: { renderHash: string; category?: string };
  sent: {
    content?: { revision: number; renderHash: string; category?: string; at: number };
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

export interface ConnectionDoc {
  _id: string;
  tenant: string;
  schemaVersion: number;
  channel: string;
  name: string;
  shop: string;
  status: 'connecting' | 'ready' | 'needsAuthorisation' | 'closed';
  settings: Record<string, unknown>;
  credentials: string;
  tokenExpiresAt?: number;
  policy: ConnectionPolicy;
  mapping: ConnectionMapping;
  /** Rises with every write: compare-and-set. */
  version: number;
  inventoryCursor?: string;
  inventoriedAt?: number;
  /** Subjects before this id are swept into listings; absent = swept. */
  sweepFrom?: string;
  /** When the runner should look at this connection next. */
  dueAt?: number;
  failures: number;
  createdAt: number;
}

/** A shop that is connected: `<channel>/<shop>` is its id, so one shop is connected once. Deleted when it is closed. */
export interface OpenShopDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  /** When it was taken (UTC ms). */
  at: number;
}

/** What was in a shop before our first create there. */
export interface InventoryDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  itemId: string;
  remoteSku: string;
  title: string;
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

export interface QuestionDoc {
  _id: string;
  tenant: string;
  key: string;
  open: boolean;
  kind: Question['kind'];
  scope: Question['scope'];
  evidence: Question['evidence'];
  choices: string[];
  answer?: { choice: string; at: number; by: string };
  openedAt: number;
}

/** How many listings of one connection a request or import wants to change in a dangerous way. */
export interface GuardDoc {
  _id: string;
  tenant: string;
  connectionId: string;
  listings: string[];
  at: Date;
}

const spec = <T extends { _id: string }>(collection: string, indexes: ModelSpec<T>['indexes']): ModelSpec<T> => ({
  name: collection,
  collection,
  tenantScoped: true,
  indexes,
});

export const subjectSpec = spec<SubjectDoc>('subjects', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, stamp: 1 }],
  [{ tenant: 1, _id: 1 }],
  [{ fanOutAt: 1 }],
]);
export const listingSpec = spec<ListingDoc>('listings', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, version: 1 }],
  [{ tenant: 1, productId: 1 }],
  [{ tenant: 1, connectionId: 1, 'lanes.content.dueAt': 1 }],
  [{ 'lanes.content.dueAt': 1 }],
  [{ 'lanes.offers.dueAt': 1 }],
  [{ announceAt: 1 }],
  [{ announcedAt: 1 }],
  [{ tenant: 1, connectionId: 1, 'lanes.content.waitingFor': 1 }],
  [{ tenant: 1, connectionId: 1, 'remote.itemId': 1 }],
  [{ tenant: 1, hold: 1 }],
  [{ tenant: 1, connectionId: 1, _id: 1 }],
]);
export const connectionSpec = spec<ConnectionDoc>('connections', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, version: 1 }],
  [{ tenant: 1, status: 1 }],
  [{ tenant: 1, _id: 1 }],
  [{ dueAt: 1 }],
]);
export const inventorySpec = spec<InventoryDoc>('inventory', [
  [{ _id: 1, tenant: 1 }],
  [{ tenant: 1, connectionId: 1, remoteSku: 1 }],
]);
export const openShopSpec = spec<OpenShopDoc>('open_shops', [[{ _id: 1, tenant: 1 }]]);
export const remoteSkuSpec = spec<RemoteSkuDoc>('remote_skus', [[{ _id: 1, tenant: 1 }]]);
export const attemptSpec = spec<AttemptDoc>('attempts', [
  [{ tenant: 1, listingId: 1, startedAt: -1 }],
  [{ endedAt: 1 }, { expireAfterSeconds: 30 * 86_400 }],
]);
export const questionSpec = spec<QuestionDoc>('questions', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, open: 1 }],
  [{ tenant: 1, key: 1, open: 1 }],
  [{ tenant: 1, open: 1, _id: 1 }],
]);
export const guardSpec = spec<GuardDoc>('guards', [
  [{ _id: 1, tenant: 1 }],
  [{ at: 1 }, { expireAfterSeconds: 7 * 86_400 }],
]);

export const models = [
  subjectSpec,
  listingSpec,
  connectionSpec,
  inventorySpec,
  openShopSpec,
  remoteSkuSpec,
  attemptSpec,
  questionSpec,
  guardSpec,
];
export type { AssessedState };
