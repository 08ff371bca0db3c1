import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { topics } from '#libs/contracts';
import { groupLag, toRecord } from '#libs/messaging';
import { createLog, uuidv7 } from '#libs/runtime';
import { contentEvent } from '../../apps/ingestion/src/products/product-events.js';
import { until } from '../world/stack.js';
import { type Benchmark, forSizes } from './bench.js';
import { pause } from './calls.js';
import { figure } from './figures.js';
import { Line } from './line.js';
import { sampleRows } from './sample-rows.js';

const log = createLog('bench', { level: 'error' });

/** Quality comes back after an outage and finds events: how fast it works them off, verdicts stored and announced. */
export const backlog: Benchmark = {
  name: 'backlog',
  async run(bench) {
    return forSizes(bench, [2_000, 6_000, 20_000], async (size) => {
      const line = await Line.start(bench);
      const { world } = line;
      const { brokers, dbPrefix } = world.stack;
      const group = { brokers, groupId: `${dbPrefix}-quality`, topicPrefix: `${dbPrefix}.`, log };
      try {
        await world.kill('publishing', 'SIGTERM');
        await world.kill('quality', 'SIGTERM');
        await fill(brokers, world.topic(topics.products), size, uuidv7());
        world.spawn('quality');
        await world.ready('quality');
        const begun = performance.now();
        const cpu = line.cpu();
        await until(
          'the backlog is worked off',
          async () => {
            await pause(500);
            return (await groupLag({ ...group, topics: [topics.products] })) === 0;
          },
          600_000,
        );
        const seconds = (performance.now() - begun) / 1000;
        const spent = line.cpu();
        return [
          figure('backlog-drain', 'events/s', [size / seconds]),
          figure('backlog-drain-cpu-quality', 'ms/event', [((spent.quality - cpu.quality) / size) * 1000]),
        ];
      } finally {
        await line.stop();
      }
    });
  },
};

async function fill(brokers: string[], topic: string, size: number, tenant: string): Promise<void> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
  await producer.connect();
  for (let from = 0; from < size; from += 500) {
    const messages = sampleRows(Math.min(500, size - from), tenant).map((row) => toRecord(contentEvent(row)));
    await producer.sendBatch({ topicMessages: [{ topic, messages }] });
  }
  await producer.disconnect();
}
