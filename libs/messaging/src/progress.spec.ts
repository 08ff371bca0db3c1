import { describe, expect, it } from 'vitest';
import { createLog, type Clock } from '#libs/runtime';
import type { PartitionLag } from './group-lag.js';
import { Progress } from './progress.js';

const log = createLog('test', { level: 'fatal' });

function standing(lags: () => PartitionLag[], shouldMove = () => true) {
  const clock = { at: 0, now: () => 0, monotonic: () => clock.at };
  const stuck: number[] = [];
  const progress = new Progress({
    clock: clock as unknown as Clock,
    log,
    limitMs: 100,
    lags: () => Promise.resolve().then(lags),
    shouldMove,
    onStuck: (behind) => stuck.push(behind),
  });
  const lookAfter = async (ms: number): Promise<number> => {
    clock.at += ms;
    await progress.look();
    return stuck.length;
  };
  return { progress, stuck, lookAfter };
}
const at = (offset: number, behind: number): PartitionLag[] => [{ topic: 't', partition: 0, at: offset, behind }];

describe('progress', () => {
  it('is missing when two looks find the same offsets and records wait', async () => {
    const { lookAfter, stuck } = standing(() => at(5, 3));
    expect(await lookAfter(99)).toBe(0);
    expect(await lookAfter(1)).toBe(0);
    expect(await lookAfter(1)).toBe(1);
    expect(stuck).toEqual([3]);
  });

  it('is asked for after twice the time each, as long as the offsets stay', async () => {
    const { lookAfter } = standing(() => at(5, 3));
    await lookAfter(100);
    expect(await lookAfter(1)).toBe(1);
    expect(await lookAfter(199)).toBe(1);
    expect(await lookAfter(1)).toBe(2);
    expect(await lookAfter(399)).toBe(2);
    expect(await lookAfter(1)).toBe(3);
  });

  it('is seen in anything handled, and in offsets that another member of the group commits', async () => {
    let offset = 5;
    const { lookAfter, progress } = standing(() => at(offset++, 3));
    for (let look = 0; look < 5; look += 1) expect(await lookAfter(100)).toBe(0);
    offset = 5;
    const still = standing(() => at(5, 3));
    await still.lookAfter(100);
    still.progress.moved();
    expect(await still.lookAfter(99)).toBe(0);
    progress.stop();
  });

  it('is not asked of a consumer that has read all, stands aside, or whose broker is away', async () => {
    const read = standing(() => at(5, 0));
    const aside = standing(
      () => at(5, 3),
      () => false,
    );
    const away = standing(() => {
      throw new Error('no broker');
    });
    for (const { lookAfter } of [read, aside, away])
      for (let look = 0; look < 4; look += 1) expect(await lookAfter(100)).toBe(0);
  });
});
