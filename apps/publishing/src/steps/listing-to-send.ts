import type { ListingToSend, OfferToSet } from '#libs/channel-kit';
import type { Offer } from '#libs/contracts';
import { toldOf } from '../subjects/known-stock.js';
import type { ListingDoc, SentContent, SentOffer } from '../listings/listing.models.js';
import type { ApprovedContent } from '../subjects/subject.models.js';
import type { PlannedStep } from '../listings/plan-listing.js';
import type { StepContext } from './step-result.js';

/** Steps that carry content. */
export type Sending = Extract<PlannedStep, { step: 'create' | 'finish' | 'updateContent' }>;

/** The listing as the adapter is given it. */
export function toSend(context: StepContext, step: Sending): ListingToSend {
  const { listing, session } = context;
  const attributes = step.category === undefined ? {} : (session.account.mapping.attributes[step.category] ?? {});
  return {
    listingId: listing._id,
    remoteSku: listing.remoteSku,
    rendered: step.content.rendered,
    offers: step.offers,
    ...(step.category === undefined ? {} : { category: step.category }),
    attributes,
  };
}

/** References of the pictures, uploading those the channel does not have yet; addresses where it takes those. */
export async function images(context: StepContext, content: ApprovedContent): Promise<string[]> {
  const { adapter, session, listing } = context;
  const references: string[] = [];
  for (const url of content.rendered.images) {
    let reference = adapter.uploadImage ? listing.sent.images[url] : url;
    if (reference === undefined && adapter.uploadImage) {
      reference = await adapter.uploadImage(session, url);
      context.keepImage(url, reference);
    }
    references.push(reference ?? url);
  }
  return references;
}

/** What is known of a stock stays known when only the price is sent. */
const stockFacts = ({ perhaps, told, seenAt, at }: SentOffer): Partial<SentOffer> => ({
  ...(perhaps ? { perhaps } : {}),
  ...(told ? { told } : {}),
  seenAt: seenAt ?? at,
});

/** Prices and stocks the channel took just now, and what the producer had told of them. */
export function rememberOffers(
  listing: ListingDoc,
  offers: readonly OfferToSet[],
  { at, told }: { at: number; told: readonly Offer[] },
): void {
  for (const { sku, price, listPrice, stock, only } of offers) {
    const before = listing.sent.offers[sku];
    const base = toldOf(told.find((offer) => offer.sku === sku));
    const isStockSent = only === undefined || only.includes('stock');
    const ofStock = isStockSent ? (base ? { told: base } : {}) : before ? stockFacts(before) : {};
    listing.sent.offers[sku] = { price, ...(listPrice ? { listPrice } : {}), stock, at, ...ofStock };
  }
}

/** Content as the channel took it. */
export const contentOf = ({ content, category }: Sending, at: number): SentContent => ({
  revision: content.revision,
  renderHash: content.renderHash,
  title: content.rendered.title,
  ...(category === undefined ? {} : { category }),
  at,
});
