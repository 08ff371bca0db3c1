import type { Clock, Log } from '#libs/runtime';
import type { Brake } from './brake.js';

export interface StandstillOptions {
  /** Rejects while what handlers need is away. */
  dependencies: () => Promise<void>;
  brake: Brake;
  probeMs: number;
  /** First wait for a dependency, doubles up to `mostMs`. */
  baseMs: number;
  mostMs: number;
  clock: Clock;
  log: Log;
}

/** Partitions that stand aside, and when they go on: when dependencies answer again, or when the brake lets one probe. */
export class Standstill {
  private held: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private waits = 0;
  private closed = false;

  constructor(private readonly o: StandstillOptions) {}

  get standing(): boolean {
    return this.timer !== undefined;
  }

  /** Keeps a paused partition until it may go on. */
  hold(resume: () => void, why: 'away' | 'brake', reason?: unknown): void {
    this.held.push(resume);
    if (this.timer || this.closed) return;
    if (this.waits === 0) this.o.log.warn('Consumer stands aside; offsets are kept', { why, error: reason });
    this.wait(why === 'brake' ? this.o.probeMs : this.backoffMs());
  }

  /** Work succeeds: the next wait is short again. */
  moved(): void {
    if (this.waits > 0) this.o.log.info('Consumer goes on', { waits: this.waits });
    this.waits = 0;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.held = [];
  }

  private backoffMs(): number {
    return Math.min(this.o.mostMs, this.o.baseMs * 2 ** Math.min(this.waits, 10));
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => {
      void this.tryOn();
    }, ms);
  }

  private async tryOn(): Promise<void> {
    this.waits++;
    try {
      await this.o.dependencies();
    } catch (error) {
      this.o.log.debug('Dependencies still away', { error });
      if (!this.closed) this.wait(this.backoffMs());
      return;
    }
    this.timer = undefined;
    if (this.closed) return;
    this.o.brake.allowProbe();
    const going = this.held;
    this.held = [];
    for (const resume of going) resume();
  }
}
