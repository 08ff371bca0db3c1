import { Clock, ProblemError, uuidv7 } from '#libs/runtime';
import { type Match, revisionTag } from './if-match.js';
import { offersPart } from './plan-product.js';
import { addStep, freedKey, type Origin, type ProductRow } from './product-row.js';
import { ProductStore } from './product.store.js';

const ATTEMPTS = 8;

/** The write that removes a product: both sides get a new version and a mark, its code and SKUs are free again. */
export function removalOf(before: ProductRow, origin: Origin, now: number, writeId: string): Partial<ProductRow> {
  const revision = before.revision + 1;
  const step = { id: `${before._id}/removed/${revision}`, at: now, kind: 'removed' };
  return {
    ...offersPart(before, [], { origin, now }),
    status: 'removed',
    revision,
    contentTrail: { ...origin, at: now, steps: addStep(before.contentTrail.steps, step) },
    announceContentAt: now,
    codeKey: freedKey(before._id),
    skuKeys: [freedKey(before._id)],
    skuFolds: [],
    updatedAt: now,
    removedAt: now,
    writeId,
  };
}

/** Removes a product. A repeat changes nothing and answers the same. */
export class RemoveProduct {
  constructor(
    private readonly store: ProductStore,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError product.notFound; product.changed when `match` names another revision */
  async remove(tenant: string, id: string, match: Match, origin: Origin): Promise<{ id: string }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.store.findAny(tenant, id);
      if (!before?.content) throw new ProblemError('product.notFound');
      if (before.status === 'removed') return { id };
      if (match.kind === 'revision' && match.revision !== before.revision)
        throw new ProblemError(
          'product.changed',
          { revision: before.revision },
          { headers: { etag: revisionTag(before.revision) } },
        );
      const now = this.clock.now();
      const set = removalOf(before, origin, now, uuidv7(now));
      const expect = { revision: before.revision, offerVersion: before.offerVersion };
      const [result] = await this.store.write([{ kind: 'update', before, expect, set }]);
      if (result === 'won') return { id };
    }
    throw new ProblemError('service.busy', { seconds: 1 }, { headers: { 'retry-after': '1' } });
  }
}
