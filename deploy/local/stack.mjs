#!/usr/bin/env node
// @ts-check
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.mjs';
import { dockerAnswers, dockerDown, dockerKill, dockerUp } from './docker.mjs';
import { inPlainWords, StackFailure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { sayTo, stopwatch } from './progress.mjs';
import { isRunning } from './processes.mjs';
import { identityOf, isHealthy, SERVERS, start, stop, stopStrays } from './servers.mjs';
import { layoutOf, readState, removeState, SERVER_NAMES, writeState } from './state.mjs';
import { ensurePresent } from './tools.mjs';

/**
 * @typedef {import('./state.mjs').ServerName} ServerName
 * @typedef {{ root: string, log?: (line: string) => void, env?: Record<string, string | undefined> }} Options
 * @typedef {{ mongodbUrl: string, kafkaBrokers: string, redisUrl: string, startedBy: 'environment' | 'docker' | 'local' }} Addresses
 *   Of a server that was not needed the address is empty.
 */

/** @type {Record<ServerName, string>} */
const VARIABLES = { mongodb: 'MONGODB_URL', kafka: 'KAFKA_BROKERS', redis: 'REDIS_URL' };

/**
 * Brings the servers up, or finds them running: addresses given in the environment, else Docker, else local processes.
 * Safe to call at any time, also after an interrupted call, and from several processes at once.
 * @param {Options & { need?: readonly ServerName[], minder?: import('./tools.mjs').Minder, temporary?: boolean }} options
 *   `temporary`: true = for the commands that run now (see release), false = until `down`; left out = as it is.
 * @returns {Promise<Addresses>}
 * @throws {import('./failure.mjs').StackFailure} with a message that says what to do
 */
export async function up({ root, log = () => {}, env = process.env, need = SERVER_NAMES, minder, temporary }) {
  const wanted = need.filter((name) => !env[VARIABLES[name]]);
  const say = sayTo(log);
  for (const name of need) if (!wanted.includes(name)) say(name, `given by ${VARIABLES[name]}`);
  if (wanted.length === 0) return addresses({}, env, 'environment');
  return underLock({ root, env, say, minder }, async (context) => {
    const elapsed = stopwatch();
    // A stack that somebody has started to stay is nobody's to take down.
    if (temporary === false || (temporary && SERVER_NAMES.every((name) => !isUp(context.state, name))))
      context.state.temporary = temporary;
    if (context.state.startedBy === 'docker') await dockerUp(context, wanted);
    else await startAll(context, wanted);
    writeState(context.layout, context.state);
    say('stack', `up (${elapsed()}), described in ${context.layout.stateFile}`);
    return addresses(context.state, env, context.state.startedBy);
  });
}

/** @param {import('./servers.mjs').ServerContext} context @param {readonly ServerName[]} wanted */
async function startAll(context, wanted) {
  const asleep = wanted.filter((name) => context.state[name] === undefined);
  const requirements = asleep.flatMap((name) => SERVERS[name].requirements(context));
  await ensurePresent(requirements, { ...context, logPath: join(context.layout.logs, 'install.log') });
  const outcomes = await Promise.allSettled(wanted.map((name) => start(context, name)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Ends what was started here; data stays unless `wipe`.
 * @param {Options & { wipe?: boolean, unless?: (state: import('./state.mjs').StackState) => boolean }} options
 *   `unless`: looked at when no other command is changing the stack; true = it stays.
 */
export async function down({ root, log = () => {}, env = process.env, wipe = false, unless }) {
  return underLock({ root, env, say: sayTo(log) }, async (context) => {
    if (!unless?.(context.state)) await takeDown(context, wipe);
  });
}

/** @param {import('./servers.mjs').ServerContext} context @param {boolean} wipe */
async function takeDown(context, wipe) {
  const { layout, say, state } = context;
  const started = SERVER_NAMES.filter((name) => state[name] !== undefined);
  if (state.startedBy === 'docker' && state.project) await dockerDown(context, wipe);
  else await Promise.all(started.map(async (name) => say(name, await stop(context, name))));
  await Promise.all(SERVER_NAMES.map((name) => stopStrays(context, name)));
  removeState(layout);
  if (wipe) rmSync(layout.data, { recursive: true, force: true });
  say('stack', `down${wipe ? ', data removed' : started.length === 0 ? ' already' : ', data kept'}`);
}

/**
 * Ends a stack that was started for commands only, unless another one still works with it.
 * @param {Options & { hasOthers: () => boolean }} options
 */
export async function release({ hasOthers, ...options }) {
  const unless = (/** @type {import('./state.mjs').StackState} */ state) => !state.temporary || hasOthers();
  const layout = layoutOf(options.root);
  const state = readState(layout);
  if (!state?.temporary) return;
  try {
    await down({ ...options, unless });
  } catch (error) {
    if (!(error instanceof StackFailure) || !['ENOSPC', 'EDQUOT'].includes(error.code) || unless(state)) throw error;
    // On a full disk there is no lock to be had, by nobody.
    const { log = () => {}, env = process.env } = options;
    await takeDown({ layout, cache: cacheFolder(env), env, say: sayTo(log), state, minder: undefined }, false);
  }
}

/** @param {import('./state.mjs').StackState} state @param {ServerName} name */
function isUp(state, name) {
  const entry = state[name];
  return entry !== undefined && (state.startedBy === 'docker' || isRunning(identityOf(entry)));
}

/**
 * What is recorded and whether it answers now.
 * @param {Options} options
 * @returns {Promise<{ startedBy: 'environment' | 'docker' | 'local' | null, servers: { name: ServerName, url: string, healthy: boolean }[] }>}
 */
export async function status({ root, env = process.env }) {
  const state = readState(layoutOf(root));
  const servers = await Promise.all(
    SERVER_NAMES.map(async (name) => {
      const given = env[VARIABLES[name]];
      const entry = state?.[name];
      if (given || !entry) return { name, url: given ?? '', healthy: Boolean(given) };
      const alive = state?.startedBy === 'docker' ? await SERVERS[name].ping(entry.port) : await isHealthy(name, entry);
      return { name, url: entry.url, healthy: alive };
    }),
  );
  const given = SERVER_NAMES.every((name) => env[VARIABLES[name]]);
  return { startedBy: given ? 'environment' : (state?.startedBy ?? null), servers };
}

/**
 * Ends one server as a crash would (for tests): its data and port stay.
 * @param {string} root
 * @param {ServerName} name
 * @param {NodeJS.Signals} [signal]
 */
export function killServer(root, name, signal = 'SIGKILL') {
  return underLock({ root, env: process.env, say: () => {} }, async (context) => {
    if (context.state.startedBy === 'docker') await dockerKill(context, name, signal);
    else await stop(context, name, signal);
  });
}

/**
 * Ends one server in order (or finds it dead) and starts it on the same port and data.
 * @param {string} root
 * @param {ServerName} name
 */
export async function restartServer(root, name) {
  await killServer(root, name, 'SIGTERM');
  return startServer(root, name);
}

/**
 * Starts one server that was killed; when it runs already nothing happens.
 * @param {string} root
 * @param {ServerName} name
 * @param {Omit<Options, 'root'>} [options]
 */
export function startServer(root, name, options = {}) {
  return up({ root, need: [name], ...options });
}

/**
 * @template T
 * @param {{ root: string, env: Record<string, string | undefined>, say: import('./progress.mjs').Say, minder?: import('./tools.mjs').Minder | undefined }} options
 * @param {(context: import('./servers.mjs').ServerContext) => Promise<T>} work
 */
async function underLock({ root, env, say, minder }, work) {
  const layout = layoutOf(root);
  const onWait = (/** @type {number} */ pid) => say('stack', `waiting for the command of process ${pid} …`);
  try {
    return await withLock(layout.lockFile, { onWait, signal: minder?.signal }, () => {
      const state = knownState(layout) ?? { root: layout.root, startedBy: dockerAnswers() ? 'docker' : 'local' };
      return work({ layout, cache: cacheFolder(env), env, say, state, minder });
    });
  } catch (error) {
    throw inPlainWords(error);
  }
}

/**
 * What ran last time decides how it goes on, unless Docker has gone since.
 * @param {import('./state.mjs').Layout} layout
 */
function knownState(layout) {
  const known = readState(layout);
  return known?.startedBy === 'docker' && !dockerAnswers() ? null : known;
}

/**
 * @param {Partial<import('./state.mjs').StackState>} state
 * @param {Record<string, string | undefined>} env
 * @param {Addresses['startedBy']} startedBy
 * @returns {Addresses}
 */
function addresses(state, env, startedBy) {
  const of = (/** @type {ServerName} */ name) => env[VARIABLES[name]] || (state[name]?.url ?? '');
  return { mongodbUrl: of('mongodb'), kafkaBrokers: of('kafka'), redisUrl: of('redis'), startedBy };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // Not awaited at the top level: the command line imports this file, which would then wait for itself.
  void import('./command.mjs').then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2), fileURLToPath(new URL('../..', import.meta.url)));
  });
}
