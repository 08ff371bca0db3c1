import { type Benchmark, forSizes } from './bench.js';
import { figure } from './figures.js';
import { Line, services } from './line.js';

const STEP = 1_000;

/**
 * Resident memory of each service while products pass through the whole line to one shop: the median of the
 * readings of the last third, their least and most. By itself it takes a while, so it runs only when it is named.
 */
export const memory: Benchmark = {
  name: 'memory',
  onDemand: true,
  async run(bench) {
    return forSizes(bench, [1_000, 10_000, 100_000], async (size) => {
      const line = await Line.start(bench);
      try {
        await line.openShops(1);
        const after = await line.calls.last();
        const readings: ReturnType<Line['memory']>[] = [];
        for (let from = 0; from < size; from += STEP) {
          const seen = await line.calls.last();
          const some = Math.min(STEP, size - from);
          await line.upload(line.make(some));
          await line.liveTimes(seen, some);
          if (from + some >= size / 3) readings.push(line.memory());
          if ((from / STEP) % 10 === 0) bench.say(`${from + some} products: ${JSON.stringify(rounded(line.memory()))}`);
        }
        bench.say(`${(await line.calls.last()) - after} calls`);
        const late = readings.slice(-Math.max(1, Math.ceil(readings.length / 2)));
        return services.map((service) =>
          figure(
            `memory-${service}`,
            'MB',
            late.map((reading) => reading[service]),
          ),
        );
      } finally {
        await line.stop();
      }
    });
  },
};

const rounded = (sizes: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.round(size)]));
