import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '#libs/runtime';
import { Database } from '#libs/storage';
import { choosePort } from '../../deploy/local/ports.mjs';
import { dropTopics } from './raw-kafka.js';
import { checkout, inheritedEnv, type Stack, stack, until } from './stack.js';

const services = ['sandbox', 'console', 'ingestion', 'quality', 'publishing'] as const;
export type Service = (typeof services)[number];

interface Answer {
  status: number;
  // Answers are read freely in tests; their shape is what the assertions check.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

export interface Keys {
  organisation: string;
  apiKey: string;
  operatorKey: string;
  officerKey: string;
}

export interface WorldOptions {
  /** Where the servers are; left out = those of this checkout. */
  stack?: Stack;
  /** A folder with `package.json` and `dist/`; left out = this checkout. */
  build?: string;
  /** Folder for the output of the processes; left out = `.local/logs` of this checkout. */
  logs?: string;
}

/** All services as processes of their own, on the real stack, to be killed at will. */
export class World {
  readonly urls = {} as Record<Service, string>;
  keys!: Keys;
  private readonly children = new Map<string, ChildProcess>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'ganh-test-'));
  private env: Record<string, string> = {};

  private constructor(
    readonly stack: Stack,
    private readonly build: string,
    private readonly logs: string,
  ) {
    mkdirSync(logs, { recursive: true });
  }

  static async start(env: Record<string, string> = {}, options: WorldOptions = {}): Promise<World> {
    const world = new World(
      options.stack ?? stack(),
      options.build ?? checkout,
      options.logs ?? join(checkout, '.local/logs'),
    );
    // Not a port the kernel gives to callers: a service that was killed finds its own free again.
    const taken = new Set<number>();
    for (const service of services) world.urls[service] = `http://127.0.0.1:${await choosePort(undefined, taken)}`;
    world.env = {
      NODE_ENV: 'production',
      MONGODB_URL: world.stack.mongodbUrl,
      KAFKA_BROKERS: world.stack.brokers.join(','),
      REDIS_URL: world.stack.redisUrl,
      DB_PREFIX: world.stack.dbPrefix,
      TOPIC_PREFIX: `${world.stack.dbPrefix}.`,
      CONSUMER_GROUP_PREFIX: `${world.stack.dbPrefix}-`,
      SECRETS_KEY: world.stack.secretsKey,
      CONSOLE_URL: world.urls.console,
      INGESTION_URL: world.urls.ingestion,
      QUALITY_URL: world.urls.quality,
      PUBLISHING_URL: world.urls.publishing,
      SANDBOX_URL: world.urls.sandbox,
      PUBLIC_URL: world.urls.console,
      BOOTSTRAP_OUTPUT: join(world.folder, 'start.json'),
      ALLOW_PRIVATE_SHOPS: 'true',
      // Short enough that a test sees a lost call settle.
      STEP_DEADLINE_MS: '4000',
      SETTLE_MS: '1500',
      SWEEP_MS: '300',
      RELAY_LEASE_MS: '2000',
      JOB_LOCK_MS: '4000',
      CONSUMER_SESSION_MS: '6000',
      CALL_TIMEOUT_MS: '3000',
      ...env,
    };
    await world.run('dist/deploy/migrate.js');
    for (const service of services) world.spawn(service);
    try {
      await Promise.all(services.map((service) => world.ready(service)));
    } catch (error) {
      await world.stop();
      throw error;
    }
    world.keys = JSON.parse(readFileSync(join(world.folder, 'start.json'), 'utf8')) as Keys;
    return world;
  }

  private async run(script: string): Promise<void> {
    const child = spawn(process.execPath, [join(this.build, script)], {
      env: { ...inheritedEnv(), ...this.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`${script} ended with ${String(code)}`);
  }

  /** Starts a service, or one more process of it under another name. */
  spawn(service: Service, as: string = service, env: Record<string, string> = {}): void {
    const log = createWriteStream(join(this.logs, `test-${as}.log`), { flags: 'a' });
    const port = as === service ? new URL(this.urls[service]).port : '0';
    const child = spawn(process.execPath, [join(this.build, `dist/apps/${service}/src/main.js`)], {
      env: { ...inheritedEnv(), ...this.env, ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.children.set(as, child);
  }

  async ready(service: Service): Promise<void> {
    await until(
      `${service} is ready`,
      () =>
        fetch(`${this.urls[service]}/health/ready`).then(
          (answer) => answer.ok,
          () => false,
        ),
      40_000,
    );
  }

  /** Ends a process by a signal and answers its exit code (null = killed). */
  async kill(as: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.children.get(as);
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    const code = await gone;
    this.children.delete(as);
    return code;
  }

  signal(as: string, signal: NodeJS.Signals): void {
    this.children.get(as)?.kill(signal);
  }

  /** The process of that name, also when it has just ended. */
  process(as: string): ChildProcess | undefined {
    return this.children.get(as);
  }

  /** Names of all processes started and not ended by `kill`. */
  get names(): string[] {
    return [...this.children.keys()];
  }

  /** The physical name of a topic of this world. */
  topic(name: string): string {
    return `${this.stack.dbPrefix}.${name}`;
  }

  /** Ends every process and leaves nothing of this world behind on the stack. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.children.keys()].filter((name) => name !== 'sandbox').map((name) => this.kill(name, 'SIGTERM')),
    );
    await this.kill('sandbox', 'SIGTERM');
    await dropTopics(this.stack.brokers, `${this.stack.dbPrefix}.`);
    for (const service of ['ingestion', 'quality', 'publishing', 'console']) {
      const db = await Database.open({
        url: this.stack.mongodbUrl,
        dbName: `${this.stack.dbPrefix}-${service}`,
        log: createLog('test', { level: 'error' }),
      });
      await db.drop();
      await db.close();
    }
  }

  /** A call to the console's public address. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    options: { key?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const isText = typeof body === 'string';
    const response = await fetch(`${this.urls.console}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${options.key ?? this.keys.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  }

  /** The sandbox's control room. */
  async control(method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const response = await fetch(`${this.urls.sandbox}/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  }
}
