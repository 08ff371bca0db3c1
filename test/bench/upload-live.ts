import type { Benchmark } from './bench.js';
import { shown } from '../world/goods.js';
import { type Figure, figure, percentile } from './figures.js';
import { pause } from './calls.js';
import { Line } from './line.js';

const IDLE_A_PASS = 30;
const BULK = 2_000;
const PAUSE_MS = 150;
const CHANGE_EVERY_MS = 500;

/** Median and 95th percentile of each pass; the spread is that of the passes. */
function percentiles(name: string, passes: readonly (readonly number[])[]): Figure[] {
  return ([50, 95] as const).map((share) =>
    figure(
      name.replace('*', `p${share}`),
      'ms',
      passes.map((values) => percentile(values, share / 100)),
    ),
  );
}

/** Uploads single products one by one and answers how long each took to be live. */
async function uploadOneByOne(line: Line, count: number, together: boolean): Promise<number[]> {
  const sent = new Map<string, number>();
  const after = await line.calls.last();
  for (const product of line.make(count)) {
    const seen = together ? after : await line.calls.last();
    sent.set(product.sku, Date.now());
    await line.upload([product]);
    if (!together) await line.liveTimes(seen, 1);
    await pause(PAUSE_MS);
  }
  const shop = line.shops[0]?.shop ?? '';
  const keys = [...sent].map(([sku, at]) => ({ key: `${shop}/${sku}`, at }));
  const live = await line.calls.liveTimes(after, (known) => keys.every(({ key }) => known.has(key)));
  return keys.map(({ key, at }) => (live.get(key) ?? Number.NaN) - at);
}

/**
 * Changes a price every half second, whatever became of those before, and answers how long each took to be at the channel:
 * who waits for one before making the next measures the slow times once and the quick ones often.
 */
async function changePrices(line: Line, goOn: () => boolean): Promise<number[]> {
  const [shop] = line.shops;
  const known = shop ? await shown(line.world, shop) : [];
  const after = await line.calls.last();
  const sent: { itemId: string; minor: number; at: number }[] = [];
  const answers: Promise<unknown>[] = [];
  for (let turn = 0; goOn(); turn += 1) {
    const { sku, itemId } = known[turn % known.length] ?? { sku: '', itemId: '' };
    // Never what the product costs already: nothing would be sent.
    const minor = 130_000 + turn * 1_000;
    sent.push({ itemId, minor, at: Date.now() });
    const items = [{ sku, producerCode: 'suoi-trong', price: { currency: 'VND', minor } }];
    answers.push(line.world.call('PATCH', '/v1/offers', { items }));
    await pause(CHANGE_EVERY_MS);
  }
  await Promise.all(answers);
  const written = await line.calls.pricedAt(after, sent);
  return sent.map(({ at }, turn) => (written[turn] ?? Number.NaN) - at);
}

/**
 * From the request to the channel, milliseconds: uploads that nothing disturbs; then, while 2,000 products are on their
 * way to the same shop, changes of price of products that are live, and single uploads, which wait behind the bulk. One
 * bulk is one pass: it takes minutes.
 */
export const uploadLive: Benchmark = {
  name: 'upload-live',
  async run(bench) {
    const line = await Line.start(bench);
    try {
      await line.openShops(1);
      await uploadOneByOne(line, 10, false);
      const idle: number[][] = [];
      for (let pass = 0; pass < bench.repetitions; pass += 1)
        idle.push(await uploadOneByOne(line, bench.quick ? 5 : IDLE_A_PASS, false));
      await line.rest();
      const bulk = line.make(bench.quick ? 100 : BULK);
      const after = await line.calls.last();
      let isDone = false;
      const begun = Date.now();
      const uploaded = line.upload(bulk);
      const bulkLive = uploaded
        .then(() => line.liveTimes(after, bulk.length))
        .finally(() => {
          isDone = true;
        });
      const [live, offers, uploads] = await Promise.all([
        bulkLive,
        changePrices(line, () => !isDone),
        uploaded.then(() => uploadOneByOne(line, bench.quick ? 2 : 20, true)),
      ]);
      bench.say(`the bulk took ${((Math.max(...live.values()) - begun) / 1000).toFixed(1)} s`);
      return [
        ...percentiles('upload-live-*-idle', idle),
        ...percentiles('upload-live-*-bulk', [uploads]),
        ...percentiles('offer-*-bulk', [offers]),
      ];
    } finally {
      await line.stop();
    }
  },
};
