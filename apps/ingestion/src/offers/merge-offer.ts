import { createHash } from 'node:crypto';
import type { OfferInput, Stock } from '#libs/contracts';
import { groupBy } from '../group-by.js';
import type { StoredOffer } from '../products/product-row.js';

/** A clock of a sender may run ahead by this much. */
export const FUTURE_TOLERANCE_MS = 60_000;
export const CHANGE_IDS_KEPT = 100;

export type MergeOutcome = 'changed' | 'unchanged' | 'older' | 'future';
export interface Merged {
  outcome: MergeOutcome;
  offer: StoredOffer;
}

export interface MergeRules {
  /** Receipt, UTC milliseconds: the default `asOf`. */
  now: number;
  /**
   * True where offers ride along with content (product doors, files): restating the known count without a time is then
   * no new count. Otherwise sending a file twice would raise stock sold in between.
   */
  sameCountIsNoCount: boolean;
}

const changeKey = (changeId: string): string =>
  createHash('sha256').update(changeId.normalize('NFC')).digest('base64url').slice(0, 16);

type StockMerge = { outcome: MergeOutcome; stock?: Stock; changeIds?: string[] };

function mergeStatement(
  current: Stock | undefined,
  told: { stated: number; asOf?: number },
  rules: MergeRules,
): StockMerge {
  if (told.asOf !== undefined && told.asOf > rules.now + FUTURE_TOLERANCE_MS) return { outcome: 'future' };
  if (current) {
    const restated = current.stated === told.stated;
    if (told.asOf === undefined && rules.sameCountIsNoCount && restated) return { outcome: 'unchanged' };
    const asOf = told.asOf ?? rules.now;
    if (asOf < current.asOf) return { outcome: 'older' };
    if (asOf === current.asOf && restated) return { outcome: 'unchanged' };
  }
  return { outcome: 'changed', stock: { stated: told.stated, asOf: told.asOf ?? rules.now, changed: 0 } };
}

function mergeChange(current: StoredOffer, told: { changeId: string; change: number }, now: number): StockMerge {
  const key = changeKey(told.changeId);
  const known = current.changeIds ?? [];
  if (known.includes(key)) return { outcome: 'unchanged' };
  const base = current.stock ?? { stated: 0, asOf: now, changed: 0 };
  return {
    outcome: 'changed',
    stock: { ...base, changed: base.changed + told.change },
    changeIds: [...known, key].slice(-CHANGE_IDS_KEPT),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameMoney = (a: StoredOffer['price'], b: StoredOffer['price']): boolean =>
  a?.minor === b?.minor && a?.currency === b?.currency;

/**
 * One told offer on top of the known one. Fields left out stay; the newest `asOf` wins; a stock change counts once per
 * id; `older` and `future` change nothing at all.
 */
export function mergeOffer(current: StoredOffer, told: OfferInput, rules: MergeRules): Merged {
  const stock = told.stock
    ? mergeStatement(current.stock, told.stock, rules)
    : told.stockChange
      ? mergeChange(current, told.stockChange, rules.now)
      : { outcome: 'unchanged' as const };
  if (stock.outcome === 'older' || stock.outcome === 'future') return { outcome: stock.outcome, offer: current };
  const next: StoredOffer = { ...current };
  if (told.price) next.price = told.price;
  if (told.listPrice) next.listPrice = told.listPrice;
  if (told.minOrder !== undefined) next.minOrder = told.minOrder;
  if (told.preOrderDays !== undefined) next.preOrderDays = told.preOrderDays;
  if (stock.stock) next.stock = stock.stock;
  if ('changeIds' in stock && stock.changeIds) next.changeIds = stock.changeIds;
  const unchanged =
    stock.outcome === 'unchanged' &&
    sameMoney(next.price, current.price) &&
    sameMoney(next.listPrice, current.listPrice) &&
    next.minOrder === current.minOrder &&
    next.preOrderDays === current.preOrderDays;
  return unchanged ? { outcome: 'unchanged', offer: current } : { outcome: 'changed', offer: next };
}

export interface AlignedOffers {
  changed: boolean;
  offers: StoredOffer[];
  /** SKUs whose told statement was older than the known one and was left out. */
  older: string[];
  /** SKUs whose told statement lies in the future: the whole product is refused. */
  future: string[];
}

/**
 * The offers of a product after its content changed: one per variant, in the variants' order; known ones stay, those of
 * removed variants go, told ones are merged.
 */
export function alignOffers(
  known: readonly StoredOffer[],
  skus: readonly string[],
  told: readonly OfferInput[],
  now: number,
): AlignedOffers {
  const bySku = new Map(known.map((offer) => [offer.sku, offer]));
  const older: string[] = [];
  const future: string[] = [];
  const toldBySku = groupBy(told, (offer) => offer.sku);
  const offers = skus.map((sku) => {
    let offer: StoredOffer = bySku.get(sku) ?? { sku };
    for (const item of toldBySku.get(sku) ?? []) {
      const merged = mergeOffer(offer, item, { now, sameCountIsNoCount: true });
      if (merged.outcome === 'older') older.push(sku);
      if (merged.outcome === 'future') future.push(sku);
      offer = merged.offer;
    }
    return offer;
  });
  const sameSkus = same(
    known.map((offer) => offer.sku),
    offers.map((offer) => offer.sku),
  );
  const changed = !sameSkus || offers.some((offer, index) => offer !== known[index]);
  return { changed, offers, older, future };
}
