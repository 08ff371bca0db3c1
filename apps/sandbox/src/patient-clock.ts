import { setTimeout as after } from 'node:timers/promises';
import type { HostClock } from '#libs/channel-kit';
import type { Clock } from '#libs/runtime';

/** Time for calls that are made to hang: real, but cut short when the process drains. */
export class PatientClock implements HostClock {
  private readonly draining = new AbortController();

  constructor(private readonly clock: Clock) {}

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

  /** Ends every wait now and all later ones. */
  stopWaiting(): void {
    this.draining.abort();
  }
}
