import 'reflect-metadata';
import { Controller, type DynamicModule, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { topics } from '#libs/contracts';
import { type AnyEvent, ensureTopics, KafkaLanes, OnTopic, Parking, toRecord } from '#libs/messaging';
import { Clock, connectStrategy, createLog, uuidv7 } from '#libs/runtime';
import { Database } from '#libs/storage';
import { contentEvent } from '../../apps/ingestion/src/products/product-events.js';
import { dropTopics } from '../world/raw-kafka.js';
import { until } from '../world/stack.js';
import { type Benchmark, forSizes } from './bench.js';
import { compare, ownCpu, type Run } from './measure.js';
import { sampleRows } from './sample-rows.js';

const clock = new Clock();
const log = createLog('bench', { level: 'error' });

/** Counts events and notes when the first and the last of a run came: joining a group is not what is measured. */
class Counter {
  private count = 0;
  private begun = { at: 0, cpu: 0 };
  private ended: { at: number; cpu: number } | undefined;
  /** Something of the event, so that nothing can be left out. */
  names = 0;

  constructor(private readonly size: number) {}

  see(name: string): void {
    this.names += name.length;
    this.count += 1;
    if (this.count === 1) this.begun = { at: performance.now(), cpu: ownCpu() };
    if (this.count === this.size) this.ended = { at: performance.now(), cpu: ownCpu() };
  }

  async end(): Promise<Run> {
    const ended = await until('all events are read', () => this.ended, 120_000);
    return { work: this.size, seconds: (ended.at - this.begun.at) / 1000, cpuSeconds: ended.cpu - this.begun.cpu };
  }
}

const nameOf = (event: AnyEvent): string =>
  (event.data as { product: { content: { name: { vi: string } } } }).product.content.name.vi;

@Controller()
class Reader {
  constructor(@Inject('counter') private readonly counter: Counter) {}

  @OnTopic(topics.products)
  handle(@Payload() event: AnyEvent): Promise<void> {
    this.counter.see(nameOf(event));
    return Promise.resolve();
  }
}

@Module({})
class ReaderModule {
  static with(counter: Counter): DynamicModule {
    return { module: ReaderModule, controllers: [Reader], providers: [{ provide: 'counter', useValue: counter }] };
  }
}

/** The key-queue consumer with a trivial handler against a bare `eachBatch` that parses and handles the same. */
export const consumer: Benchmark = {
  name: 'consumer',
  async run(bench) {
    const { brokers, mongodbUrl, dbPrefix } = bench.stack;
    const db = await Database.open({ url: mongodbUrl, dbName: `${dbPrefix}-consumer`, log });
    const parking = new Parking({ db, service: 'quality', clock, log });
    await db.migrate();
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const topicPrefix = `${dbPrefix}-consumer-`;
    try {
      return await forSizes(bench, [2_000, 6_000, 20_000], async (size) => {
        const prefix = `${topicPrefix}${size}.`;
        const topic = `${prefix}${topics.products}`;
        await ensureTopics({ brokers, topicPrefix: prefix, log });
        await fill(kafka, topic, size);
        const reference = async (): Promise<Run> => {
          const counter = new Counter(size);
          const reader = kafka.consumer({
            groupId: `bench-${uuidv7()}`,
            maxWaitTimeInMs: 50,
            maxBytesPerPartition: 524_288,
          });
          await reader.connect();
          await reader.subscribe({ topic, fromBeginning: true });
          await reader.run({
            partitionsConsumedConcurrently: 12,
            eachBatch: ({ batch, resolveOffset }) => {
              for (const message of batch.messages) {
                const data = JSON.parse(message.value?.toString() ?? '') as AnyEvent['data'];
                counter.see(nameOf({ data } as AnyEvent));
                resolveOffset(message.offset);
              }
              return Promise.resolve();
            },
          });
          const run = await counter.end();
          await reader.disconnect();
          return run;
        };
        const subject = async (): Promise<Run> => {
          const counter = new Counter(size);
          const lanes = new KafkaLanes({
            brokers,
            groupId: `bench-${uuidv7()}`,
            topics: [topics.products],
            topicPrefix: prefix,
            parking,
            log,
            clock,
            dependencies: () => db.ping(),
          });
          const app = await NestFactory.create(ReaderModule.with(counter), { logger: false });
          connectStrategy(app, lanes);
          await app.init();
          await app.startAllMicroservices();
          const run = await counter.end();
          await lanes.close();
          await app.close();
          return run;
        };
        return compare({ name: 'consumer', unit: 'events', repetitions: bench.repetitions, reference, subject });
      });
    } finally {
      await db.drop();
      await db.close();
      await dropTopics(brokers, topicPrefix);
    }
  },
};

async function fill(kafka: Kafka, topic: string, size: number): Promise<void> {
  const producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
  await producer.connect();
  for (let from = 0; from < size; from += 500) {
    const messages = sampleRows(Math.min(500, size - from), uuidv7()).map((row) => toRecord(contentEvent(row)));
    await producer.sendBatch({ topicMessages: [{ topic, messages }] });
  }
  await producer.disconnect();
}
