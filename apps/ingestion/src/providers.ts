import { hostname } from 'node:os';
import type { Abstract, FactoryProvider, Provider, ValueProvider } from '@nestjs/common';
import { Parking, Relay, type RelaySource } from '#libs/messaging';
import { Clock, Log } from '#libs/runtime';
import { Database, Idempotency, Lease } from '#libs/storage';
import { Chores } from './chores.js';
import type { IngestionConfig } from './config.js';
import { ImportRunner } from './imports/import-runner.js';
import { ImportStore } from './imports/import.store.js';
import { ReceiveImport } from './imports/receive-import.js';
import { WriteBlock } from './imports/write-block.js';
import { MarkAgain } from './internal/mark-again.js';
import { ChangeOffers } from './offers/change-offers.js';
import { ProducerStore } from './producers/producer.store.js';
import { ResolveProducer } from './producers/resolve-producer.js';
import { SweepProducers } from './producers/sweep-producers.js';
import { AcceptProduct } from './products/accept-product.js';
import { ProductSource } from './products/announce-products.js';
import { MarkStore } from './products/mark.store.js';
import { ProductStore } from './products/product.store.js';
import { RemoveProduct } from './products/remove-product.js';
import { SubmitProducts } from './products/submit-products.js';
import { RelayBell } from './relay-bell.js';
import { Relays } from './relays.js';
import { BackPressure } from './requests/back-pressure.js';
import { KeyedRequests } from './requests/keyed-request.js';

export const CONFIG = Symbol('ingestion configuration');
const SOURCES = Symbol('relay sources');
const SWEEP_PAGE = 200;

type Made<I> = { [K in keyof I]: I[K] extends Abstract<infer T> ? T : never };
/** A provider whose factory gets instances of the classes it names. */
function make<T, const I extends readonly Abstract<unknown>[]>(
  provide: Abstract<T>,
  inject: I,
  useFactory: (...parts: Made<I>) => T | Promise<T>,
): FactoryProvider<T> {
  return { provide, inject: [...inject], useFactory: useFactory as (...parts: unknown[]) => T | Promise<T> };
}

type Assembled<P> = { [K in keyof P]: P[K] extends Abstract<infer T> ? T : never };
/** Like make, for classes of many parts: the factory gets them by name. */
function assemble<T, const P extends Record<string, Abstract<unknown>>>(
  provide: Abstract<T>,
  parts: P,
  factory: (parts: Assembled<P>) => T,
): FactoryProvider<T> {
  const names = Object.keys(parts);
  return {
    provide,
    inject: Object.values(parts),
    useFactory: (...made: unknown[]) =>
      factory(Object.fromEntries(names.map((name, index) => [name, made[index]])) as Assembled<P>),
  };
}

/** This process, as leases know it. */
const holder = `${hostname()}/${process.pid}`;

function stores(config: IngestionConfig): Provider[] {
  return [
    make(Database, [Log], (log) =>
      Database.open({ url: config.MONGODB_URL, dbName: `${config.DB_PREFIX}-ingestion`, log }),
    ),
    { provide: RelayBell, useValue: new RelayBell() } satisfies ValueProvider,
    make(ProductStore, [Database, RelayBell], (db, bell) => new ProductStore(db, bell)),
    make(ProducerStore, [Database], (db) => new ProducerStore(db)),
    make(ImportStore, [Database], (db) => new ImportStore(db)),
    make(MarkStore, [Database], (db) => new MarkStore(db)),
    make(Idempotency, [Database, Clock], (db, clock) => new Idempotency(db, clock)),
    make(Parking, [Database, Clock, Log], (db, clock, log) => new Parking({ db, service: 'ingestion', clock, log })),
  ];
}

function useCases(config: IngestionConfig): Provider[] {
  const receive = {
    maxBytes: config.IMPORT_MAX_BYTES,
    chunkChars: config.IMPORT_CHUNK_CHARS,
    block: { products: config.IMPORT_BLOCK_PRODUCTS, rows: config.IMPORT_BLOCK_ROWS },
  };
  return [
    make(KeyedRequests, [Idempotency], (idempotency) => new KeyedRequests(idempotency)),
    make(ResolveProducer, [ProducerStore, Clock], (store, clock) => new ResolveProducer(store, clock)),
    make(AcceptProduct, [ProductStore, Clock], (store, clock) => new AcceptProduct(store, clock)),
    make(
      SubmitProducts,
      [AcceptProduct, ResolveProducer, ProductStore],
      (accept, producers, store) => new SubmitProducts(accept, producers, store),
    ),
    make(RemoveProduct, [ProductStore, Clock], (store, clock) => new RemoveProduct(store, clock)),
    make(
      ChangeOffers,
      [ProductStore, ResolveProducer, Clock],
      (store, producers, clock) => new ChangeOffers(store, producers, clock),
    ),
    make(ReceiveImport, [ImportStore, Clock], (store, clock) => new ReceiveImport(store, clock, receive)),
    make(WriteBlock, [AcceptProduct], (accept) => new WriteBlock(accept)),
    make(MarkAgain, [MarkStore, Clock], (marks, clock) => new MarkAgain(marks, clock)),
  ];
}

function announcing(config: IngestionConfig): Provider[] {
  const rules = { everyMs: config.REANNOUNCE_EVERY_MS, perSecond: config.REANNOUNCE_PER_SECOND };
  const pressure = { markAgeMs: config.BUSY_MARK_AGE_MS, retrySeconds: config.BUSY_RETRY_SECONDS };
  return [
    {
      provide: SOURCES,
      inject: [MarkStore, Parking, Clock],
      useFactory: (marks: MarkStore, parking: Parking, clock: Clock) => [
        new ProductSource('content', marks, parking, clock, rules),
        new ProductSource('offers', marks, parking, clock, rules),
      ],
    },
    {
      provide: BackPressure,
      inject: [SOURCES, Clock],
      useFactory: (sources: ProductSource[], clock: Clock) => new BackPressure(sources, clock, pressure),
    },
    {
      provide: Relays,
      inject: [SOURCES, Parking, Database, Clock, Log],
      useFactory: (
        [content, offers]: [RelaySource, RelaySource],
        parking: Parking,
        db: Database,
        clock: Clock,
        log: Log,
      ) => {
        const kafka = { brokers: config.KAFKA_BROKERS, clientId: 'ganh-ingestion', topicPrefix: config.TOPIC_PREFIX };
        const relay = (name: string, sources: RelaySource[], batch: number): Relay => {
          const lease = new Lease(db, name, holder, { ttlMs: config.RELAY_LEASE_MS, clock });
          return new Relay({ kafka, sources, lease, log, clock, pollMs: config.RELAY_POLL_MS, batch });
        };
        return new Relays([
          relay('relay', [content, parking.source], config.RELAY_BATCH),
          relay('relay-offers', [offers], config.RELAY_OFFERS_BATCH),
        ]);
      },
    },
  ];
}

function background(config: IngestionConfig): Provider[] {
  const runner = { pollMs: config.IMPORT_POLL_MS, attempts: config.IMPORT_ATTEMPTS };
  const chores = {
    everyMs: config.CHORES_EVERY_MS,
    rememberRemovedMs: config.REMEMBER_REMOVED_MS,
    forgetPerRound: SWEEP_PAGE,
  };
  const sweep = { page: SWEEP_PAGE, settleMs: config.PRODUCER_SETTLE_MS };
  return [
    assemble(
      ImportRunner,
      {
        store: ImportStore,
        block: WriteBlock,
        producers: ResolveProducer,
        clock: Clock,
        log: Log,
        db: Database,
      },
      ({ db, ...parts }) => {
        const ttlMs = config.IMPORT_LEASE_MS;
        const leaseOf = (name: string): Lease => new Lease(db, name, holder, { ttlMs, clock: parts.clock });
        return new ImportRunner(parts, leaseOf, runner);
      },
    ),
    make(
      SweepProducers,
      [ProducerStore, ProductStore, Clock],
      (producers, products, clock) => new SweepProducers(producers, products, clock, sweep),
    ),
    assemble(
      Chores,
      { marks: MarkStore, sweep: SweepProducers, bell: RelayBell, clock: Clock, log: Log, db: Database },
      ({ db, ...parts }) => {
        const lease = new Lease(db, 'chores', holder, { ttlMs: config.CHORES_LEASE_MS, clock: parts.clock });
        return new Chores(parts, lease, chores);
      },
    ),
  ];
}

/** Everything the service is made of. */
export function providers(config: IngestionConfig): Provider[] {
  const own: ValueProvider<IngestionConfig> = { provide: CONFIG, useValue: config };
  return [own, ...stores(config), ...useCases(config), ...announcing(config), ...background(config)];
}
