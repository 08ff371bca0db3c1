import { describe, expect, it } from 'vitest';
import { Clock, createLog, DependencyAway } from '#libs/runtime';
import { Brake } from './brake.js';
import { makeEvent } from './make-event.js';
import { MessageFault } from './message-fault.js';
import { MessageWork, StandAside, type ParkingPort, type Received } from './message-work.js';
import type { WorkToPark } from './parking.js';
import { toRecord } from './record.js';
import { afterFailure, pauseBefore } from './retry.js';

const tenant = '01934567-8901-7abc-8def-0123456789ab';
const id = '01934567-8901-7abc-8def-0123456789ac';
const event = makeEvent({
  type: 'product.removed.v1',
  service: 'ingestion',
  aggregate: id,
  tenant,
  version: 4,
  at: 1_760_000_000_000,
  correlationId: 'c-1',
  data: { id, tenant, removedAt: 1_760_000_000_000, steps: [] },
});
const received: Received = { ...toRecord(event), topic: 'catalog.products', partition: 2, offset: '17' };

function setUp(more: { parkFails?: unknown; inARow?: number; deadlineMs?: number; hangs?: 'park' | 'resolve' } = {}) {
  const parked: WorkToPark[] = [];
  const resolved: unknown[] = [];
  const never = new Promise<void>(() => undefined);
  const parking: ParkingPort = {
    idOf: (kind, subject, topic) => `quality/${kind}/${topic}/${subject}`,
    park: (work) =>
      more.hangs === 'park'
        ? never
        : more.parkFails
          ? Promise.reject(more.parkFails as Error)
          : Promise.resolve(void parked.push(work)),
    resolve: (subject) => (more.hangs === 'resolve' ? never : Promise.resolve(void resolved.push(subject))),
  };
  const brake = new Brake({ window: 200, ratio: 0.5, inARow: more.inARow ?? 25, probeMs: 1 });
  const work = new MessageWork({
    service: 'quality',
    parking,
    policy: { attempts: 3, deadlineMs: more.deadlineMs ?? 5_000, baseMs: 0 },
    brake,
    clock: new Clock(),
    log: createLog('test', { level: 'silent' }),
  });
  const run = (handler: Parameters<MessageWork['run']>[1], from = received, probing = false) =>
    work.run(from, handler, { signal: new AbortController().signal, probing });
  return { parked, resolved, brake, run };
}

describe('the work of one message', () => {
  it('ends with its handler, and resolves what was parked before it', async () => {
    const { run, resolved, parked } = setUp();
    expect(await run(() => Promise.resolve())).toBe('handled');
    expect(resolved).toEqual([{ tenant, kind: 'event', subject: id, topic: 'catalog.products', upToVersion: 4 }]);
    expect(parked).toEqual([]);
  });

  it('ends although the database never answers: parked, or left where it is', async () => {
    const resolving = setUp({ deadlineMs: 20, hangs: 'resolve' });
    expect(await resolving.run(() => Promise.resolve())).toBe('parked');
    expect(resolving.parked[0]?.cause).toBe('event.deadline');
    const parking = setUp({ deadlineMs: 20, hangs: 'park' });
    await expect(parking.run(() => Promise.reject(new MessageFault('a', 'b', 'replay')))).rejects.toThrow(StandAside);
  });

  it('is tried again, then parked with all that replay needs', async () => {
    const { run, parked } = setUp();
    const attempts: number[] = [];
    const outcome = await run((_, { attempt }) => {
      attempts.push(attempt);
      return Promise.reject(new TypeError('secret words'));
    });
    expect([outcome, attempts]).toEqual(['parked', [1, 2, 3]]);
    expect(parked[0]).toMatchObject({
      id: `quality/event/catalog.products/${id}`,
      tenant,
      subject: id,
      subjectVersion: 4,
      cause: 'event.failed',
      detail: 'TypeError',
      attempts: 3,
      payload: { topic: 'catalog.products', partition: 2, offset: '17', key: id },
    });
    expect(JSON.stringify(parked[0])).not.toContain('secret words');
  });

  it('that works the second time is not parked', async () => {
    const { run, parked } = setUp();
    expect(await run((_, { attempt }) => (attempt === 1 ? Promise.reject(new Error('x')) : Promise.resolve()))).toBe(
      'handled',
    );
    expect(parked).toEqual([]);
  });

  it('is parked at once when the message is at fault or cannot be read', async () => {
    const { run, parked } = setUp();
    let calls = 0;
    const refuse = () => {
      calls++;
      return Promise.reject(new MessageFault('rule.unknown', 'no such rule', 'report'));
    };
    expect(await run(refuse)).toBe('parked');
    expect(calls).toBe(1);
    expect(parked[0]).toMatchObject({ cause: 'rule.unknown', detail: 'no such rule', action: 'report' });
    expect(await run(refuse, { ...received, value: '{' })).toBe('parked');
    expect(calls).toBe(1);
    expect(parked[1]).toMatchObject({ id: 'quality/event/catalog.products-2-17', cause: 'event.unreadable', tenant });
  });

  it('stands aside when a dependency is away, also when that is where it would be parked', async () => {
    const { run, parked } = setUp();
    await expect(run(() => Promise.reject(new DependencyAway('redis')))).rejects.toMatchObject({ why: 'away' });
    expect(parked).toEqual([]);
    const full = setUp({ parkFails: new DependencyAway('database') });
    await expect(full.run(() => Promise.reject(new MessageFault('x', 'y')))).rejects.toBeInstanceOf(StandAside);
  });

  it('that hangs is aborted at its deadline, tried once more, then parked', async () => {
    const { run, parked } = setUp({ deadlineMs: 5 });
    const aborted: boolean[] = [];
    const hang = (_: unknown, { signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', () => aborted.push(true));
      return new Promise<void>(() => undefined);
    };
    expect(await run(hang)).toBe('parked');
    expect(aborted).toEqual([true, true]);
    expect(parked[0]).toMatchObject({ cause: 'event.deadline', attempts: 2 });
  });

  it('is not parked any more when the brake goes on; a probe is', async () => {
    const { run, parked, brake } = setUp({ inARow: 2 });
    const refuse = () => Promise.reject(new MessageFault('x', 'y'));
    expect(await run(refuse)).toBe('parked');
    await expect(run(refuse)).rejects.toMatchObject({ why: 'brake' });
    await expect(run(refuse)).rejects.toMatchObject({ why: 'brake' });
    expect(brake.engaged).toBe(true);
    expect(parked).toHaveLength(1);
    expect(await run(refuse, received, true)).toBe('parked');
  });

  it('leaves when its partition is lost, without parking', async () => {
    const { parked, run: _run, ...rest } = setUp();
    const work = new MessageWork({
      service: 'quality',
      parking: { idOf: () => '', park: () => Promise.resolve(), resolve: () => Promise.resolve() },
      policy: { attempts: 3, deadlineMs: 5_000, baseMs: 0 },
      brake: rest.brake,
      clock: new Clock(),
      log: createLog('test', { level: 'silent' }),
    });
    const control = new AbortController();
    const lost = new Error('rebalance');
    const running = work.run(received, () => new Promise<void>(() => control.abort(lost)), {
      signal: control.signal,
      probing: false,
    });
    await expect(running).rejects.toBe(lost);
    expect(parked).toEqual([]);
  });
});

describe('after a failure', () => {
  it('decides by what failed', () => {
    expect(afterFailure(new DependencyAway('x'), 1, 5)).toBe('standAside');
    expect(afterFailure(new DependencyAway('x'), 99, 5)).toBe('standAside');
    expect(afterFailure(new MessageFault('x', 'y'), 1, 5)).toBe('park');
    expect(afterFailure(new Error('x'), 4, 5)).toBe('retry');
    expect(afterFailure(new Error('x'), 5, 5)).toBe('park');
    expect(afterFailure({ status: 'error' }, 1, 5)).toBe('retry');
  });

  it('waits longer each time, up to 5 s, never in step with others', () => {
    expect(pauseBefore(1, 200, () => 1)).toBe(200);
    expect(pauseBefore(3, 200, () => 1)).toBe(800);
    expect(pauseBefore(3, 200, () => 0)).toBe(400);
    expect(pauseBefore(20, 200, () => 1)).toBe(5_000);
  });
});
