import { Clock, createLog, type ProblemError } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { StreamHub, type Listener } from './stream-hub.js';
import type { FrameRow, StreamStore } from './stream.store.js';

const clock = { now: () => 0, monotonic: () => 0 } as Clock;
const log = createLog('console', { level: 'error' });
const frame = (seq: number): FrameRow => ({
  ...{ _id: `t/${seq}`, tenant: 't', seq, at: new Date(0) },
  change: { kind: 'product', id: String(seq), version: 1 },
});

/** A sequence in memory; `kept` is the oldest number still there. */
function store(numbers: number[]): StreamStore & { numbers: number[] } {
  const fake = {
    numbers,
    after: (_tenant: string, after: number, limit: number) =>
      Promise.resolve(
        fake.numbers
          .filter((seq) => seq > after)
          .slice(0, limit)
          .map(frame),
      ),
    head: () => Promise.resolve({ seq: fake.numbers.at(-1) ?? 0 }),
    newest: () => Promise.resolve(fake.numbers.at(-1) ?? 0),
  };
  return fake as unknown as StreamStore & { numbers: number[] };
}

function ear(): Listener & { heard: (number | string)[] } {
  const heard: (number | string)[] = [];
  return {
    heard,
    send: (frames) => heard.push(...frames.map(({ seq }) => seq)),
    reset: (position) => heard.push(`reset ${position}`),
    end: () => heard.push('end'),
  };
}

function hub(sequence: StreamStore, limit = 2) {
  const interest: string[] = [];
  const notes = {
    begin: (tenant: string) => interest.push(`+${tenant}`),
    end: (tenant: string) => interest.push(`-${tenant}`),
  };
  return { hub: new StreamHub(sequence, notes, limit, clock, log), interest };
}
/** Lets everything that is already decided happen. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the hub of streams', () => {
  it('begins now, or after the number asked for', async () => {
    const sequence = store([1, 2, 3]);
    const { hub: streams } = hub(sequence);
    const [now, later] = [ear(), ear()];
    await streams.attach('t', undefined, now);
    await streams.attach('t', 1, later);
    sequence.numbers.push(4);
    streams.wake('t');
    await settle();
    expect([now.heard, later.heard]).toEqual([[4], [2, 3, 4]]);
  });

  it('tells who comes too late, or with a foreign number, to load anew', async () => {
    const { hub: streams } = hub(store([7, 8]), 9);
    const [late, foreign, exact] = [ear(), ear(), ear()];
    await streams.attach('t', 2, late);
    await streams.attach('t', 99, foreign);
    await streams.attach('t', 6, exact);
    expect([late.heard, foreign.heard, exact.heard]).toEqual([['reset 8'], ['reset 8'], [7, 8]]);
  });

  it('does not overtake a number that is still to come', async () => {
    const sequence = store([1]);
    const { hub: streams } = hub(sequence);
    const listener = ear();
    await streams.attach('t', undefined, listener);
    sequence.numbers = [1, 3];
    streams.wake('t');
    await settle();
    expect(listener.heard).toEqual([]);
    sequence.numbers = [1, 2, 3];
    streams.wake('t');
    await settle();
    expect(listener.heard).toEqual([2, 3]);
  });

  it('limits listeners per tenant, and lets others in when one leaves', async () => {
    const { hub: streams, interest } = hub(store([]), 1);
    const detach = await streams.attach('t', undefined, ear());
    await expect(streams.attach('t', undefined, ear())).rejects.toMatchObject({ code: 'service.busy' } as ProblemError);
    await streams.attach('other', undefined, ear());
    detach();
    detach();
    await streams.attach('t', undefined, ear());
    expect(interest).toEqual(['+t', '+other', '-t', '+t']);
    expect(streams.listeners()).toBe(2);
  });

  it('ends everybody on a drain and lets nobody in any more', async () => {
    const { hub: streams } = hub(store([]));
    const listener = ear();
    await streams.attach('t', undefined, listener);
    streams.close();
    expect(listener.heard).toEqual(['end']);
    await expect(streams.attach('t', undefined, ear())).rejects.toMatchObject({ code: 'service.busy' } as ProblemError);
  });
});
