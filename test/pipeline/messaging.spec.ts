import 'reflect-metadata';
import { Controller, Inject, Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import { Kafka, logLevel, Partitioners, type Admin, type Consumer as KafkaConsumer, type Producer } from 'kafkajs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { topics, type GanhEvent, type ParkedWork } from '#libs/contracts';
import {
  ensureTopics,
  KafkaLanes,
  makeEvent,
  MessageFault,
  OnTopic,
  Parking,
  Relay,
  toRecord,
  type EventContext,
  type KafkaLanesOptions,
  type WorkToPark,
} from '#libs/messaging';
import { Clock, connectStrategy, createLog, DependencyAway, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { readRecords } from '../world/raw-kafka.js';
import { stack, until, type Stack } from '../world/stack.js';

type Parked = GanhEvent<'work.parked.v1'>;
type Handle = (event: Parked, context: EventContext) => Promise<void>;

@Controller()
class Consumer {
  constructor(@Inject('handle') private readonly run: Handle) {}

  @OnTopic(topics.parked)
  async handle(@Payload() event: Parked, @Ctx() context: EventContext): Promise<void> {
    await this.run(event, context);
  }
}

@Module({})
class Probe {
  static of(handle: Handle | null): DynamicModule {
    return {
      module: Probe,
      controllers: handle ? [Consumer] : [],
      providers: handle ? [{ provide: 'handle', useValue: handle }] : [],
    };
  }
}

const log = createLog('test', { level: 'fatal' });
const clock = new Clock();
const tenant = uuidv7();

let servers: Stack;
let db: Database;
let parking: Parking;
let admin: Admin;
let producer: Producer;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  servers = stack();
  await ensureTopics({ brokers: servers.brokers, log });
  db = await Database.open({ url: servers.mongodbUrl, dbName: `${servers.dbPrefix}-quality`, log });
  parking = new Parking({ db, service: 'quality', clock, log });
  await db.migrate();
  const kafka = new Kafka({ brokers: servers.brokers, logLevel: logLevel.NOTHING });
  admin = kafka.admin();
  producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
});

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

afterAll(async () => {
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  await db.drop();
  await db.close();
});

function work(subject: string): WorkToPark {
  const now = clock.now();
  return {
    id: parking.idOf('relay', subject),
    tenant,
    owner: 'quality',
    kind: 'relay',
    subject,
    subjectVersion: 1,
    cause: 'event.failed',
    action: 'replay',
    detail: 'a trial',
    attempts: 1,
    firstAt: now,
    lastAt: now,
  };
}

function relay(brokers = servers.brokers): Relay {
  const lease = new Lease(db, 'relay', uuidv7(), { ttlMs: 3_000, clock });
  const made = new Relay({
    kafka: { brokers, clientId: 'test' },
    sources: [parking.source],
    lease,
    log,
    clock,
    pollMs: 100,
  });
  open.push(() => made.drain());
  made.start();
  return made;
}

interface Running {
  lanes: KafkaLanes;
  app: INestApplication;
  groupId: string;
}

async function consumer(handle: Handle | null, more: Partial<KafkaLanesOptions> = {}): Promise<Running> {
  const groupId = `test-${uuidv7()}`;
  const lanes = new KafkaLanes({
    brokers: servers.brokers,
    groupId,
    topics: [topics.parked],
    parking,
    log,
    clock,
    dependencies: () => db.ping(),
    attempts: 3,
    retryBaseMs: 5,
    standAsideMs: 50,
    onDead: (error) => log.error('dead', { error }),
    ...more,
  });
  const app = await NestFactory.create(Probe.of(handle), { logger: false });
  open.push(async () => {
    await lanes.close();
    await app.close();
  });
  connectStrategy(app, lanes);
  await app.init();
  await app.startAllMicroservices();
  return { lanes, app, groupId };
}

/** Records of the topic that the group has not committed. */
async function lagOf(groupId: string): Promise<number> {
  const ends = await admin.fetchTopicOffsets(topics.parked);
  const [group] = await admin.fetchOffsets({ groupId, topics: [topics.parked] });
  return ends.reduce((sum, end) => {
    const committed = Number(group?.partitions.find(({ partition }) => partition === end.partition)?.offset ?? -1);
    return sum + Number(end.high) - (committed < 0 ? Number(end.low) : committed);
  }, 0);
}

const event = (subject: string, version = 1): Parked => {
  const { id, ...rest } = work(subject);
  const data = { work: { ...rest, id, version, state: 'parked' as const } };
  const about = { service: 'quality', aggregate: subject, tenant, version, at: clock.now(), correlationId: subject };
  return makeEvent({ type: 'work.parked.v1', ...about, data });
};

const send = (...events: Parked[]): Promise<unknown> =>
  producer.send({ topic: topics.parked, messages: events.map((each) => toRecord(each)) });

const parkedEvent = async (subject: string): Promise<(ParkedWork & { payload?: unknown }) | undefined> =>
  (await parking.find([parking.idOf('event', subject, topics.parked)]))[0];

describe('from the mark to the handler', () => {
  it('announces what was marked, unsets the mark, and hands the event to its handler', async () => {
    const seen: Parked[] = [];
    await consumer((got) => Promise.resolve(void seen.push(got)));
    const running = relay();
    const subject = uuidv7();
    await parking.park(work(subject));
    running.wake();
    const got = await until('the event', () => seen.find((each) => each.data.work.subject === subject));
    expect(got).toMatchObject({ type: 'work.parked.v1', tenantid: tenant, version: 1, source: '/ganh/quality' });
    expect(got.id).toBe(`${got.subject}/work.parked.v1/1`);
    await until('no mark', async () => (await parking.source.oldestMarkAt()) === null);
  });

  it('only repeats itself when it is killed between the broker’s answer and its clean-up', async () => {
    const item = work(uuidv7());
    await parking.park(item);
    let release = (): void => undefined;
    const never = new Promise<void>((resolve) => (release = resolve));
    let acknowledged = false;
    const dying = new Relay({
      kafka: { brokers: servers.brokers, clientId: 'dying' },
      sources: [{ ...parking.source, sent: () => ((acknowledged = true), never) }],
      lease: new Lease(db, 'relay', uuidv7(), { ttlMs: 1_000, clock }),
      log,
      clock,
      pollMs: 50,
    });
    dying.start();
    open.push(() => (release(), dying.drain()));
    await until('the broker has it', () => acknowledged);
    relay();
    await until('the next relay unsets the mark', async () => (await parking.source.marked(10)).length === 0);
    const records = (await readRecords(servers.brokers, [topics.parked], [item.id])).get(topics.parked) ?? [];
    const ids = records.map(({ headers }) => String(headers?.['ce_id']));
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps marks while the broker is away, and another relay sends them later', async () => {
    const subject = uuidv7();
    const away = relay(['127.0.0.1:1']);
    await parking.park(work(subject));
    away.wake();
    await until('an ageing mark', () => away.oldestMarkAgeMs() > 500);
    expect((await parking.source.marked(500)).map(({ key }) => key)).toContain(parking.idOf('relay', subject));
    await away.drain();
    const back = relay();
    await until('no mark', async () => (await parking.source.oldestMarkAt()) === null);
    await until('no age', () => back.oldestMarkAgeMs() === 0);
  });
});

describe('an event that cannot be handled', () => {
  it('is parked with its cause while the rest goes on and the lag ends at 0; replay resolves it', async () => {
    const [bad, good, broken] = [uuidv7(), uuidv7(), uuidv7()];
    const seen = new Set<string>();
    let mended = false;
    const { groupId, lanes } = await consumer((got) => {
      if (got.subject === bad && !mended) throw new MessageFault('trial.refused', 'on purpose', 'replay');
      seen.add(got.subject);
      return Promise.resolve();
    });
    await send(event(bad), event(good));
    await producer.send({
      topic: topics.parked,
      messages: [{ ...toRecord(event(broken)), value: '{"work":' }],
    });
    await until('the good one', () => seen.has(good));
    const parkedBad = await until('the bad one parked', () => parkedEvent(bad));
    expect(parkedBad).toMatchObject({
      state: 'parked',
      cause: 'trial.refused',
      attempts: 1,
      subjectVersion: 1,
      tenant,
    });
    const ends = await admin.fetchTopicOffsets(topics.parked);
    const places = ends.map(({ partition, high }) => `quality/event/${topics.parked}-${partition}-${Number(high) - 1}`);
    const unreadable = await until('the broken one parked', async () =>
      (await parking.find(places)).find((each) => each.cause === 'event.unreadable'),
    );
    expect(unreadable.tenant).toBe(tenant);
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
    mended = true;
    expect(await lanes.replay([parkedBad.id])).toBe(1);
    expect((await parkedEvent(bad))?.state).toBe('resolved');
    expect(seen.has(bad)).toBe(true);
  });

  it('is tried again before it is parked, and a newer version of its subject resolves it', async () => {
    const subject = uuidv7();
    const attempts: number[] = [];
    await consumer((got, { attempt }) => {
      if (got.subject === subject && got.version === 1) {
        attempts.push(attempt);
        throw new RangeError('a bug of ours');
      }
      return Promise.resolve();
    });
    await send(event(subject));
    const parked = await until('parked', () => parkedEvent(subject));
    expect(parked).toMatchObject({ cause: 'event.failed', detail: 'RangeError', attempts: 3 });
    expect(attempts).toEqual([1, 2, 3]);
    await send(event(subject, 2));
    await until('resolved', async () => (await parkedEvent(subject))?.state === 'resolved');
  });
});

describe('a dependency that is away', () => {
  it('keeps the offset, parks nothing, and goes on when it is back', async () => {
    const subject = uuidv7();
    let away = true;
    let refused = 0;
    const seen = new Set<string>();
    const { groupId } = await consumer(
      (got) => {
        if (got.subject === subject && away) {
          refused++;
          throw new DependencyAway('database');
        }
        seen.add(got.subject);
        return Promise.resolve();
      },
      { dependencies: () => (away ? Promise.reject(new DependencyAway('database')) : Promise.resolve()) },
    );
    await send(event(subject));
    await until('the first refusal', () => refused > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(refused).toBe(1);
    expect(await lagOf(groupId)).toBeGreaterThan(0);
    expect(await parkedEvent(subject)).toBeUndefined();
    away = false;
    await until('handled', () => seen.has(subject));
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
  });
});

describe('a consumer that stands still', () => {
  it('although it joins and beats is made anew, and handles what waits', async () => {
    const subject = uuidv7();
    const seen = new Set<string>();
    const { groupId, lanes } = await consumer((got) => Promise.resolve(void seen.add(got.subject)), {
      standstillMs: 1_000,
    });
    const first = uuidv7();
    await send(event(first));
    await until('the first', () => seen.has(first));
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
    const standing = lanes.unwrap<KafkaConsumer>();
    standing.pause([{ topic: topics.parked }]);
    await send(event(subject));
    await until('handled', () => seen.has(subject));
    expect(lanes.unwrap<KafkaConsumer>()).not.toBe(standing);
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
  });
});

describe('a claimed topic', () => {
  it('without a handler fails the start by name', async () => {
    await expect(consumer(null)).rejects.toThrow(topics.parked);
  });
});

describe('a deploy that fails everything', () => {
  it('brakes: parks a few, keeps the rest, and goes on by itself when events work again', async () => {
    const subjects = Array.from({ length: 60 }, () => uuidv7());
    let broken = true;
    const seen = new Set<string>();
    const { groupId } = await consumer(
      (got) => {
        if (broken && subjects.includes(got.subject)) throw new Error('bad deploy');
        seen.add(got.subject);
        return Promise.resolve();
      },
      { attempts: 1, brake: { inARow: 5, probeMs: 400 } },
    );
    // what lies in the topic already would succeed and let the brake go
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
    await send(...subjects.map((subject) => event(subject)));
    const ids = subjects.map((subject) => parking.idOf('event', subject, topics.parked));
    await until('a brake', async () => (await parking.find(ids)).length >= 4);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const parked = (await parking.find(ids)).length;
    expect(parked).toBeLessThan(12);
    broken = false;
    await until('the rest', () => subjects.filter((subject) => seen.has(subject)).length >= 60 - parked - 4);
    await until('lag 0', async () => (await lagOf(groupId)) === 0);
    // redelivery may handle one that was parked meanwhile: then it is resolved; nothing is lost, nothing counts twice
    const stillParked = new Set(
      (await parking.find(ids)).filter(({ state }) => state === 'parked').map((each) => each.subject),
    );
    expect(subjects.filter((subject) => seen.has(subject) === stillParked.has(subject))).toEqual([]);
  });
});
