import { Clock } from '#libs/runtime';

/** How long after the last upload re-assessment still holds back, in milliseconds. */
const QUIET_MS = 500;

/** Knows whether uploads are being judged right now, so that re-assessment makes way. */
export class FreshWork {
  private running = 0;
  private lastAt = -Infinity;

  constructor(private readonly clock: Clock) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.lastAt = this.clock.monotonic();
    }
  }

  get busy(): boolean {
    return this.running > 0 || this.clock.monotonic() - this.lastAt < QUIET_MS;
  }
}
