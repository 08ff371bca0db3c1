import { setTimeout as sleep } from 'node:timers/promises';
import { FindingCatalogue, loadRules } from '#libs/quality-rules';
import { Clock, Health, Log, metrics, ServiceTokens, Shutdown, uuidv7 } from '#libs/runtime';
import { Database, Lease, SealedSecrets } from '#libs/storage';
import { Injectable, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import type { ConsoleConfig } from '../config.js';
import { OwnerClient } from '../gateway/owner-client.js';
import { PassThrough } from '../gateway/pass-through.js';
import { Bootstrap } from '../identity/bootstrap.js';
import { KeysStore } from '../identity/keys.store.js';
import { PeopleStore } from '../identity/people.store.js';
import { SessionsStore } from '../identity/sessions.store.js';
import { SignIn } from '../identity/sign-in.js';
import { SignInThrottle } from '../identity/sign-in-throttle.js';
import { SigningKeys } from '../identity/signing-keys.js';
import { TokenDesk } from '../identity/token-desk.js';
import { openApiDocument } from '../openapi/document.js';
import { OPENAPI } from '../openapi/openapi.controller.js';
import { ParkedStore } from '../parked/parked.store.js';
import { ReplayParked } from '../parked/replay-parked.js';
import { FindingTexts } from '../reads/finding-texts.js';
import { RedisWakeUp } from '../stream/redis-wake-up.js';
import { StreamHub } from '../stream/stream-hub.js';
import { StreamStore } from '../stream/stream.store.js';

const BOOTSTRAP_LEASE_MS = 30_000;
const BOOTSTRAP_LOOK_MS = 250;

/** What the role `api` does besides answering. */
@Injectable()
export class ApiRole implements OnApplicationBootstrap {
  constructor(
    private readonly bootstrap: Bootstrap,
    private readonly lease: Lease,
    private readonly database: Database,
    private readonly health: Health,
    private readonly hub: StreamHub,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.health.add('mongodb', () => this.database.ping());
    metrics.gauge('stream_listeners', 'Open event streams', [], (gauge) => gauge.set({}, this.hub.listeners()));
    // Another instance is at it, or was killed at it: then its lease runs out, and the work is this one's.
    while (!(await this.lease.tryAcquire())) {
      if (await this.bootstrap.isDone()) return;
      await sleep(BOOTSTRAP_LOOK_MS);
    }
    try {
      await this.bootstrap.run();
    } finally {
      await this.lease.release();
    }
  }
}

function identity(config: ConsoleConfig): Provider[] {
  return [
    { provide: SealedSecrets, useFactory: () => new SealedSecrets(config.SECRETS_KEY) },
    {
      provide: SignInThrottle,
      inject: [Database, Clock],
      useFactory: (db: Database, clock: Clock) => new SignInThrottle(db, clock, config),
    },
    {
      provide: Bootstrap,
      inject: [PeopleStore, KeysStore, Clock, Log],
      useFactory: (people: PeopleStore, keys: KeysStore, clock: Clock, log: Log) =>
        new Bootstrap(people, keys, config, clock, log),
    },
    {
      provide: Lease,
      inject: [Database, Clock],
      useFactory: (db: Database, clock: Clock) =>
        new Lease(db, 'bootstrap', uuidv7(), { ttlMs: BOOTSTRAP_LEASE_MS, clock }),
    },
    ...[PeopleStore, KeysStore, SessionsStore, SigningKeys, TokenDesk, SignIn],
  ];
}

function gateway(config: ConsoleConfig): Provider[] {
  const { INGESTION_URL: ingestion, QUALITY_URL: quality, PUBLISHING_URL: publishing } = config;
  const own = config.PROJECTIONS_URL ?? config.CONSOLE_URL;
  return [
    {
      provide: OwnerClient,
      inject: [Shutdown],
      useFactory: (shutdown: Shutdown): OwnerClient => {
        const client = new OwnerClient();
        shutdown.onDrain('connections', 'owners', async () => client.close());
        return client;
      },
    },
    {
      provide: PassThrough,
      inject: [OwnerClient, Log],
      useFactory: (client: OwnerClient, log: Log) =>
        new PassThrough(client, { ingestion, quality, publishing }, config.OWNER_TIMEOUT_MS, log),
    },
    {
      provide: ReplayParked,
      inject: [ServiceTokens],
      useFactory: (tokens: ServiceTokens) => new ReplayParked({ ingestion, quality, publishing, console: own }, tokens),
    },
  ];
}

/** What the role `api` is made of. */
export function apiProviders(config: ConsoleConfig): Provider[] {
  return [
    ...identity(config),
    ...gateway(config),
    ParkedStore,
    { provide: OPENAPI, useFactory: () => openApiDocument(config.PUBLIC_URL ?? config.CONSOLE_URL) },
    { provide: FindingTexts, useFactory: async () => new FindingTexts(new FindingCatalogue(await loadRules())) },
    {
      provide: StreamHub,
      inject: [StreamStore, RedisWakeUp, Clock, Log, Shutdown],
      useFactory: (store: StreamStore, wakeUp: RedisWakeUp, clock: Clock, log: Log, shutdown: Shutdown): StreamHub => {
        const hub = new StreamHub(store, wakeUp, config.STREAM_CONNECTIONS_PER_TENANT, clock, log);
        wakeUp.listen((tenant) => hub.wake(tenant));
        const poll = setInterval(() => hub.wakeAll(), config.STREAM_POLL_MS);
        shutdown.onDrain('intake', 'stream poll', async () => clearInterval(poll));
        return hub;
      },
    },
  ];
}
