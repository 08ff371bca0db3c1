import { describe, expect, it, vi } from 'vitest';
import { topics } from '#libs/contracts';
import { Clock, createLog, metricsText } from '#libs/runtime';
import type { Lease } from '#libs/storage';
import { makeEvent } from './make-event.js';
import type { Announcement, RelaySource } from './relay-source.js';
import { Relay } from './relay.js';
import { groupsOf, refusalOf, sendAnnouncements, type Sender, type TopicRecords } from './send-announcements.js';

const tenant = '01934567-8901-7abc-8def-0123456789ab';
function announcement(n: number, filler = 0): Announcement {
  const key = `01934567-8901-7abc-8def-${String(n).padStart(12, '0')}`;
  const data = { id: key, tenant, removedAt: 1, steps: [], filler: 'x'.repeat(filler) };
  const about = { service: 'ingestion', aggregate: key, tenant, version: 1, at: 1, correlationId: 'c' };
  return {
    key,
    topic: topics.products,
    counter: 1,
    event: makeEvent({ type: 'product.removed.v1', ...about, data }),
    ref: n,
  };
}
const many = (count: number, filler = 0): Announcement[] =>
  Array.from({ length: count }, (_, n) => announcement(n, filler));
const protocolError = (type: string): Error => Object.assign(new Error('broker'), { type });

class FakeSender implements Sender {
  readonly batches: string[][] = [];
  rebuilt = 0;
  fail: (keys: string[]) => Error | null = () => null;
  async send(batch: TopicRecords[]): Promise<void> {
    await Promise.resolve();
    const keys = batch.flatMap(({ messages }) => messages.map(({ key }) => key));
    const error = this.fail(keys);
    if (error) throw error;
    this.batches.push(keys);
  }
  rebuild(): Promise<void> {
    this.rebuilt++;
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('groups', () => {
  it('hold at most 500 records, in order', () => {
    const groups = groupsOf(many(1_201));
    expect(groups.map((group) => group.length)).toEqual([500, 500, 201]);
    expect(groups.flat().map(({ ref }) => ref)).toEqual(Array.from({ length: 1_201 }, (_, n) => n));
  });

  it('hold at most 900 kB of one partition; a larger record goes alone', () => {
    const same = Array.from({ length: 5 }, () => announcement(1, 300_000));
    expect(groupsOf(same).map((group) => group.length)).toEqual([2, 2, 1]);
    expect(groupsOf([announcement(1), announcement(1, 950_000), announcement(1)]).map((group) => group.length)).toEqual(
      [1, 1, 1],
    );
  });
});

describe('sendAnnouncements', () => {
  it('halves a refused batch until the culprits stand alone', async () => {
    const sender = new FakeSender();
    const all = many(40);
    const bad = new Set([all[3]?.key, all[31]?.key]);
    sender.fail = (keys) => (keys.some((key) => bad.has(key)) ? protocolError('MESSAGE_TOO_LARGE') : null);
    const sent: unknown[] = [];
    const refused: unknown[] = [];
    await sendAnnouncements(sender, all, (outcome) => {
      sent.push(...outcome.sent.map(({ ref }) => ref));
      refused.push(...outcome.refused.map(({ announcement: each, reason }) => [each.ref, reason]));
      return Promise.resolve();
    });
    expect(refused).toEqual([
      [3, 'MESSAGE_TOO_LARGE'],
      [31, 'MESSAGE_TOO_LARGE'],
    ]);
    expect(sent).toEqual(all.map(({ ref }) => ref).filter((n) => n !== 3 && n !== 31));
  });

  it('gives up on anything else, and refuses nothing for it', async () => {
    const sender = new FakeSender();
    sender.fail = () => protocolError('NOT_ENOUGH_REPLICAS');
    let reported = 0;
    const sending = sendAnnouncements(sender, many(3), () => Promise.resolve(void reported++));
    await expect(sending).rejects.toMatchObject({ type: 'NOT_ENOUGH_REPLICAS' });
    expect(reported).toBe(0);
  });

  it('knows a refusal through its wrapping', () => {
    expect(refusalOf(new Error('retries', { cause: protocolError('INVALID_RECORD') }))).toBe('INVALID_RECORD');
    expect(refusalOf(protocolError('LEADER_NOT_AVAILABLE'))).toBeNull();
    expect(refusalOf(new Error('MESSAGE_TOO_LARGE'))).toBeNull();
  });
});

class FakeLease {
  constructor(readonly name: string) {}
  fence: number | undefined;
  ttlMs = 1_000;
  free = true;
  tryAcquire(): Promise<boolean> {
    this.fence = this.free ? 1 : undefined;
    return Promise.resolve(this.free);
  }
  release(): Promise<void> {
    this.fence = undefined;
    return Promise.resolve();
  }
}

function setUp(free = true, name = 'relay') {
  const marked = new Map<string, Announcement>();
  const parked: [string, string][] = [];
  const source: RelaySource = {
    name: 'products',
    marked: (limit) => Promise.resolve([...marked.values()].slice(0, limit)),
    sent: (all) => {
      for (const each of all) if (marked.get(each.key)?.counter === each.counter) marked.delete(each.key);
      return Promise.resolve();
    },
    refused: (each, reason) => {
      parked.push([each.key, reason]);
      marked.delete(each.key);
      return Promise.resolve();
    },
    oldestMarkAt: () => Promise.resolve(marked.size > 0 ? 1 : null),
  };
  const sender = new FakeSender();
  const lease = new FakeLease(name);
  lease.free = free;
  const relay = new Relay({
    kafka: { brokers: [], clientId: 'test' },
    sources: [source],
    lease: lease as unknown as Lease,
    log: createLog('test', { level: 'silent' }),
    clock: new Clock(),
    pollMs: 60_000,
    batch: 10,
    sender,
  });
  const mark = (...all: Announcement[]): void => all.forEach((each) => marked.set(each.key, each));
  return { relay, sender, lease, marked, parked, mark };
}
const turns = async (until: () => boolean): Promise<void> => {
  for (let i = 0; i < 10_000 && !until(); i++) await new Promise((resolve) => setImmediate(resolve));
  expect(until()).toBe(true);
};

describe('Relay', () => {
  it('sends all marks, batch after batch, and sleeps until it is woken', async () => {
    const { relay, sender, marked, mark } = setUp();
    mark(...many(35));
    relay.start();
    await turns(() => marked.size === 0);
    expect(sender.batches.map((keys) => keys.length)).toEqual([10, 10, 10, 5]);
    mark(announcement(100));
    relay.wake();
    relay.wake();
    await turns(() => marked.size === 0);
    expect(sender.batches).toHaveLength(5);
    await relay.drain();
  });

  it('leaves a mark whose document changed while it was being sent', async () => {
    const { relay, sender, marked, mark } = setUp();
    const newer = { ...announcement(1), counter: 2 };
    mark(announcement(1));
    sender.fail = () => {
      sender.fail = () => null;
      mark(newer);
      return null;
    };
    relay.start();
    await turns(() => sender.batches.length === 1);
    expect([...marked.values()]).toEqual([newer]);
    await relay.drain();
    expect(marked.size).toBe(0);
  });

  it('keeps marks and builds a new producer when the broker fails', async () => {
    const { relay, sender, marked, parked, mark } = setUp();
    sender.fail = () => protocolError('NOT_LEADER_FOR_PARTITION');
    mark(...many(3));
    relay.start();
    await turns(() => sender.rebuilt === 1);
    expect([marked.size, parked]).toEqual([3, []]);
    await turns(() => relay.oldestMarkAgeMs() > 0);
    await relay.drain();
    expect(marked.size).toBe(3);
  });

  it('hands the culprit to its source and sends the rest', async () => {
    const { relay, sender, marked, parked, mark } = setUp();
    const bad = announcement(2).key;
    sender.fail = (keys) => (keys.includes(bad) ? protocolError('MESSAGE_TOO_LARGE') : null);
    mark(...many(5));
    relay.start();
    await turns(() => marked.size === 0);
    expect(parked).toEqual([[bad, 'MESSAGE_TOO_LARGE']]);
    expect(sender.batches.flat()).toHaveLength(4);
    await relay.drain();
  });

  it('tells the age of its marks beside the other relays of the process', async () => {
    const [one, other] = [setUp(false, 'content'), setUp(false, 'offers')];
    one.mark(announcement(1));
    for (const { relay } of [one, other]) relay.start();
    await turns(() => one.relay.oldestMarkAgeMs() > 0);
    const { body } = await metricsText();
    expect(body).toMatch(/ganh_outbox_age_seconds\{relay="content"\} [1-9]/);
    expect(body).toMatch(/ganh_outbox_age_seconds\{relay="offers"\} 0/);
    for (const { relay } of [one, other]) await relay.drain();
  });

  it('gives the lease back although the broker never answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { relay, sender, lease, marked, mark } = setUp();
      sender.send = () => new Promise(() => undefined);
      sender.close = () => new Promise(() => undefined);
      mark(announcement(1));
      relay.start();
      await turns(() => lease.fence !== undefined);
      const ended = relay.drain();
      await vi.advanceTimersByTimeAsync(6_000);
      await ended;
      expect(lease.fence).toBeUndefined();
      expect(marked.size).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stands by without the lease, and sends on drain what it may', async () => {
    const standby = setUp(false);
    standby.mark(announcement(1));
    standby.relay.start();
    await turns(() => standby.relay.oldestMarkAgeMs() > 0);
    await standby.relay.drain();
    expect(standby.sender.batches).toEqual([]);

    const active = setUp();
    active.mark(...many(25));
    await active.relay.drain();
    expect(active.marked.size).toBe(0);
    expect(active.lease.fence).toBeUndefined();
  });
});
