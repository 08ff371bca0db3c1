import type { RelaySource } from '#libs/messaging';
import { Clock, ProblemError } from '#libs/runtime';

const LOOK_EVERY_MS = 1000;

/** Refuses new bulk work while announcements lie about: what is accepted must also get on. */
export class BackPressure {
  private lookedAt = -Infinity;
  private oldest: number | null = null;

  constructor(
    private readonly sources: readonly RelaySource[],
    private readonly clock: Clock,
    private readonly limits: { markAgeMs: number; retrySeconds: number },
  ) {}

  /** @throws ProblemError service.busy with Retry-After */
  async refuseWhenBehind(): Promise<void> {
    if ((await this.oldestMarkAgeMs()) <= this.limits.markAgeMs) return;
    const seconds = this.limits.retrySeconds;
    throw new ProblemError('service.busy', { seconds }, { headers: { 'Retry-After': String(seconds) } });
  }

  async oldestMarkAgeMs(): Promise<number> {
    const now = this.clock.now();
    if (now - this.lookedAt >= LOOK_EVERY_MS) {
      const marks = await Promise.all(this.sources.map((source) => source.oldestMarkAt()));
      const known = marks.filter((mark) => mark !== null);
      this.oldest = known.length > 0 ? Math.min(...known) : null;
      this.lookedAt = now;
    }
    return this.oldest === null ? 0 : now - this.oldest;
  }
}
