import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { z } from 'zod';
import { ConfigError, loadConfig } from './config.js';
import { Health } from './health.js';
import { answerExpressErrors, dressHttp, stopAccepting } from './http-server.js';
import { createLog, type Log } from './log.js';
import { collectProcessMetrics } from './metrics.js';
import { NestLogger } from './nest-logger.js';
import { connectStrategy } from './pass-through.filter.js';
import { PatientServer } from './patient-server.js';
import type { ProblemTexts } from './problem.js';
import { RuntimeModule } from './runtime.module.js';
import { Shutdown } from './shutdown.js';

const STANDARD_BODY = 1_500_000;
/** Exit code for unusable configuration (sysexits EX_CONFIG). */
const EXIT_CONFIG = 78;

export interface StartOptions<S extends z.ZodObject> {
  service: 'ingestion' | 'quality' | 'publishing' | 'console' | 'sandbox';
  config: S;
  module: (config: z.infer<S>) => DynamicModule;
  /** Kafka strategies, taken out of the container by `app.get(...)`. */
  transports?: (app: INestApplication) => CustomTransportStrategy[];
  texts: ProblemTexts;
  /** Bytes of a JSON body; 1.5 MB unless told. */
  bodyLimit?: number;
  /** Bytes by beginning of the path, e.g. `{'/v1/products:batch': 12_000_000}`. */
  bodyLimits?: Record<string, number>;
  /** What handlers without @HttpRoute are: closed, except in the sandbox. */
  undeclaredRoutes?: 'refuse' | 'public';
}

/** The settings `start` itself looks at; a service may leave out those it has no use for. */
interface Known {
  PORT?: number;
  HOST?: string;
  LOG_LEVEL?: string;
  DRAIN_SECONDS?: number;
  CONSOLE_URL?: string;
  SECRETS_KEY?: string;
}

@Module({})
class RootModule {}

/**
 * Starts a service: configuration, Nest, consumers, HTTP, then a log line `{"ready":true,"port":…}`.
 * Exits 78 on unusable configuration, 1 on a failed start or an unclean drain, 0 after a clean one.
 */
export async function start<S extends z.ZodObject>(o: StartOptions<S>): Promise<void> {
  const config = configOrExit(o.config);
  const known = config as Known;
  const log = createLog(o.service, { level: known.LOG_LEVEL ?? 'info' });
  const drainMs = (known.DRAIN_SECONDS ?? 20) * 1000;
  const shutdown = new Shutdown(log, drainMs);
  let app: INestApplication | undefined;
  stopOn(log, shutdown, drainMs, () => app);
  try {
    app = await build(o, config, log, shutdown);
    const transports = connectTransports(app, o, shutdown);
    const server = app.getHttpServer() as Server;
    shutdown.onDrain('intake', 'http', () => stopAccepting(server));
    await app.init();
    if (transports > 0) await app.startAllMicroservices();
    await app.listen(known.PORT ?? 0, known.HOST ?? '127.0.0.1');
    answerExpressErrors(app, o.texts);
    log.info('Ready', { ready: true, port: (server.address() as AddressInfo).port, pid: process.pid });
  } catch (error) {
    if (shutdown.draining) return;
    log.error('Start failed', { error });
    process.exit(1);
  }
}

function configOrExit<S extends z.ZodObject>(schema: S): z.infer<S> {
  try {
    return loadConfig(schema);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
}

async function build<S extends z.ZodObject>(
  o: StartOptions<S>,
  config: z.infer<S>,
  log: Log,
  shutdown: Shutdown,
): Promise<INestApplication> {
  const known = config as Known;
  collectProcessMetrics();
  const runtime = RuntimeModule.of({
    service: o.service,
    log,
    shutdown,
    health: new Health(log, () => shutdown.draining),
    consoleUrl: known.CONSOLE_URL,
    secretsKey: known.SECRETS_KEY,
  });
  const root = { module: RootModule, imports: [runtime, o.module(config)] };
  const options = { logger: new NestLogger(log), bodyParser: false, abortOnError: false };
  const app = await NestFactory.create(root, new PatientServer(), options);
  dressHttp(app, {
    texts: o.texts,
    limits: { standard: o.bodyLimit ?? STANDARD_BODY, byPath: o.bodyLimits ?? {} },
    undeclared: o.undeclaredRoutes ?? (o.service === 'sandbox' ? 'public' : 'refuse'),
  });
  return app;
}

function connectTransports(
  app: INestApplication,
  o: Pick<StartOptions<z.ZodObject>, 'transports'>,
  shutdown: Shutdown,
): number {
  const strategies = o.transports?.(app) ?? [];
  for (const strategy of strategies) {
    connectStrategy(app, strategy);
    shutdown.onDrain('consumers', 'kafka', async () => {
      await strategy.close();
    });
  }
  return strategies.length;
}

function stopOn(log: Log, shutdown: Shutdown, drainMs: number, app: () => INestApplication | undefined): void {
  const stop = (signal: string): void => {
    if (shutdown.draining) process.exit(1);
    log.info('Stopping', { signal });
    // the drain has its own limit; this one is for what comes after it
    setTimeout(() => process.exit(1), drainMs + 1_000).unref();
    void shutdown
      .run()
      .then(async (clean) => {
        await app()?.close();
        log.info('Stopped', { clean });
        process.exit(clean ? 0 : 1);
      })
      .catch((error: unknown) => {
        log.error('Stop failed', { error });
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const crash = (kind: string) => (error: unknown) => {
    log.error(kind, { error });
    process.exit(1);
  };
  process.on('uncaughtException', crash('Uncaught exception'));
  process.on('unhandledRejection', crash('Unhandled rejection'));
}
