import type {
  ChannelAdapter,
  ChannelSession,
  CreateOutcome,
  ListingToSend,
  OfferToSet,
  RemoteIds,
} from '#libs/channel-kit';
import { ChannelFault } from '#libs/channel-kit';
import { applyLookUp, applyReadBack, idsOf, type SeenAtChannel } from './apply-observed.js';
import type { ApprovedContent, ListingDoc } from './models.js';
import type { PlannedStep } from './plan-listing.js';

/** What a carried-out step means for its listing; applied to whatever the listing is by then. */
export interface StepResult {
  /** Shown in the timeline: `created`, `updated`, … */
  kind: string;
  outcome: 'ok' | 'partial';
  apply(listing: ListingDoc): void;
  seen?: SeenAtChannel;
  /** Some variants were refused: their words. */
  refusals?: { sku: string; code?: string; words?: string; fault: 'invalid' | 'conflict' | 'unavailable' }[];
}

export interface StepContext {
  adapter: ChannelAdapter;
  session: ChannelSession;
  listing: ListingDoc;
  offerVersion: number;
  /** UTC ms. */
  now(): number;
  /** Keeps a fresh picture reference, so that a later failure does not upload it again. */
  keepImage(url: string, reference: string): void;
}

type Sending = Extract<PlannedStep, { step: 'create' | 'finish' | 'updateContent' }>;

function toSend(context: StepContext, step: Sending): ListingToSend {
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
async function images(context: StepContext, content: ApprovedContent): Promise<string[]> {
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

export function rememberOffers(listing: ListingDoc, offers: readonly OfferToSet[], at: number): void {
  for (const { sku, price, listPrice, stock } of offers) {
    listing.sent.offers[sku] = { price, ...(listPrice ? { listPrice } : {}), stock, at };
  }
}

function created(context: StepContext, step: Sending, outcome: CreateOutcome): StepResult {
  const { offerVersion, now } = context;
  return {
    kind: outcome.kind === 'unfinished' ? 'createdUnfinished' : 'created',
    outcome: 'ok',
    apply: (listing) => {
      delete listing.unknown;
      delete listing.rejected;
      listing.sent.offerVersion = offerVersion;
      if (outcome.kind === 'pending') {
        listing.pending = { reference: outcome.reference, pollAt: now() + 5000 };
        return;
      }
      if (outcome.kind === 'unfinished') {
        listing.unfinished = { ids: outcome.ids, notBefore: outcome.notBefore };
        return;
      }
      delete listing.unfinished;
      delete listing.pending;
      listing.remote = { ...outcome.ids, ...(outcome.url === undefined ? {} : { url: outcome.url }) };
      listing.visible = outcome.kind !== 'hidden';
      listing.observed = { state: outcome.kind === 'inReview' ? 'inReview' : 'unknown' };
      rememberContent(listing, step, now());
      rememberOffers(listing, step.offers, now());
    },
  };
}

function rememberContent(listing: ListingDoc, { content, category }: Sending, at: number): void {
  listing.sent.content = {
    revision: content.revision,
    renderHash: content.renderHash,
    ...(category === undefined ? {} : { category }),
    at,
  };
}

const remoteOf = (listing: ListingDoc): RemoteIds => {
  if (!listing.remote) throw new ChannelFault('bug', { code: 'listing.noRemote' });
  return listing.remote;
};

async function create(context: StepContext, step: Extract<Sending, { step: 'create' }>): Promise<StepResult> {
  const references = await images(context, step.content);
  const key = `${context.listing._id}:${step.content.renderHash.slice(0, 16)}`;
  return created(context, step, await context.adapter.create(context.session, toSend(context, step), references, key));
}

async function finish(context: StepContext, step: Extract<Sending, { step: 'finish' }>): Promise<StepResult> {
  const { adapter, listing, session } = context;
  if (!adapter.finish || !listing.unfinished) throw new ChannelFault('bug', { code: 'finish.unsupported' });
  return created(context, step, await adapter.finish(session, listing.unfinished.ids, toSend(context, step)));
}

async function updateContent(
  context: StepContext,
  step: Extract<Sending, { step: 'updateContent' }>,
): Promise<StepResult> {
  const { adapter, session, listing, now } = context;
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
      rememberContent(current, step, now());
      if (adapter.capabilities.contentCarriesOffers) rememberOffers(current, step.offers, now());
      if (adapter.capabilities.reviews) current.observed = { state: 'unknown' };
    },
  };
}

async function updateOffers(context: StepContext, offers: OfferToSet[]): Promise<StepResult> {
  const { adapter, session, listing, offerVersion, now } = context;
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
        now(),
      );
      if (refusals.length === 0) current.sent.offerVersion = offerVersion;
    },
  };
}

async function show(context: StepContext, to: 'live' | 'paused', kind: string): Promise<StepResult> {
  await context.adapter.setVisibility(context.session, remoteOf(context.listing), to);
  return {
    kind,
    outcome: 'ok',
    apply: (current) => {
      current.visible = to === 'live';
      current.observed = to === 'live' ? { state: 'unknown' } : { state: 'paused', at: context.now() };
    },
  };
}

async function removeThere(context: StepContext): Promise<StepResult> {
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

async function lookUp(context: StepContext, step: Extract<PlannedStep, { step: 'lookUp' }>): Promise<StepResult> {
  const { adapter, session, listing, now } = context;
  if (step.why === 'pending' && listing.pending && adapter.poll) {
    const outcome = await adapter.poll(session, listing.pending.reference);
    return { kind: 'polled', outcome: 'ok', apply: (current) => applyPolled(current, outcome, now()) };
  }
  if (step.why === 'unknownOutcome') {
    const found = await adapter.findBySku(session, [listing.remoteSku]);
    const twins = await hideTwins(context, found);
    return applyLookUp(found, twins, step.since?.title, now());
  }
  const [observed] = await adapter.observe(session, [remoteOf(listing).itemId]);
  return applyReadBack(observed, now());
}

function applyPolled(listing: ListingDoc, outcome: CreateOutcome, now: number): void {
  if (outcome.kind === 'pending') listing.pending = { reference: outcome.reference, pollAt: now + 15_000 };
  else if (outcome.kind !== 'unfinished') {
    delete listing.pending;
    listing.remote = { ...outcome.ids };
    listing.visible = outcome.kind !== 'hidden';
  }
}

/** Every item of our SKU but the one kept is hidden: one live listing per product and shop. Nothing is removed. */
async function hideTwins(
  context: StepContext,
  found: Awaited<ReturnType<ChannelAdapter['findBySku']>>,
): Promise<number> {
  const ours = found.filter((item) => item.state !== 'ended' && item.state !== 'missing');
  const kept = context.listing.unfinished?.ids.itemId ?? context.listing.remote?.itemId ?? ours[0]?.ids.itemId;
  const twins = ours.filter((item) => item.ids.itemId !== kept && item.state !== 'paused');
  for (const twin of twins) await context.adapter.setVisibility(context.session, twin.ids, 'paused');
  return twins.length;
}

async function adopt(context: StepContext, itemId: string): Promise<StepResult> {
  const [observed] = await context.adapter.observe(context.session, [itemId]);
  if (!observed) throw new ChannelFault('conflict', { code: 'adopt.gone', gone: true });
  return {
    kind: 'adopted',
    outcome: 'ok',
    apply: (current) => {
      current.remote = { ...idsOf(current, observed), ...(observed.url === undefined ? {} : { url: observed.url }) };
      current.visible = observed.state === 'live' || observed.state === 'outOfStock';
      current.observed = { state: observed.state, at: context.now() };
    },
  };
}

/** Carries out one planned step with all its calls. Throws `ChannelFault`. */
export async function carryOutStep(context: StepContext, step: PlannedStep): Promise<StepResult> {
  switch (step.step) {
    case 'create':
      return create(context, step);
    case 'finish':
      return finish(context, step);
    case 'updateContent':
      return updateContent(context, step);
    case 'updateOffers':
      return updateOffers(context, step.offers);
    case 'pause':
      return show(context, 'paused', 'paused');
    case 'resume':
      return show(context, 'live', 'shown');
    case 'withdraw':
      return show(context, 'paused', 'withdrawn');
    case 'delete':
      return removeThere(context);
    case 'lookUp':
      return lookUp(context, step);
    case 'adopt':
      return adopt(context, step.itemId);
    default:
      throw new ChannelFault('bug', { code: `step.${step.step}` });
  }
}
