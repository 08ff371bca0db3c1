// @ts-check
// What every command needs first: packages as locked, and a build of exactly these sources.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './local/state.mjs';

/** @typedef {(line: string) => void} Log */

/** A preparation failed; the message says what and shows the last lines of it. */
export class PreparationFailure extends Error {}

const LAST_LINES = 25;

/**
 * Runs a program to its end; its output goes into a file.
 * @param {string} command
 * @param {string[]} words
 * @param {{ root: string, name: string }} options
 * @throws {PreparationFailure} with the last lines of the output
 */
async function run(command, words, { root, name }) {
  const folder = join(root, '.local/logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  /** @type {Buffer[]} */
  const output = [];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', resolve);
  });
  const text = Buffer.concat(output).toString('utf8');
  writeFileSync(path, text);
  if (code === 0) return;
  const last = text.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  throw new PreparationFailure(`${command} ${words.join(' ')} failed (${code}); all of it is in ${path}\n\n${last}`);
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

/** @param {string} root @param {Log} log @returns {Promise<number>} seconds */
export async function ensureInstalled(root, log) {
  const from = performance.now();
  if (isInstalled(root)) return 0;
  log('  packages   npm ci …');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { root, name: 'install' });
  const seconds = secondsSince(from);
  log(`  packages   installed (${seconds.toFixed(1)} s)`);
  return seconds;
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
 * @returns {Promise<number>} seconds
 */
export async function ensureBuilt(root, log) {
  const from = performance.now();
  const dist = join(root, 'dist');
  const next = join(root, '.local', `dist-${process.pid}`);
  const old = `${next}.old`;
  const stamp = sourceStamp(root);
  if (readJson(join(dist, 'stamp.json'))?.sources === stamp) return 0;
  log('  build      tsc …');
  try {
    const compiler = join(root, 'node_modules/typescript/lib/tsc.js');
    await run(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', next], { root, name: 'build' });
    writeFileSync(join(next, 'stamp.json'), `${JSON.stringify({ sources: stamp })}\n`);
    // Renamed away first: another build may be writing there.
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(next, dist);
  } finally {
    for (const left of [next, old]) rmSync(left, { recursive: true, force: true });
  }
  const seconds = secondsSince(from);
  log(`  build      done (${seconds.toFixed(1)} s)`);
  return seconds;
}

/** @param {number} from a reading of performance.now() */
export const secondsSince = (from) => Math.round(performance.now() - from) / 1000;
