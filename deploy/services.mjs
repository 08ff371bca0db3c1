// @ts-check
// Starts, watches and ends the services of one checkout. Only processes started here are ever signalled.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { failureWithLog } from './local/failure.mjs';
import { choosePort } from './local/ports.mjs';
import { isRunning, startTimeOf, stopProcess } from './local/processes.mjs';
import { pause } from './local/progress.mjs';
import { readJson, writeJson } from './local/state.mjs';

/**
 * @typedef {import('./local/stack.mjs').Addresses} Addresses
 * @typedef {'sandbox' | 'ingestion' | 'quality' | 'publishing' | 'console'} ServiceName
 * @typedef {{ name: ServiceName, url: string, env: Record<string, string>, child: import('node:child_process').ChildProcess | null,
 *   starts: number, startedAt: number }} Service
 * @typedef {(service: ServiceName, line: string) => void} OnLine one line of a service's output
 */

/** The preferred port of each; when it is taken, any free one. */
const PORTS = /** @type {Record<ServiceName, number>} */ ({
  console: 8080,
  ingestion: 8081,
  quality: 8082,
  publishing: 8083,
  sandbox: 8090,
});
export const SERVICE_NAMES = /** @type {ServiceName[]} */ (Object.keys(PORTS));

const READY_WITHIN_MS = 60_000;
const DRAIN_SECONDS = 20;
const GRACE_MS = (DRAIN_SECONDS + 5) * 1000;
/** A service that ran this long starts its back-off anew. */
const HEALTHY_MS = 60_000;
const MAX_STARTS = 6;

/** Something that a person has to settle before services can run. */
export class ServiceFailure extends Error {}

/** Key that seals marketplace secrets, made once per checkout and readable by its owner only. @param {string} root */
function secretsKey(root) {
  const path = join(root, '.local/secrets.json');
  const known = readJson(path);
  if (typeof known?.secretsKey === 'string') return known.secretsKey;
  const secretsKey = randomBytes(32).toString('base64');
  writeJson(path, { secretsKey });
  return secretsKey;
}

/** The services of one checkout; at most one set of them runs at a time. */
export class Services {
  /** @type {Map<ServiceName, Service>} */
  #services = new Map();
  #ending = false;
  /** @type {import('node:child_process').ChildProcess | null} */
  #migration = null;
  #stateFile;

  /**
   * @param {{ root: string, addresses: Addresses, onLine?: OnLine, say: (line: string) => void, env?: Record<string, string>,
   *   signal?: AbortSignal }} options
   *   `onLine` left out = output goes to .local/logs/<service>.log; `signal`: nothing is begun or waited for any more.
   */
  constructor({ root, addresses, onLine, say, env = {}, signal }) {
    this.signal = signal;
    this.root = root;
    this.addresses = addresses;
    this.say = say;
    this.extra = env;
    this.#stateFile = join(root, '.local/services.json');
    this.onLine = onLine ?? this.#toFiles();
  }

  /** @param {ServiceName} name */
  url(name) {
    const service = this.#services.get(name);
    if (!service) throw new Error(`${name} was not started`);
    return service.url;
  }

  /** Environment that services and the migration share. */
  get environment() {
    const { mongodbUrl, kafkaBrokers, redisUrl } = this.addresses;
    return {
      NODE_ENV: 'production',
      MONGODB_URL: mongodbUrl,
      KAFKA_BROKERS: kafkaBrokers,
      REDIS_URL: redisUrl,
      SECRETS_KEY: process.env.SECRETS_KEY || secretsKey(this.root),
      DRAIN_SECONDS: String(DRAIN_SECONDS),
      // Beside pretend marketplaces only: they and their pictures lie on this machine.
      ALLOW_PRIVATE_SHOPS: 'true',
      ...this.extra,
    };
  }

  /** @throws {ServiceFailure} when another command runs them already */
  async claim() {
    const known = readJson(this.#stateFile);
    if (isRunning(known?.command)) {
      const where = known.console ? ` at ${known.console}` : '';
      throw new ServiceFailure(
        `The services run already${where} (process ${known.command.pid}); end that command first.`,
      );
    }
    // Left over from a command that was killed.
    for (const left of known?.services ?? []) {
      if (isRunning(left)) await stopProcess(left, { graceMs: GRACE_MS });
    }
    this.#remember();
  }

  /** Creates indexes and topics; output of a failure is in the error. */
  async migrate() {
    const child = spawn(process.execPath, [join(this.root, 'dist/deploy/migrate.js')], {
      cwd: this.root,
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Apart from Ctrl-C of the terminal: it ends by itself in a moment, or by `stop`.
      detached: true,
    });
    this.#migration = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const code = await new Promise((resolve) => child.once('close', resolve));
    this.#migration = null;
    this.#goOn();
    if (code !== 0) throw new ServiceFailure(`The migration failed (${code}):\n${output.trimEnd().slice(-3000)}`);
  }

  /** Starts all; resolves when every one is ready. @throws {ServiceFailure} */
  async start() {
    const taken = new Set();
    const ports = /** @type {[ServiceName, number][]} */ ([]);
    for (const name of SERVICE_NAMES) ports.push([name, await choosePort(PORTS[name], taken)]);
    const urls = Object.fromEntries(ports.map(([name, port]) => [name, `http://127.0.0.1:${port}`]));
    const addresses = {
      CONSOLE_URL: urls.console ?? '',
      INGESTION_URL: urls.ingestion ?? '',
      QUALITY_URL: urls.quality ?? '',
      PUBLISHING_URL: urls.publishing ?? '',
      SANDBOX_URL: urls.sandbox ?? '',
      PUBLIC_URL: process.env.PUBLIC_URL || (urls.console ?? ''),
      BOOTSTRAP_OUTPUT: join(this.root, '.local/start.json'),
    };
    for (const [name, port] of ports) {
      const env = { ...this.environment, ...addresses, ...this.extra, PORT: String(port) };
      this.#services.set(name, { name, url: `http://127.0.0.1:${port}`, env, child: null, starts: 0, startedAt: 0 });
    }
    this.#goOn();
    for (const service of this.#services.values()) this.#spawn(service);
    await Promise.all([...this.#services.values()].map((service) => this.#ready(service)));
  }

  /** @param {Service} service */
  #spawn(service) {
    service.starts += 1;
    service.startedAt = performance.now();
    // A session of its own: Ctrl-C reaches only this command, which then ends the services in order.
    const child = spawn(process.execPath, [join(this.root, `dist/apps/${service.name}/src/main.js`)], {
      cwd: this.root,
      env: { ...process.env, ...service.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    service.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.onLine(service.name, line));
    }
    child.once('exit', (code, signal) => this.#ended(service, signal ?? code ?? 'unknown'));
    child.once('error', (error) => this.say(`${service.name} cannot be started: ${error.message}`));
    this.#remember();
  }

  /** @param {Service} service @param {string | number} how */
  #ended(service, how) {
    service.child = null;
    if (this.#ending) return;
    if (performance.now() - service.startedAt > HEALTHY_MS) service.starts = 1;
    if (how === 78 || service.starts >= MAX_STARTS) {
      this.say(`${service.name} ended (${how}) and stays down: its last lines say why.`);
      return;
    }
    const wait = Math.min(250 * 2 ** service.starts, 15_000);
    this.say(`${service.name} ended (${how}); it is started again in ${wait / 1000} s`);
    setTimeout(() => {
      if (!this.#ending) this.#spawn(service);
    }, wait);
  }

  /** @throws the reason for which the command ends */
  #goOn() {
    this.signal?.throwIfAborted();
    if (this.#ending) throw new ServiceFailure('The services are being ended.');
  }

  /** @param {Service} service */
  async #ready(service) {
    const until = performance.now() + READY_WITHIN_MS;
    while (performance.now() < until) {
      this.#goOn();
      if (!service.child && (service.starts >= MAX_STARTS || performance.now() - service.startedAt > 15_000)) break;
      if (await answers(`${service.url}/health/ready`)) return;
      await pause(50);
    }
    throw failureWithLog(
      `${service.name} did not become ready.`,
      join(this.root, '.local/logs', `${service.name}.log`),
    );
  }

  /** Ends all in order: the marketplaces last, for calls that are still under way. */
  async stop() {
    this.#ending = true;
    const migration = this.#migration;
    if (migration) await end({ child: migration });
    const all = [...this.#services.values()];
    await Promise.all(all.filter(({ name }) => name !== 'sandbox').map(end));
    await Promise.all(all.filter(({ name }) => name === 'sandbox').map(end));
    writeJson(this.#stateFile, {});
  }

  /** Written at every start, so that a later command finds what a killed one left behind. */
  #remember() {
    const services = [...this.#services.values()].flatMap(({ name, child }) =>
      child?.pid ? [{ name, pid: child.pid, startTime: startTimeOf(child.pid) ?? '' }] : [],
    );
    const command = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
    writeJson(this.#stateFile, { command, console: this.#services.get('console')?.url, services });
  }

  /** @returns {OnLine} */
  #toFiles() {
    const folder = join(this.root, '.local/logs');
    mkdirSync(folder, { recursive: true });
    const files = new Map(SERVICE_NAMES.map((name) => [name, createWriteStream(join(folder, `${name}.log`))]));
    for (const [name, file] of files) {
      file.once('error', (error) => this.say(`the log of ${name} cannot be written: ${error.message}`));
    }
    return (name, line) => void files.get(name)?.write(`${line}\n`);
  }
}

/** @param {Pick<Service, 'child'>} service */
async function end({ child }) {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(killer);
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not listening yet
  }
}
