import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { issueTexts, languageOf, problems, renderText } from '#libs/contracts';
import { ensureTopics, KafkaLanes } from '#libs/messaging';
import {
  answerExpressErrors,
  connectStrategy,
  createLog,
  dressHttp,
  Health,
  RuntimeModule,
  Shutdown,
} from '#libs/runtime';
import { Database, migrateDatabase } from '#libs/storage';
import { consoleConfig, type ConsoleConfig } from '../../apps/console/src/config.js';
import { ConsoleModule } from '../../apps/console/src/console.module.js';
import type { BootstrapFile } from '../../apps/console/src/identity/bootstrap.js';
import { consoleModels } from '../../apps/console/src/models.js';
import { dropTopics } from '../world/raw-kafka.js';
import { stack, type Stack } from '../world/stack.js';

@Module({})
class TestRoot {}

export interface Heard {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** A little service that owns routes: it remembers what it heard and answers what it is told to. */
export interface DummyOwner {
  url: string;
  heard: Heard[];
  answer: { status: number; headers: Record<string, string>; body: string | Buffer };
  close(): Promise<void>;
}

export async function dummyOwner(): Promise<DummyOwner> {
  const owner: DummyOwner = {
    url: '',
    heard: [],
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      owner.heard.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.writeHead(owner.answer.status, owner.answer.headers).end(owner.answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  owner.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return owner;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

export interface Asked {
  token?: string;
  json?: unknown;
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}
export interface ConsoleApp {
  app: INestApplication;
  url: string;
  config: ConsoleConfig;
  servers: Stack;
  start: BootstrapFile;
  startFile: string;
  /** Asks with the owner's API key unless another token, or '' for none, is given. */
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}

const texts = { problems, issueTexts, renderText, languageOf };

/** The console in this process, both roles, on the real stack and a database of its own. */
export async function startConsole(
  owners: { url: string },
  settings: Record<string, string> = {},
): Promise<ConsoleApp> {
  const servers = stack();
  const log = createLog('console', { level: 'warn' });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'ganh-console-'));
  const startFile = join(folder, 'start.json');
  const config = consoleConfig.parse({
    ...{ MONGODB_URL: servers.mongodbUrl, REDIS_URL: servers.redisUrl, KAFKA_BROKERS: servers.brokers.join(',') },
    ...{ DB_PREFIX: servers.dbPrefix, SECRETS_KEY: servers.secretsKey, CONSOLE_URL: url },
    ...{ INGESTION_URL: owners.url, QUALITY_URL: owners.url, PUBLISHING_URL: owners.url },
    ...{ BOOTSTRAP_OUTPUT: startFile, STREAM_POLL_MS: '200', SIGN_IN_PER_EMAIL: '5', OWNER_TIMEOUT_MS: '2000' },
    TOPIC_PREFIX: `${servers.dbPrefix}.`,
    CONSUMER_GROUP_PREFIX: `t${randomBytes(4).toString('hex')}-`,
    ...settings,
  });
  await ensureTopics({ brokers: servers.brokers, topicPrefix: config.TOPIC_PREFIX, log });
  const dbName = `${config.DB_PREFIX}-console`;
  await migrateDatabase({ url: config.MONGODB_URL, dbName, log, specs: consoleModels });
  const shutdown = new Shutdown(log, 20_000);
  const health = new Health(log, () => false);
  const { CONSOLE_URL: consoleUrl, SECRETS_KEY: secretsKey } = config;
  const runtime = RuntimeModule.of({ service: 'console', log, shutdown, health, consoleUrl, secretsKey });
  const root = { module: TestRoot, imports: [runtime, ConsoleModule.with(config)] };
  const app = await NestFactory.create(root, { logger: false, bodyParser: false, abortOnError: false });
  dressHttp(app, { texts, limits: { standard: 1_500_000, byPath: {} }, undeclared: 'refuse' });
  connectStrategy(app, app.get(KafkaLanes));
  await app.startAllMicroservices();
  await app.listen(port, '127.0.0.1');
  answerExpressErrors(app, texts);
  const start = JSON.parse(readFileSync(startFile, 'utf8')) as BootstrapFile;

  const ask = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const token = asked.token ?? start.apiKey;
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(asked.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      body: asked.json === undefined ? (asked.raw ?? null) : JSON.stringify(asked.json),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, text, body };
  };
  const close = async (): Promise<void> => {
    const database = await Database.open({ url: config.MONGODB_URL, dbName, log });
    (app.getHttpServer() as Server).closeAllConnections();
    await shutdown.run();
    await app.close();
    await database.drop();
    await dropTopics(servers.brokers, `${servers.dbPrefix}.`);
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { app, url, config, servers, start, startFile, ask, close };
}
