import { describe, expect, it } from 'vitest';
import { Brake } from './brake.js';
import { lanesOf, Prefix, runLanes, Slots, type LaneBatch } from './lane-batch.js';
import { withDeadline } from './retry.js';

describe('Prefix', () => {
  it('grows only by what is contiguous', () => {
    const prefix = new Prefix(4);
    expect(prefix.mark(1)).toBeNull();
    expect(prefix.mark(3)).toBeNull();
    expect(prefix.mark(0)).toBe(1);
    expect(prefix.mark(2)).toBe(3);
  });
});

describe('lanesOf', () => {
  it('keeps a key in one lane, in order', () => {
    const keys = Array.from({ length: 100 }, (_, i) => `k${i % 7}`);
    const lanes = lanesOf(keys, 4);
    expect(lanes.flat().sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
    for (let k = 0; k < 7; k++) {
      const holding = lanes.filter((lane) => lane.some((i) => i % 7 === k));
      expect(holding).toHaveLength(1);
      const own = (holding[0] ?? []).filter((i) => i % 7 === k);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });
});

interface Message {
  key: string;
  n: number;
}
function batchOf(count: number, handle: (message: Message, signal: AbortSignal) => Promise<void>) {
  const resolved: number[] = [];
  const batch: LaneBatch<Message> = {
    messages: Array.from({ length: count }, (_, n) => ({ key: `k${n % 5}`, n })),
    keyOf: ({ key }) => key,
    handle,
    resolve: ({ n }) => resolved.push(n),
    beat: () => Promise.resolve(),
    goOn: () => true,
  };
  return { batch, resolved };
}
const rules = (free = 8) => ({ lanes: 4, slots: new Slots(free), beatMs: 60_000 });

describe('runLanes', () => {
  it('does everything, each key in order, and resolves to the end', async () => {
    const order = new Map<string, number[]>();
    const { batch, resolved } = batchOf(50, async ({ key, n }) => {
      await Promise.resolve();
      order.set(key, [...(order.get(key) ?? []), n]);
    });
    expect(await runLanes(batch, rules())).toBeUndefined();
    expect(resolved.at(-1)).toBe(49);
    for (const seen of order.values()) expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([...order.values()].flat()).toHaveLength(50);
  });

  it('never resolves past a message that stopped it', async () => {
    const reason = new Error('away');
    const { batch, resolved } = batchOf(50, ({ n }) => (n === 7 ? Promise.reject(reason) : Promise.resolve()));
    expect(await runLanes(batch, rules())).toBe(reason);
    expect(Math.max(-1, ...resolved)).toBeLessThan(7);
  });

  it('takes nothing more once the partition is lost, and aborts what runs', async () => {
    let ours = true;
    let handled = 0;
    const { batch } = batchOf(50, () => {
      handled++;
      ours = false;
      return Promise.resolve();
    });
    await runLanes({ ...batch, goOn: () => ours }, rules(1));
    expect(handled).toBe(1);

    const lost = new Error('rebalance');
    const running = batchOf(
      5,
      (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    const stop = await runLanes({ ...running.batch, beat: () => Promise.reject(lost) }, { ...rules(), beatMs: 1 });
    expect(stop).toBe(lost);
    expect(running.resolved).toEqual([]);
  });

  it('runs at most as many handlers as there are slots', async () => {
    let now = 0;
    let most = 0;
    const { batch } = batchOf(40, async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
    });
    await runLanes(batch, { lanes: 32, slots: new Slots(3), beatMs: 60_000 });
    expect(most).toBe(3);
  });

  it('lets every lane listen to the end of the batch without a warning about leaks', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error): unknown => warnings.push(name);
    process.on('warning', note);
    const { batch } = batchOf(64, (_, signal) =>
      withDeadline(() => new Promise((resolve) => setImmediate(resolve)), 60_000, signal),
    );
    await runLanes({ ...batch, keyOf: ({ n }) => `key ${n}` }, { lanes: 32, slots: new Slots(32), beatMs: 60_000 });
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});

describe('Brake', () => {
  const make = (): Brake => new Brake({ window: 200, ratio: 0.5, inARow: 25, probeMs: 1 });

  it('goes on at 25 failures in a row, not at 24', () => {
    const brake = make();
    for (let i = 0; i < 24; i++) expect(brake.record(false)).toBe(false);
    brake.record(true);
    for (let i = 0; i < 24; i++) brake.record(false);
    expect(brake.engaged).toBe(false);
    expect(brake.record(false)).toBe(true);
    expect(brake.engaged).toBe(true);
    expect(brake.record(false)).toBe(false);
  });

  it('goes on when more than half of the last 200 failed', () => {
    const brake = make();
    for (let i = 0; i < 200; i++) brake.record(i % 2 === 0);
    expect(brake.engaged).toBe(false);
    brake.record(false);
    brake.record(false);
    expect(brake.engaged).toBe(true);
  });

  it('lets exactly one probe at a time, and forgets everything on release', () => {
    const brake = make();
    brake.allowProbe();
    expect(brake.takeProbe()).toBe(false);
    for (let i = 0; i < 25; i++) brake.record(false);
    expect(brake.takeProbe()).toBe(false);
    brake.allowProbe();
    expect([brake.takeProbe(), brake.takeProbe()]).toEqual([true, false]);
    brake.release();
    for (let i = 0; i < 24; i++) brake.record(false);
    expect(brake.engaged).toBe(false);
  });
});
