import { type DynamicModule, Module, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import type { ChannelAdapter } from '#libs/channel-kit';
import { loadChannels } from '#libs/channels';
import { Clock, Health, Log, metrics, Shutdown } from '#libs/runtime';
import { Database, Idempotency } from '#libs/storage';
import { AnswerQuestion } from './questions/answer-question.js';
import { AssessmentsConsumer } from './assessments.consumer.js';
import { ChangeConnection } from './connections/change-connection.js';
import { ChangeListing } from './listings/change-listing.js';
import type { PublishingConfig } from './config.js';
import { ConnectShop } from './connections/connect-shop.js';
import { ConnectionStore } from './connections/connection.store.js';
import { ConnectionsController } from './connections/connections.controller.js';
import { DryRun } from './listings/dry-run.js';
import { buildEngine, type Engine } from './engine.js';
import { InternalController } from './internal.controller.js';
import { ListingProcessor } from './listings/listing.processor.js';
import { ListingStore } from './listings/listing.store.js';
import { ListingsController } from './listings/listings.controller.js';
import { OffersConsumer } from './offers.consumer.js';
import { PublishingParts } from './publishing-parts.js';
import { QuestionStore } from './questions/question.store.js';
import { QuestionsController } from './questions/questions.controller.js';
import { closeRedis, connectRedis, type RedisConnections } from './redis.js';
import { ReplayParked } from './replay-parked.js';
import { ForgetProduct } from './subjects/forget-product.js';
import { TakeAssessment } from './subjects/take-assessment.js';
import { TakeOffers } from './subjects/take-offers.js';
import { TakeSignal } from './connections/take-signal.js';
import { WebhookAddress } from './connections/webhook-address.js';
import { WebhooksController } from './connections/webhooks.controller.js';

type Role = 'api' | 'consumer' | 'relay' | 'worker' | 'sweeper';

/** Does this process play the role? No roles named = all of them. */
export const plays = (config: Pick<PublishingConfig, 'ROLES'>, role: Role): boolean =>
  config.ROLES.length === 0 || config.ROLES.includes(role);

type Adapters = ReadonlyMap<string, ChannelAdapter>;

/** Provides a value made from the engine, the adapters and the clock. */
const made = <T>(
  provide: abstract new (...args: never[]) => T,
  make: (engine: Engine, adapters: Adapters, clock: Clock, log: Log) => T,
): Provider => ({
  provide,
  inject: ['engine', 'adapters', Clock, Log],
  useFactory: make,
});

@Module({})
export class PublishingModule implements OnApplicationBootstrap {
  private readonly processors: ListingProcessor[] = [];

  constructor(
    private readonly parts: PublishingParts,
    private readonly shutdown: Shutdown,
    private readonly health: Health,
    private readonly log: Log,
  ) {}

  static with(config: PublishingConfig): DynamicModule {
    return {
      module: PublishingModule,
      controllers: [
        ...(plays(config, 'api')
          ? [ConnectionsController, ListingsController, QuestionsController, WebhooksController, InternalController]
          : []),
        ...(plays(config, 'consumer') ? [AssessmentsConsumer, OffersConsumer] : []),
      ],
      providers: [...infrastructure(config), ...useCases(config)],
    };
  }

  onApplicationBootstrap(): void {
    const { config, engine, redis, db } = this.parts;
    const { shutdown, health, log } = this;
    health.add('mongodb', () => db.ping());
    if (plays(config, 'relay')) engine.relay.start();
    if (plays(config, 'sweeper')) engine.sweepers.start();
    if (plays(config, 'worker')) {
      const options = { prefix: config.DB_PREFIX, concurrency: config.WORKER_CONCURRENCY, lockMs: config.JOB_LOCK_MS };
      this.processors.push(
        new ListingProcessor('offers', redis.waiting, engine, options, log),
        new ListingProcessor('content', redis.waiting, engine, options, log),
      );
      for (const processor of this.processors) processor.start();
    }
    metrics.gauge('queue_depth', 'Wake-ups waiting per lane', ['lane'], async (gauge) => {
      for (const lane of ['offers', 'content'] as const) {
        gauge.set({ lane }, await engine.wakeUps.depth(lane).catch(() => Number.NaN));
      }
    });
    for (const processor of this.processors) shutdown.onDrain('workers', 'lanes', () => processor.drain());
    shutdown.onDrain('workers', 'sweepers', () => engine.sweepers.drain());
    shutdown.onDrain('relay', 'relay', () => engine.relay.drain());
    shutdown.onDrain('connections', 'redis and mongodb', async () => {
      await engine.wakeUps.close().catch((error: unknown) => log.debug('closing queues', { error }));
      await closeRedis(redis);
      await db.close();
    });
  }
}

/** The adapter with the installation's own times, where it sets any. */
function timed(adapter: ChannelAdapter, config: PublishingConfig): ChannelAdapter {
  const capabilities = {
    ...adapter.capabilities,
    ...(config.STEP_DEADLINE_MS === undefined ? {} : { stepDeadlineMs: config.STEP_DEADLINE_MS }),
    ...(config.SETTLE_MS === undefined ? {} : { settleMs: config.SETTLE_MS }),
  };
  return Object.create(adapter, { capabilities: { value: capabilities, enumerable: true } }) as ChannelAdapter;
}

function infrastructure(config: PublishingConfig): Provider[] {
  return [
    { provide: 'config', useValue: config },
    {
      provide: Database,
      inject: [Log],
      useFactory: (log: Log) =>
        Database.open({ url: config.MONGODB_URL, dbName: `${config.DB_PREFIX}-publishing`, log }),
    },
    { provide: 'redis', inject: [Log], useFactory: (log: Log) => connectRedis(config.REDIS_URL, log) },
    {
      provide: 'adapters',
      useFactory: async (): Promise<Adapters> =>
        new Map((await loadChannels()).map((adapter) => [adapter.id, timed(adapter, config)])),
    },
    {
      provide: 'engine',
      inject: [Database, 'redis', 'adapters', Clock, Log],
      useFactory: (db: Database, redis: RedisConnections, adapters: Adapters, clock: Clock, log: Log) =>
        buildEngine({ config, db, redis, adapters, clock, log }),
    },
    {
      provide: PublishingParts,
      inject: ['engine', 'redis', Database],
      useFactory: (engine: Engine, redis: RedisConnections, db: Database) =>
        new PublishingParts(config, engine, redis, db),
    },
  ];
}

function useCases(config: PublishingConfig): Provider[] {
  return [
    made(ListingStore, (engine) => engine.listings),
    made(ConnectionStore, (engine) => engine.connections),
    made(QuestionStore, (engine) => engine.questions),
    {
      provide: Idempotency,
      inject: [Database, Clock],
      useFactory: (db: Database, clock: Clock) => new Idempotency(db, clock),
    },
    made(
      TakeAssessment,
      (engine, adapters, clock, log) => new TakeAssessment(engine.subjects, engine.desire, adapters, clock, log),
    ),
    made(ForgetProduct, (engine, _adapters, clock) => new ForgetProduct(engine.subjects, engine.listings, clock)),
    made(TakeOffers, (engine, _adapters, clock, log) => new TakeOffers(engine.subjects, engine.desire, clock, log)),
    made(
      ConnectShop,
      (engine, adapters, clock) =>
        new ConnectShop(engine.connections, adapters, engine.sessions, engine.secrets, clock),
    ),
    {
      provide: ChangeConnection,
      inject: ['engine', ConnectShop, Clock],
      useFactory: (engine: Engine, connectShop: ConnectShop, clock: Clock) =>
        new ChangeConnection(
          engine.connections,
          connectShop,
          { sessions: engine.sessions, secrets: engine.secrets, parking: engine.parkLane, runner: engine.runner },
          clock,
        ),
    },
    made(ChangeListing, (engine, _adapters, clock) => new ChangeListing(engine.stores, engine.desire, clock)),
    made(DryRun, (engine, _adapters, clock) => new DryRun(engine.stores, engine.inputs, clock)),
    made(AnswerQuestion, (engine, _adapters, clock) => new AnswerQuestion(engine.stores, clock)),
    made(TakeSignal, (engine, adapters, clock) => new TakeSignal(engine.stores, adapters, engine.secrets, clock)),
    made(
      ReplayParked,
      (engine, _adapters, clock) => new ReplayParked(engine.stores, engine.parking, () => engine.lanes, clock),
    ),
    { provide: WebhookAddress, useFactory: () => new WebhookAddress(config.PUBLIC_URL) },
  ];
}
