import { type Clock, type Log, metrics } from '#libs/runtime';
import { isUnavailable, type Lease } from '#libs/storage';
import type { AssessmentStore } from './assessment.store.js';
import type { CarryPreview } from './carry-preview.js';
import type { FreshWork } from './fresh-work.js';
import type { Judge } from './judge.js';
import type { KeepAudit } from './keep-audit.js';
import type { DueUse, LikenessStore } from './likeness.store.js';
import type { AssessmentRow } from './models.js';
import { afterForgetting } from './next-assessment.js';
import type { ParkJudgement } from './park-judgement.js';
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
  parked: Pick<ParkJudgement, 'failed' | 'mended'>;
  fresh: FreshWork;
  lease: Lease;
  likeness: Pick<LikenessStore, 'due' | 'settle'>;
  watch: Pick<RulePackWatch, 'refresh'>;
  preview: Pick<CarryPreview, 'step'>;
  audit: Pick<KeepAudit, 'step'>;
}

/**
 * Judges again what a date, a new rule pack, a new grammar or another producer may have changed, and carries previews on;
 * one process at a time, fresh work first. Where it stands is in the rows: whoever comes after it goes on there.
 */
export class ReassessSweeper {
  private loop: Promise<void> | undefined;
  private stopped = false;
  private rouse: (() => void) | undefined;
  /** Products looked at in this sweep. */
  private spent = 0;
  private readonly total = metrics.counter('reassessments_total', 'Products judged again', ['outcome']);
  private readonly failures = metrics.counter('sweep_failures_total', 'Parts of a sweep that failed', ['part']);

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

  /** One sweep; how many products were looked at. Rejects when the database is away. */
  async sweep(): Promise<number> {
    if (!(await this.parts.lease.tryAcquire())) return 0;
    this.spent = 0;
    await this.part('audit', () => this.parts.audit.step(this.pace.batch));
    // Else products judged by a pack activated elsewhere would be judged back.
    const isCurrent = await this.part('packs', () => this.parts.watch.refresh());
    if (isCurrent) {
      await this.part('dates', () => this.byDate());
      await this.part('rules', () => this.byRules());
      await this.part('neighbours', () => this.neighbours());
      await this.part('preview', () => this.preview());
    }
    await this.part('forget', () => this.forget());
    return this.spent;
  }

  /** Room in this sweep's batch, which shrinks as soon as something fresh arrives. */
  private get room(): number {
    if (this.stopped) return 0;
    return (this.parts.fresh.busy ? this.pace.busyBatch : this.pace.batch) - this.spent;
  }

  private take(): boolean {
    if (this.room <= 0) return false;
    this.spent++;
    return true;
  }

  /** What fails in one part, or with one row of it, is told and stops no other. */
  private async part(name: string, run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      return true;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.failures.inc({ part: name });
      this.log.error('A part of the sweep failed', { error, part: name });
      return false;
    }
  }

  private async byDate(): Promise<void> {
    if (this.room <= 0) return;
    const rows = await this.parts.store.due(this.clock.now(), this.room);
    for (const row of rows) if (this.take()) await this.part('row', () => this.again(row));
  }

  private async byRules(): Promise<void> {
    if (this.room <= 0) return;
    const { judge, store } = this.parts;
    const rows = await store.judgedByOthers(judge.fingerprint, this.room);
    for (const row of rows) if (this.take()) await this.part('row', () => this.again(row));
  }

  /** Products about which other producers' products say something else now. */
  private async neighbours(): Promise<void> {
    if (this.room <= 0) return;
    const uses = await this.parts.likeness.due(this.clock.now(), this.room);
    for (const use of uses) if (this.take()) await this.part('row', () => this.neighbour(use));
  }

  private async neighbour(use: DueUse): Promise<void> {
    const row = await this.parts.store.find(use.product, use.tenant);
    if (row) await this.again(row);
    await this.parts.likeness.settle(use, row ? undefined : this.clock.now() + AFTER_ABSENCE_MS);
  }

  private async preview(): Promise<void> {
    if (this.room > 0) await this.parts.preview.step(this.room, () => this.take());
  }

  private async again(row: AssessmentRow): Promise<void> {
    const { parked, reassess } = this.parts;
    try {
      this.total.inc({ outcome: await reassess.run(row) });
      await parked.mended(row);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error('Re-assessment failed', { error, product: row._id, tenant: row.tenant });
      this.total.inc({ outcome: 'failed' });
      await this.later(row);
      await parked.failed(row, error);
    }
  }

  private async later(row: AssessmentRow): Promise<void> {
    const { area, review, reviewSince } = row;
    await this.parts.store.touch(row, {
      judge: this.parts.judge.fingerprint,
      reassessAt: this.clock.now() + AFTER_FAILURE_MS,
      ...(review && { review }),
      ...(reviewSince !== undefined && { reviewSince }),
      ...(area && { area }),
    });
  }

  private async forget(): Promise<void> {
    const { store } = this.parts;
    const now = this.clock.now();
    const rows = await store.removedBefore(now - this.pace.forgetAfterMs, this.pace.busyBatch);
    for (const row of rows) await this.part('row', () => store.put(row, afterForgetting(row, row.productVersion, now)));
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
