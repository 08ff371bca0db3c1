import {
  type DynamicModule,
  type InjectionToken,
  Module,
  type OnApplicationBootstrap,
  type Provider,
} from '@nestjs/common';
import { loadGrammars } from '#libs/channels';
import { topics } from '#libs/contracts';
import { ensureTopics, KafkaLanes, Parking, Relay } from '#libs/messaging';
import { legalDateAt } from '#libs/ocop';
import { FindingCatalogue, RuleEngine } from '#libs/quality-rules';
import { Clock, Health, Log, Shutdown, uuidv7 } from '#libs/runtime';
import { Database, Lease } from '#libs/storage';
import { AssessProduct } from './assess-product.js';
import { AssessmentSource } from './assessment-source.js';
import { AssessmentStore } from './assessment.store.js';
import { AssessmentsController } from './assessments.controller.js';
import { plays, type QualityConfig } from './config.js';
import { ConfirmDocument } from './confirm-document.js';
import { DocumentsController } from './documents.controller.js';
import { FreshWork } from './fresh-work.js';
import { InternalController } from './internal.controller.js';
import { Judge } from './judge.js';
import { loadEngine } from './load-engine.js';
import { ProductsConsumer } from './products.consumer.js';
import { ReassessProduct } from './reassess-product.js';
import { ReassessSweeper } from './reassess.sweeper.js';

/** What starts and stops with the process. */
export class QualityParts {
  constructor(
    readonly config: QualityConfig,
    readonly db: Database,
    readonly relay: Relay,
    readonly sweeper: ReassessSweeper,
    readonly runtime: { shutdown: Shutdown; health: Health },
  ) {}
}

@Module({})
export class QualityModule implements OnApplicationBootstrap {
  constructor(private readonly parts: QualityParts) {}

  static with(config: QualityConfig): DynamicModule {
    return {
      module: QualityModule,
      controllers: [
        ...(plays(config, 'api') ? [AssessmentsController, DocumentsController, InternalController] : []),
        ...(plays(config, 'consumer') ? [ProductsConsumer] : []),
      ],
      providers: [...infrastructure(config), ...judging(config), ...useCases(config)],
    };
  }

  onApplicationBootstrap(): void {
    const { config, db, relay, sweeper } = this.parts;
    const { shutdown, health } = this.parts.runtime;
    health.add('mongodb', () => db.ping());
    if (plays(config, 'relay')) relay.start();
    if (plays(config, 'sweeper')) sweeper.start();
    shutdown.onDrain('workers', 'sweeper', () => sweeper.drain());
    shutdown.onDrain('relay', 'relay', () => relay.drain());
    shutdown.onDrain('connections', 'mongodb', () => db.close());
  }
}

/** Provides a class made from other provided things, in order. */
function made<T, A extends unknown[]>(
  provide: abstract new (...args: never[]) => T,
  inject: InjectionToken[],
  useFactory: (...args: A) => T | Promise<T>,
): Provider {
  return { provide, inject, useFactory: useFactory as (...args: unknown[]) => T | Promise<T> };
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
      [Database, Relay, ReassessSweeper, Shutdown, Health],
      (db: Database, relay: Relay, sweeper: ReassessSweeper, shutdown: Shutdown, health: Health) =>
        new QualityParts(config, db, relay, sweeper, { shutdown, health }),
    ),
  ];
}

function judging(config: QualityConfig): Provider[] {
  return [
    made(RuleEngine, [Clock], (clock: Clock) => loadEngine(config.RULE_PACK, legalDateAt(clock.now()))),
    made(FindingCatalogue, [RuleEngine], (engine: RuleEngine) => new FindingCatalogue(engine.rules)),
    made(Judge, [RuleEngine], async (engine: RuleEngine) => new Judge(engine, await loadGrammars())),
  ];
}

function useCases(config: QualityConfig): Provider[] {
  const pace = { everyMs: config.REANNOUNCE_EVERY_MS, perSecond: config.REANNOUNCE_PER_SECOND };
  return [
    made(AssessmentStore, [Database], (db: Database) => new AssessmentStore(db)),
    made(
      AssessmentSource,
      [AssessmentStore, Parking, Clock],
      (store: AssessmentStore, parking: Parking, clock: Clock) => new AssessmentSource(store, parking, clock, pace),
    ),
    made(FreshWork, [Clock], (clock: Clock) => new FreshWork(clock)),
    made(
      AssessProduct,
      [AssessmentStore, Judge, FreshWork, Relay, Clock],
      (...parts: ConstructorParameters<typeof AssessProduct>) => new AssessProduct(...parts),
    ),
    made(
      ReassessProduct,
      [AssessmentStore, Judge, Relay, Clock],
      (...parts: ConstructorParameters<typeof ReassessProduct>) => new ReassessProduct(...parts),
    ),
    made(
      ConfirmDocument,
      [AssessmentStore, Judge, Relay, Clock],
      (...parts: ConstructorParameters<typeof ConfirmDocument>) => new ConfirmDocument(...parts),
    ),
    sweeper(config),
  ];
}

function sweeper(config: QualityConfig): Provider {
  const pace = {
    everyMs: config.SWEEP_MS,
    batch: config.SWEEP_BATCH,
    busyBatch: config.SWEEP_BATCH_BUSY,
    forgetAfterMs: config.FORGET_AFTER_MS,
  };
  const inject = [Database, AssessmentStore, Judge, ReassessProduct, FreshWork, Clock, Log];
  return made(
    ReassessSweeper,
    inject,
    (...parts: [Database, AssessmentStore, Judge, ReassessProduct, FreshWork, Clock, Log]) => {
      const [db, store, judge, reassess, fresh, clock, log] = parts;
      const lease = new Lease(db, 'reassess', uuidv7(), { ttlMs: config.SWEEP_LEASE_MS, clock });
      return new ReassessSweeper({ store, judge, reassess, fresh, lease }, pace, clock, log);
    },
  );
}
