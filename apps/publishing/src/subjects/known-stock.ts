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

/**
 * Pieces to offer on one connection: its share of the known stock, but never more than buyers there were last seen to have
 * left after a sale the statement does not cover yet — a lower observed stock is a sale and is never raised by us.
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
  const soldHereSince = sales.some(
    (sale) => sale.sku === offer.sku && sale.connectionId === connectionId && sale.to > asOf,
  );
  return soldHereSince && sent?.stock !== undefined ? Math.min(share, sent.stock) : share;
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
