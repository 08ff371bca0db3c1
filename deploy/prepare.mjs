// @ts-check
// What every command needs first: packages as locked, and a build of exactly these sources.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Interruption } from './local/commands.mjs';
import { adviceFor, inPlainWords, StackFailure, withoutFrames } from './local/failure.mjs';
import { withLock } from './local/lock.mjs';
import { sayTo } from './local/progress.mjs';
import { readJson } from './local/state.mjs';

/** @typedef {(line: string) => void} Log */
/** @typedef {import('./local/tools.mjs').Minder} Minder */

/** A preparation failed; the message says what and shows the last lines of it. */
export class PreparationFailure extends Error {}

/**
 * What is said of an error at the end of a command: what the system refuses in plain words, our own bugs with their stack.
 * @param {unknown} error
 * @param {readonly (typeof Error)[]} expected errors whose message is for a person
 */
export function lastWords(error, expected) {
  const told = inPlainWords(error);
  const isForPeople =
    told instanceof Error &&
    [PreparationFailure, StackFailure, Interruption, ...expected].some((kind) => told instanceof kind);
  return isForPeople ? `\n${told.message}` : told;
}

const LAST_LINES = 25;

/**
 * Runs a program to its end; its output goes into a file.
 * @param {string} command
 * @param {string[]} words
 * @param {{ root: string, name: string, minder: Minder | undefined }} options
 * @throws {PreparationFailure} with the last lines of the output
 */
async function run(command, words, { root, name, minder }) {
  minder?.signal.throwIfAborted();
  const folder = join(root, '.local/logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  /** @type {Buffer[]} */
  const output = [];
  const code = await new Promise((resolve, reject) => {
    // A group of its own: npm has children, and all of them must end with this command.
    const detached = minder !== undefined;
    const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached });
    minder?.mind(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', resolve);
  });
  const text = Buffer.concat(output).toString('utf8');
  minder?.signal.throwIfAborted();
  writeFileSync(path, text);
  if (code === 0) return;
  const last = withoutFrames(text).trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  const what = `${command} ${words.join(' ')} failed (${code}); all of it is in ${path}`;
  throw new PreparationFailure(`${what}\n\n${last}\n\n${adviceFor(text)}`);
}

/**
 * Whether node_modules holds what package-lock.json says. npm writes its own list last, so a broken-off install is seen.
 * @param {string} root
 */
export function isInstalled(root) {
  const locked = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!present) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true;
    if (entry.optional && !present[path]) return true;
    return present[path]?.version === entry.version && existsSync(join(root, path));
  });
}

/**
 * Installs what is locked, unless it is there. Two commands of one checkout take turns.
 * @param {string} root
 * @param {Log} log
 * @param {Minder} [minder]
 * @returns {Promise<number>} seconds
 */
export async function ensureInstalled(root, log, minder) {
  const from = performance.now();
  if (isInstalled(root)) return 0;
  return inTurn(root, log, minder, async () => {
    if (isInstalled(root)) return 0;
    log('  packages   npm ci …');
    // npm itself asks again after 10 and 60 seconds; a minute without a network is sat out.
    const words = ['ci', '--no-audit', '--no-fund', '--fetch-retries=4'];
    await run('npm', words, { root, name: 'install', minder });
    const seconds = secondsSince(from);
    log(`  packages   installed (${seconds.toFixed(1)} s)`);
    return seconds;
  });
}

/**
 * @template T
 * @param {string} root
 * @param {Log} log
 * @param {Minder | undefined} minder
 * @param {() => Promise<T>} work
 */
function inTurn(root, log, minder, work) {
  const onWait = (/** @type {number} */ pid) => sayTo(log)('packages', `waiting for the command of process ${pid} …`);
  return withLock(join(root, '.local/prepare.lock'), { onWait, signal: minder?.signal }, work);
}

/**
 * Fingerprint of everything the build reads.
 * @param {string} root
 */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  const files = ['apps', 'libs', 'deploy', 'test/world', 'test/torture', 'test/bench']
    .flatMap((folder) => filesBelow(root, folder))
    .sort();
  for (const path of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...files]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(root, path);
    return /\.(ts|mts|json|js|mjs)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name) ? [path] : [];
  });
}

/**
 * Builds unless dist/ is of these very sources. The new tree replaces the old one as a whole: nothing of a removed
 * source stays behind, and a broken-off build is not seen.
 * @param {string} root
 * @param {Log} log
 * @param {Minder} [minder]
 * @returns {Promise<number>} seconds
 */
export async function ensureBuilt(root, log, minder) {
  const stamp = sourceStamp(root);
  if (isBuilt(root, stamp)) return 0;
  return inTurn(root, log, minder, async () => (isBuilt(root, stamp) ? 0 : build(root, log, { stamp, minder })));
}

/** Whether dist/ is of these sources, and whole. @param {string} root @param {string} stamp */
function isBuilt(root, stamp) {
  const dist = join(root, 'dist');
  const known = readJson(join(dist, 'stamp.json'));
  return known?.sources === stamp && known.size === sizeOf(dist);
}

/** Number of files and of bytes below a folder, the stamp apart. @param {string} folder */
function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'stamp.json',
  );
  const bytes = entries.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return `${entries.length} files, ${bytes.reduce((sum, size) => sum + size, 0)} bytes`;
}

/**
 * Renames a folder; copies it where `.local` lies on another disk. A copy that breaks off is not taken for whole: its size is wrong.
 * @param {string} from
 * @param {string} to
 */
export function moveFolder(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}

/** @param {string} root @param {Log} log @param {{ stamp: string, minder: Minder | undefined }} options */
async function build(root, log, { stamp, minder }) {
  const from = performance.now();
  const dist = join(root, 'dist');
  const next = join(root, '.local', `dist-${process.pid}`);
  const old = `${next}.old`;
  log('  build      tsc …');
  // Left by a build that was killed.
  for (const name of readdirSync(join(root, '.local'))) {
    if (/^dist-\d+(\.old)?$/.test(name)) rmSync(join(root, '.local', name), { recursive: true, force: true });
  }
  try {
    const compiler = join(root, 'node_modules/typescript/lib/tsc.js');
    await run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', next], {
      root,
      name: 'build',
      minder,
    });
    writeFileSync(join(next, 'stamp.json'), `${JSON.stringify({ sources: stamp, size: sizeOf(next) })}\n`);
    // Renamed away first: another build may be writing there.
    if (existsSync(dist)) moveFolder(dist, old);
    moveFolder(next, dist);
  } finally {
    for (const left of [next, old]) rmSync(left, { recursive: true, force: true });
  }
  const seconds = secondsSince(from);
  log(`  build      done (${seconds.toFixed(1)} s)`);
  return seconds;
}

/** @param {number} from a reading of performance.now() */
export const secondsSince = (from) => Math.round(performance.now() - from) / 1000;
