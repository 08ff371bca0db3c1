import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { uuidv7 } from '#libs/runtime';
import { openShop } from '../world/goods.js';
import { until } from '../world/stack.js';
import { type Benchmark, forSizes } from './bench.js';
import { Line } from './line.js';
import { compare, cpuOf, type Run } from './measure.js';
import type { BareOrder } from './worker-bare.js';

const WORKER = 'publishing-worker';

/** Counts calls of the channel until `count` have come, and what the process spent meanwhile. */
async function window(line: Line, pid: number, listings: number, perListing: number): Promise<Run> {
  const first = await line.calls.last();
  const cpu = cpuOf(pid);
  const begun = performance.now();
  let calls = 0;
  await until(
    `${listings} listings are carried out`,
    async () => {
      calls = (await line.calls.last()) - first;
      if (calls < listings * perListing) await pause(50);
      return calls >= listings * perListing;
    },
    300_000,
  );
  const seconds = (performance.now() - begun) / 1000;
  return { work: calls / perListing, seconds, cpuSeconds: cpuOf(pid) - cpu };
}

/** Calls of one new listing of this channel: create hidden, show, look once. */
const CALLS = 3;

/**
 * Listings per CPU-second of the publishing worker: products are assessed and listings due, then one process carries them
 * out. The reference is a bare BullMQ worker that makes the same calls with axios to the same server. Each is held by
 * SIGSTOP while the other is measured.
 */
export const worker: Benchmark = {
  name: 'worker',
  async run(bench) {
    return forSizes(bench, [50, 100, 200], async (size) => {
      const line = await Line.start(bench, { JOB_LOCK_MS: '600000', STEP_DEADLINE_MS: '600000' });
      const { world } = line;
      const turns = bench.repetitions + 2;
      try {
        // Only the worker carries out steps, so that its process is all that is measured.
        await world.kill('publishing', 'SIGTERM');
        world.spawn('publishing', 'publishing', { ROLES: 'api,consumer,relay,sweeper' });
        await world.ready('publishing');
        await line.openShops(4);
        const products = Math.ceil((size * turns) / line.shops.length);
        await line.upload(line.make(products));
        await until(
          'all listings are made',
          async () => {
            await pause(500);
            const { body } = await world.call('GET', '/v1/summary');
            return body.listings.total >= products * line.shops.length;
          },
          300_000,
        );
        await line.resting();
        world.spawn('publishing', WORKER, { ROLES: 'worker' });
        const pid = world.process(WORKER)?.pid ?? 0;
        const bareShop = await openShop(world, 'woocommerce', { perSecond: 10_000, pace: 1_000, mode: 'manual' });
        const bare = await startBare(line, bareShop.shop, size * (turns + 2));
        const held = (process_: number, on: boolean): void => void process.kill(process_, on ? 'SIGSTOP' : 'SIGCONT');
        try {
          await window(line, pid, Math.ceil(size / 2), CALLS);
          held(pid, true);
          const alone = async (who: number, other: number): Promise<Run> => {
            held(other, true);
            held(who, false);
            const run = await window(line, who, size * 0.9, CALLS);
            held(who, true);
            return run;
          };
          return await compare({
            name: 'worker',
            unit: 'listings',
            repetitions: bench.repetitions,
            subject: () => alone(pid, bare.pid),
            reference: () => alone(bare.pid, pid),
          });
        } finally {
          held(pid, false);
          held(bare.pid, false);
          await bare.stop();
        }
      } finally {
        await line.stop();
      }
    });
  },
};

interface Bare {
  pid: number;
  stop(): Promise<void>;
}

/** A process with nothing but BullMQ and axios, and as many jobs as it may need. */
async function startBare(line: Line, shop: string, jobs: number): Promise<Bare> {
  const { redisUrl, dbPrefix } = line.world.stack;
  const { host, port } = { host: new URL(redisUrl).hostname, port: Number(new URL(redisUrl).port) };
  const prefix = `${dbPrefix}-bare`;
  const form = await line.world.control('POST', '/woocommerce/shops', { shop: `${shop}-bare`, perSecond: 10_000 });
  const order: BareOrder = {
    redis: { host, port },
    prefix,
    url: form.settings.url,
    key: form.credentials.consumerKey,
    secret: form.credentials.consumerSecret,
    images: line.make(1)[0]?.images.map(({ url }) => url) ?? [],
  };
  const queue = new Queue('bare', { connection: { host, port }, prefix });
  for (let from = 0; from < jobs; from += 500) {
    const some = Array.from({ length: Math.min(500, jobs - from) }, () => ({
      name: 'listing',
      data: { sku: uuidv7() },
    }));
    await queue.addBulk(some.map((job) => ({ ...job, opts: { removeOnComplete: true, removeOnFail: true } })));
  }
  const child = fork(fileURLToPath(new URL('./worker-bare.js', import.meta.url)), [JSON.stringify(order)]);
  const pid = child.pid ?? 0;
  await pause(1_500);
  process.kill(pid, 'SIGSTOP');
  return {
    pid,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await queue.obliterate({ force: true });
      await queue.close();
    },
  };
}
