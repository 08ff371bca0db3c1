// @ts-check
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { withLock } from './lock.mjs';

const MANIFEST = 'manifest.json';

/**
 * The folder in which one user's downloads are kept, for all checkouts.
 * @param {Record<string, string | undefined>} env
 * @returns {string}
 */
export function cacheFolder(env) {
  const base = env['XDG_CACHE_HOME'];
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'ganh');
}

/**
 * Whether a cached folder holds every file of its manifest in its full length.
 * @param {string} folder
 * @returns {boolean}
 */
export function isWhole(folder) {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    const entries = Object.entries(files);
    return entries.length > 0 && entries.every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false; // absent, half-written or damaged: fetched again
  }
}

/**
 * The path of a cached folder, filled first when it is absent or damaged. Filling happens in a folder beside it that is
 * renamed when whole, under a lock, so neither a kill nor a second checkout ever leaves or sees half of it.
 * @param {{ cache: string, name: string, onWait?: (pid: number) => void, signal?: AbortSignal | undefined, fill: (folder: string) => Promise<void> }} request
 * @returns {Promise<string>}
 */
export async function cached({ cache, name, onWait, signal, fill }) {
  const folder = join(cache, name);
  if (isWhole(folder)) return folder;
  return withLock(`${folder}.lock`, { onWait, signal }, async () => {
    if (isWhole(folder)) return folder;
    removeLeftovers(cache, `${name}.filling-`);
    const filling = `${folder}.filling-${randomUUID()}`;
    mkdirSync(filling, { recursive: true });
    try {
      await fill(filling);
      writeFileSync(join(filling, MANIFEST), JSON.stringify({ files: sizesOf(filling) }, null, 1));
      rmSync(folder, { recursive: true, force: true });
      renameSync(filling, folder);
    } finally {
      rmSync(filling, { recursive: true, force: true });
    }
    return folder;
  });
}

/** @param {string} cache @param {string} prefix */
function removeLeftovers(cache, prefix) {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Record<string, number>} size in bytes by relative path
 */
function sizesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, statSync(join(folder, name)).size]));
}
