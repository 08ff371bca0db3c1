import type { Evidence, ShopEvidence, Violation } from '../evidence.js';
import { editionIn, priceOf, type Wanted } from '../journal.js';

/** I2: the last effective state at each marketplace is the newest approved one, and nothing ever goes back. */
export function newest({ journal, shops }: Evidence): Violation[] {
  return shops.flatMap((shop) => [
    ...journal.products
      .filter((wanted) => wanted.organisation === shop.organisation && !wanted.unsure)
      .flatMap((wanted) => endsRight(wanted, shop)),
    ...neverGoesBack(shop),
  ]);
}

function endsRight(wanted: Wanted, { shop, items }: ShopEvidence): Violation[] {
  const { sku } = wanted;
  const at = `${sku} at ${shop.channel} ${shop.shop}`;
  const found: Violation[] = [];
  const wrong = (says: string): void => void found.push({ invariant: 'I2', says: `${at} ${says}`, sku });
  const live = items.filter((item) => item.sku === sku && item.live);
  if (wanted.removed) {
    if (live.length > 0) wrong('is still on sale, though its removal was acknowledged');
    return found;
  }
  for (const { title, variants } of live) {
    const [offer] = variants;
    if (title !== wanted.product.name.vi) wrong(`shows edition ${editionIn(title)}, newest is ${wanted.edition}`);
    if (offer?.price !== priceOf(wanted)) wrong(`costs ${offer?.price}, newest is ${priceOf(wanted)}`);
    const [least, most] = stockBounds(wanted);
    if (offer && (offer.stock < least || offer.stock > most))
      wrong(`offers ${offer.stock} pieces, should be ${least === most ? least : `${least} to ${most}`}`);
  }
  return found;
}

/** A sale after the newest statement lowers it; one shortly before may (rather undersell). */
function stockBounds({ stock, sales }: Wanted): [least: number, most: number] {
  const known = stock.stated + stock.changed;
  const sum = (list: Wanted['sales']): number => list.reduce((total, { quantity }) => total + quantity, 0);
  const after = sum(sales.filter(({ at }) => at > stock.asOf));
  return [Math.max(0, known - sum(sales)), Math.max(0, known - after)];
}

/** From the marketplace's own log: editions and prices of an item only rise. */
function neverGoesBack({ shop, calls }: ShopEvidence): Violation[] {
  const found: Violation[] = [];
  const last = new Map<string, { edition: number; price: number }>();
  for (const { itemId, after, seq } of calls) {
    const [offer] = after?.offers ?? [];
    if (!itemId || !after || !offer) continue;
    const now = { edition: editionIn(after.title), price: offer.price };
    const before = last.get(itemId);
    for (const field of ['edition', 'price'] as const)
      if (before && now[field] < before[field])
        found.push({
          invariant: 'I2',
          says: `${offer.sku} at ${shop.channel} ${shop.shop}: ${field} went back from ${before[field]} to ${now[field]} (call ${seq})`,
          sku: offer.sku,
        });
    last.set(itemId, now);
  }
  return found;
}
