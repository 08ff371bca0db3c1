import { Clock, uuidv7 } from '#libs/runtime';
import { addStep, type ProductRow } from '../products/product-row.js';
import { hashOf } from '../products/plan-product.js';
import { ProductStore, type ProductWrite } from '../products/product.store.js';
import { type ProducerRow, ProducerStore, snapshotOf } from './producer.store.js';

export interface SweepRules {
  page: number;
  /** A product accepted while its producer changed may still carry the old snapshot: look again after this long. */
  settleMs: number;
}

/** Brings a changed producer into the snapshots of its products: each gets a new revision. Safe to run twice. */
export class SweepProducers {
  constructor(
    private readonly producers: ProducerStore,
    private readonly products: ProductStore,
    private readonly clock: Clock,
    private readonly rules: SweepRules,
  ) {}

  /** One round; how many products were revised. */
  async sweep(stopped: () => boolean): Promise<number> {
    let revised = 0;
    for (const producer of await this.producers.dueSweeps(this.clock.now(), 10)) {
      if (stopped()) break;
      revised += await this.sweepOne(producer, stopped);
    }
    return revised;
  }

  private async sweepOne(producer: ProducerRow, stopped: () => boolean): Promise<number> {
    const begun = this.clock.now();
    let revised = 0;
    let lost = 0;
    let afterId = '';
    for (;;) {
      if (stopped()) return revised;
      const rows = await this.products.pageOfProducer(producer.tenant, producer._id, afterId, this.rules.page);
      const writes = rows.flatMap((row) => this.revisionOf(row, producer));
      const results = await this.products.write(writes);
      revised += results.filter((result) => result === 'won').length;
      lost += results.filter((result) => result !== 'won').length;
      const last = rows.at(-1);
      if (!last || rows.length < this.rules.page) break;
      afterId = last._id;
    }
    const settled = begun >= producer.updatedAt + this.rules.settleMs && lost === 0;
    await this.producers.swept(producer, settled ? null : this.clock.now() + this.rules.settleMs);
    return revised;
  }

  private revisionOf(before: ProductRow, producer: ProducerRow): ProductWrite[] {
    if (before.status === 'removed' || !before.content) return [];
    const snapshot = snapshotOf(producer);
    const contentHash = hashOf(before.content, snapshot);
    if (contentHash === before.contentHash) return [];
    const now = this.clock.now();
    const revision = before.revision + 1;
    const step = { id: `${before._id}/accepted/${revision}`, at: now, kind: 'accepted', outcome: 'producerChanged' };
    const origin = { correlationId: `producer-${producer._id}-${producer.version}`, actor: 'ingestion' };
    const set: Partial<ProductRow> = {
      producer: snapshot,
      contentHash,
      revision,
      contentTrail: { ...origin, at: now, steps: addStep(before.contentTrail.steps, step) },
      announceContentAt: now,
      updatedAt: now,
      writeId: uuidv7(now),
    };
    return [{ kind: 'update', before, expect: { revision: before.revision }, set }];
  }
}
