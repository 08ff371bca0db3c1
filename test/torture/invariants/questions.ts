import type { Evidence, Violation } from '../evidence.js';
import type { AskedQuestion } from '../operator.js';

/** I5, the other half: nobody is asked about what no person and no marketplace did. */
export function questions(evidence: Evidence): Violation[] {
  const known = new Map([...evidence.listings.values()].flat().map((listing) => [listing.id, listing]));
  return [...evidence.journal.questions.values()].flatMap((question): Violation[] => {
    const listing = known.get(question.scope.listingId ?? '');
    const wanted = evidence.journal.products.find(({ id }) => id !== undefined && id === listing?.productId);
    // A product of an import is known by its code only; its questions are left out.
    if (!listing || !wanted || isExplained(question, { wanted, connectionId: listing.connectionId })) return [];
    const { kind, evidence: facts } = question;
    return [
      {
        invariant: 'I5',
        says: `${wanted.sku}: nothing explains the question ${kind} ${JSON.stringify(facts)}`,
        sku: wanted.sku,
      },
    ];
  });
}

/** Buyers buy, and marketplaces delete items: nothing else happens behind our back in a run. */
function isExplained(
  { kind, evidence }: AskedQuestion,
  { wanted, connectionId }: { wanted: Evidence['journal']['products'][number]; connectionId: string },
): boolean {
  if (kind === 'drift') return evidence['field'] === undefined && wanted.deletedAt.includes(connectionId);
  // A statement from before a sale that was seen since; a stock that rose at the marketplace is nobody's doing.
  if (kind === 'stockRise') return evidence['saleAt'] !== undefined && wanted.sales.length > 0;
  return kind === 'guard';
}
