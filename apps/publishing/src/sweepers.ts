import type { Clock, Log } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { ConnectionRunner } from './connections/connection-runner.js';
import type { DesireListings } from './listings/desire-listings.js';
import type { DueLane } from './listings/listing.store.js';
import type { RunStores } from './run-stores.js';

export interface SweepOptions {
  /** How often lanes that are due are looked for (ms). */
  dueEveryMs: number;
  /** A subject whose listings do not know it after this long was left by a dead writer (ms). */
  fanOutAfterMs: number;
}

const LIMIT = 500;

/** Close every gap between MongoDB and Redis, and between a write and what follows it. Each sweep may be repeated freely. */
export class Sweepers {
  private timer: NodeJS.Timeout | undefined;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: { stores: RunStores; desire: DesireListings; connections: ConnectionRunner },
    private readonly options: SweepOptions,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.once()
        .catch((error: unknown) => {
          if (isUnavailable(error)) this.log.debug('sweep put off, a dependency is away', { error });
          else this.log.error('sweep failed', { error });
        })
        .then(() => {
          if (!this.stop.signal.aborted) this.start();
        });
    }, this.options.dueEveryMs);
  }

  async once(): Promise<void> {
    await this.work.connections.runDue(this.stop.signal);
    await this.subjects();
    await this.lanes();
  }

  /** Redelivers what a dead consumer left between its subject and the listings. */
  private async subjects(): Promise<void> {
    const left = await this.work.stores.subjects.notFannedOut(this.clock.now() - this.options.fanOutAfterMs, LIMIT);
    for (const subject of left) await this.work.desire.run(subject, { content: true, offers: true });
  }

  /** Lanes that are due but whose wake-up may be gone. A wake-up that is still there is not doubled: its id is the same. */
  private async lanes(): Promise<void> {
    const now = this.clock.now();
    const { listings, wakeUps } = this.work.stores;
    await wakeUps.add(await listings.dueAnywhere('offers', now, LIMIT));
    const content = await listings.dueAnywhere('content', now, LIMIT);
    const connections = new Map<string, DueLane>(content.map((due) => [due.connectionId, due]));
    for (const due of connections.values()) await wakeUps.feed(due.tenant, due.connectionId);
  }

  async drain(): Promise<void> {
    this.stop.abort();
    clearTimeout(this.timer);
    await this.running;
  }
}
