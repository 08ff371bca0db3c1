import type { Lane } from '#libs/contracts';
import { type Clock, type Log, within } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { ConnectionRunner } from './connections/connection-runner.js';
import type { DesireListings } from './listings/desire-listings.js';
import type { RunStores } from './run-stores.js';

export interface SweepOptions {
  /** Pause between two sweeps of one kind (ms). */
  everyMs: number;
  /** A subject whose listings do not know it after this long was left by a dead writer (ms). */
  fanOutAfterMs: number;
}

const LIMIT = 200;
/** How long a stop waits for the sweep under way (ms). */
const LEAVE_AFTER_MS = 5_000;
/** Shops one sweep can wake, in parts: a shop with a long queue does not hide those behind it. */
const PARTS = 50;

/**
 * Close every gap between MongoDB and Redis, and between a write and what follows it. Each kind has its own rhythm, so that
 * a shop that does not answer holds up nothing else. Each may be repeated freely.
 */
export class Sweepers {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>[] = [];

  constructor(
    private readonly work: { stores: RunStores; desire: DesireListings; connections: ConnectionRunner },
    private readonly options: SweepOptions,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(): void {
    const sweeps: [string, () => Promise<void>][] = [
      ['connections', () => this.work.connections.runDue(this.stop.signal)],
      ['subjects', () => this.subjects()],
      ['lanes', () => this.lanes()],
    ];
    for (const [name, sweep] of sweeps) this.running.push(this.repeat(name, sweep));
  }

  private async repeat(name: string, sweep: () => Promise<void>): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.pause();
      if (this.stop.signal.aborted) return;
      try {
        await sweep();
      } catch (error) {
        if (isUnavailable(error)) this.log.debug('sweep put off, a dependency is away', { sweep: name, error });
        else this.log.error('sweep failed', { sweep: name, error });
      }
    }
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.stop.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, this.options.everyMs);
      this.stop.signal.addEventListener('abort', done);
    });
  }

  /** Redelivers what a dead consumer left between its subject and the listings. */
  private async subjects(): Promise<void> {
    const left = await this.work.stores.subjects.notFannedOut(this.clock.now() - this.options.fanOutAfterMs, LIMIT);
    await this.work.desire.runAll(left, this.stop.signal);
  }

  /** Shops with due lanes whose wake-ups may be gone. A wake-up that is still there is not doubled: its id is the same. */
  private async lanes(): Promise<void> {
    const now = this.clock.now();
    const { listings, wakeUps } = this.work.stores;
    for (const lane of ['offers', 'content'] satisfies Lane[]) {
      const fed: string[] = [];
      for (let part = 0; part < PARTS && !this.stop.signal.aborted; part++) {
        const due = await listings.dueAnywhere(lane, now, LIMIT, fed);
        const shops = new Map(due.map(({ connectionId, tenant }) => [connectionId, tenant]));
        for (const [connectionId, tenant] of shops) await wakeUps.feed(tenant, connectionId);
        fed.push(...shops.keys());
        if (due.length < LIMIT) break;
      }
    }
  }

  /** A sweep may be left at any point and is done again by the next one: a slow server does not hold up a stop. */
  async drain(): Promise<void> {
    this.stop.abort();
    await within(LEAVE_AFTER_MS, Promise.all(this.running));
  }
}
