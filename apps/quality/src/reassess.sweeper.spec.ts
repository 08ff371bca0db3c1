import { type Clock, DependencyAway, type Log } from '#libs/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FreshWork } from './fresh-work.js';
import type { DueUse } from './likeness.store.js';
import type { AssessmentRow } from './models.js';
import { ReassessSweeper, type SweepParts } from './reassess.sweeper.js';

const rowOf = (_id: string, more: Partial<AssessmentRow> = {}) =>
  ({ _id, tenant: 't', version: 1, ...more }) as AssessmentRow;
const useOf = (product: string): DueUse => ({ _id: `use/${product}`, tenant: 't', product, dueAt: 1 });

interface Due {
  byDate?: string[];
  byRules?: string[];
  byOthers?: string[];
  absent?: string[];
  gone?: string[];
  preview?: number;
  /** What each part does instead of its work. */
  fails?: Partial<
    Record<'packs' | 'audit' | 'due' | 'others' | 'preview' | 'judging' | 'parking' | 'forgetting', Error>
  >;
}

/** A sweeper over what is due, noting in order what it does. */
function sweeper(due: Due) {
  const { fails = {} } = due;
  const done: string[] = [];
  const said: string[] = [];
  const clock = { now: () => 1000, monotonic: () => 10_000 } as Clock;
  const say = (text: string) => void said.push(text);
  const log = { info: say, warn: say, error: say, debug: say } as unknown as Log;
  const rows = (ids: string[] = [], limit: number) => Promise.resolve(ids.slice(0, limit).map((id) => rowOf(id)));
  const fresh = new FreshWork(clock);
  const note = (text: string) => Promise.resolve(void done.push(text));
  const failing = (what: keyof NonNullable<Due['fails']>): Promise<void> =>
    fails[what] ? Promise.reject(fails[what]) : Promise.resolve();
  const parts = {
    store: {
      due: (_now: number, limit: number) => failing('due').then(() => rows(due.byDate, limit)),
      judgedByOthers: (_judge: string, limit: number) => rows(due.byRules, limit),
      removedBefore: () => rows(due.gone, 9),
      put: ({ _id }: AssessmentRow) =>
        (_id === 'x' ? failing('forgetting') : Promise.resolve()).then(() => note(`forgot ${_id}`)),
      touch: ({ _id }: AssessmentRow, { reassessAt }: AssessmentRow) => note(`later ${_id} ${reassessAt}`),
      find: (id: string) => Promise.resolve(due.absent?.includes(id) ? null : rowOf(id)),
    },
    judge: { fingerprint: 'new' },
    reassess: { run: ({ _id }: AssessmentRow) => failing('judging').then(() => note(_id).then(() => 'silent')) },
    parked: {
      failed: ({ _id }: AssessmentRow) => failing('parking').then(() => note(`parked ${_id}`)),
      mended: () => Promise.resolve(),
    },
    fresh,
    lease: { tryAcquire: () => Promise.resolve(true), release: () => Promise.resolve() },
    likeness: {
      due: (_now: number, limit: number) =>
        failing('others').then(() => (due.byOthers ?? []).slice(0, limit).map(useOf)),
      settle: ({ product }: DueUse, later?: number) => note(`settled ${product} ${later ?? ''}`.trim()),
    },
    watch: { refresh: () => failing('packs').then(() => note('packs')) },
    preview: {
      step: async (limit: number, mayGoOn: () => boolean) => {
        await failing('preview');
        let looked = 0;
        while (looked < Math.min(limit, due.preview ?? 0) && mayGoOn()) looked++;
        return note(`preview ${looked} of ${limit}`).then(() => looked);
      },
    },
    audit: { step: () => failing('audit').then(() => 0) },
  } as unknown as SweepParts;
  const pace = { everyMs: 1, batch: 4, busyBatch: 2, forgetAfterMs: 1 };
  return { done, fresh, parts, said, sweep: () => new ReassessSweeper(parts, pace, clock, log).sweep() };
}

describe('a sweep', () => {
  it('looks which pack is in force before it judges by it', async () => {
    const { done, sweep } = sweeper({ byRules: ['a', 'b'] });
    expect(await sweep()).toBe(2);
    expect(done).toEqual(['packs', 'a', 'b', 'preview 0 of 2']);
  });

  it('judges what others concern and takes its note off', async () => {
    const { done, sweep } = sweeper({ byOthers: ['a'] });
    await sweep();
    expect(done).toEqual(['packs', 'a', 'settled a', 'preview 0 of 3']);
  });

  it('looks later for a product that is not assessed yet', async () => {
    const { done, sweep } = sweeper({ byOthers: ['a'], absent: ['a'] });
    await sweep();
    expect(done).toContain('settled a 61000');
    expect(done).not.toContain('a');
  });

  it('keeps to its batch, with previews last', async () => {
    const all = sweeper({ byDate: ['a'], byRules: ['b', 'c', 'd', 'e'], byOthers: ['f'], preview: 9 });
    expect(await all.sweep()).toBe(4);
    expect(all.done).toEqual(['packs', 'a', 'b', 'c', 'd']);
    const some = sweeper({ byDate: ['a'], preview: 9 });
    expect(await some.sweep()).toBe(4);
    expect(some.done).toEqual(['packs', 'a', 'preview 3 of 3']);
  });

  it('holds back while uploads are judged', async () => {
    const { done, fresh, sweep } = sweeper({ byRules: ['a', 'b', 'c'], preview: 9 });
    await fresh.during(async () => void (await sweep()));
    expect(done).toEqual(['packs', 'a', 'b']);
  });

  it('makes way in the middle when an upload arrives', async () => {
    const { done, fresh, parts, sweep } = sweeper({ byRules: ['a', 'b', 'c', 'd'], preview: 9 });
    const { run } = parts.reassess;
    let upload: Promise<void> | undefined;
    let over: () => void = () => undefined;
    parts.reassess.run = (row) => {
      upload ??= fresh.during(() => new Promise<void>((resolve) => (over = resolve)));
      return run(row);
    };
    expect(await sweep()).toBe(2);
    expect(done).toEqual(['packs', 'a', 'b']);
    over();
    await upload;
  });
});

describe('a fault of ours', () => {
  const bug = new TypeError('a bug');
  const due = { byDate: ['a'], byOthers: ['c'], gone: ['x'], preview: 1 };
  const all = ['packs', 'a', 'c', 'settled c', 'preview 1 of 2', 'forgot x'];

  it.each<[keyof NonNullable<Due['fails']>, string[]]>([
    ['audit', all],
    ['due', ['packs', 'c', 'settled c', 'preview 1 of 3', 'forgot x']],
    ['others', ['packs', 'a', 'preview 1 of 3', 'forgot x']],
    ['preview', ['packs', 'a', 'c', 'settled c', 'forgot x']],
    // By which rules is not known then.
    ['packs', ['forgot x']],
  ])('in %s is told and stops no other part', async (part, expected) => {
    const { done, said, sweep } = sweeper({ ...due, fails: { [part]: bug } });
    await sweep();
    expect(done).toEqual(expected);
    expect(said).toEqual(['A part of the sweep failed']);
  });

  it('in judging a product parks it for an hour and goes on', async () => {
    const { done, said, sweep } = sweeper({ byRules: ['a', 'b'], fails: { judging: bug } });
    expect(await sweep()).toBe(2);
    expect(done.slice(1, 5)).toEqual(['later a 3601000', 'parked a', 'later b 3601000', 'parked b']);
    expect(said).toEqual(['Re-assessment failed', 'Re-assessment failed']);
  });

  it('with one row leaves the others their turn', async () => {
    const forgetting = sweeper({ gone: ['x', 'y'], fails: { forgetting: bug } });
    await forgetting.sweep();
    expect(forgetting.done).toContain('forgot y');
    expect(forgetting.said).toEqual(['A part of the sweep failed']);
    const parking = sweeper({ byRules: ['a', 'b'], fails: { judging: bug, parking: bug } });
    expect(await parking.sweep()).toBe(2);
    expect(parking.done.slice(1, 3)).toEqual(['later a 3601000', 'later b 3601000']);
  });

  it('is told from a database that is away: then the sweep waits', async () => {
    const { done, sweep } = sweeper({ ...due, fails: { due: new DependencyAway('database') } });
    await expect(sweep()).rejects.toThrow(DependencyAway);
    expect(done).toEqual(['packs']);
  });
});

describe('judging everything again', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  const EVERY = 1000;
  const ids = Array.from({ length: 100 }, (_, index) => `p${String(index).padStart(3, '0')}`);

  /** Products judged by the old pack, and sweepers over them that may be killed; the clock is the test's. */
  function ground() {
    const judge = new Map(ids.map((id) => [id, 'old']));
    const at: number[] = [];
    const twice: string[] = [];
    const time = { now: 0 };
    const clock = { now: () => time.now, monotonic: () => time.now } as Clock;
    const fresh = new FreshWork(clock);
    const make = (): ReassessSweeper => {
      const { parts } = sweeper({});
      const stale = (_judge: string, limit: number) =>
        Promise.resolve(
          ids
            .filter((id) => judge.get(id) === 'old')
            .slice(0, limit)
            .map((id) => rowOf(id)),
        );
      const run = ({ _id }: AssessmentRow) => {
        if (judge.get(_id) === 'new') twice.push(_id);
        judge.set(_id, 'new');
        at.push(time.now);
        return Promise.resolve('silent' as const);
      };
      Object.assign(parts.store, { judgedByOthers: stale });
      Object.assign(parts, { reassess: { run }, fresh });
      const quiet = { info: () => 0, warn: () => 0, error: () => 0, debug: () => 0 } as unknown as Log;
      return new ReassessSweeper(parts, { everyMs: EVERY, batch: 8, busyBatch: 1, forgetAfterMs: 1 }, clock, quiet);
    };
    const pass = async (ms: number): Promise<void> => {
      for (const end = time.now + ms; time.now < end; time.now += 50) await vi.advanceTimersByTimeAsync(50);
    };
    const between = (from: number, to: number): number => at.filter((when) => when >= from && when < to).length;
    return { at, between, fresh, judge, make, pass, time, twice };
  }

  it('keeps to a bounded rate', async () => {
    const { at, between, make, pass } = ground();
    const one = make();
    one.start();
    await pass(4 * EVERY);
    await one.drain();
    expect(at).toHaveLength(ids.length);
    // Four full batches per interval, whatever waits.
    for (let from = 0; from < 4 * EVERY; from += 50) expect(between(from, from + EVERY)).toBeLessThanOrEqual(5 * 8);
    expect(between(0, EVERY)).toBeGreaterThan(8);
  });

  it('slows down to a trickle while uploads arrive, and goes on after them', async () => {
    const { at, between, fresh, make, pass, time } = ground();
    const one = make();
    let over: () => void = () => undefined;
    const upload = fresh.during(() => new Promise<void>((resolve) => (over = resolve)));
    one.start();
    await pass(5 * EVERY);
    expect(between(0, 5 * EVERY)).toBeLessThanOrEqual(6);
    expect(between(0, 5 * EVERY)).toBeGreaterThan(2);
    over();
    await upload;
    const from = time.now;
    await pass(8 * EVERY);
    expect(between(from, from + 400)).toBeLessThanOrEqual(1);
    expect(at).toHaveLength(ids.length);
    await one.drain();
  });

  it('goes on after a kill where it stood, each product once', async () => {
    const { at, judge, make, pass, twice } = ground();
    const killed = make();
    killed.start();
    await pass(EVERY);
    vi.clearAllTimers();
    const left = [...judge.values()].filter((by) => by === 'old').length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(ids.length);
    const next = make();
    next.start();
    await pass(8 * EVERY);
    await next.drain();
    expect([...judge.values()].filter((by) => by === 'old')).toEqual([]);
    expect([at.length, twice]).toEqual([ids.length, []]);
  });
});
