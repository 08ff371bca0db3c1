import { type DynamicModule, Module, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { topics } from '#libs/contracts';
import { ensureTopics, KafkaLanes, Parking, Relay } from '#libs/messaging';
import { Clock, Health, Log, Shutdown, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { AssessmentSource } from './assessment-source.js';
import { AssessmentsController } from './assessments.controller.js';
import { AuditController } from './audit.controller.js';
import { plays, type QualityConfig } from './config.js';
import { DocumentsController } from './documents.controller.js';
import { FalsePositivesController } from './false-positives.controller.js';
import { FindingsController } from './findings.controller.js';
import { FixesController } from './fixes.controller.js';
import { InternalController } from './internal.controller.js';
import { ProductsConsumer } from './products.consumer.js';
import { decisions } from './providers/decisions.js';
import { judging } from './providers/judging.js';
import { made } from './providers/made.js';
import { reading } from './providers/reading.js';
import { rulePacks } from './providers/rule-packs.js';
import { useCases } from './providers/use-cases.js';
import { ReadinessController } from './readiness.controller.js';
import { ReassessSweeper } from './reassess.sweeper.js';
import { ReviewsController } from './reviews.controller.js';
import { RulePackWatch } from './rule-pack.watch.js';
import { RulePacksController } from './rule-packs.controller.js';
import { SelfAssessmentController } from './self-assessment.controller.js';

/** Doors for people and programs. */
const doors = [
  ...[AssessmentsController, DocumentsController, FindingsController, FixesController, ReadinessController],
  ...[SelfAssessmentController, ReviewsController, FalsePositivesController, RulePacksController],
  ...[AuditController, InternalController],
];

/** What starts and stops with the process. */
export class QualityParts {
  constructor(
    readonly config: QualityConfig,
    readonly db: Database,
    readonly relay: Relay,
    readonly work: { sweeper: ReassessSweeper; watch: RulePackWatch },
    readonly runtime: { shutdown: Shutdown; health: Health },
  ) {}
}

@Module({})
export class QualityModule implements OnApplicationBootstrap {
  constructor(private readonly parts: QualityParts) {}

  static with(config: QualityConfig): DynamicModule {
    return {
      module: QualityModule,
      controllers: [...(plays(config, 'api') ? doors : []), ...(plays(config, 'consumer') ? [ProductsConsumer] : [])],
      providers: [
        ...[
          infrastructure(config),
          judging(config),
          useCases(config),
          decisions(),
          rulePacks(config),
          reading(),
        ].flat(),
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { config, db, relay } = this.parts;
    const { sweeper, watch } = this.parts.work;
    const { shutdown, health } = this.parts.runtime;
    health.add('mongodb', () => db.ping());
    await watch.start();
    if (plays(config, 'relay')) relay.start();
    if (plays(config, 'sweeper')) sweeper.start();
    shutdown.onDrain('workers', 'sweeper', () => sweeper.drain());
    shutdown.onDrain('workers', 'rule packs', () => Promise.resolve(watch.stop()));
    shutdown.onDrain('relay', 'relay', () => relay.drain());
    shutdown.onDrain('connections', 'mongodb', () => db.close());
  }
}

function infrastructure(config: QualityConfig): Provider[] {
  const { MONGODB_URL: url, DB_PREFIX, KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = config;
  const group = `${DB_PREFIX}-quality`;
  const holder = uuidv7();
  return [
    { provide: 'config', useValue: config },
    { provide: Database, inject: [Log], useFactory: (log: Log) => Database.open({ url, dbName: group, log }) },
    made(
      Parking,
      [Database, Clock, Log],
      (db: Database, clock: Clock, log: Log) => new Parking({ db, service: 'quality', clock, log }),
    ),
    made(
      KafkaLanes,
      [Database, Parking, Clock, Log],
      async (db: Database, parking: Parking, clock: Clock, log: Log) => {
        if (plays(config, 'consumer')) await ensureTopics({ brokers, topicPrefix, log });
        return new KafkaLanes({
          ...{
            brokers,
            topicPrefix,
            groupId: group,
            topics: [topics.products],
            lanes: config.LANES,
            parking,
            log,
            clock,
          },
          sessionTimeoutMs: config.CONSUMER_SESSION_MS,
          dependencies: () => db.ping(),
        });
      },
    ),
    made(
      Relay,
      [Database, AssessmentSource, Parking, Clock, Log],
      (db: Database, source: AssessmentSource, parking: Parking, clock: Clock, log: Log) =>
        new Relay({
          kafka: { brokers, topicPrefix, clientId: group },
          sources: [source, parking.source],
          lease: new Lease(db, 'relay', holder, { ttlMs: config.RELAY_LEASE_MS, clock }),
          ...{ log, clock, pollMs: config.RELAY_POLL_MS },
        }),
    ),
    made(
      QualityParts,
      [Database, Relay, ReassessSweeper, RulePackWatch, Shutdown, Health],
      (...parts: [Database, Relay, ReassessSweeper, RulePackWatch, Shutdown, Health]) => {
        const [db, relay, sweeper, watch, shutdown, health] = parts;
        return new QualityParts(config, db, relay, { sweeper, watch }, { shutdown, health });
      },
    ),
  ];
}
