import type { Clock, Log } from '#libs/runtime';
import type { PartitionLag } from './group-lag.js';

export interface ProgressOptions {
  clock: Clock;
  log: Log;
  /** Nothing handled for so long, and records waiting: the consumer stands still (ms). */
  limitMs: number;
  /** Where it stands; rejects when the broker is away. */
  lags: () => Promise<PartitionLag[]>;
  /** False while it stands aside on purpose. */
  shouldMove: () => boolean;
  /** It stands still: `behind` records wait. Called again after twice the time each, as long as it stays where it is. */
  onStuck: (behind: number) => void;
}

const MOST_MS = 3_600_000;

/**
 * Notices a consumer that joins, beats and fetches, and yet gets no further: signs of life are not progress. Two looks that
 * find the same offsets, with records waiting and nothing handled in between, are needed to say so.
 */
export class Progress {
  private movedAt: number;
  private waitMs: number;
  private stood: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(private readonly o: ProgressOptions) {
    this.movedAt = o.clock.monotonic();
    this.waitMs = o.limitMs;
  }

  /** Something was handled. */
  moved(): void {
    this.movedAt = this.o.clock.monotonic();
    this.stood = undefined;
    this.waitMs = this.o.limitMs;
  }

  start(): void {
    this.timer ??= setInterval(() => void this.look(), this.o.limitMs / 4);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    if (this.looking || !this.isOverdue()) return;
    this.looking = true;
    try {
      const lags = await this.o.lags();
      const behind = lags.reduce((sum, lag) => sum + lag.behind, 0);
      const where = JSON.stringify(lags.map(({ topic, partition, at }) => [topic, partition, at]));
      const stoodBefore = this.stood === where;
      this.stood = behind > 0 ? where : undefined;
      // all is read: the next look may wait
      if (behind === 0) this.movedAt = this.o.clock.monotonic();
      if (behind > 0 && stoodBefore && this.isOverdue()) this.stuck(behind);
    } catch (error) {
      // the broker is away: standing still is no wonder
      this.o.log.debug('Progress not known', { error });
      this.stood = undefined;
    } finally {
      this.looking = false;
    }
  }

  private isOverdue(): boolean {
    if (!this.o.shouldMove()) this.movedAt = this.o.clock.monotonic();
    return this.o.clock.monotonic() - this.movedAt >= this.waitMs;
  }

  private stuck(behind: number): void {
    this.movedAt = this.o.clock.monotonic();
    this.waitMs = Math.min(MOST_MS, this.waitMs * 2);
    this.o.onStuck(behind);
  }
}
