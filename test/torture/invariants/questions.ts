import type { Evidence, Violation } from '../evidence.js';
import { type AskedQuestion, isOf } from '../operator.js';

/** I5, the other half: nobody is asked about what no person and no marketplace did. */
export function questions(evidence: Evidence): Violation[] {
  return [...evidence.journal.questions.values()].flatMap((question): Violation[] => {
    const { kind, scope, evidence: facts } = question;
    const says = `nothing explains the question ${kind} ${JSON.stringify(facts)}`;
    if (kind === 'guard') return isGuardExplained(question, evidence) ? [] : [{ invariant: 'I5', says }];
    const listing = [...evidence.listings.values()].flat().find(({ id }) => id === scope.listingId);
    if (!listing)
      return [{ invariant: 'I5', says: `${says}: it is about the listing ${scope.listingId}, which is not shown` }];
    const wanted = evidence.journal.products.find((one) => isOf(listing, one));
    // What its owner was never told about may be anything.
    if (!wanted || wanted.unsure || isExplained(question, { wanted, connectionId: listing.connectionId })) return [];
    return [{ invariant: 'I5', says: `${wanted.sku}: ${says}`, sku: wanted.sku }];
  });
}

/** Many listings of a shop are about to be taken off sale: only where that many were withdrawn. Nobody makes mass changes of offers. */
function isGuardExplained({ scope, evidence }: AskedQuestion, { journal }: Evidence): boolean {
  const count = evidence['withdrawals'];
  const withdrawn = journal.products.filter(
    ({ removed, organisation }) =>
      removed && organisation.shops.some(({ connectionId }) => connectionId === scope.connectionId),
  );
  return typeof count === 'number' && count <= withdrawn.length;
}

/** Buyers buy, and marketplaces delete items: nothing else happens behind our back in a run. */
function isExplained(
  { kind, evidence }: AskedQuestion,
  { wanted, connectionId }: { wanted: Evidence['journal']['products'][number]; connectionId: string },
): boolean {
  if (kind === 'drift') return evidence['field'] === undefined && wanted.deletedAt.includes(connectionId);
  // A statement from before a sale that was seen since; a stock that rose at the marketplace is nobody's doing.
  if (kind === 'stockRise') return evidence['saleAt'] !== undefined && wanted.sales.length > 0;
  return false;
}
