import type { ListingToSend, OfferToSet } from '#libs/channel-kit';
import type { ListingDoc, SentContent } from '../listings/listing.models.js';
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

/** Prices and stocks the channel took just now. */
export function rememberOffers(listing: ListingDoc, offers: readonly OfferToSet[], at: number): void {
  for (const { sku, price, listPrice, stock, only } of offers) {
    const before = listing.sent.offers[sku];
    const doubts = only && !only.includes('stock') && before?.perhaps ? { perhaps: before.perhaps } : {};
    listing.sent.offers[sku] = { price, ...(listPrice ? { listPrice } : {}), stock, at, ...doubts };
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
