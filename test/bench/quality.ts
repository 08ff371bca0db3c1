import { loadGrammars } from '#libs/channels';
import type { ProductInput } from '#libs/contracts';
import { legalDateAt } from '#libs/ocop';
import { FactReader } from '#libs/quality-rules';
import { draftProduct } from '../../apps/quality/src/draft-product.js';
import { Judge } from '../../apps/quality/src/judge.js';
import { loadEngine } from '../../apps/quality/src/load-engine.js';
import type { Bench, Benchmark } from './bench.js';
import { type Figure, figure } from './figures.js';
import { ownCpu } from './measure.js';
import { listedProducts, sampleProducts } from './sample-products.js';

/** Fixed: rules have dates, and figures of two days are compared. */
const NOW = Date.UTC(2026, 10, 22);
const TENANT = '00000000-0000-7000-8000-000000000000';
/** Text lengths in UTF-16 units; the last is ten times what a door lets in. */
const LENGTHS = [2_000, 20_000, 200_000] as const;
const MEGABYTE = 2 ** 20;

type Item = ReturnType<typeof draftProduct>;
type Work = (item: Item) => unknown;

const itemOf = (input: ProductInput): Item => draftProduct(input, TENANT);

/** CPU seconds of one piece of work per item, `count` items in turn. */
function cpuOf(items: readonly Item[], count: number, work: Work): number {
  const from = ownCpu();
  for (let done = 0; done < count; done++) {
    const item = items[done % items.length];
    if (item) work(item);
  }
  return ownCpu() - from;
}

/** Items per CPU-second over the repetitions, after one run that does not count. */
function rate(bench: Bench, name: string, items: readonly Item[], work: Work): Figure {
  const count = bench.quick ? 200 : Math.ceil(3_000 / items.length) * items.length;
  cpuOf(items, count, work);
  const values = Array.from({ length: bench.repetitions }, () => count / cpuOf(items, count, work));
  return figure(name, 'products/CPU-s', values);
}

/** The prose of all items, repeated to a length, as the description of one product. */
function ofLength(items: readonly Item[], length: number): Item[] {
  const prose = items.map(({ product }) => product.content.description?.vi ?? '').join('\n\n');
  const [first] = items;
  if (!first || prose.length < 3) throw new Error('the listings have no descriptions');
  const text = prose.repeat(Math.ceil((2 * length) / prose.length));
  // Three cuts: no single passage decides.
  return [0, 1, 2].map((part) => {
    const from = Math.floor(((text.length - length) / 3) * part);
    const description = { vi: text.slice(from, from + length) };
    const content = { ...first.product.content, description };
    return { ...first, product: { ...first.product, content } };
  });
}

/** CPU microseconds per 1,000 characters: the same at every length where cost is linear. */
function byLength(bench: Bench, items: readonly Item[], work: Work): Figure[] {
  return LENGTHS.map((length) => {
    const texts = ofLength(items, length);
    const count = bench.quick ? 3 : 3 * Math.ceil(400_000 / length);
    cpuOf(texts, count, work);
    const values = Array.from(
      { length: bench.repetitions },
      () => (cpuOf(texts, count, work) / count / length) * 1e6 * 1_000,
    );
    return figure(`quality-per-1000@${length}`, 'CPU-µs', values);
  });
}

/** Heap in use, in MB, after all that nobody holds is gone. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

/** What 100,000 assessments leave behind: the heap after each tenth against that after the first. */
function memory(bench: Bench, items: readonly Item[], work: Work): Figure {
  const tenth = bench.quick ? 100 : 10_000;
  cpuOf(items, tenth, work);
  const first = heap();
  const growth = Array.from({ length: 9 }, () => {
    cpuOf(items, tenth, work);
    return heap() - first;
  });
  return figure('quality-heap-growth', 'MB', growth);
}

/**
 * Assessments per CPU-second: all rules on what every channel would render, as the service judges a revision; the facts
 * by themselves; the cost by length of text; and what 100,000 assessments leave in memory. Needs no servers. Reads
 * the sample catalogue, or the listings that `--listings FILE` names.
 */
export const quality: Benchmark = {
  name: 'quality',
  async run(bench) {
    const items = (bench.listings ? listedProducts(bench.listings) : sampleProducts()).map(itemOf);
    const judge = new Judge(await loadEngine(undefined, legalDateAt(NOW)), await loadGrammars());
    const reader = new FactReader();
    const assess: Work = ({ product, known }) => judge.judge(product, known, NOW);
    bench.say(`${items.length} products`);
    return [
      rate(bench, 'quality', items, assess),
      rate(bench, 'quality-facts', items, ({ product }) => reader.read(product)),
      ...byLength(bench, items, assess),
      memory(bench, items, assess),
    ];
  },
};
