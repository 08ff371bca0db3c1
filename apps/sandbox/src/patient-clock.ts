import { setTimeout as after } from 'node:timers/promises';
import type { HostClock } from '#libs/channel-kit';
import type { Clock } from '#libs/runtime';

const TICK_MS = 10;

/** Time for calls that are made to hang: real, but cut short when the process drains. */
export class PatientClock implements HostClock {
  private readonly draining = new AbortController();

  /** Greatest lateness of this second and of the one before (ms). */
  private lateness = [0, 0];
  private readonly tick: NodeJS.Timeout;

  constructor(private readonly clock: Clock) {
    let last = clock.monotonic();
    let second = last;
    this.tick = setInterval(() => {
      const now = clock.monotonic();
      if (now - second > 1000) [this.lateness, second] = [[0, this.lateness[0] ?? 0], now];
      this.lateness[0] = Math.max(this.lateness[0] ?? 0, now - last - TICK_MS);
      last = now;
    }, TICK_MS);
    this.tick.unref();
  }

  now(): number {
    return this.clock.now();
  }
  monotonic(): number {
    return this.clock.monotonic();
  }

  async wait(ms: number): Promise<void> {
    try {
      await after(ms, undefined, { signal: this.draining.signal });
    } catch (error) {
      if (!this.draining.signal.aborted) throw error;
    }
  }

  lagMs(): number {
    return Math.max(...this.lateness);
  }

  /** Ends every wait now and all later ones. */
  stopWaiting(): void {
    this.draining.abort();
    clearInterval(this.tick);
  }
}
