import type { Offer, ProducerSnapshot, ProductContent, Step } from '#libs/contracts';

/** Who asked for a change; rides in the event it causes. */
export interface Origin {
  /** Request or import: the guard counts sets by it. */
  correlationId: string;
  actor: string;
}

/** An offer as kept; `changeIds` remembers the last stock changes so that a repeat changes nothing. */
export interface StoredOffer extends Offer {
  changeIds?: string[];
}

/** What announces one side of a product: who changed it, when, and the last steps. */
export interface Trail extends Origin {
  at: number;
  steps: Step[];
}

/**
 * A product: content and offers in one document with one counter and one mark each, so that state and event are one
 * write. Keys of a removed product are replaced by its own id, which frees its code and SKUs.
 */
export interface ProductRow {
  _id: string;
  tenant: string;
  schemaVersion: 1;
  producerId: string;
  /** Unique with (tenant, producerId). */
  codeKey: string;
  /** Every one unique with (tenant, producerId): a multikey index reserves all SKUs in the product's own write. */
  skuKeys: string[];
  /** SKUs folded for near-equal warnings. */
  skuFolds: string[];
  producer: ProducerSnapshot;
  content: ProductContent;
  contentHash: string;
  status: 'active' | 'archived' | 'removed';
  revision: number;
  offerVersion: number;
  offers: StoredOffer[];
  contentTrail: Trail;
  offersTrail: Trail;
  createdAt: number;
  updatedAt: number;
  /** Marks: the relay owes an announcement since then. */
  announceContentAt?: number;
  announceOffersAt?: number;
  contentAnnouncedAt?: number;
  offersAnnouncedAt?: number;
  /** The write that made this state: lets a bulk writer recognise its own. */
  writeId: string;
  /** The request or import that wrote it last and what that did: a repeat after a crash answers the same again. */
  lastRequest?: { id: string; outcome: Outcome };
  removedAt?: number;
  /** Since then only the versions are left, for good: nothing late may resurrect it. */
  forgottenAt?: number;
}

export type Outcome = 'created' | 'updated' | 'unchanged';

export const STEPS_KEPT = 20;

/** Appends a step and keeps the last twenty. */
export function addStep(steps: readonly Step[], step: Step): Step[] {
  return [...steps, step].slice(-STEPS_KEPT);
}

/** A key no SKU or code can equal (they hold no control characters): what a removed product carries instead. */
export const freedKey = (id: string): string => `\u0001${id}`;
