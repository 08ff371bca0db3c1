import { describe, expect, it } from 'vitest';
import type { SimCall } from '../simulator.js';
import { CallLog } from './call-log.js';
import { FaultDesk, faultOrder } from './fault-desk.js';

const call = (more: Partial<SimCall> = {}): SimCall => ({
  shop: 'a',
  operation: 'op',
  subject: 'S',
  writes: true,
  ...more,
});
const order = (value: object) => faultOrder.parse({ fault: '503', ...value });

describe('faults on request', () => {
  it.each([
    ['once unless told', {}, [true, false, false]],
    ['as often as told', { times: 2 }, [true, true, false]],
    ['never for a share of nothing', { rate: 0 }, [false, false, false]],
    ['always for a share of all', { rate: 1 }, [true, true, true]],
    ['for a time', { seconds: 1 }, [true, true, false]],
  ])('%s', (_name, how, played) => {
    const desk = new FaultDesk(() => 0.5);
    desk.add(order(how), 0);
    expect([0, 500, 1000].map((now) => desk.take(call(), now) !== null)).toEqual(played);
  });

  it.each([
    [{ shop: 'b' }, false],
    [{ operation: 'op', subject: 'S' }, true],
    [{ subject: 'T' }, false],
    [{ writes: false }, false],
    [{}, true],
  ])('only calls that match %j: %s', (match, hit) => {
    const desk = new FaultDesk();
    desk.add(order({ match }), 0);
    expect(desk.take(call(), 0) !== null).toBe(hit);
  });

  it('a share is kept over many calls, the same in every run', () => {
    const count = (): number => {
      const desk = new FaultDesk();
      desk.add(order({ rate: 0.25 }), 0);
      return Array.from({ length: 4000 }, () => desk.take(call(), 0)).filter(Boolean).length;
    };
    expect(count()).toBeGreaterThan(900);
    expect(count()).toBeLessThan(1100);
    expect(count()).toBe(count());
  });

  it('takes a status as number or text', () => {
    expect(faultOrder.parse({ fault: 429 }).fault).toBe('429');
    expect(faultOrder.safeParse({ fault: 418 }).success).toBe(false);
  });
});

it('the call log keeps the newest, in order, with numbers that go on', () => {
  const log = new CallLog(3);
  const entry = {
    time: 0,
    operation: 'op',
    subject: null,
    itemId: null,
    status: 200,
    outcome: 'ok',
    error: null,
    committed: false,
    after: null,
    ms: 1,
    lagMs: 0,
  };
  for (const shop of ['a', 'b', 'a', 'b', 'a']) log.add({ ...entry, shop });
  expect(log.list().map((item) => item.seq)).toEqual([3, 4, 5]);
  expect(log.list({ after: 3 }).map((item) => item.seq)).toEqual([4, 5]);
  expect(log.list({ shop: 'b' }).map((item) => item.seq)).toEqual([4]);
  expect(log.list({ limit: 1 }).map((item) => item.seq)).toEqual([3]);
  log.clear();
  expect([log.list(), log.last]).toEqual([[], 0]);
});
