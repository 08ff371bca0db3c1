import { type Clock, type Log, metrics } from '#libs/runtime';
import { isUnavailable, type Lease } from '#libs/storage';
import type { AssessmentStore } from './assessment.store.js';
import type { CarryPreview } from './carry-preview.js';
import type { FreshWork } from './fresh-work.js';
import type { Judge } from './judge.js';
import type { LikenessStore } from './likeness.store.js';
import type { AssessmentRow } from './models.js';
import { afterForgetting } from './next-assessment.js';
import type { ReassessProduct } from './reassess-product.js';
import type { RulePackWatch } from './rule-pack.watch.js';

export interface SweepPace {
  everyMs: number;
  /** Products per sweep while nothing fresh arrives, and while it does. */
  batch: number;
  busyBatch: number;
  forgetAfterMs: number;
}
/** When a product that could not be judged again is tried next. */
const AFTER_FAILURE_MS = 3_600_000;
/** When a product that is noted in the index but not assessed yet is looked for again. */
const AFTER_ABSENCE_MS = 60_000;

export interface SweepParts {
  store: AssessmentStore;
  judge: Judge;
  reassess: ReassessProduct;
  fresh: FreshWork;
  lease: Lease;
  likeness: Pick<LikenessStore, 'due' | 'settle'>;
  watch: Pick<RulePackWatch, 'refresh'>;
  preview: Pick<CarryPreview, 'step'>;
}

/**
 * Judges again what a date, a new rule pack, a new grammar or another producer may have changed, and carries previews on;
 * one process at a time, fresh work first.
 */
export class ReassessSweeper {
  private loop: Promise<void> | undefined;
  private stopped = false;
  private rouse: (() => void) | undefined;
  private readonly total = metrics.counter('reassessments_total', 'Products judged again', ['outcome']);

  constructor(
    private readonly parts: SweepParts,
    private readonly pace: SweepPace,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  async drain(): Promise<void> {
    this.stopped = true;
    this.rouse?.();
    await this.loop;
    await this.parts.lease.release().catch((error: unknown) => this.log.debug('Lease not released', { error }));
  }

  /** One sweep; how many products were looked at. */
  async sweep(): Promise<number> {
    const { store, judge, fresh, lease, watch, preview } = this.parts;
    if (!(await lease.tryAcquire())) return 0;
    // Else products judged by a pack activated elsewhere would be judged back.
    await watch.refresh();
    const now = this.clock.now();
    const limit = fresh.busy ? this.pace.busyBatch : this.pace.batch;
    const due = await store.due(now, limit);
    const stale = due.length < limit ? await store.judgedByOthers(judge.fingerprint, limit - due.length) : [];
    const rows = [...new Map([...due, ...stale].map((row) => [row._id, row])).values()];
    for (const row of rows) {
      if (this.stopped) break;
      await this.again(row);
    }
    const seen = rows.length + (await this.neighbours(now, limit - rows.length));
    const left = fresh.busy ? Math.min(this.pace.busyBatch, limit - seen) : limit - seen;
    return seen + (left > 0 ? await preview.step(left) : 0) + (await this.forget(now));
  }

  /** Products about which other producers' products say something else now. */
  private async neighbours(now: number, limit: number): Promise<number> {
    if (limit <= 0) return 0;
    const { likeness, store } = this.parts;
    const due = await likeness.due(now, limit);
    for (const use of due) {
      if (this.stopped) break;
      const row = await store.find(use.product, use.tenant);
      if (row) await this.again(row);
      await likeness.settle(use, row ? undefined : now + AFTER_ABSENCE_MS);
    }
    return due.length;
  }

  private async again(row: AssessmentRow): Promise<void> {
    try {
      this.total.inc({ outcome: await this.parts.reassess.run(row) });
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error('Re-assessment failed', { error, product: row._id, tenant: row.tenant });
      this.total.inc({ outcome: 'failed' });
      const { review, reviewSince, area } = row;
      await this.parts.store.touch(row, {
        judge: this.parts.judge.fingerprint,
        reassessAt: this.clock.now() + AFTER_FAILURE_MS,
        ...(review && { review }),
        ...(reviewSince !== undefined && { reviewSince }),
        ...(area && { area }),
      });
    }
  }

  private async forget(now: number): Promise<number> {
    const { store } = this.parts;
    const rows = await store.removedBefore(now - this.pace.forgetAfterMs, this.pace.busyBatch);
    for (const row of rows) await store.put(row, afterForgetting(row, row.productVersion, now));
    return rows.length;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const seen = await this.sweep().catch((error: unknown) => {
        this.log.warn('Sweep failed', { error });
        return 0;
      });
      // A full sweep goes on soon: its size is the bound of the rate.
      if (!this.stopped) await this.rest(seen >= this.pace.batch ? this.pace.everyMs / 4 : this.pace.everyMs);
    }
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
