import { formatMoney } from '#libs/contracts';
import type { Offer } from '#libs/contracts';
import type { OfferToSet } from '#libs/channel-kit';
import { stockToOffer } from '../subjects/known-stock.js';
import type { SentOffer } from './listing.models.js';
import { type Difference, guardSet, type PlanInput, type PlannedStep } from './plan-listing.js';

/** A price below this part of the last one sent is a collapse that many products at once rarely mean. */
const COLLAPSE = 0.5;

const ownIsRight = ({ answers }: PlanInput['listing'], { stock }: Offer): boolean =>
  answers['stockRise']?.choice === 'useOurs' && answers['stockRise'].at > (stock?.asOf ?? 0);

/** Offers as they should stand at the channel now. A variant without price or stock is left out: it cannot be sold yet. */
export function offersWanted({
  listing,
  subject,
  connection,
}: Pick<PlanInput, 'listing' | 'subject' | 'connection'>): OfferToSet[] {
  return subject.offers.flatMap((offer): OfferToSet[] => {
    const remoteSku = listing.variantSkus[offer.sku];
    const stock = stockToOffer(
      offer,
      subject.sales,
      connection._id,
      connection.mapping.stockShare,
      // A person who was asked and said that the statement is right has allowed the rise.
      ownIsRight(listing, offer) ? undefined : listing.sent.offers[offer.sku],
    );
    if (!offer.price || stock === undefined || remoteSku === undefined) return [];
    const remoteId = listing.remote?.variants[offer.sku];
    return [
      {
        sku: offer.sku,
        remoteSku,
        ...(remoteId === undefined ? {} : { remoteId }),
        price: offer.price,
        ...(offer.listPrice ? { listPrice: offer.listPrice } : {}),
        stock,
      },
    ];
  });
}

function differences(wanted: OfferToSet, sent: SentOffer | undefined, locked: readonly string[]): Difference[] {
  const found: Difference[] = [];
  const price = formatMoney(wanted.price);
  const sentPrice = sent?.price && formatMoney(sent.price);
  if (price !== sentPrice && !locked.includes('price'))
    found.push({ field: `${wanted.sku}.price`, from: sentPrice ?? null, to: price });
  // After a lost call nobody knows which stock stands there.
  const unsure = (sent?.perhaps ?? []).length > 0;
  if ((unsure || wanted.stock !== sent?.stock) && !locked.includes('stock'))
    found.push({ field: `${wanted.sku}.stock`, from: sent?.stock ?? null, to: wanted.stock });
  return found;
}

/** Selling out or halving a price: harmless for one product, alarming for a whole shop at once. */
export function isDangerous(wanted: OfferToSet, sent: SentOffer | undefined): boolean {
  const zeroed = wanted.stock === 0 && (sent?.stock ?? 0) > 0;
  const collapsed = sent?.price !== undefined && wanted.price.minor < sent.price.minor * COLLAPSE;
  return zeroed || collapsed;
}

/** Only what changes is sent; what is locked is remembered as it stands there. */
function changing(offer: OfferToSet, sent: SentOffer | undefined, locked: readonly string[]): OfferToSet {
  const fields = differences(offer, sent, locked).map(({ field }) => field.slice(offer.sku.length + 1));
  return {
    ...offer,
    only: (['price', 'stock'] as const).filter((field) => fields.includes(field)),
    ...(locked.includes('price') && sent?.price ? { price: sent.price } : {}),
    ...(locked.includes('stock') && sent?.stock !== undefined ? { stock: sent.stock } : {}),
  };
}

/** A statement counted before the last sale we saw, which would raise the stock: only a person knows whether it is right. */
function staleRise(offer: Offer, input: PlanInput): { sku: string; asOf: number; saleAt: number } | undefined {
  if (!offer.stock) return undefined;
  const { asOf } = offer.stock;
  const sale = input.subject.sales.findLast((seen) => seen.sku === offer.sku && seen.to > asOf && seen.from < asOf);
  const sent = input.listing.sent.offers[offer.sku];
  const answered = input.listing.answers['stockRise'];
  if (!sale || sent?.stock === undefined || (answered && answered.at > asOf)) return undefined;
  return offer.stock.stated + offer.stock.changed > sent.stock + sale.quantity
    ? { sku: offer.sku, asOf, saleAt: sale.to }
    : undefined;
}

/** The offers lane: price and stock of a listing that exists, visible or paused. */
export function planOffers(input: PlanInput, now: number): PlannedStep {
  const { listing, subject } = input;
  if (!listing.remote || listing.unfinished || listing.unknown) return { step: 'nothing', why: 'noListing' };
  if (subject.removed || (listing.desired !== 'publish' && listing.desired !== 'paused'))
    return { step: 'nothing', why: 'noUpkeep' };
  // Whether it is made again is asked in the content lane.
  if (listing.observed.state === 'missing' || listing.observed.state === 'ended')
    return { step: 'nothing', why: 'gone' };
  const lock = listing.lanes.offers.locked;
  const locked = lock && (lock.until === undefined || lock.until > now) ? lock.fields : [];
  const made = Object.keys(listing.remote.variants);
  // A variant that new words are still to add cannot have a price there yet.
  const wanted = offersWanted(input).filter((offer) => made.length === 0 || made.includes(offer.sku));
  const changed = wanted.filter((offer) => differences(offer, listing.sent.offers[offer.sku], locked).length > 0);
  const rise = subject.offers.map((offer) => staleRise(offer, input)).find((found) => found !== undefined);
  if (rise)
    return {
      step: 'ask',
      question: {
        kind: 'stockRise',
        key: `stockRise/${listing._id}/${rise.sku}/${rise.asOf}`,
        evidence: rise,
        choices: ['useOurs', 'keepTheirs'],
      },
    };
  if (changed.length === 0) {
    return locked.length > 0 && lock?.until !== undefined
      ? { step: 'waitFor', what: 'locked', until: lock.until }
      : { step: 'nothing', why: 'same' };
  }
  const dangerous = changed.some((offer) => isDangerous(offer, listing.sent.offers[offer.sku]));
  const asking = dangerous
    ? guardSet(input, subject.cause.offers?.correlationId, { listings: input.guarded.count })
    : undefined;
  if (asking) return asking;
  return {
    step: 'updateOffers',
    offers: changed.map((offer) => changing(offer, listing.sent.offers[offer.sku], locked)),
    difference: changed.flatMap((offer) => differences(offer, listing.sent.offers[offer.sku], locked)),
  };
}
