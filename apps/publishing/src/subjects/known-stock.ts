import type { Offer } from '#libs/contracts';
import type { SentOffer } from '../listings/listing.models.js';
import type { SeenSale } from './subject.models.js';

/**
 * Pieces the producer has now, as far as we know: stated + changed − every drop seen at any channel after the statement.
 * A drop between two looks that straddle the statement counts: rather undersell. Undefined = no stock was ever told.
 */
export function knownStock(offer: Offer, sales: readonly SeenSale[]): number | undefined {
  if (!offer.stock) return undefined;
  const { stated, changed, asOf } = offer.stock;
  const sold = sales
    .filter((sale) => sale.sku === offer.sku && sale.to > asOf)
    .reduce((sum, sale) => sum + sale.quantity, 0);
  return Math.max(0, stated + changed - sold);
}

/** What a stock that is sent is made of. */
export const toldOf = (offer: Offer | undefined): SentOffer['told'] =>
  offer?.stock && { asOf: offer.stock.asOf, pieces: offer.stock.stated + offer.stock.changed };

/**
 * Pieces to offer on one connection: its share of the known stock. After a sale there it is never more than buyers were last
 * seen to have left, plus what the producer has added since: a lower observed stock is a sale and is never put back by us.
 * A statement that was never sent there, and that is older than the sale, binds nobody to what stood there before.
 */
export function stockToOffer(
  offer: Offer,
  sales: readonly SeenSale[],
  connectionId: string,
  sharePercent: number,
  sent?: SentOffer,
): number | undefined {
  const known = knownStock(offer, sales);
  if (known === undefined || !offer.stock) return undefined;
  const share = Math.floor((known * sharePercent) / 100);
  const { asOf } = offer.stock;
  const soldHere = sales.filter(
    (sale) => sale.sku === offer.sku && sale.connectionId === connectionId && sale.to > asOf,
  );
  if (soldHere.length === 0 || sent?.stock === undefined) return share;
  const straddles = soldHere.some((sale) => sale.from < asOf);
  if (!straddles && sent.told && sent.told.asOf < asOf) return share;
  const added = sent.told?.asOf === asOf ? Math.max(0, offer.stock.stated + offer.stock.changed - sent.told.pieces) : 0;
  return Math.min(share, sent.stock + Math.floor((added * sharePercent) / 100));
}

/** Sales still needed: those the newest statement of their SKU does not cover. */
export function openSales(offers: readonly Offer[], sales: readonly SeenSale[]): SeenSale[] {
  const asOf = new Map(offers.map((offer) => [offer.sku, offer.stock?.asOf ?? 0]));
  return sales.filter((sale) => sale.to > (asOf.get(sale.sku) ?? 0)).slice(-500);
}

/** Adds sales; one that begins at the same look at the same shop is the same sale, seen again. */
export function addSales(known: readonly SeenSale[], more: readonly SeenSale[]): SeenSale[] {
  const key = ({ sku, connectionId, from }: SeenSale): string => JSON.stringify([sku, connectionId, from]);
  return [...new Map([...known, ...more].map((sale) => [key(sale), sale])).values()].slice(-500);
}
