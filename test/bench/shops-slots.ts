import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { ChannelFault } from '#libs/channel-kit';
import { Clock } from '#libs/runtime';
import { Slots } from '../../apps/publishing/src/sessions/slots.js';
import { type Benchmark, forSizes } from './bench.js';
import { pause } from './calls.js';
import { figure } from './figures.js';
import { sharesOf } from './shares.js';

const PER_SECOND = 5;
const WARM_UP_MS = 4_000;
const MEASURED_MS = 15_000;
/** Jobs of a shop in Redis at a time: the next one must be there before the slot is. */
const IN_FLIGHT = 3;

/**
 * Many shops of five calls a second on one pool of workers: BullMQ jobs that take a slot and do nothing else. Each shop is
 * to reach its limit and none may pass it.
 */
export const shopsSlots: Benchmark = {
  name: 'shops-slots',
  async run(bench) {
    return forSizes(bench, [100, 300, 1_000], async (count) => {
      const { redisUrl, dbPrefix } = bench.stack;
      const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
      const prefix = `${dbPrefix}-slots-${count}`;
      const slots = new Slots(redis, prefix, new Clock(), (ms) => sleep(ms));
      const queue = new Queue<{ shop: string }>('slots', { connection: redis, prefix });
      const grants = new Map(Array.from({ length: count }, (_, index) => [`shop-${index}`, [] as number[]]));
      const toAdd: string[] = [];
      let isOver = false;
      const add = async (shops: string[]): Promise<void> => {
        const jobs = shops.map((shop) => ({ name: 'call', data: { shop }, opts: { removeOnComplete: true } }));
        await queue.addBulk(jobs);
      };
      const worker = new Worker<{ shop: string }>(
        'slots',
        async ({ data: { shop } }) => {
          if (isOver) return;
          await takeSlot(slots, shop, () => isOver);
          grants.get(shop)?.push(performance.now());
          toAdd.push(shop);
        },
        { connection: redis, prefix, concurrency: count * IN_FLIGHT, removeOnComplete: { count: 0 } },
      );
      try {
        const shops = [...grants.keys()];
        for (let n = 0; n < IN_FLIGHT; n += 1) await add(shops);
        const end = performance.now() + WARM_UP_MS + (bench.quick ? 3_000 : MEASURED_MS);
        const from = performance.now() + WARM_UP_MS;
        while (performance.now() < end) {
          if (toAdd.length > 0) await add(toAdd.splice(0, 500));
          else await pause(5);
        }
        const all = [...grants.values()].reduce((sum, times) => sum + times.filter((at) => at >= from).length, 0);
        return [
          figure('shops-slots', 'calls/s', [all / ((end - from) / 1000)]),
          ...sharesOf('shops-slots', grants, { from, to: end, perSecond: PER_SECOND }),
        ];
      } finally {
        isOver = true;
        await worker.close();
        await queue.obliterate({ force: true });
        await queue.close();
        redis.disconnect();
      }
    });
  },
};

async function takeSlot(slots: Slots, shop: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await slots.take({
        ...{ connectionId: shop, channel: 'pretend', shop, lane: 'content', operation: 'create' },
        scopes: [{ scope: 'shop', perSecond: PER_SECOND }],
        remainingMs: () => 10_000,
      });
      return;
    } catch (error) {
      if (!(error instanceof ChannelFault)) throw error;
    }
  }
}
