import type { ProductInput } from '#libs/contracts';
import type { Benchmark } from './bench.js';
import { type Figure, figure, percentile } from './figures.js';
import { Line } from './line.js';
import { listedProducts, sampleProducts } from './sample-products.js';

const CALLERS = 20;
const CALLS = 2_000;
const DRAFT = '/v1/assessments:draft';

/** Sends drafts from callers that each wait for their answer; milliseconds per call. */
async function draftAll({ world }: Line, products: readonly ProductInput[], count: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) {
      const product = products[next++ % products.length];
      const at = performance.now();
      const { status } = await world.call('POST', DRAFT, { product });
      if (status >= 300) throw new Error(`the draft of ${product?.code} was answered with ${status}`);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return times;
}

/** How long 20 callers wait for the assessment of a draft, through the console's door. */
export const qualityDraft: Benchmark = {
  name: 'quality-draft',
  async run(bench) {
    const products = bench.listings ? listedProducts(bench.listings) : sampleProducts();
    const count = bench.quick ? 100 : CALLS;
    const line = await Line.start(bench);
    try {
      await draftAll(line, products, count);
      const passes: number[][] = [];
      while (passes.length < bench.repetitions) passes.push(await draftAll(line, products, count));
      return ([50, 95] as const).map((share): Figure =>
        figure(
          `quality-draft-p${share}`,
          'ms',
          passes.map((times) => percentile(times, share / 100)),
        ),
      );
    } finally {
      await line.stop();
    }
  },
};
