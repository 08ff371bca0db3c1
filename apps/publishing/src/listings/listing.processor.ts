import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Lane } from '#libs/contracts';
import type { Log } from '#libs/runtime';
import { isUnavailable } from '#libs/storage';
import type { RunListing } from './run-listing.js';
import { type LaneJob, queueName } from './wake-ups.js';

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
    lane: Lane,
    redis: Redis,
    run: RunListing,
    options: ProcessorOptions,
    private readonly log: Log,
  ) {
    this.worker = new Worker<LaneJob>(queueName(lane), (job) => run.run(job.data, this.stop.signal), {
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

  /** Takes no new job; running steps end by themselves, and plan nothing further. */
  async drain(): Promise<void> {
    this.stop.abort();
    await this.worker.close();
  }
}
