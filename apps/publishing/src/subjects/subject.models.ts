import type { Finding, Grade, Offer, Readiness, Step } from '#libs/contracts';
import type { RenderedListing } from '#libs/channel-kit';
import { modelSpec } from '../model-spec.js';

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

export const subjectSpec = modelSpec<SubjectDoc>('subjects', [
  [{ _id: 1, tenant: 1 }],
  [{ _id: 1, tenant: 1, stamp: 1 }],
  [{ tenant: 1, _id: 1 }],
  [{ fanOutAt: 1 }],
]);
