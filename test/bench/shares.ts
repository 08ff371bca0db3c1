import { type Figure, figure } from './figures.js';

/** Most calls in any stretch of one second. `times` in milliseconds, in any order. */
export function mostInAnySecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  sorted.forEach((at, index) => {
    while (at - (sorted[from] ?? at) >= 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

/**
 * How far shops reach their limit: calls of each between `from` and `to` against what its limit allows.
 * `<name>-share` in percent (smallest and largest shop as min and max), `<name>-most` = most calls of a shop in any second.
 */
export function sharesOf(
  name: string,
  calls: ReadonlyMap<string, number[]>,
  { from, to, perSecond }: { from: number; to: number; perSecond: number },
): Figure[] {
  const allowed = ((to - from) / 1000) * perSecond;
  const shares = [...calls.values()].map(
    (times) => (times.filter((at) => at >= from && at < to).length / allowed) * 100,
  );
  const most = [...calls.values()].map(mostInAnySecond);
  return [
    { ...figure(`${name}-share`, '% of limit', shares), repetitions: 1 },
    { ...figure(`${name}-most`, 'calls in a second', [Math.max(...most)]), repetitions: 1 },
    figure(`${name}-short`, 'shops below 95 %', [shares.filter((share) => share < 95).length]),
  ];
}
