// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, appendFileSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { failureWithLog, StackFailure } from './failure.mjs';

/**
 * Something the stack needs from the system.
 * @typedef {{ what: string, packages: string[][], present: () => boolean }} Requirement
 *   `packages`: alternatives for apt, best first, each installed together.
 * @typedef {Record<string, string | undefined>} Env
 * @typedef {Pick<import('./commands.mjs').Command, 'signal' | 'mind'>} Minder the command on whose behalf tools run
 */

/**
 * The full path of a program, or null.
 * @param {string} name
 * @param {string | undefined} path the PATH variable
 * @returns {string | null}
 */
export function findOnPath(name, path) {
  const candidates = (path ?? '').split(delimiter).filter(Boolean);
  return candidates.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Whether a short command ends with status 0, and what it printed.
 * @param {string} command
 * @param {string[]} args
 * @returns {{ ok: boolean, output: string }}
 */
export function probe(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/**
 * A Java of at least the given major version: on the PATH, in JAVA_HOME, or where Linux packages put it.
 * @param {Env} env
 * @param {number} atLeast
 * @returns {string | null}
 */
export function findJava(env, atLeast = 17) {
  const home = env['JAVA_HOME'];
  const places = [findOnPath('java', env['PATH']), home ? join(home, 'bin/java') : null, ...packagedJavas()];
  return places.find((java) => java !== null && isProgram(java) && javaMajor(java) >= atLeast) ?? null;
}

function packagedJavas() {
  try {
    return readdirSync('/usr/lib/jvm').map((name) => join('/usr/lib/jvm', name, 'bin/java'));
  } catch {
    return [];
  }
}

/** @param {string} java */
function javaMajor(java) {
  return Number(/version "(\d+)/.exec(probe(java, ['-version']).output)?.[1] ?? 0);
}

/**
 * Runs a tool to its end, everything it says going to a log.
 * @param {string} command
 * @param {string[]} args
 * @param {{ logPath: string, failure: string, env?: Env, cwd?: string, minder?: Minder | undefined }} options
 * @returns {Promise<void>}
 */
export async function runTool(command, args, { logPath, failure, env, cwd, minder }) {
  minder?.signal.throwIfAborted();
  mkdirSync(dirname(logPath), { recursive: true });
  appendFileSync(logPath, `$ ${command} ${args.join(' ')}\n`);
  // A group of its own: Ctrl-C reaches the command, which then ends its tools and what those have started.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: minder !== undefined });
  minder?.mind(child);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => appendFileSync(logPath, chunk));
  const status = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  minder?.signal.throwIfAborted();
  if (status !== 0) throw failureWithLog(`${failure} (${command}: ${status})`, logPath);
}

/**
 * Installs what is missing by apt where nobody need be asked (root on Debian or Ubuntu); elsewhere one message lists it all.
 * @param {Requirement[]} requirements
 * @param {{ say: import('./progress.mjs').Say, logPath: string, env: Env, minder?: Minder | undefined }} context
 */
export async function ensurePresent(requirements, { say, logPath, env, minder }) {
  const missing = requirements.filter((requirement) => !requirement.present());
  if (missing.length === 0) return;
  const byApt = process.getuid?.() === 0 && findOnPath('apt-get', env['PATH']);
  if (!byApt) throw new StackFailure(listOf(missing));
  say('system', `installing by apt: ${missing.map(({ what }) => what).join(', ')} …`);
  await install(missing, { logPath, env, minder });
  const absent = missing.filter((requirement) => !requirement.present());
  if (absent.length > 0) throw new StackFailure(listOf(absent));
}

/** @param {Requirement[]} missing @param {{ logPath: string, env: Env, minder: Minder | undefined }} context */
async function install(missing, { env, ...context }) {
  // RUNLEVEL=1: a freshly installed redis-server must not start as a system service beside ours.
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { ...context, env: quiet, failure: 'Installing what the stack needs did not work' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await runTool('apt-get', [...wait, 'update', '-q'], options);
  if (!probe('apt-get', ['check']).ok) await finishInterrupted(wait, options);
  const packages = missing.flatMap((requirement) => firstAvailable(requirement.packages));
  await runTool('apt-get', [...wait, 'install', '-y', '-q', '--no-install-recommends', ...new Set(packages)], options);
}

/**
 * An installation that was cut half-way blocks every later one: it is completed, removing nothing.
 * @param {string[]} wait
 * @param {{ logPath: string, failure: string, env: Env, minder: Minder | undefined }} options
 */
async function finishInterrupted(wait, options) {
  probe('dpkg', ['--configure', '-a']); // may lack a package yet; the next step brings it
  await runTool('apt-get', [...wait, '--fix-broken', '--no-remove', '-y', '-q', 'install'], options);
}

/** @param {string[][]} alternatives */
function firstAvailable(alternatives) {
  const known = alternatives.find((names) => names.every((name) => probe('apt-cache', ['show', name]).ok));
  return known ?? alternatives[0] ?? [];
}

/** @param {Requirement[]} missing */
export function listOf(missing) {
  const debian = missing.flatMap(({ packages }) => packages[0] ?? []).join(' ');
  return [
    'The local stack needs these programs on the PATH:',
    ...missing.map(({ what }) => `  - ${what}`),
    `On Debian or Ubuntu: sudo apt-get install ${debian}`,
    'Or give the addresses of running servers: MONGODB_URL, KAFKA_BROKERS, REDIS_URL. Or start Docker with compose.',
  ].join('\n');
}
