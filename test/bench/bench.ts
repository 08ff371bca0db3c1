import type { Stack } from '../world/stack.js';
import type { Figure } from './figures.js';

/** What a benchmark is given. */
export interface Bench {
  stack: Stack;
  /** Repetitions of a comparison: 5 or more, 1 for a smoke. */
  repetitions: number;
  /** A smoke: everything small, figures mean nothing. */
  quick: boolean;
  /** Each size in turn, to show how a figure grows; the last one is the figure's own. */
  sizes: boolean;
  /** Real listings to measure with, where a benchmark can; JSON lines. */
  listings?: string;
  say(line: string): void;
}

/** A benchmark: one file, one or more figures. */
export interface Benchmark {
  name: string;
  /** Runs only when it is asked for by name. */
  onDemand?: boolean;
  run(bench: Bench): Promise<Figure[]>;
}

/** Three sizes for `--sizes`, else the largest alone; a tenth for a smoke. */
export function sizesOf(bench: Bench, [small, middle, large]: readonly [number, number, number]): number[] {
  if (bench.quick) return [Math.max(10, Math.round(small / 10))];
  return bench.sizes ? [small, middle, large] : [large];
}

/** Names figures of smaller sizes apart: `relay@1000`; the largest keeps its plain name. */
export const sized = (figures: Figure[], size: number, isLast: boolean): Figure[] =>
  isLast ? figures : figures.map((one) => ({ ...one, name: `${one.name}@${size}` }));

/** Runs the same for every size. */
export async function forSizes(
  bench: Bench,
  sizes: readonly [number, number, number],
  run: (size: number) => Promise<Figure[]>,
): Promise<Figure[]> {
  const all = sizesOf(bench, sizes);
  const figures: Figure[] = [];
  for (const [index, size] of all.entries()) {
    figures.push(...sized(await run(size), size, index === all.length - 1));
  }
  return figures;
}
