import { type Clock, type Log, metrics } from '#libs/runtime';
import { isUnavailable, type Lease } from '#libs/storage';
import type { AssessmentStore } from './assessment.store.js';
import type { FreshWork } from './fresh-work.js';
import type { Judge } from './judge.js';
import type { AssessmentRow } from './models.js';
import { afterForgetting } from './next-assessment.js';
import type { ReassessProduct } from './reassess-product.js';

export interface SweepPace {
  everyMs: number;
  /** Products per sweep while nothing fresh arrives, and while it does. */
  batch: number;
  busyBatch: number;
  forgetAfterMs: number;
}
/** When a product that could not be judged again is tried next. */
const AFTER_FAILURE_MS = 3_600_000;

export interface SweepParts {
  store: AssessmentStore;
  judge: Judge;
  reassess: ReassessProduct;
  fresh: FreshWork;
  lease: Lease;
}

/** Judges again what a date, a new rule pack or a new grammar may have changed; one process at a time, fresh work first. */
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
    const { store, judge, fresh, lease } = this.parts;
    if (!(await lease.tryAcquire())) return 0;
    const now = this.clock.now();
    const limit = fresh.busy ? this.pace.busyBatch : this.pace.batch;
    const due = await store.due(now, limit);
    const stale = due.length < limit ? await store.judgedByOthers(judge.fingerprint, limit - due.length) : [];
    const rows = [...new Map([...due, ...stale].map((row) => [row._id, row])).values()];
    for (const row of rows) {
      if (this.stopped) break;
      await this.again(row);
    }
    return rows.length + (await this.forget(now));
  }

  private async again(row: AssessmentRow): Promise<void> {
    try {
      this.total.inc({ outcome: await this.parts.reassess.run(row) });
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error('Re-assessment failed', { error, product: row._id, tenant: row.tenant });
      this.total.inc({ outcome: 'failed' });
      await this.parts.store.touch(row, this.parts.judge.fingerprint, this.clock.now() + AFTER_FAILURE_MS);
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
