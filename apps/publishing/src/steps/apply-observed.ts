import { formatMoney } from '#libs/contracts';
import type { Observed, RemoteIds } from '#libs/channel-kit';
import type { AttemptState, ListingDoc, SentOffer } from '../listings/listing.models.js';
import type { SeenSale } from '../subjects/subject.models.js';
import type { StepResult } from './step-result.js';
import type { Asking } from '../listings/plan-listing.js';

/** What a look at the channel taught besides the listing's own state. */
export interface SeenAtChannel {
  sales: Omit<SeenSale, 'connectionId'>[];
  ask?: Asking;
}

const same = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && right !== undefined && left.normalize('NFC').trim() === right.normalize('NFC').trim();

/** Is an item the work of our own create: by our mark where the channel keeps one, else by the words we sent. */
export const isOurs = (item: Observed, listing: ListingDoc, title: string | undefined): boolean =>
  item.ids.extra?.['listing'] === listing._id ||
  item.ids.itemId === listing.unfinished?.ids.itemId ||
  same(item.title, title);

export interface LookedUp {
  found: Observed[];
  ours: Observed[];
  twins: number;
  title: string | undefined;
}

const isThere = ({ state }: Observed): boolean => state !== 'ended' && state !== 'missing';
const alive = (items: Observed[]): Observed[] => items.filter(isThere);

/**
 * After an unknown outcome: a found item is adopted only because our own attempt was open and the content is ours; anything
 * else asks. Nothing found = nothing happened, the lane plans again.
 */
export function applyLookUp({ found, ours, twins, title }: LookedUp, now: number): StepResult {
  const foreign = alive(ours).length === 0 ? alive(found)[0] : undefined;
  return {
    seen: { sales: [], ...(foreign ? { ask: linkQuestion(foreign, title ?? '') } : {}) },
    kind: twins > 0 ? 'twinsHidden' : alive(ours).length > 0 ? 'foundAgain' : 'notThere',
    outcome: 'ok',
    apply: (listing) => {
      const lost = listing.unknown;
      delete listing.unknown;
      const kept = alive(ours).find((item) => item.ids.itemId === listing.unfinished?.ids.itemId) ?? alive(ours)[0];
      if (kept) adoptOurs(listing, kept, lost);
      else delete listing.unfinished;
      if (foreign) listing.answers['found'] = { choice: foreign.ids.itemId, at: now };
    },
  };
}

const linkQuestion = (item: Observed, title: string): Asking => ({
  kind: 'link',
  key: `link/${item.remoteSku}/${item.ids.itemId}`,
  evidence: { itemId: item.ids.itemId, title: item.title ?? '', ours: title },
  choices: ['adopt', 'createNew', 'dontList'],
});

/** The channel's ids of an item, its variants under the producer's own SKUs. */
export function idsOf(listing: ListingDoc, item: Observed): RemoteIds {
  const names = Object.entries(listing.variantSkus);
  const variants = Object.fromEntries(
    names.flatMap(([sku, name]) => {
      const remoteId = item.offers.find((offer) => offer.remoteSku === name)?.remoteId;
      return remoteId === undefined ? [] : [[sku, remoteId]];
    }),
  );
  return { ...item.ids, variants };
}

/** An item of a create of ours: whole, or still without its variants. */
function adoptOurs(listing: ListingDoc, item: Observed, lost: AttemptState | undefined): void {
  const known = new Set(item.offers.map((offer) => offer.remoteSku));
  const names = Object.entries(listing.variantSkus);
  const ids = idsOf(listing, item);
  const whole = names.every(([, name]) => known.has(name) || name === listing.remoteSku);
  if (!whole) {
    const content = listing.unfinished?.content;
    listing.unfinished = { ids, notBefore: 0, ...(content ? { content } : {}) };
    return;
  }
  delete listing.unfinished;
  // Nobody knows which of it the lost call brought there: price and stock are sent anew. Less stock than it carried is a sale.
  delete listing.sent.offerVersion;
  for (const { sku, stock } of lost?.sending ?? [])
    if (stock !== undefined) listing.sent.offers[sku] = { stock, at: lost?.startedAt ?? 0 };
  listing.remote = { ...ids, ...(item.url === undefined ? {} : { url: item.url }) };
  listing.visible = item.state === 'live' || item.state === 'outOfStock';
  listing.observed = { state: 'unknown' };
}

/**
 * What buyers see now against what was sent: sales are believed, anything else a person changed there is asked about.
 * `known` is the listing as it was claimed: nobody else changes what was sent while an attempt is open.
 */
export function applyReadBack(known: ListingDoc, observed: Observed | undefined, now: number): StepResult {
  const compared = observed ? compareOffers(known, observed, now) : undefined;
  const ask = compared?.ask ?? (observed && compareWords(known, observed, now));
  return {
    kind: 'observed',
    outcome: 'ok',
    seen: { sales: compared?.sales ?? [], ...(ask ? { ask } : {}) },
    apply: (listing) => {
      if (!observed) {
        listing.observed = { state: 'missing', at: now };
        listing.visible = false;
        return;
      }
      const { state, words, url, title } = observed;
      listing.observed = { state, at: now, ...(words === undefined ? {} : { words }) };
      listing.visible = state !== 'paused' && state !== 'ended' && state !== 'missing';
      delete listing.visibilityUnsure;
      if (state === 'live') listing.firstLiveAt ??= now;
      if (url !== undefined && listing.remote) listing.remote.url = url;
      Object.assign(listing.sent.offers, compared?.offers);
      if (ask?.evidence['field'] === 'title' && listing.sent.content && title !== undefined)
        listing.sent.content.title = title;
    },
  };
}

/**
 * A look just before stock is sent. Undefined = the channel holds what was sent, or what a lost call sent: nothing in the way.
 * Otherwise sales to count, a question, or that the item is gone; the lane plans again with that.
 */
export function applyStockLook(known: ListingDoc, observed: Observed | undefined, now: number): StepResult | undefined {
  const there = observed && isThere(observed) ? observed : undefined;
  const compared = there && compareOffers(known, there, now);
  if (compared && compared.sales.length === 0 && !compared.ask) return undefined;
  return {
    kind: 'observed',
    outcome: 'ok',
    seen: { sales: compared?.sales ?? [], ...(compared?.ask ? { ask: compared.ask } : {}) },
    apply: (listing) => {
      Object.assign(listing.sent.offers, compared?.offers);
      if (there) return;
      listing.observed = { state: observed?.state ?? 'missing', at: now };
      listing.visible = false;
    },
  };
}

interface Compared {
  sales: SeenAtChannel['sales'];
  offers: Record<string, SentOffer>;
  ask?: Asking;
}

function compareOffers(listing: ListingDoc, observed: Observed, now: number): Compared {
  const compared: Compared = { sales: [], offers: {} };
  for (const [sku, sent] of Object.entries(listing.sent.offers)) {
    const there = observed.offers.find((offer) => offer.remoteSku === listing.variantSkus[sku]);
    if (!there) continue;
    const { perhaps, ...certain } = sent;
    const seen: SentOffer = { ...certain, seenAt: now };
    if (there.stock !== undefined && sent.stock !== undefined && there.stock !== sent.stock) {
      const quantity = soldSince(sent.stock, perhaps ?? [], there.stock);
      if (quantity === undefined)
        compared.ask = drift(listing, 'stockRise', { sku, sent: sent.stock, there: there.stock }, now);
      else if (quantity > 0) compared.sales.push({ sku, quantity, from: sent.seenAt ?? sent.at, to: now });
      seen.stock = there.stock;
    }
    if (there.price && sent.price && formatMoney(there.price) !== formatMoney(sent.price)) {
      const evidence = { sku, field: 'price', sent: formatMoney(sent.price), there: formatMoney(there.price) };
      compared.ask ??= drift(listing, 'drift', evidence, now);
      seen.price = there.price;
    }
    compared.offers[sku] = seen;
  }
  return compared;
}

/**
 * Pieces sold if `sent` stood there, or one of the stocks of lost calls did: the closest one that explains what is seen.
 * Undefined = more than we ever sent.
 */
function soldSince(sent: number, perhaps: readonly number[], there: number): number | undefined {
  const enough = [sent, ...perhaps].filter((stock) => stock >= there);
  return enough.length > 0 ? Math.min(...enough) - there : undefined;
}

/** A title or a visibility that a person changed at the channel: theirs may be right. */
function compareWords(listing: ListingDoc, observed: Observed, now: number): Asking | undefined {
  const sent = listing.sent.content?.title;
  if (listing.visible && observed.state === 'paused')
    return drift(listing, 'drift', { field: 'visible', sent: true, there: false }, now);
  if (sent !== undefined && observed.title !== undefined && !same(sent, observed.title))
    return drift(listing, 'drift', { field: 'title', sent, there: observed.title }, now);
  return undefined;
}

const drift = (
  listing: ListingDoc,
  kind: 'drift' | 'stockRise',
  evidence: Record<string, unknown>,
  now: number,
): Asking => ({
  kind,
  key: `${kind}/${listing._id}/${now}`,
  evidence,
  choices: kind === 'drift' ? ['restoreOurs', 'keepTheirs'] : ['useOurs', 'keepTheirs'],
});
