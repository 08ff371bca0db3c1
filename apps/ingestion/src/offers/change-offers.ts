import { setTimeout as delay } from 'node:timers/promises';
import { offerPatch, type OfferPatch } from '#libs/contracts';
import { Clock, issuesOf, ProblemError, uuidv7 } from '#libs/runtime';
import { groupBy } from '../group-by.js';
import { offersPart } from '../products/plan-product.js';
import type { Origin, ProductRow } from '../products/product-row.js';
import { ProductStore, type ProductWrite } from '../products/product.store.js';
import { ResolveProducer } from '../producers/resolve-producer.js';
import { mergeOffer } from './merge-offer.js';

/** What became of one item. */
export type OfferOutcome =
  | { index: number; status: 200; outcome: 'updated' | 'unchanged'; productId: string; offerVersion: number }
  | { index: number; problem: ProblemError };
interface Item {
  index: number;
  patch: OfferPatch;
  producerId: string;
}

const ROUNDS = 40;
/** Writers of one product that met wait up to this long, so that they do not meet again. */
const SPREAD_MS = 15;
const keyOf = (producerId: string, sku: string): string => `${producerId}\u0001${sku}`;

/** Changes price and stock by (producer, SKU): items of one product are one write; lost races are tried again. */
export class ChangeOffers {
  constructor(
    private readonly store: ProductStore,
    private readonly producers: ResolveProducer,
    private readonly clock: Clock,
  ) {}

  /** Outcomes in the order of `told`; one bad item never refuses the others. */
  async change(tenant: string, told: readonly unknown[], origin: Origin): Promise<OfferOutcome[]> {
    const outcomes = new Map<number, OfferOutcome>();
    const now = this.clock.now();
    let pending = await this.readItems(tenant, told, outcomes);
    for (let round = 0; pending.length > 0 && round < ROUNDS; round += 1) {
      if (round > 0) await delay(Math.random() * SPREAD_MS);
      pending = await this.runRound(tenant, pending, { origin, now }, outcomes);
    }
    const busy = (index: number): OfferOutcome => ({
      index,
      problem: new ProblemError('service.busy', { seconds: 1 }),
    });
    return told.map((_, index) => outcomes.get(index) ?? busy(index));
  }

  private async readItems(
    tenant: string,
    told: readonly unknown[],
    outcomes: Map<number, OfferOutcome>,
  ): Promise<Item[]> {
    const producerIds = new Map<string, string | ProblemError>();
    const items: Item[] = [];
    for (const [index, value] of told.entries()) {
      const parsed = offerPatch.safeParse(value);
      if (!parsed.success) {
        const errors = issuesOf(parsed.error, value);
        outcomes.set(index, { index, problem: new ProblemError('request.invalid', {}, { errors }) });
        continue;
      }
      const code = parsed.data.producerCode ?? '';
      const producer = producerIds.get(code) ?? (await this.producerId(tenant, code));
      producerIds.set(code, producer);
      if (producer instanceof ProblemError) outcomes.set(index, { index, problem: producer });
      else items.push({ index, patch: parsed.data, producerId: producer });
    }
    return items;
  }

  private async producerId(tenant: string, code: string): Promise<string | ProblemError> {
    try {
      return (await this.producers.resolve(tenant, code ? { producerCode: code } : {})).id;
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  }

  private async runRound(
    tenant: string,
    items: readonly Item[],
    context: { origin: Origin; now: number },
    outcomes: Map<number, OfferOutcome>,
  ): Promise<Item[]> {
    const rows = await this.load(tenant, items);
    const byProduct = groupBy(items, (item) => rows.get(keyOf(item.producerId, item.patch.sku)));
    for (const { index, patch } of byProduct.get(undefined) ?? [])
      outcomes.set(index, { index, problem: new ProblemError('offer.notFound', { sku: patch.sku }) });
    const writes: { write: ProductWrite; items: Item[] }[] = [];
    for (const [row, group] of byProduct) {
      if (!row) continue;
      const write = applyItems(row, group, context, outcomes);
      if (write) writes.push({ write, items: group });
    }
    const results = await this.store.write(writes.map(({ write }) => write));
    const lost = writes.flatMap((entry, index) => (results[index] === 'won' ? [] : entry.items));
    for (const { index } of lost) outcomes.delete(index);
    return lost;
  }

  private async load(tenant: string, items: readonly Item[]): Promise<Map<string, ProductRow>> {
    const rows = new Map<string, ProductRow>();
    for (const [producerId, group] of groupBy(items, (item) => item.producerId)) {
      const found = await this.store.findBySkus(tenant, producerId, [...new Set(group.map((item) => item.patch.sku))]);
      for (const row of found) for (const sku of row.skuKeys) rows.set(keyOf(producerId, sku), row);
    }
    return rows;
  }
}

/** Merges a product's items in order; records each outcome as it is if the write wins. Null = nothing to write. */
function applyItems(
  row: ProductRow,
  items: readonly Item[],
  context: { origin: Origin; now: number },
  outcomes: Map<number, OfferOutcome>,
): ProductWrite | null {
  let offers = row.offers;
  const merged = items.map(({ index, patch: { producerCode: _, ...told } }) => {
    const current = offers.find((offer) => offer.sku === told.sku) ?? { sku: told.sku };
    const result = mergeOffer(current, told, { now: context.now, sameCountIsNoCount: false });
    if (result.outcome === 'changed') offers = offers.map((offer) => (offer.sku === told.sku ? result.offer : offer));
    return { index, outcome: result.outcome };
  });
  const changed = offers !== row.offers;
  const offerVersion = row.offerVersion + (changed ? 1 : 0);
  for (const { index, outcome } of merged) {
    if (outcome === 'older' || outcome === 'future')
      outcomes.set(index, { index, problem: new ProblemError(outcome === 'older' ? 'offer.older' : 'offer.future') });
    else
      outcomes.set(index, {
        index,
        status: 200,
        outcome: outcome === 'changed' ? 'updated' : 'unchanged',
        productId: row._id,
        offerVersion,
      });
  }
  if (!changed) return null;
  const set = { ...offersPart(row, offers, context), updatedAt: context.now, writeId: uuidv7(context.now) };
  return { kind: 'update', before: row, expect: { offerVersion: row.offerVersion }, set };
}
