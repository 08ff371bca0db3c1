import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ensureTopics } from '#libs/messaging';
import {
  answerExpressErrors,
  createLog,
  dressHttp,
  generateSigningKey,
  Health,
  RuntimeModule,
  Shutdown,
  signToken,
  uuidv7,
} from '#libs/runtime';
import { Database, migrateDatabase } from '#libs/storage';
import { ingestionConfig, type IngestionConfig } from '../../apps/ingestion/src/config.js';
import { ingestionModule } from '../../apps/ingestion/src/ingestion.module.js';
import { texts } from '../../apps/ingestion/src/problem-texts.js';
import { ingestionSpecs } from '../../apps/ingestion/src/specs.js';
import { dropTopics } from '../world/raw-kafka.js';
import { stack } from '../world/stack.js';

@Module({})
class TestRoot {}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}
export interface Asked {
  json?: unknown;
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
  tenant?: string;
}
export interface IngestionApp {
  app: INestApplication;
  url: string;
  config: IngestionConfig;
  tenant: string;
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}

async function keyServer(publicJwk: unknown): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [publicJwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A quiet log: what a failing test needs is printed by the test itself. */
const lines: string[] = [];
export const loggedErrors = (): string[] => lines.filter((line) => line.includes('"level":"error"'));
const sink = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(chunk.toString());
    done();
  },
});

/** The ingestion service in this process, on the real stack and a database of its own. */
export async function startIngestion(settings: Record<string, string> = {}): Promise<IngestionApp> {
  const servers = stack();
  const key = await generateSigningKey();
  const keys = await keyServer(key.publicJwk);
  const log = createLog('ingestion', { level: 'warn', to: sink });
  const config = ingestionConfig.parse({
    MONGODB_URL: servers.mongodbUrl,
    DB_PREFIX: servers.dbPrefix,
    KAFKA_BROKERS: servers.brokers.join(','),
    TOPIC_PREFIX: `${servers.dbPrefix}.`,
    SECRETS_KEY: servers.secretsKey,
    CONSOLE_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
    IMPORT_POLL_MS: '50',
    RELAY_POLL_MS: '50',
    CHORES_EVERY_MS: '50',
    PRODUCER_SETTLE_MS: '0',
    ...settings,
  });
  await ensureTopics({ brokers: servers.brokers, topicPrefix: `${servers.dbPrefix}.`, log });
  const dbName = `${config.DB_PREFIX}-ingestion`;
  await migrateDatabase({ url: config.MONGODB_URL, dbName, log, specs: ingestionSpecs });
  const shutdown = new Shutdown(log, 20_000);
  const runtime = RuntimeModule.of({
    service: 'ingestion',
    log,
    shutdown,
    health: new Health(log, () => false),
    consoleUrl: config.CONSOLE_URL,
    secretsKey: config.SECRETS_KEY,
  });
  const root = { module: TestRoot, imports: [runtime, ingestionModule(config)] };
  const app = await NestFactory.create(root, { logger: false, bodyParser: false, abortOnError: false });
  dressHttp(app, {
    texts,
    limits: { standard: 1_500_000, byPath: { '/v1/products:batch': 12_000_000 } },
    undeclared: 'refuse',
  });
  await app.listen(0, '127.0.0.1');
  answerExpressErrors(app, texts);
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const tenant = uuidv7();
  const ask = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const claims = { sub: 'key-1', tenant: asked.tenant ?? tenant, kind: 'key' as const, scopes: ['read', 'write'] };
    const type: Record<string, string> = asked.json === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${await signToken(key, claims, 300)}`, ...type, ...asked.headers },
      body: asked.json === undefined ? (asked.raw ?? null) : JSON.stringify(asked.json),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Answer['body']) : {},
    };
  };
  const close = async (): Promise<void> => {
    const db = await Database.open({ url: config.MONGODB_URL, dbName, log });
    await shutdown.run();
    await app.close();
    await db.drop();
    await dropTopics(servers.brokers, `${servers.dbPrefix}.`);
    await db.close();
    keys.close();
  };
  return { app, url, config, tenant, ask, close };
}
