import type { Clock, Log } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { FreshWork } from './fresh-work.js';
import type { DueUse } from './likeness.store.js';
import type { AssessmentRow } from './models.js';
import { ReassessSweeper, type SweepParts } from './reassess.sweeper.js';

const quiet = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 } as unknown as Log;
const rowOf = (_id: string) => ({ _id, tenant: 't', version: 1 }) as AssessmentRow;
const useOf = (product: string): DueUse => ({ _id: `use/${product}`, tenant: 't', product, dueAt: 1 });

/** A sweeper over what is due, noting in order what it does. */
function sweeper(due: {
  byDate?: string[];
  byRules?: string[];
  byOthers?: string[];
  absent?: string[];
  preview?: number;
}) {
  const done: string[] = [];
  const clock = { now: () => 1000, monotonic: () => 10_000 } as Clock;
  const rows = (ids: string[] = [], limit: number) => Promise.resolve(ids.slice(0, limit).map(rowOf));
  const fresh = new FreshWork(clock);
  const note = (text: string) => Promise.resolve(void done.push(text));
  const parts = {
    store: {
      due: (_now: number, limit: number) => rows(due.byDate, limit),
      judgedByOthers: (_judge: string, limit: number) => rows(due.byRules, limit),
      removedBefore: () => rows([], 0),
      find: (id: string) => Promise.resolve(due.absent?.includes(id) ? null : rowOf(id)),
    },
    judge: { fingerprint: 'new' },
    reassess: { run: ({ _id }: AssessmentRow) => note(_id).then(() => 'silent') },
    fresh,
    lease: { tryAcquire: () => Promise.resolve(true) },
    likeness: {
      due: (_now: number, limit: number) => Promise.resolve((due.byOthers ?? []).slice(0, limit).map(useOf)),
      settle: ({ product }: DueUse, later?: number) => note(`settled ${product} ${later ?? ''}`.trim()),
    },
    watch: { refresh: () => note('packs') },
    preview: { step: (limit: number) => note(`preview ${limit}`).then(() => Math.min(limit, due.preview ?? 0)) },
  } as unknown as SweepParts;
  const pace = { everyMs: 1, batch: 4, busyBatch: 2, forgetAfterMs: 1 };
  return { done, fresh, sweep: () => new ReassessSweeper(parts, pace, clock, quiet).sweep() };
}

describe('a sweep', () => {
  it('looks which pack is in force before it judges by it', async () => {
    const { done, sweep } = sweeper({ byRules: ['a', 'b'] });
    expect(await sweep()).toBe(2);
    expect(done).toEqual(['packs', 'a', 'b', 'preview 2']);
  });

  it('judges what others concern and takes its note off', async () => {
    const { done, sweep } = sweeper({ byOthers: ['a'] });
    await sweep();
    expect(done).toEqual(['packs', 'a', 'settled a', 'preview 3']);
  });

  it('looks later for a product that is not assessed yet', async () => {
    const { done, sweep } = sweeper({ byOthers: ['a'], absent: ['a'] });
    await sweep();
    expect(done).toContain('settled a 61000');
    expect(done).not.toContain('a');
  });

  it('keeps to its batch, with previews last', async () => {
    const { done, sweep } = sweeper({ byDate: ['a'], byRules: ['b', 'c', 'd', 'e'], byOthers: ['f'], preview: 9 });
    expect(await sweep()).toBe(4);
    expect(done).toEqual(['packs', 'a', 'b', 'c', 'd']);
  });

  it('holds back while uploads are judged', async () => {
    const { done, fresh, sweep } = sweeper({ byRules: ['a', 'b', 'c'], preview: 9 });
    await fresh.during(async () => void (await sweep()));
    expect(done).toEqual(['packs', 'a', 'b']);
  });
});
