import type { Evidence, Violation } from '../evidence.js';
import { isOf } from '../operator.js';

/** I1: every accepted revision is assessed or superseded; nothing acknowledged is lost, and every request got an answer. */
export function revisions({ journal, products, listings }: Evidence): Violation[] {
  const found: Violation[] = journal.oddAnswers.map((says) => ({ invariant: 'I1', says }));
  for (const wanted of journal.products) {
    const { sku } = wanted;
    const wrong = (says: string): void => void found.push({ invariant: 'I1', says: `${sku}: ${says}`, sku });
    if (wanted.unsure) wrong(`a request (${wanted.unsure}) never got a definite answer`);
    if (wanted.unsure || wanted.removed || wanted.id === undefined) continue;
    const product = products.get(wanted.id);
    if (!product) {
      wrong('was acknowledged and is not there');
      continue;
    }
    if (product.title !== wanted.product.name.vi)
      wrong(`shows "${product.title}", acknowledged was edition ${wanted.edition}`);
    if (product.revision < wanted.revision)
      wrong(`is at revision ${product.revision}, ${wanted.revision} was acknowledged`);
    for (const listing of listings.get(wanted.organisation)?.filter((one) => isOf(one, wanted)) ?? [])
      if (listing.latest?.revision !== product.revision)
        wrong(`revision ${product.revision} is not assessed: listing ${listing.id} knows ${listing.latest?.revision}`);
  }
  return found;
}
