import { formatMoney } from '#libs/contracts';
import type { Observed, RemoteIds } from '#libs/channel-kit';
import type { ListingDoc } from '../listings/listing.models.js';
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

/**
 * After an unknown outcome: a found item is adopted only because our own attempt is open and the content is ours; anything
 * else asks. Nothing found = nothing happened, the lane plans again.
 */
export function applyLookUp(found: Observed[], twins: number, title: string | undefined, now: number): StepResult {
  const alive = found.filter((item) => item.state !== 'ended' && item.state !== 'missing');
  const seen: SeenAtChannel = { sales: [] };
  return {
    seen,
    kind: twins > 0 ? 'twinsHidden' : alive.length > 0 ? 'foundAgain' : 'notThere',
    outcome: 'ok',
    apply: (listing) => {
      delete listing.unknown;
      const kept = alive.find((item) => item.ids.itemId === listing.unfinished?.ids.itemId) ?? alive[0];
      if (!kept) {
        delete listing.unfinished;
        return;
      }
      const proven = kept.ids.extra?.['listing'] === listing._id || same(kept.title, title);
      if (title !== undefined && !proven && !listing.unfinished) {
        listing.answers['found'] = { choice: kept.ids.itemId, at: now };
        seen.ask = linkQuestion(kept, title);
        return;
      }
      adoptOurs(listing, kept);
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
function adoptOurs(listing: ListingDoc, item: Observed): void {
  const known = new Set(item.offers.map((offer) => offer.remoteSku));
  const names = Object.entries(listing.variantSkus);
  const ids = idsOf(listing, item);
  const whole = names.every(([, name]) => known.has(name) || name === listing.remoteSku);
  if (!whole) {
    listing.unfinished = { ids, notBefore: 0 };
    return;
  }
  delete listing.unfinished;
  listing.remote = { ...ids, ...(item.url === undefined ? {} : { url: item.url }) };
  listing.visible = item.state === 'live' || item.state === 'outOfStock';
  listing.observed = { state: 'unknown' };
}

/** What buyers see now against what was sent: sales are believed, anything else a person changed there is asked about. */
export function applyReadBack(observed: Observed | undefined, now: number): StepResult {
  const seen: SeenAtChannel = { sales: [] };
  return {
    kind: 'observed',
    outcome: 'ok',
    seen,
    apply: (listing) => {
      if (!observed) {
        listing.observed = { state: 'missing', at: now };
        listing.visible = false;
        return;
      }
      listing.observed = {
        state: observed.state,
        at: now,
        ...(observed.words === undefined ? {} : { words: observed.words }),
      };
      listing.visible = observed.state !== 'paused' && observed.state !== 'ended' && observed.state !== 'missing';
      if (observed.state === 'live') listing.firstLiveAt ??= now;
      if (observed.url !== undefined && listing.remote) listing.remote.url = observed.url;
      seen.sales = compareOffers(listing, observed, now, seen);
    },
  };
}

function compareOffers(
  listing: ListingDoc,
  observed: Observed,
  now: number,
  seen: SeenAtChannel,
): SeenAtChannel['sales'] {
  const sales: SeenAtChannel['sales'] = [];
  for (const [sku, sent] of Object.entries(listing.sent.offers)) {
    const there = observed.offers.find((offer) => offer.remoteSku === listing.variantSkus[sku]);
    if (!there) continue;
    if (there.stock !== undefined && sent.stock !== undefined && there.stock !== sent.stock) {
      if (there.stock < sent.stock)
        sales.push({ sku, quantity: sent.stock - there.stock, from: sent.seenAt ?? sent.at, to: now });
      else seen.ask = drift(listing, 'stockRise', { sku, sent: sent.stock, there: there.stock }, now);
      sent.stock = there.stock;
    }
    if (there.price && sent.price && formatMoney(there.price) !== formatMoney(sent.price)) {
      seen.ask ??= drift(
        listing,
        'drift',
        { sku, field: 'price', sent: formatMoney(sent.price), there: formatMoney(there.price) },
        now,
      );
      sent.price = there.price;
    }
    sent.seenAt = now;
  }
  return sales;
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
