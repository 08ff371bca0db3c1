import { type Benchmark, forSizes } from './bench.js';
import { pause } from './calls.js';
import { figure } from './figures.js';
import { openOrganisation } from '../world/organisation.js';
import { Line } from './line.js';
import { sharesOf } from './shares.js';

const PER_SECOND = 0.1;
/** By then every listing has been made, all at once; a shop's work lasts for four minutes. */
const WARM_UP_MS = 120_000;
const MEASURED_MS = 100_000;
const PRODUCTS = 8;
const SHOPS_EACH = 10;

async function organisations({ world }: Line, count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let number = 1; number <= count; number += 1)
    keys.push((await openOrganisation(world, `Hợp tác xã số ${number}`, `hop-tac-xa-${number}`)).key);
  return keys;
}

/** Many shops of one call in ten seconds, ten of each organisation: each is to reach its limit and none may pass it. */
export const shopsLine: Benchmark = {
  name: 'shops-line',
  async run(bench) {
    return forSizes(bench, [50, 200, 1_000], async (count) => {
      const line = await Line.start(bench);
      try {
        const keys = await organisations(line, Math.ceil(count / SHOPS_EACH));
        const shops = await line.openShops(count, { perSecond: 10_000, pace: PER_SECOND, keys });
        const after = await line.calls.last();
        for (const key of keys) await line.upload(line.make(PRODUCTS), key);
        await pause(bench.quick ? 15_000 : WARM_UP_MS);
        const from = Date.now();
        await pause(bench.quick ? 20_000 : MEASURED_MS);
        const to = Date.now();
        const times = new Map(shops.map(({ shop }) => [shop, [] as number[]]));
        for (const { shop, time } of await line.calls.after(after)) times.get(shop)?.push(time);
        const all = [...times.values()].reduce(
          (sum, calls) => sum + calls.filter((at) => at >= from && at < to).length,
          0,
        );
        const memory = line.memory();
        return [
          figure('shops-line', 'calls/s', [all / ((to - from) / 1000)]),
          ...sharesOf('shops-line', times, { from, to, perSecond: PER_SECOND }),
          figure('shops-line-rss-publishing', 'MB', [memory.publishing]),
        ];
      } finally {
        await line.stop();
      }
    });
  },
};
