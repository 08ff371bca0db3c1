import type { Evidence, Violation } from '../evidence.js';

/** I7: no shop sees more than its limit + 1 calls in any second, nor limit × 60 + 1 in any minute. */
export function pace({ shops }: Evidence): Violation[] {
  return shops.flatMap(({ shop, calls }) => {
    const times = calls.map(({ time }) => time).sort((left, right) => left - right);
    return [
      [1000, Math.ceil(shop.perSecond) + 1] as const,
      [60_000, Math.ceil(shop.perSecond * 60) + 1] as const,
    ].flatMap(([span, allowed]): Violation[] => {
      const most = densest(times, span);
      if (most <= allowed) return [];
      const says = `${shop.channel} ${shop.shop} (${shop.perSecond} per second) got ${most} calls within ${span} ms`;
      return [{ invariant: 'I7', says }];
    });
  });
}

/** The greatest number of moments within any window of that length. */
export function densest(times: readonly number[], span: number): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[to] ?? 0) - (times[from] ?? 0) >= span) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
