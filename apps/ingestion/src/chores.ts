import { Clock, Log } from '#libs/runtime';
import type { Lease } from '#libs/storage';
import { MarkStore } from './products/mark.store.js';
import { RelayBell } from './relay-bell.js';
import { SweepProducers } from './producers/sweep-producers.js';

export interface ChoreRules {
  everyMs: number;
  /** How long a removed product stays announced before its null value. */
  rememberRemovedMs: number;
  forgetPerRound: number;
}

/** What must happen without anybody asking: producer snapshots brought up to date, removed products forgotten. */
export class Chores {
  private stopping = false;
  private rouse: (() => void) | null = null;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly parts: { marks: MarkStore; sweep: SweepProducers; bell: RelayBell; clock: Clock; log: Log },
    private readonly lease: Lease,
    private readonly rules: ChoreRules,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  async drain(): Promise<void> {
    this.stopping = true;
    this.rouse?.();
    await this.loop;
    await this.lease.release().catch((error: unknown) => this.parts.log.debug('Lease not released', { error }));
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      await this.round().catch((error: unknown) => this.parts.log.warn('Chores wait', { error }));
      if (!this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.rules.everyMs);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async round(): Promise<void> {
    if (!(await this.lease.tryAcquire())) return;
    const revised = await this.parts.sweep.sweep(() => this.stopping);
    const forgotten = await this.forget();
    if (revised + forgotten > 0) this.parts.bell.ring();
  }

  private async forget(): Promise<number> {
    const now = this.parts.clock.now();
    const due = await this.parts.marks.removedBefore(now - this.rules.rememberRemovedMs, this.rules.forgetPerRound);
    let forgotten = 0;
    for (const row of due) if (await this.parts.marks.forget(row, now)) forgotten += 1;
    return forgotten;
  }
}
