import type { Evidence, Violation } from '../evidence.js';

/** I3: one live listing per product and connection. */
export function once({ journal, shops }: Evidence): Violation[] {
  return shops.flatMap(({ organisation, shop, items }) =>
    journal.products
      .filter((wanted) => wanted.organisation === organisation && !wanted.removed && !wanted.unsure)
      .flatMap(({ sku }): Violation[] => {
        const live = items.filter((item) => item.sku === sku && item.live).length;
        if (live === 1) return [];
        return [{ invariant: 'I3', says: `${sku} is on sale ${live} times at ${shop.channel} ${shop.shop}`, sku }];
      }),
  );
}
