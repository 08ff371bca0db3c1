import { type Actor, type Clock, ProblemError } from '#libs/runtime';
import { listingIdOf, newListing } from './listing-identity.js';
import { listingView } from './listing-view.js';
import type { Difference, PlannedStep } from './plan-listing.js';
import { planListing } from './plan-listing.js';
import type { PlanInputs } from './plan-inputs.js';
import type { RunStores } from '../run-stores.js';

const reasonOf = (plan: PlannedStep): string => {
  switch (plan.step) {
    case 'nothing':
    case 'lookUp':
      return plan.why;
    case 'waitFor':
      return plan.what;
    case 'ask':
      return plan.question.kind;
    default:
      return 'difference';
  }
};
const differenceOf = (plan: PlannedStep): Difference[] => ('difference' in plan ? plan.difference : []);

/** What would be sent for products on a connection, lane by lane and field by field. Nothing is sent or stored. */
export class DryRun {
  constructor(
    private readonly stores: RunStores,
    private readonly inputs: PlanInputs,
    private readonly clock: Clock,
  ) {}

  async run(connectionId: string, productIds: string[], actor: Actor): Promise<unknown[]> {
    const connection = await this.stores.connections.find(connectionId, actor.tenant);
    if (!connection) throw new ProblemError('connection.notFound');
    const now = this.clock.now();
    const planned = [];
    for (const productId of new Set(productIds)) {
      const subject = await this.stores.subjects.find(productId, actor.tenant);
      if (!subject) throw new ProblemError('product.notFound');
      const stored = await this.stores.listings.find(listingIdOf(productId, connectionId), actor.tenant);
      const listing =
        stored ??
        this.imagined(
          newListing(subject, connection, 'publish', now),
          subject.approved[connection.channel]?.rendered.variants.map((variant) => variant.sku) ?? [],
        );
      const loaded = await this.inputs.of(listing, subject, connection);
      if (!loaded) continue;
      const steps = (['offers', 'content'] as const).map((lane) => {
        const plan = planListing(loaded.input, lane, now);
        return { lane, step: plan.step, why: reasonOf(plan), difference: differenceOf(plan) };
      });
      planned.push({ productId, steps, ...(stored ? { listing: listingView(stored) } : {}) });
    }
    return planned;
  }

  /** A listing that does not exist yet, with the names it would take. */
  private imagined(listing: ReturnType<typeof newListing>, skus: string[]): ReturnType<typeof newListing> {
    return { ...listing, variantSkus: Object.fromEntries(skus.map((sku) => [sku, sku])) };
  }
}
