import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Lane } from '#libs/contracts';
import { type Log, within } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { RunListing } from './run-listing.js';
import type { ShopRoom } from './shop-room.js';
import { type LaneJob, queueName, type WakeUps } from './wake-ups.js';

/** How long a stop waits for steps under way (ms): a drain has 20 s for everything. */
const LEAVE_AFTER_MS = 10_000;

export interface ProcessorOptions {
  prefix: string;
  concurrency: number;
  /** A worker that stops renewing its lock for this long has died (ms). */
  lockMs: number;
}

/** Takes wake-ups of one lane and runs the listing. A job that fails is only lost: the lane is still due in MongoDB. */
export class ListingProcessor {
  private readonly worker: Worker<LaneJob>;
  private readonly stop = new AbortController();

  constructor(
    private readonly lane: Lane,
    redis: Redis,
    private readonly work: { run: RunListing; room: ShopRoom; wakeUps: WakeUps },
    options: ProcessorOptions,
    private readonly log: Log,
  ) {
    this.worker = new Worker<LaneJob>(queueName(lane), (job) => this.process(job.data), {
      connection: redis,
      prefix: options.prefix,
      concurrency: options.concurrency,
      lockDuration: options.lockMs,
      stalledInterval: options.lockMs,
      // Stalls are dead workers, not bad jobs: they must not end a job for good.
      maxStalledCount: 50,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      autorun: false,
    });
    this.worker.on('failed', (job, error) => {
      if (isUnavailable(error))
        this.log.debug('a lane waits for a dependency', { lane, listing: job?.data.listingId, error });
      else
        this.log.error('a lane failed in our own code, the sweeper brings it back', {
          lane,
          listing: job?.data.listingId,
          error,
        });
    });
    this.worker.on('error', (error) => this.log.debug('worker connection', { lane, error }));
  }

  start(): void {
    this.worker.run().catch((error: unknown) => this.log.error('worker stopped', { error }));
  }

  /** A shop that is full costs nothing: whichever of its listings ends brings the next one. One that rests is fed afterwards. */
  private async process(job: LaneJob): Promise<void> {
    const { run, room, wakeUps } = this.work;
    if (!room.enter(job)) return wakeUps.feed(job.tenant, job.connectionId);
    try {
      await run.run(job, this.stop.signal);
    } finally {
      room.leave(job);
    }
    if (!this.stop.signal.aborted) await wakeUps.feed(job.tenant, job.connectionId);
  }

  /**
   * Takes no new job; running steps end by themselves, and plan nothing further. A step that takes too long is left as by a
   * process that died: its attempt is on the listing, and whoever comes next settles it.
   */
  async drain(): Promise<void> {
    this.stop.abort();
    if (!(await within(LEAVE_AFTER_MS, this.worker.close())))
      this.log.warn('steps are left under way, the next process settles them', { lane: this.lane });
  }
}
