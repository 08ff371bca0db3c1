// @ts-check
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureWithLog, StackFailure, tailOf } from './failure.mjs';
import { kafka } from './kafka.mjs';
import { mongodb } from './mongo.mjs';
import { choosePort } from './ports.mjs';
import { findByArgument, isRunning, spawnDetached, stopProcess } from './processes.mjs';
import { pause, stopwatch } from './progress.mjs';
import { redis } from './redis.mjs';
import { readJson, SERVER_NAMES, writeJson, writeState } from './state.mjs';

/**
 * @typedef {import('./state.mjs').ServerName} ServerName
 * @typedef {import('./state.mjs').ServerEntry} ServerEntry
 * @typedef {{ layout: import('./state.mjs').Layout, cache: string, env: Record<string, string | undefined>,
 *   say: import('./progress.mjs').Say, state: import('./state.mjs').StackState, minder: import('./tools.mjs').Minder | undefined }} ServerContext
 *   `minder`: the command that must be able to end what is under way.
 *
 * How one server is run.
 * @typedef {{ command: string, args: (ports: number[]) => string[], dataDir: string, kind?: string,
 *   writeConfig?: (ports: number[]) => void, beforeStart?: () => Promise<void> }} LaunchPlan
 *
 * `markers`: words of the command line that no process but this checkout's server has.
 * @typedef {{ name: ServerName, markers: (layout: import('./state.mjs').Layout) => string[], portCount: number, readyWithinMs: number, urlOf: (port: number) => string,
 *   ping: (port: number) => Promise<boolean>, settled?: (port: number) => Promise<boolean>,
 *   requirements: (context: ServerContext) => import('./tools.mjs').Requirement[],
 *   prepare: (context: ServerContext) => Promise<LaunchPlan> }} ServerDefinition
 */

/** @type {Record<ServerName, ServerDefinition>} */
export const SERVERS = { mongodb, kafka, redis };

/** How long a running server may stay silent before it is ended and started anew. */
const SILENCE_MS = 20_000;

/**
 * Whether the recorded server runs and answers in its own protocol.
 * @param {ServerName} name
 * @param {ServerEntry | undefined} entry
 */
export async function isHealthy(name, entry) {
  return entry !== undefined && isRunning(identityOf(entry)) && (await SERVERS[name].ping(entry.port));
}

/**
 * Starts one server, or finds it running. Writes `stack.json` as soon as there is a process, before it answers.
 * @param {ServerContext} context
 * @param {ServerName} name
 * @returns {Promise<ServerEntry>}
 */
export async function start(context, name) {
  const running = await findRunning(context, name);
  if (running) return running;
  const plan = await SERVERS[name].prepare(context);
  context.minder?.signal.throwIfAborted();
  await stopStrays(context, name);
  for (const lastTry of [false, false, true]) {
    const elapsed = stopwatch();
    const entry = await launch(context, name, plan);
    const trouble = await waitUntilReady(name, entry, context.minder?.signal);
    context.minder?.signal.throwIfAborted();
    if (!trouble) {
      context.say(name, `ready on 127.0.0.1:${entry.port} (${elapsed()})`);
      return entry;
    }
    await stopProcess(identityOf(entry), { graceMs: 2_000 });
    const portTaken = /already in use|Address in use|EADDRINUSE/i.test(tailOf(entry.log ?? ''));
    if (lastTry || !portTaken) throw failureWithLog(`${name} ${trouble}.`, entry.log ?? '');
    context.say(name, `port ${entry.port} was taken meanwhile, choosing another one`);
    forgetPort(context, name);
  }
  throw new StackFailure(`${name} did not start.`);
}

/**
 * Ends one server.
 * @param {ServerContext} context
 * @param {ServerName} name
 * @param {NodeJS.Signals} [signal] SIGTERM ends it in order; SIGKILL at once, as a crash would
 * @returns {Promise<'absent' | 'stopped' | 'killed'>}
 */
export async function stop({ state }, name, signal = 'SIGTERM') {
  const entry = state[name];
  return entry ? stopProcess(identityOf(entry), { signal, graceMs: 20_000 }) : 'absent';
}

/**
 * Ends servers of this checkout that no record names: a bring-up was killed between start and record, or the record was lost.
 * @param {ServerContext} context
 * @param {ServerName} name
 */
export async function stopStrays({ layout, say }, name) {
  for (const stray of SERVERS[name].markers(layout).flatMap(findByArgument)) {
    say(name, `ending a left-over of an interrupted bring-up (process ${stray.pid})`);
    await stopProcess(stray);
  }
}

/**
 * @param {ServerContext} context
 * @param {ServerName} name
 */
async function findRunning({ state, say }, name) {
  const entry = state[name];
  if (!entry || !isRunning(identityOf(entry))) {
    if (entry) say(name, `process ${entry.pid} is gone, starting it again`);
    return null;
  }
  if (await answersWithin(name, entry, SILENCE_MS)) {
    say(name, `running on 127.0.0.1:${entry.port}`);
    return entry;
  }
  say(name, `process ${entry.pid} does not answer, ending it`);
  await stopProcess(identityOf(entry), { graceMs: 3_000 });
  return null;
}

/**
 * @param {ServerContext} context
 * @param {ServerName} name
 * @param {LaunchPlan} plan
 * @returns {Promise<ServerEntry>}
 */
async function launch(context, name, plan) {
  const { layout, state } = context;
  const definition = SERVERS[name];
  const ports = await choosePorts(context, definition);
  mkdirSync(plan.dataDir, { recursive: true });
  mkdirSync(layout.logs, { recursive: true });
  plan.writeConfig?.(ports);
  await plan.beforeStart?.();
  const log = freshLog(join(layout.logs, `${name}.log`));
  const { pid, startTime } = await spawnDetached(plan.command, plan.args(ports), { cwd: plan.dataDir, logPath: log });
  const port = ports[0] ?? 0;
  const entry = {
    url: definition.urlOf(port),
    pid,
    startTime,
    port,
    log,
    dataDir: plan.dataDir,
    kind: plan.kind ?? name,
  };
  state[name] = entry;
  writeState(layout, state);
  return entry;
}

/** @param {string} path the log of the last run stays beside it: a failure must show lines of this one only */
function freshLog(path) {
  if (statSync(path, { throwIfNoEntry: false })) renameSync(path, `${path}.1`);
  return path;
}

/**
 * @param {ServerName} name
 * @param {ServerEntry} entry
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<string | null>} what is wrong, or null when it is ready
 */
async function waitUntilReady(name, entry, signal) {
  const { readyWithinMs, settled } = SERVERS[name];
  if (!(await answersWithin(name, entry, readyWithinMs, signal))) {
    return isRunning(identityOf(entry)) ? `did not answer within ${readyWithinMs / 1000} s` : 'ended while it started';
  }
  // Kept out of the clients' sight: "coordinator is loading" of Kafka's first seconds. Never a reason to fail.
  const until = performance.now() + 10_000;
  while (settled && !(await settled(entry.port)) && performance.now() < until) await pause(50);
  return null;
}

/**
 * @param {ServerName} name
 * @param {ServerEntry} entry
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 */
async function answersWithin(name, entry, milliseconds, signal) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until && !signal?.aborted && isRunning(identityOf(entry))) {
    if (await SERVERS[name].ping(entry.port)) return isRunning(identityOf(entry));
    await pause(50);
  }
  return false;
}

/**
 * The ports of last time where they are free: clients that still run find the server again.
 * @param {ServerContext} context
 * @param {ServerDefinition} definition
 */
async function choosePorts({ layout }, { name, portCount }) {
  const remembered = readJson(layout.portsFile) ?? {};
  const taken = new Set(SERVER_NAMES.flatMap((other) => (other === name ? [] : (remembered[other] ?? []))));
  const ports = [];
  for (let index = 0; index < portCount; index += 1) {
    ports.push(await choosePort(remembered[name]?.[index], taken));
  }
  writeJson(layout.portsFile, { ...(readJson(layout.portsFile) ?? {}), [name]: ports });
  return ports;
}

/** @param {ServerContext} context @param {ServerName} name */
function forgetPort({ layout }, name) {
  writeJson(layout.portsFile, { ...(readJson(layout.portsFile) ?? {}), [name]: undefined });
}

/** @param {ServerEntry} entry */
export function identityOf(entry) {
  return { pid: entry.pid ?? 0, startTime: entry.startTime ?? '' };
}
