import type { OfferInput, ProducerSnapshot, ProductContent } from '#libs/contracts';
import { limits } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';
import { canonicalHash } from '#libs/storage';
import { alignOffers } from '../offers/merge-offer.js';
import { addStep, type Origin, type Outcome, type ProductRow } from './product-row.js';
import { foldSku } from './sku-likeness.js';

/** What a door wants a product to be. */
export interface Wanted {
  content: ProductContent;
  producer: ProducerSnapshot;
  offers: readonly OfferInput[];
}

export interface PlanContext {
  tenant: string;
  origin: Origin;
  /** UTC milliseconds of the write. */
  now: number;
  /** When the request came in: a count without a time is of that moment. */
  receivedAt: number;
  /** Id for a new product. */
  newId: string;
  writeId: string;
  /** Request (by its Idempotency-Key) or import that asks. */
  requestId?: string | undefined;
}

/** One write of a product, or none. `expect` are the counters the write compares. */
export type ProductPlan =
  | { kind: 'none'; row: ProductRow; outcome: Outcome; older: string[] }
  | { kind: 'insert'; row: ProductRow; outcome: 'created'; older: string[] }
  | {
      kind: 'update';
      before: ProductRow;
      expect: { revision?: number; offerVersion?: number };
      set: Partial<ProductRow>;
      outcome: Outcome;
      row: ProductRow;
      older: string[];
    };

/** Hash of everything that makes a revision: content and the producer's snapshot. */
export const hashOf = (content: ProductContent, producer: ProducerSnapshot): string =>
  canonicalHash({ content, producer });

function refuseTooLarge(content: ProductContent): void {
  if (Buffer.byteLength(JSON.stringify(content)) > limits.productBytes)
    throw new ProblemError('product.tooLarge', { limit: limits.productBytes });
}

function refuseFuture(wanted: Wanted, future: readonly string[]): void {
  if (future.length === 0) return;
  const errors = wanted.offers.flatMap((offer, index) =>
    future.includes(offer.sku) ? [{ field: `/offers/${index}/stock/asOf`, code: 'offer.future' }] : [],
  );
  throw new ProblemError('offer.future', {}, { errors });
}

const keysOf = (wanted: Wanted): Pick<ProductRow, 'producerId' | 'codeKey' | 'skuKeys' | 'skuFolds'> => {
  const skuKeys = wanted.content.variants.map((item) => item.sku);
  return { producerId: wanted.producer.id, codeKey: wanted.content.code, skuKeys, skuFolds: skuKeys.map(foldSku) };
};

function planInsert(wanted: Wanted, context: PlanContext): ProductPlan {
  const { tenant, origin, now, newId, writeId, requestId } = context;
  const { skuKeys, ...keys } = keysOf(wanted);
  const aligned = alignOffers([], skuKeys, wanted.offers, context.receivedAt);
  refuseFuture(wanted, aligned.future);
  const trail = (kind: string) => ({
    ...origin,
    at: now,
    steps: [{ id: `${newId}/${kind}/1`, at: now, kind, outcome: 'created' }],
  });
  const row: ProductRow = {
    _id: newId,
    tenant,
    schemaVersion: 1,
    ...keys,
    skuKeys,
    producer: wanted.producer,
    content: wanted.content,
    contentHash: hashOf(wanted.content, wanted.producer),
    status: 'active',
    revision: 1,
    offerVersion: 1,
    offers: aligned.offers,
    contentTrail: trail('accepted'),
    offersTrail: trail('offersChanged'),
    createdAt: now,
    updatedAt: now,
    announceContentAt: now,
    announceOffersAt: now,
    writeId,
    ...(requestId ? { lastRequest: { id: requestId, outcome: 'created' as const } } : {}),
  };
  return { kind: 'insert', row, outcome: 'created', older: [] };
}

function contentPart(before: ProductRow, wanted: Wanted, hash: string, context: PlanContext): Partial<ProductRow> {
  const revision = before.revision + 1;
  const step = { id: `${before._id}/accepted/${revision}`, at: context.now, kind: 'accepted', outcome: 'updated' };
  return {
    ...keysOf(wanted),
    producer: wanted.producer,
    content: wanted.content,
    contentHash: hash,
    revision,
    contentTrail: { ...context.origin, at: context.now, steps: addStep(before.contentTrail.steps, step) },
    announceContentAt: context.now,
  };
}

/** The offers side of a write: new offers, their version, their trail and their mark. */
export function offersPart(
  before: ProductRow,
  offers: ProductRow['offers'],
  context: Pick<PlanContext, 'origin' | 'now'>,
): Partial<ProductRow> {
  const offerVersion = before.offerVersion + 1;
  const step = { id: `${before._id}/offersChanged/${offerVersion}`, at: context.now, kind: 'offersChanged' };
  return {
    offers,
    offerVersion,
    offersTrail: { ...context.origin, at: context.now, steps: addStep(before.offersTrail.steps, step) },
    announceOffersAt: context.now,
  };
}

/** What this very request did to the product before, where it is its last writer. */
export function ownOutcome(row: ProductRow, { requestId }: Pick<PlanContext, 'requestId'>): Outcome | undefined {
  return requestId !== undefined && row.lastRequest?.id === requestId ? row.lastRequest.outcome : undefined;
}

/**
 * What to write so that a product becomes what is wanted. Same content again makes no revision, same offers no offer
 * version; a repeat of
 * the request that wrote last answers what its first run did.
 * @throws ProblemError product.tooLarge, offer.future
 */
export function planProduct(before: ProductRow | null, wanted: Wanted, context: PlanContext): ProductPlan {
  refuseTooLarge(wanted.content);
  if (!before) return planInsert(wanted, context);
  const skus = wanted.content.variants.map((item) => item.sku);
  const aligned = alignOffers(before.offers, skus, wanted.offers, context.receivedAt);
  refuseFuture(wanted, aligned.future);
  const hash = hashOf(wanted.content, wanted.producer);
  const contentChanged = hash !== before.contentHash || before.producerId !== wanted.producer.id;
  if (!contentChanged && !aligned.changed)
    return { kind: 'none', row: before, outcome: ownOutcome(before, context) ?? 'unchanged', older: aligned.older };
  const set: Partial<ProductRow> = {
    ...(contentChanged ? contentPart(before, wanted, hash, context) : {}),
    ...(aligned.changed ? offersPart(before, aligned.offers, context) : {}),
    updatedAt: context.now,
    writeId: context.writeId,
    ...(context.requestId ? { lastRequest: { id: context.requestId, outcome: 'updated' as const } } : {}),
  };
  const expect = {
    ...(contentChanged ? { revision: before.revision } : {}),
    ...(aligned.changed ? { offerVersion: before.offerVersion } : {}),
  };
  return { kind: 'update', before, expect, set, outcome: 'updated', row: { ...before, ...set }, older: aligned.older };
}
