import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { topics } from '#libs/contracts';
import { ensureTopics, KafkaLanes, OnTopic, Parking, toRecord } from '#libs/messaging';
import { Clock, connectStrategy, createLog, uuidv7 } from '#libs/runtime';
import { Database } from '#libs/storage';
import { contentEvent } from '../../apps/ingestion/src/products/product-events.js';
import { dropTopics } from '../world/raw-kafka.js';
import { type Benchmark, forSizes } from './bench.js';
import { figure } from './figures.js';
import { sampleRows } from './sample-rows.js';

const clock = new Clock();
const log = createLog('bench', { level: 'error' });

@Controller()
class Handler {
  @OnTopic(topics.products)
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({ controllers: [Handler] })
class HandlerModule {}

/** Parked events whose handler works again: replayed one after the other, each resolved for good. */
export const replay: Benchmark = {
  name: 'replay',
  async run(bench) {
    const { brokers, mongodbUrl, dbPrefix } = bench.stack;
    const topicPrefix = `${dbPrefix}-replay.`;
    const db = await Database.open({ url: mongodbUrl, dbName: `${dbPrefix}-replay`, log });
    const parking = new Parking({ db, service: 'quality', clock, log });
    await db.migrate();
    await ensureTopics({ brokers, topicPrefix, log });
    const lanes = new KafkaLanes({
      ...{ brokers, topicPrefix, groupId: `${dbPrefix}-replay`, topics: [topics.products], parking, log, clock },
      dependencies: () => db.ping(),
    });
    const app = await NestFactory.create(HandlerModule, { logger: false });
    try {
      connectStrategy(app, lanes);
      await app.init();
      await app.startAllMicroservices();
      return await forSizes(bench, [100, 300, 1_000], async (size) => {
        const rates: number[] = [];
        for (let turn = 0; turn < bench.repetitions; turn += 1) {
          const ids = await park(parking, size);
          const begun = performance.now();
          const done = await lanes.replay(ids);
          if (done !== size) throw new Error(`${done} of ${size} parked events were replayed`);
          rates.push(size / ((performance.now() - begun) / 1000));
        }
        return [figure('replay', 'events/s', rates)];
      });
    } finally {
      await lanes.close();
      await app.close();
      await db.drop();
      await db.close();
      await dropTopics(brokers, topicPrefix);
    }
  },
};

async function park(parking: Parking, size: number): Promise<string[]> {
  const now = clock.now();
  const ids: string[] = [];
  for (const row of sampleRows(size, uuidv7())) {
    const { key, value, headers } = toRecord(contentEvent(row));
    const id = parking.idOf('event', row._id, topics.products);
    const payload = {
      ...{ topic: topics.products, partition: 0, offset: '0', key, headers },
      value: Buffer.from(value ?? '').toString('base64'),
    };
    await parking.park({
      ...{ id, tenant: row.tenant, owner: 'quality', kind: 'event', subject: row._id, subjectVersion: 1, payload },
      ...{ cause: 'event.failed', action: 'replay', topic: topics.products, detail: 'bench', attempts: 1 },
      ...{ firstAt: now, lastAt: now },
    });
    ids.push(id);
  }
  return ids;
}
