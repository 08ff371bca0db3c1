import type { Log } from './log.js';
import { within } from './within.js';

export const drainStages = ['intake', 'workers', 'consumers', 'relay', 'connections'] as const;
export type DrainStage = (typeof drainStages)[number];

interface Drain {
  name: string;
  run: () => Promise<void>;
}

/** Coordinated stop: stages in order, everything inside a stage together, all within one limit. */
export class Shutdown {
  private readonly drains = new Map<DrainStage, Drain[]>(drainStages.map((stage) => [stage, []]));
  private running: Promise<boolean> | undefined;

  constructor(
    private readonly log: Log,
    private readonly limitMs: number,
  ) {}

  /** True from the first signal on; readiness fails then. */
  get draining(): boolean {
    return this.running !== undefined;
  }

  /**
   * Registers what must end in a stage: `intake` takes no new work, `workers` finish what they hold, `consumers` leave
   * their groups, `relay` sends what is marked, `connections` close. Streams that never end must be ended in `intake`.
   */
  onDrain(stage: DrainStage, name: string, fn: () => Promise<void>): void {
    this.drains.get(stage)?.push({ name, run: fn });
  }

  /** Runs all stages once; later calls get the same outcome. True = everything ended well and in time. */
  run(): Promise<boolean> {
    this.running ??= this.runStages();
    return this.running;
  }

  private async runStages(): Promise<boolean> {
    const end = performance.now() + this.limitMs;
    let clean = true;
    for (const stage of drainStages) {
      // Connections are closed in any case, also when others took all the time.
      const left = Math.max(stage === 'connections' ? 1_000 : 0, end - performance.now());
      // intake waits for clients, who may be slow: it may not eat the time of those behind it
      const limit = stage === 'intake' ? left / 2 : left;
      const outcomes = await Promise.all(
        (this.drains.get(stage) ?? []).map((drain) => this.runOne(stage, drain, limit)),
      );
      clean &&= outcomes.every((ended) => ended);
    }
    return clean;
  }

  private async runOne(stage: DrainStage, drain: Drain, limitMs: number): Promise<boolean> {
    try {
      if (await within(limitMs, Promise.resolve().then(drain.run))) return true;
      this.log.error('Drain took too long', { stage, drain: drain.name });
    } catch (error) {
      this.log.error('Drain failed', { stage, drain: drain.name, error });
    }
    return false;
  }
}
