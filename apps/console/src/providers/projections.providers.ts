import { ensureTopics, KafkaLanes, Parking, Relay } from '#libs/messaging';
import { Clock, Health, Log, Shutdown, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { Injectable, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import type { ConsoleConfig } from '../config.js';
import { feederOf, feederStarter, lanesOf, type FeederParts } from '../projections/feeder.js';
import { GenerationStore } from '../projections/generation.store.js';
import { Projections } from '../projections/projections.js';
import { Rebuild } from '../projections/rebuild.js';
import { RedisWakeUp } from '../stream/redis-wake-up.js';
import { StreamWriter } from '../stream/stream-writer.js';
import { StreamStore } from '../stream/stream.store.js';

const RELAY_LEASE_MS = 10_000;
const PARTS = 'projection parts';
const GENERATION = 'projection generation';

/** What the role `projections` does besides consuming. */
@Injectable()
export class ProjectionsRole implements OnApplicationBootstrap {
  constructor(
    private readonly relay: Relay,
    private readonly rebuild: Rebuild,
    private readonly database: Database,
    private readonly health: Health,
    private readonly shutdown: Shutdown,
  ) {}

  onApplicationBootstrap(): void {
    this.health.add('mongodb', () => this.database.ping());
    this.relay.start();
    this.rebuild.start();
    this.shutdown.onDrain('consumers', 'rebuild', () => this.rebuild.close());
    this.shutdown.onDrain('relay', 'relay', () => this.relay.drain());
  }
}

function consuming(config: ConsoleConfig): Provider[] {
  return [
    {
      provide: PARTS,
      inject: [Database, Parking, Log, Clock],
      useFactory: (database: Database, parking: Parking, log: Log, clock: Clock): FeederParts => {
        // Without a broker the consumer waits; topics are made as soon as it answers.
        ensureTopics({ brokers: config.KAFKA_BROKERS, topicPrefix: config.TOPIC_PREFIX, log }).catch((error: unknown) =>
          log.warn('Topics could not be made yet', { error }),
        );
        return { config, database, parking, log, clock };
      },
    },
    {
      provide: GENERATION,
      inject: [GenerationStore],
      useFactory: async (generations: GenerationStore): Promise<number> => (await generations.read()).current,
    },
    { provide: KafkaLanes, inject: [GENERATION, PARTS], useFactory: lanesOf },
    {
      provide: Projections,
      inject: [GENERATION, GenerationStore, StreamWriter],
      useFactory: (generation: number, generations: GenerationStore, stream: StreamWriter) =>
        new Projections(generations.modelsOf(generation), stream),
    },
    {
      provide: Rebuild,
      inject: [GENERATION, KafkaLanes, PARTS, GenerationStore, StreamWriter],
      useFactory: (
        generation: number,
        lanes: KafkaLanes,
        parts: FeederParts,
        generations: GenerationStore,
        stream: StreamWriter,
      ) =>
        new Rebuild(
          { generation, feeder: feederOf(lanes, generation, parts) },
          generations,
          stream,
          feederStarter(parts),
          parts.log,
        ),
    },
  ];
}

/** What the role `projections` is made of. */
export function projectionsProviders(config: ConsoleConfig): Provider[] {
  return [
    {
      provide: Parking,
      inject: [Database, Clock, Log],
      useFactory: (db: Database, clock: Clock, log: Log) => new Parking({ db, service: 'console', clock, log }),
    },
    {
      provide: Relay,
      inject: [Database, Parking, Clock, Log],
      useFactory: (db: Database, parking: Parking, clock: Clock, log: Log) =>
        new Relay({
          kafka: { brokers: config.KAFKA_BROKERS, clientId: 'console-relay', topicPrefix: config.TOPIC_PREFIX },
          sources: [parking.source],
          lease: new Lease(db, 'relay', uuidv7(), { ttlMs: RELAY_LEASE_MS, clock }),
          log,
          clock,
        }),
    },
    {
      provide: StreamWriter,
      inject: [StreamStore, RedisWakeUp, Log],
      useFactory: (store: StreamStore, wakeUp: RedisWakeUp, log: Log) =>
        new StreamWriter(store, (tenant) => wakeUp.publish(tenant), log),
    },
    ...consuming(config),
  ];
}
