import { CompressionTypes, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { topics } from '#libs/contracts';
import { type Announcement, ensureTopics, Parking, Relay, type RelaySource, toRecord } from '#libs/messaging';
import { Clock, createLog, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { MarkStore } from '../../apps/ingestion/src/products/mark.store.js';
import { ProductSource } from '../../apps/ingestion/src/products/announce-products.js';
import { contentEvent } from '../../apps/ingestion/src/products/product-events.js';
import type { ProductRow } from '../../apps/ingestion/src/products/product-row.js';
import { productSpec } from '../../apps/ingestion/src/products/product.store.js';
import { dropTopics } from '../world/raw-kafka.js';
import { until } from '../world/stack.js';
import { type Benchmark, forSizes } from './bench.js';
import { compare, type Run, timed } from './measure.js';
import { sampleRows } from './sample-rows.js';

const BATCH = 500;
const clock = new Clock();
const log = createLog('bench', { level: 'error' });
const rules = { everyMs: 86_400_000, perSecond: 0 };

/** Marked documents in memory: what is left is the relay's own work. */
class MemorySource implements RelaySource {
  readonly name = 'memory';
  private marked_: ProductRow[] = [];
  private readonly gone = new Set<string>();

  mark(rows: readonly ProductRow[]): void {
    this.marked_ = [...rows];
    this.gone.clear();
  }

  get left(): number {
    return this.marked_.length - this.gone.size;
  }

  marked(limit: number): Promise<Announcement[]> {
    this.marked_ = this.marked_.filter((row) => !this.gone.has(row._id));
    this.gone.clear();
    const rows = this.marked_.slice(0, limit);
    return Promise.resolve(
      rows.map((row) => ({
        key: row._id,
        topic: topics.products,
        counter: row.revision,
        event: contentEvent(row),
        ref: { tenant: row.tenant },
      })),
    );
  }

  sent(announcements: Announcement[]): Promise<void> {
    for (const { key } of announcements) this.gone.add(key);
    return Promise.resolve();
  }

  refused(): Promise<void> {
    return Promise.reject(new Error('an event of the benchmark was refused'));
  }

  oldestMarkAt(): Promise<number | null> {
    return Promise.resolve(this.left > 0 ? clock.now() : null);
  }
}

/** The products' own source, which also tells how many of its marks are gone. */
class CountedSource extends ProductSource {
  gone = 0;

  override async sent(announcements: Announcement[]): Promise<void> {
    await super.sent(announcements);
    this.gone += announcements.length;
  }
}

/** The same events, each group one bare `sendBatch`. */
async function bare(producer: Producer, topic: string, rows: readonly ProductRow[]): Promise<Run> {
  return timed(rows.length, async () => {
    for (let from = 0; from < rows.length; from += BATCH) {
      const messages = rows.slice(from, from + BATCH).map((row) => toRecord(contentEvent(row)));
      await producer.sendBatch({ acks: -1, compression: CompressionTypes.None, topicMessages: [{ topic, messages }] });
    }
  });
}

/** The relay against a bare `sendBatch` of the same events: its own work, and with marks read and unset in MongoDB. */
export const relay: Benchmark = {
  name: 'relay',
  async run(bench) {
    const { brokers, mongodbUrl, dbPrefix } = bench.stack;
    const topicPrefix = `${dbPrefix}-relay.`;
    await ensureTopics({ brokers, topicPrefix, log });
    const db = await Database.open({ url: mongodbUrl, dbName: `${dbPrefix}-relay`, log });
    const products = db.model<ProductRow>(productSpec);
    const parking = new Parking({ db, service: 'ingestion', clock, log });
    const marks = new MarkStore(db);
    await db.migrate();
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
    await producer.connect();
    const memory = new MemorySource();
    const relayOf = (name: string, source: RelaySource): Relay =>
      new Relay({
        kafka: { brokers, clientId: 'bench', topicPrefix },
        sources: [source],
        lease: new Lease(db, name, uuidv7(), { ttlMs: 10_000, clock }),
        log,
        clock,
        batch: BATCH,
        pollMs: 60_000,
      });
    const stored = new CountedSource('content', marks, parking, clock, rules);
    const relays = { memory: relayOf('memory', memory), mongodb: relayOf('mongodb', stored) };
    relays.memory.start();
    relays.mongodb.start();
    try {
      return await forSizes(bench, [500, 1_500, 5_000], async (size) => {
        const rows = sampleRows(size, uuidv7());
        const reference = (): Promise<Run> => bare(producer, `${topicPrefix}${topics.products}`, rows);
        const own = await compare({
          name: 'relay',
          unit: 'events',
          repetitions: bench.repetitions,
          reference,
          subject: async () => {
            memory.mark(rows);
            return timed(size, async () => {
              relays.memory.wake();
              await until('all is sent', () => memory.left === 0);
            });
          },
        });
        const unmarked = rows.map(({ announceContentAt: _, announceOffersAt: __, ...row }) => row);
        for (let from = 0; from < size; from += 1_000)
          await products.insertMany(unmarked.slice(from, from + 1_000) as ProductRow[], { lean: true });
        const ids = rows.map((row) => row._id);
        const withDatabase = await compare({
          name: 'relay-mongodb',
          unit: 'events',
          repetitions: bench.repetitions,
          reference,
          subject: async () => {
            await marks.markIds('content', ids, clock.now());
            stored.gone = 0;
            return timed(size, async () => {
              relays.mongodb.wake();
              await until('all is sent', () => stored.gone === size, 120_000);
            });
          },
        });
        return [...own, ...withDatabase];
      });
    } finally {
      await Promise.all([relays.memory.drain(), relays.mongodb.drain(), producer.disconnect()]);
      await db.drop();
      await db.close();
      await dropTopics(brokers, topicPrefix);
    }
  },
};
