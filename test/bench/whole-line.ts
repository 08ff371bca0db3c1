import { type Benchmark, forSizes } from './bench.js';
import { type Figure, figure } from './figures.js';
import { Line, type Part, servers, services } from './line.js';

const parts: Part[] = [...services, ...servers];

/** One bulk through the whole line: from the first request to the last listing live, in all shops. */
async function once(line: Line, products: number): Promise<{ perSecond: number; cpu: Record<Part, number> }> {
  const batch = line.make(products);
  const after = await line.calls.last();
  const cpu = line.cpu();
  const begun = Date.now();
  await line.upload(batch);
  const live = await line.liveTimes(after, products * line.shops.length);
  const seconds = (Math.max(...live.values()) - begun) / 1000;
  await line.rest();
  const now = line.cpu();
  const spent = Object.fromEntries(parts.map((part) => [part, now[part] - cpu[part]])) as Record<Part, number>;
  return { perSecond: products / seconds, cpu: spent };
}

/**
 * Products per second through everything: upload, checks, listing in 1, 4 and 16 shops that have no limit, read models.
 * Each product goes to every shop. CPU of one product by service, milliseconds, to the last read-back and read model.
 */
export const wholeLine: Benchmark = {
  name: 'whole-line',
  async run(bench) {
    const figures: Figure[] = [];
    for (const [shops, sizes] of [
      [1, [100, 300, 500]],
      [4, [40, 100, 200]],
      [16, [10, 25, 50]],
    ] as const) {
      figures.push(
        ...(await forSizes(bench, sizes, async (size) => {
          const line = await Line.start(bench);
          try {
            await line.openShops(shops);
            await once(line, Math.ceil(size / 2));
            const runs: Awaited<ReturnType<typeof once>>[] = [];
            for (let turn = 0; turn < bench.repetitions; turn += 1) runs.push(await once(line, size));
            await line.verify(Math.ceil(size / 2) + size * bench.repetitions);
            const memory = line.memory();
            return [
              figure(
                `whole-line-${shops}`,
                'products/s',
                runs.map(({ perSecond }) => perSecond),
              ),
              ...parts.map((part) =>
                figure(
                  `whole-line-${shops}-cpu-${part}`,
                  'ms/product',
                  runs.map(({ cpu }) => (cpu[part] / size) * 1000),
                ),
              ),
              figure(
                `whole-line-${shops}-cpu`,
                'ms/product',
                runs.map(({ cpu }) => (parts.reduce((sum, part) => sum + cpu[part], 0) / size) * 1000),
              ),
              ...services.map((service) => figure(`whole-line-${shops}-rss-${service}`, 'MB', [memory[service]])),
            ];
          } finally {
            await line.stop();
          }
        })),
      );
    }
    return figures;
  },
};
