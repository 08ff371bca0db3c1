import type { Bucket, Finding, Grade, ListingState, ParkedWork, Readiness } from '#libs/contracts';

/** What every row of a read model has. `writes` counts its changes: every write is a compare-and-set on it. */
export interface Row {
  _id: string;
  tenant: string;
  schemaVersion: number;
  writes: number;
  /** The aggregate's life on its topic has ended: only the fences stay, so that nothing late brings it back. */
  forgotten?: boolean;
}

export interface ListedOn {
  id: string;
  connectionId: string;
  channel: string;
  bucket: Bucket;
}

/** A product as lists show it, fed from four topics; each has a fence of its own, 0 = nothing seen yet. */
export interface ProductRow extends Row {
  productVersion: number;
  offersVersion: number;
  assessmentVersion: number;
  /** 1 = shown in lists: known by content and not removed. */
  listed: 0 | 1;
  code?: string;
  name?: string;
  /** Name, code and producer folded for searching. */
  search?: string;
  producer?: string;
  ocopSheet?: number;
  revision?: number;
  status?: string;
  /** When its first revision was taken in. */
  uploadedAt?: number;
  updatedAt?: number;
  assessedRevision?: number;
  score?: number;
  grade?: Grade;
  readiness: Record<string, Readiness>;
  readinessValues: Readiness[];
  /** One blocking finding per rule that refuses it somewhere. */
  refusedBy: Finding[];
  listings: ListedOn[];
  buckets: Bucket[];
}

export interface ListingRow extends Row {
  version: number;
  productId: string;
  connectionId?: string;
  channel?: string;
  bucket?: Bucket;
  search?: string;
  state?: ListingState;
}

export interface ParkedRow extends Row {
  version: number;
  state: ParkedWork['state'];
  owner: ParkedWork['owner'];
  kind: ParkedWork['kind'];
  cause: string;
  channel?: string;
  connectionId?: string;
  work?: ParkedWork;
}

/** One step of a product's way; its id names the step, so a repeat is the same row. */
export interface TimelineRow {
  _id: string;
  tenant: string;
  schemaVersion: number;
  productId: string;
  at: number;
  stage: 'product' | 'offers' | 'assessment' | 'listing';
  kind: string;
  outcome?: string;
  revision?: number;
  channel?: string;
  connectionId?: string;
  listingId?: string;
}

export const emptyProduct = (id: string, tenant: string): ProductRow => ({
  _id: id,
  tenant,
  schemaVersion: 1,
  writes: 0,
  productVersion: 0,
  offersVersion: 0,
  assessmentVersion: 0,
  listed: 0,
  readiness: {},
  readinessValues: [],
  refusedBy: [],
  listings: [],
  buckets: [],
});
