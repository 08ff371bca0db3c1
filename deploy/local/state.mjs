// @ts-check
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';

/** @typedef {'mongodb' | 'kafka' | 'redis'} ServerName */
/**
 * One running server. `pid` and `startTime` are absent when Docker runs it. Times and paths are the machine's own.
 * @typedef {{ url: string, port: number, pid?: number, startTime?: string, log?: string, dataDir?: string, kind?: string }} ServerEntry
 * `temporary`: started by a command for itself; the last such command takes it down.
 * @typedef {{ root: string, startedBy: 'docker' | 'local', project?: string, temporary?: boolean } & Partial<Record<ServerName, ServerEntry>>} StackState
 */

/** @type {readonly ServerName[]} */
export const SERVER_NAMES = ['mongodb', 'kafka', 'redis'];

/**
 * Where everything of one checkout lies.
 * @param {string} checkout
 */
export function layoutOf(checkout) {
  const root = realpathSync(resolve(checkout));
  const local = join(root, '.local');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return {
    root,
    local,
    stateFile: join(local, 'stack.json'),
    portsFile: join(local, 'ports.json'),
    lockFile: join(local, 'stack.lock'),
    secretsFile: join(local, 'docker.json'),
    logs: join(local, 'logs'),
    data: join(local, 'data'),
    project: `${
      basename(root)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'ganh'
    }-${hash}`,
  };
}

/** @typedef {ReturnType<typeof layoutOf>} Layout */

/**
 * What `.local/stack.json` says, or null when it is absent, damaged, or was copied here with another checkout's folder.
 * @param {Layout} layout
 * @returns {StackState | null}
 */
export function readState({ stateFile, root }) {
  const state = readJson(stateFile);
  if (!state || typeof state !== 'object' || state.root !== root) return null;
  if (state.startedBy !== 'docker' && state.startedBy !== 'local') return null;
  for (const name of SERVER_NAMES) {
    if (state[name] !== undefined && !isEntry(state[name], state.startedBy)) delete state[name];
  }
  return state;
}

/** @param {any} entry @param {string} startedBy */
function isEntry(entry, startedBy) {
  if (entry === null || typeof entry !== 'object') return false;
  const isPort = Number.isInteger(entry.port) && entry.port > 0 && entry.port < 65_536;
  if (!isPort || typeof entry.url !== 'string') return false;
  if (startedBy === 'docker') return true;
  return Number.isInteger(entry.pid) && entry.pid > 1 && typeof entry.startTime === 'string' && entry.startTime !== '';
}

/** @param {Layout} layout @param {StackState} state */
export function writeState({ stateFile }, state) {
  writeJson(stateFile, state);
}

/** @param {Layout} layout */
export function removeState({ stateFile }) {
  rmSync(stateFile, { force: true });
}

/**
 * Parsed JSON, or null when the file is absent or damaged.
 * @param {string} path
 * @returns {any}
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Written whole or not at all, readable by its owner only.
 * @param {string} path
 * @param {unknown} value
 */
export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}
