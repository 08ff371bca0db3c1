import { setImmediate } from 'node:timers/promises';
import { legalDateAt, startOfLegalDate } from '#libs/ocop';
import { RuleEngine } from '#libs/quality-rules';
import { type Clock, type Log, metrics } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { Neighbours } from './assessor.js';
import type { AssessmentStore } from './assessment.store.js';
import type { Judge } from './judge.js';
import type { AssessmentRow, StoredPreview } from './models.js';
import { type AssessedRow, isAssessed } from './next-assessment.js';
import { shareOf, withProduct } from './preview-pack.js';
import type { RulePackRows } from './rule-pack.store.js';
import type { ListedPack, RulePackWatch } from './rule-pack.watch.js';

export interface PreviewParts {
  packs: Pick<RulePackRows, 'putPreview'>;
  watch: Pick<RulePackWatch, 'known'>;
  rows: Pick<AssessmentStore, 'assessedAfter' | 'count'>;
  judge: Judge;
  neighbours: Pick<Neighbours, 'factsOf'>;
}

type Running = ListedPack & { preview: StoredPreview };
/** A preview under way: the verdict of the pack, as of an instant. */
interface Trial {
  judge: Judge;
  asOfAt: number;
}

/** Carries a started preview on, some products at a time; nothing is stored but its counts. */
export class CarryPreview {
  private candidate: Judge | undefined;
  private readonly failures = metrics.counter('preview_failures_total', 'Previews and products that failed', ['of']);

  constructor(
    private readonly parts: PreviewParts,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * How many products were looked at; 0 = no preview is running. A preview that cannot go on ends as `failed`, so that
   * it stands in no other's way.
   * @param mayGoOn asked before each product
   */
  async step(limit: number, mayGoOn: () => boolean = () => true): Promise<number> {
    const running = await this.running();
    if (!running) {
      this.candidate = undefined;
      return 0;
    }
    const { pack, preview } = running;
    try {
      const next = await this.carried(running, limit, mayGoOn);
      await this.parts.packs.putPreview(pack.id, preview.after, next);
      return next.looked - preview.looked;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.failures.inc({ of: 'preview' });
      this.log.error('A preview failed', { error, pack: pack.id });
      const failed = { ...preview, state: 'failed' as const, finishedAt: this.clock.now() };
      await this.parts.packs.putPreview(pack.id, preview.after, failed);
      return 0;
    }
  }

  /** The one asked for first. */
  private async running(): Promise<Running | undefined> {
    const known = await this.parts.watch.known();
    const running = known.flatMap((listed): Running[] => {
      const preview = listed.row?.preview;
      return preview?.state === 'running' ? [{ ...listed, preview }] : [];
    });
    return running.sort((a, b) => a.preview.startedAt - b.preview.startedAt)[0];
  }

  private async carried(running: Running, limit: number, mayGoOn: () => boolean): Promise<StoredPreview> {
    const begun = await this.begun(running);
    const trial = { judge: this.judgeOf(running), asOfAt: begun.asOfAt };
    const rows = await this.parts.rows.assessedAfter(begun.after, limit);
    let next: StoredPreview = begun;
    for (const row of rows) {
      if (!mayGoOn()) return { ...next, share: shareOf(next) };
      const looked = await this.looked(next, row, trial);
      next = { ...looked, after: row._id, looked: next.looked + 1 };
      // Whoever waits for an answer is served in between.
      await setImmediate();
    }
    if (rows.length === limit) return { ...next, share: shareOf(next) };
    return { ...next, state: 'done', share: 1, finishedAt: this.clock.now() };
  }

  /** A pack is judged as of its first day where that is to come, over as many products as there are at the beginning. */
  private async begun({ pack, preview }: Running): Promise<StoredPreview & { asOfAt: number }> {
    const { asOfAt = Math.max(this.clock.now(), startOfLegalDate(pack.validFrom)) } = preview;
    const total = preview.total ?? (await this.parts.rows.count());
    return { ...preview, total, asOfAt, asOf: legalDateAt(asOfAt) };
  }

  private judgeOf({ pack }: ListedPack): Judge {
    const { judge } = this.parts;
    if (this.candidate?.engine.pack.id !== pack.id)
      this.candidate = judge.with(new RuleEngine(judge.engine.rules, pack));
    return this.candidate;
  }

  private async looked(preview: StoredPreview, row: AssessmentRow, trial: Trial): Promise<StoredPreview> {
    if (!isAssessed(row)) return preview;
    try {
      return await this.compared(preview, row, trial);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.failures.inc({ of: 'product' });
      this.log.error('A product failed in a preview', { error, product: row._id, tenant: row.tenant });
      return { ...preview, failed: preview.failed + 1 };
    }
  }

  private async compared(preview: StoredPreview, row: AssessedRow, { judge, asOfAt }: Trial): Promise<StoredPreview> {
    const known = { ...row, outside: await this.parts.neighbours.factsOf(row.product) };
    // What was judged by other rules or for an earlier day is judged anew, so that only the pack makes the difference.
    const isCurrent = row.judge === this.parts.judge.fingerprint && (row.reassessAt ?? Infinity) > asOfAt;
    const before = isCurrent ? row.assessment : this.parts.judge.judge(row.product, known, asOfAt);
    return withProduct(preview, row._id, before, judge.judge(row.product, known, asOfAt));
  }
}
