import type { OfferToSet } from '#libs/channel-kit';
import type { AttemptState } from '../listings/listing.models.js';
import { doubtSent } from '../listings/recover-listing.js';
import { applyStockLook } from './apply-observed.js';
import { images, contentOf, rememberOffers, type Sending, toSend } from './listing-to-send.js';
import { remoteOf, type StepContext, type StepResult } from './step-result.js';

export async function updateContent(
  context: StepContext,
  step: Extract<Sending, { step: 'updateContent' }>,
): Promise<StepResult> {
  const { adapter, session, listing, told, now } = context;
  const ids = await adapter.updateContent(
    session,
    remoteOf(listing),
    toSend(context, step),
    await images(context, step.content),
  );
  return {
    kind: 'contentUpdated',
    outcome: 'ok',
    apply: (current) => {
      current.remote = { ...current.remote, ...ids };
      delete current.rejected;
      current.sent.content = contentOf(step, now());
      if (adapter.capabilities.contentCarriesOffers) rememberOffers(current, step.offers, { at: now(), told });
      if (adapter.capabilities.reviews) current.observed = { state: 'unknown' };
    },
  };
}

const carriesStock = ({ only }: OfferToSet): boolean => only === undefined || only.includes('stock');

/** Does a look at what stands there come before these are sent? */
export const looksFirst = (offers: readonly OfferToSet[]): boolean => offers.some(carriesStock);

/** What these offers change, to be remembered before they are sent. */
export const sendingOf = (offers: readonly OfferToSet[]): NonNullable<AttemptState['sending']> =>
  offers.map((offer) => ({
    sku: offer.sku,
    ...(carriesStock(offer) ? { stock: offer.stock } : {}),
    ...(offer.only === undefined || offer.only.includes('price') ? { price: true as const } : {}),
  }));

/**
 * Sends price and stock. A stock is a total: written over a sale nobody has seen yet, it would put sold pieces on sale again.
 * So what stands there is read first, and a sale found is counted before anything is sent.
 */
export async function updateOffers(context: StepContext, offers: OfferToSet[]): Promise<StepResult> {
  const { adapter, session, listing, offerVersion, told, now } = context;
  if (looksFirst(offers)) {
    const [observed] = await adapter.observe(session, [remoteOf(listing).itemId]);
    const surprise = applyStockLook(listing, observed, now());
    if (surprise) return surprise;
    // Whoever dies before this has sent nothing, so that a lower stock found later is a sale and nothing else.
    await context.noteSending(sendingOf(offers));
  }
  const outcomes = [];
  for (let from = 0; from < offers.length; from += adapter.capabilities.offersPerCall) {
    outcomes.push(
      ...(await adapter.setOffers(
        session,
        remoteOf(listing),
        offers.slice(from, from + adapter.capabilities.offersPerCall),
      )),
    );
  }
  const taken = new Set(outcomes.filter((outcome) => outcome.ok).map((outcome) => outcome.sku));
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  return {
    kind: 'offersUpdated',
    outcome: refusals.length > 0 ? 'partial' : 'ok',
    refusals,
    apply: (current) => {
      rememberOffers(
        current,
        offers.filter((offer) => taken.has(offer.sku)),
        { at: now(), told },
      );
      // Price and stock are calls of their own at some channels: one of them may have been taken.
      doubtSent(current, { step: 'updateOffers', sending: sendingOf(offers.filter((offer) => !taken.has(offer.sku))) });
      if (refusals.length === 0) current.sent.offerVersion = offerVersion;
    },
  };
}

export async function show(context: StepContext, to: 'live' | 'paused', kind: string): Promise<StepResult> {
  await context.adapter.setVisibility(context.session, remoteOf(context.listing), to);
  return {
    kind,
    outcome: 'ok',
    apply: (current) => {
      current.visible = to === 'live';
      delete current.visibilityUnsure;
      current.observed = to === 'live' ? { state: 'unknown' } : { state: 'paused', at: context.now() };
    },
  };
}

export async function removeThere(context: StepContext): Promise<StepResult> {
  await context.adapter.remove(context.session, remoteOf(context.listing));
  return {
    kind: 'deleted',
    outcome: 'ok',
    apply: (current) => {
      current.visible = false;
      current.observed = { state: 'ended', at: context.now() };
      delete current.deleteAsked;
    },
  };
}
