// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { isRunning, startTimeOf } from './processes.mjs';
import { pause } from './progress.mjs';
import { StackFailure } from './failure.mjs';

/**
 * Runs `work` while holding a lock file. The file names its holder; a holder that no longer runs is pushed aside.
 * @template T
 * @param {string} path
 * @param {{ onWait?: (pid: number) => void, timeoutMs?: number, signal?: AbortSignal | undefined }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, { onWait, timeoutMs = 15 * 60_000, signal }, work) {
  mkdirSync(dirname(path), { recursive: true });
  const until = performance.now() + timeoutMs;
  for (let told = false; !tryAcquire(path);) {
    signal?.throwIfAborted();
    const holder = holderOf(path);
    if (!told && holder) onWait?.(holder.pid);
    told ||= Boolean(holder);
    if (performance.now() > until) {
      throw new StackFailure(
        `Another command (process ${holder?.pid}) has held ${path} for too long. End it, then run again.`,
      );
    }
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * The running process that holds the lock, or null when nobody does.
 * @param {string} path
 * @returns {import('./processes.mjs').Identity | null}
 */
export function holderOf(path) {
  const holder = read(path);
  return holder && isRunning(holder) ? holder : null;
}

/** @param {string} path */
function tryAcquire(path) {
  // link() makes the lock appear whole or not at all: nobody ever reads a half-written holder.
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    pushAsideIfStale(path);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} path */
function pushAsideIfStale(path) {
  if (holderOf(path)) return;
  const aside = `${path}.stale.${randomUUID()}`;
  try {
    renameSync(path, aside);
    // Between the look and the rename a newcomer may have taken it: then it goes back.
    if (holderOf(aside)) linkSync(aside, path);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
