import { setImmediate } from 'node:timers/promises';
import { RuleEngine } from '#libs/quality-rules';
import type { Clock } from '#libs/runtime';
import type { Neighbours } from './assessor.js';
import type { AssessmentStore } from './assessment.store.js';
import type { Judge } from './judge.js';
import type { AssessmentRow, StoredPreview } from './models.js';
import { isAssessed } from './next-assessment.js';
import { withProduct } from './preview-pack.js';
import type { RulePackRows } from './rule-pack.store.js';
import type { ListedPack, RulePackWatch } from './rule-pack.watch.js';

export interface PreviewParts {
  packs: Pick<RulePackRows, 'putPreview'>;
  watch: Pick<RulePackWatch, 'known'>;
  rows: Pick<AssessmentStore, 'assessedAfter'>;
  judge: Judge;
  neighbours: Pick<Neighbours, 'factsOf'>;
}

/** Carries a started preview on, some products at a time; nothing is stored but its counts. */
export class CarryPreview {
  private candidate: Judge | undefined;

  constructor(
    private readonly parts: PreviewParts,
    private readonly clock: Clock,
  ) {}

  /** How many products were looked at; 0 = no preview is running. */
  async step(limit: number): Promise<number> {
    const running = (await this.parts.watch.known()).find(({ row }) => row?.preview?.state === 'running');
    const preview = running?.row?.preview;
    if (!running || !preview) return 0;
    const judge = this.judgeOf(running);
    const rows = await this.parts.rows.assessedAfter(preview.after, limit);
    let next = preview;
    for (const row of rows) {
      next = await this.looked(next, row, judge);
      // Whoever waits for an answer is served in between.
      await setImmediate();
    }
    if (rows.length < limit) next = { ...next, state: 'done', finishedAt: this.clock.now() };
    await this.parts.packs.putPreview(running.pack.id, preview.after, next);
    return rows.length;
  }

  private judgeOf({ pack }: ListedPack): Judge {
    const { judge } = this.parts;
    if (this.candidate?.engine.pack.id !== pack.id)
      this.candidate = judge.with(new RuleEngine(judge.engine.rules, pack));
    return this.candidate;
  }

  private async looked(preview: StoredPreview, row: AssessmentRow, judge: Judge): Promise<StoredPreview> {
    if (!isAssessed(row)) return { ...preview, after: row._id };
    const now = this.clock.now();
    const known = { ...row, outside: await this.parts.neighbours.factsOf(row.product) };
    // What was judged by other rules is judged anew, so that only the pack makes the difference.
    const isCurrent = row.judge === this.parts.judge.fingerprint;
    const before = isCurrent ? row.assessment : this.parts.judge.judge(row.product, known, now);
    return withProduct(preview, row._id, before, judge.judge(row.product, known, now));
  }
}
