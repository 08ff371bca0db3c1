import type { Evidence, Violation } from '../evidence.js';

/** I4: nothing of one organisation reaches another's shop or list. */
export function tenants({ journal, shops, listings }: Evidence): Violation[] {
  const found: Violation[] = [];
  const wrong = (says: string, sku?: string): void =>
    void found.push({ invariant: 'I4', says, ...(sku ? { sku } : {}) });
  const ownerOf = new Map(journal.products.map((wanted) => [wanted.sku, wanted.organisation]));
  for (const { organisation, shop, items, calls } of shops) {
    const where = `${shop.channel} ${shop.shop} of ${organisation.mark}`;
    for (const { sku, title } of items) {
      if (ownerOf.get(sku) !== organisation) wrong(`${where} holds ${sku}, which is not theirs`, sku);
      if (!title.includes(organisation.mark)) wrong(`${where} shows foreign words: ${title}`, sku);
    }
    for (const { subject, operation, after } of calls) {
      if (after && !after.title.includes(organisation.mark)) wrong(`${where} was shown foreign words: ${after.title}`);
      const owner = subject === null ? undefined : ownerOf.get(subject);
      if (owner && owner !== organisation)
        wrong(`${where} was sent ${operation} for a foreign ${subject}`, subject ?? '');
    }
  }
  for (const [organisation, rows] of listings)
    for (const { id, tenant, productName } of rows)
      if (tenant !== organisation.tenant || !productName.includes(organisation.mark))
        wrong(`listing ${id} (${productName}) is shown to ${organisation.mark}`);
  return found;
}
