import { type ForgottenEvent, forgottenType, type GanhEvent, type Offer, type ProductState } from '#libs/contracts';
import { makeEvent, makeForgotten } from '#libs/messaging';
import type { ProductRow, StoredOffer } from './product-row.js';

const SERVICE = 'ingestion';

/** The offer as others see it: without the memory of stock changes. */
export function publicOffer({ changeIds: _, ...offer }: StoredOffer): Offer {
  return offer;
}

/** The product as doors show it and events carry it. */
export function stateOf(row: ProductRow): ProductState {
  return {
    id: row._id,
    tenant: row.tenant,
    producer: row.producer,
    content: row.content,
    revision: row.revision,
    contentHash: row.contentHash,
    status: row.status,
    createdAt: row.createdAt,
    updatedAt: row.contentTrail.at,
  };
}

/** What a product looks like now, for `catalog.products`. */
export function contentEvent(row: ProductRow): GanhEvent | ForgottenEvent {
  const { steps, at, correlationId, actor } = row.contentTrail;
  const common = { service: SERVICE, aggregate: row._id, tenant: row.tenant, version: row.revision, at, correlationId };
  if (row.forgottenAt !== undefined) return makeForgotten({ ...common, type: forgottenType('product.removed.v1') });
  if (row.status === 'removed') {
    const data = { id: row._id, tenant: row.tenant, removedAt: row.removedAt ?? at, steps };
    return makeEvent({ ...common, type: 'product.removed.v1', actor, data });
  }
  const product = stateOf(row);
  return makeEvent({ ...common, type: 'product.revised.v1', actor, data: { product, steps } });
}

/** The offers of all its variants, for `catalog.offers`. */
export function offersEvent(row: ProductRow): GanhEvent | ForgottenEvent {
  const { steps, at, correlationId, actor } = row.offersTrail;
  const common = {
    service: SERVICE,
    aggregate: row._id,
    tenant: row.tenant,
    version: row.offerVersion,
    at,
    correlationId,
  };
  if (row.forgottenAt !== undefined) return makeForgotten({ ...common, type: forgottenType('offers.changed.v1') });
  const data = {
    productId: row._id,
    tenant: row.tenant,
    offerVersion: row.offerVersion,
    status: row.status,
    offers: row.offers.map(publicOffer),
    steps,
  };
  return makeEvent({ ...common, type: 'offers.changed.v1', actor, data });
}
