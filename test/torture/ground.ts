import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { choosePort } from '../../deploy/local/ports.mjs';
import { down, killServer, startServer, up } from '../../deploy/local/stack.mjs';
import { checkout, inheritedEnv, type Stack } from '../world/stack.js';
import { World } from '../world/world.js';
import { TcpProxy } from './tcp-proxy.js';

export const serverNames = ['kafka', 'mongodb', 'redis'] as const;
export type ServerName = (typeof serverNames)[number];

/**
 * Short times, so that a run of minutes sees every lease, lock and session run out many times. Files of a run lie in `.local/torture/`.
 */
const HURRIED = {
  CONSUMER_SESSION_MS: '6000',
  JOB_LOCK_MS: '4000',
  RELAY_LEASE_MS: '2000',
  STEP_DEADLINE_MS: '4000',
  SETTLE_MS: '3000',
  CALL_TIMEOUT_MS: '1500',
  IMPORT_LEASE_MS: '3000',
  IMPORT_POLL_MS: '300',
  SWEEP_MS: '300',
  FAN_OUT_AFTER_MS: '2000',
};

async function closeDown(folder: string, proxies: Record<ServerName, TcpProxy>): Promise<void> {
  await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
  await down({ root: folder, wipe: true });
}

/** Servers of our own behind proxies, and all services as processes. Nobody else's servers are touched. */
export class Ground {
  private readonly frozen = new Set<string>();
  private readonly restarts = new Map<string, number>();
  /** Processes that were told to end. */
  private readonly told = new WeakSet<object>();
  private ending = false;

  private constructor(
    readonly folder: string,
    readonly proxies: Record<ServerName, TcpProxy>,
    /** The servers as they are, past the proxies: for the judge. */
    readonly direct: Stack,
    private readonly env: { KAFKA_DETOUR_PORT: string },
    readonly world: World,
  ) {}

  /** @param build folder with `package.json` and `dist/` to run; left out = this checkout */
  static async lay(build: string | undefined, say: (line: string) => void): Promise<Ground> {
    const folder = join(checkout, '.local/torture');
    for (const part of ['logs', 'clocks']) rmSync(join(folder, part), { recursive: true, force: true });
    for (const part of ['logs', 'clocks']) mkdirSync(join(folder, part), { recursive: true });
    const taken = new Set<number>();
    const proxies = {} as Record<ServerName, TcpProxy>;
    const ports = {} as Record<ServerName, number>;
    for (const name of serverNames) {
      ports[name] = await choosePort(undefined, taken);
      proxies[name] = await TcpProxy.open(ports[name]);
    }
    const env = { KAFKA_DETOUR_PORT: String(ports.kafka) };
    await down({ root: folder, wipe: true });
    const addresses = await up({ root: folder, log: say, env: { ...inheritedEnv(), ...env, ...nothingGiven } });
    const port = (url: string): number => Number(/:(\d+)/.exec(url)?.[1]);
    const chosen = JSON.parse(readFileSync(join(folder, '.local/ports.json'), 'utf8')) as { kafka: number[] };
    proxies.kafka.aim(chosen.kafka[2] ?? 0);
    proxies.mongodb.aim(port(addresses.mongodbUrl));
    proxies.redis.aim(port(addresses.redisUrl));
    const direct: Stack = {
      mongodbUrl: addresses.mongodbUrl,
      brokers: [addresses.kafkaBrokers],
      redisUrl: addresses.redisUrl,
      dbPrefix: `torture-${randomBytes(3).toString('hex')}`,
      secretsKey: randomBytes(32).toString('base64'),
    };
    const proxied: Stack = {
      ...direct,
      mongodbUrl: `mongodb://127.0.0.1:${ports.mongodb}`,
      brokers: [`127.0.0.1:${ports.kafka}`],
      redisUrl: `redis://127.0.0.1:${ports.redis}`,
    };
    const preload = { NODE_OPTIONS: `--import=${join(checkout, 'test/torture/clock-step.mjs')}` };
    const world = await World.start(
      { ...HURRIED, ...preload, CLOCK_FOLDER: join(folder, 'clocks') },
      { stack: proxied, logs: join(folder, 'logs'), ...(build === undefined ? {} : { build }) },
    ).catch(async (error: unknown) => {
      await closeDown(folder, proxies);
      throw error;
    });
    const ground = new Ground(folder, proxies, direct, env, world);
    for (const name of ['ingestion', 'quality', 'publishing', 'console']) ground.supervise(name);
    return ground;
  }

  /** Services that end by themselves are started again, as any supervisor would. */
  private supervise(as: string): void {
    const child = this.world.process(as);
    child?.once('exit', () => {
      if (this.ending || this.told.has(child)) return;
      this.restarts.set(as, (this.restarts.get(as) ?? 0) + 1);
      setTimeout(() => {
        if (!this.ending && this.world.process(as) === child) this.spawn(as);
      }, 500);
    });
  }

  /** How often a service ended without having been told to. */
  get selfRestarts(): Record<string, number> {
    return Object.fromEntries(this.restarts);
  }

  private spawn(as: string): void {
    const service = as.replace(/-\d$/, '') as Parameters<World['spawn']>[0];
    this.world.spawn(service, as);
    this.supervise(as);
  }

  start(as: string): void {
    if (!this.ending && !this.world.names.includes(as)) this.spawn(as);
  }

  /** Answers the exit code; null = it was killed. */
  async end(as: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.thaw(as);
    const child = this.world.process(as);
    if (child) this.told.add(child);
    return this.world.kill(as, signal);
  }

  freeze(as: string): void {
    this.frozen.add(as);
    this.world.signal(as, 'SIGSTOP');
  }

  thaw(as: string): void {
    if (this.frozen.delete(as)) this.world.signal(as, 'SIGCONT');
  }

  private clockFile(as: string): string {
    return join(this.folder, 'clocks', as);
  }

  /** The clock of one process runs ahead of (or behind) the machine's from now on. */
  stepClock(as: string, ms: number): void {
    writeFileSync(this.clockFile(as), String(ms));
  }

  async killServer(name: ServerName, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    await killServer(this.folder, name, signal);
  }

  async startServer(name: ServerName): Promise<void> {
    await startServer(this.folder, name, { env: { ...inheritedEnv(), ...this.env, ...nothingGiven } });
  }

  async redis<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.direct.redisUrl, { maxRetriesPerRequest: 1 });
    redis.on('error', () => undefined);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** Ends every trouble: wires, servers, processes and clocks are as they should be. */
  async mend(): Promise<void> {
    for (const proxy of Object.values(this.proxies)) proxy.set({ mode: 'pass' });
    for (const name of [...this.frozen]) this.thaw(name);
    for (const name of this.world.names) this.stepClock(name, 0);
    for (const name of serverNames) await this.startServer(name);
    await this.redis((redis) => redis.config('SET', 'maxmemory', '0'));
    for (const extra of this.world.names.filter((name) => /-\d$/.test(name))) await this.end(extra, 'SIGTERM');
    for (const name of ['ingestion', 'quality', 'publishing', 'console'] as const) {
      this.start(name);
      await this.world.ready(name);
    }
  }

  async clear(): Promise<void> {
    this.ending = true;
    for (const proxy of Object.values(this.proxies)) proxy.set({ mode: 'pass' });
    for (const name of [...this.frozen]) this.thaw(name);
    for (const name of this.world.names) await this.end(name, 'SIGKILL');
    await pause(100);
    await closeDown(this.folder, this.proxies);
  }
}

/** This run has servers of its own, whatever the environment offers: they are going to be killed. */
const nothingGiven = { MONGODB_URL: '', KAFKA_BROKERS: '', REDIS_URL: '' };
