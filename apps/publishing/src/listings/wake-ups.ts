import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Lane } from '#libs/contracts';
import { type Clock, Coalesced, type Log } from '#libs/runtime';
import type { DueLane, ListingStore } from './listing.store.js';
import type { ShopRoom } from './shop-room.js';

export interface LaneJob {
  listingId: string;
  tenant: string;
  connectionId: string;
  lane: Lane;
}

/** Later than this (ms) is left to the sweeper: read-backs of a large shop are not kept in Redis. */
const FAR_OFF = 60_000;

export const queueName = (lane: Lane): string => `publishing-${lane}`;

/** Rest after wake-ups that Redis did not take (ms); what is due is found again by the sweeper. */
const REST_MS = 1_000;

/**
 * Wake-ups in BullMQ. They carry ids only and may be lost: `dueAt` in MongoDB is the schedule, sweepers make them anew.
 * Every due time has its own job id, so adding one twice is harmless and none is swallowed by an older one.
 */
export class WakeUps {
  private readonly queues: Record<Lane, Queue<LaneJob>>;
  private readonly feeding = new Coalesced();
  /** By connection: feeds it when its rest is over. */
  private readonly rests = new Map<string, NodeJS.Timeout>();
  /** Redis did not take wake-ups: nothing is added before then (monotonic ms). */
  private restUntil = 0;

  constructor(
    redis: Redis,
    private readonly listings: ListingStore,
    private readonly options: { prefix: string; room: ShopRoom },
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    const queue = (lane: Lane): Queue<LaneJob> =>
      new Queue(queueName(lane), {
        connection: redis,
        prefix: options.prefix,
        defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
      });
    this.queues = { offers: queue('offers'), content: queue('content') };
    for (const lane of ['offers', 'content'] as const) {
      this.queues[lane].on('error', (error) => log.debug('queue connection', { lane, error }));
    }
  }

  /** Wakes a lane at its due time. What is due now is fed per connection, a few at a time; what is far off waits in MongoDB. */
  async wake(due: DueLane): Promise<void> {
    const wait = due.dueAt - this.clock.now();
    if (wait <= 0) return this.feed(due.tenant, due.connectionId);
    if (wait <= FAR_OFF) await this.add([due]);
  }

  /**
   * Feeds the oldest due work of a connection, as much as there is room for; the rest waits in MongoDB. Calls that come
   * together are answered by one look, and wait for no other shop's.
   */
  feed(tenant: string, connectionId: string): Promise<void> {
    return this.feeding.run(connectionId, () => this.feedNow(tenant, connectionId));
  }

  private async feedNow(tenant: string, connectionId: string): Promise<void> {
    // Whoever asks in the same turn of the loop has written before this look.
    await new Promise((resolve) => setImmediate(resolve));
    const restMs = this.options.room.restMs(connectionId);
    if (restMs > 0) return this.feedAfter(restMs, tenant, connectionId);
    const now = this.clock.now();
    const due = await Promise.all(
      (['offers', 'content'] as const).map((lane) => {
        const room = this.options.room.free({ connectionId, lane });
        return room === 0 ? [] : this.listings.dueOf(lane, tenant, connectionId, now, room);
      }),
    );
    await this.add(due.flat());
  }

  private feedAfter(ms: number, tenant: string, connectionId: string): void {
    if (this.rests.has(connectionId)) return;
    const feed = (): void => {
      this.rests.delete(connectionId);
      this.feed(tenant, connectionId).catch((error: unknown) => this.log.debug('not fed after a rest', { error }));
    };
    this.rests.set(connectionId, setTimeout(feed, ms + 1).unref());
  }

  /** Adds jobs; a Redis that is away costs a delay, not the work: the sweeper comes by. */
  async add(due: DueLane[]): Promise<void> {
    const now = this.clock.now();
    for (const lane of ['offers', 'content'] as const) {
      const jobs = due
        .filter((item) => item.lane === lane)
        .map(({ listingId, tenant, connectionId, dueAt }) => ({
          name: lane,
          data: { listingId, tenant, connectionId, lane },
          opts: { jobId: `${listingId}.${lane}.${dueAt}`, delay: Math.max(0, dueAt - now) },
        }));
      if (jobs.length === 0 || this.clock.monotonic() < this.restUntil) continue;
      try {
        await this.queues[lane].addBulk(jobs);
      } catch (error) {
        // Asking on and on is what keeps a busy process from hearing the answers.
        this.restUntil = this.clock.monotonic() + REST_MS;
        this.log.warn('wake-ups not added, the sweeper will', { lane, count: jobs.length, error });
      }
    }
  }

  depth(lane: Lane): Promise<number> {
    return this.queues[lane].count();
  }

  async close(): Promise<void> {
    for (const timer of this.rests.values()) clearTimeout(timer);
    await Promise.all([this.queues.offers.close(), this.queues.content.close()]);
  }
}
