import type { Evidence, Violation } from '../evidence.js';

/** I7: no shop sees more than its limit + 1 calls in any second, nor limit × 60 + 1 in any minute. */
export function pace({ shops }: Evidence): Violation[] {
  return shops.flatMap(({ shop, calls }) =>
    [1000, 60_000].flatMap((span): Violation[] => {
      const allowed = Math.ceil((shop.perSecond * span) / 1000) + 1;
      const most = densest(calls, span, shop.perSecond);
      if (most <= allowed) return [];
      const says = `${shop.channel} ${shop.shop} (${shop.perSecond} per second) got ${most} calls within ${span} ms`;
      return [{ invariant: 'I7', says }];
    }),
  );
}

/**
 * The greatest number of calls within any window of that length. A marketplace that was busy itself notices calls late and
 * then several at once: as many as fit into its own lateness do not count.
 */
export function densest(calls: readonly { time: number; lagMs: number }[], span: number, perSecond: number): number {
  const sorted = [...calls].sort((left, right) => left.time - right.time);
  const oldest = (index: number): number => sorted[index]?.time ?? 0;
  let most = 0;
  let from = 0;
  for (const [to, { time, lagMs }] of sorted.entries()) {
    while (time - oldest(from) >= span) from += 1;
    most = Math.max(most, to - from + 1 - Math.ceil((lagMs * perSecond) / 1000));
  }
  return most;
}
