// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { StackFailure } from './failure.mjs';
import { pause } from './progress.mjs';

/**
 * A process that can be told from a later one with the same number.
 * @typedef {{ pid: number, startTime: string }} Identity
 */

const linux = process.platform === 'linux';

/**
 * When a process started, as an opaque text (on Linux: boot id and clock ticks), or null when no such process runs.
 * A zombie does not run: its parent has only not looked yet.
 * @param {number} pid
 * @returns {string | null}
 */
export function startTimeOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    if (!linux) return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    return parseStat(
      readFileSync(`/proc/${pid}/stat`, 'utf8'),
      readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'),
    );
  } catch {
    return null;
  }
}

/**
 * `/proc/<pid>/stat` (proc(5): field 2 is the name in brackets and may hold anything, 3 the state, 22 the start in ticks).
 * @param {string} stat
 * @param {string} bootId
 * @returns {string | null}
 */
export function parseStat(stat, bootId) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  return !ticks || state === 'Z' || state === 'X' ? null : `${bootId.trim()}/${ticks}`;
}

/** @param {Identity | null | undefined} identity */
export function isRunning(identity) {
  return Boolean(identity && identity.startTime && startTimeOf(identity.pid) === identity.startTime);
}

/**
 * Processes that hold `argument` as one whole word of their command line.
 * @param {string} argument a path that only our own servers are started with
 * @returns {Identity[]}
 */
export function findByArgument(argument) {
  return allCommands()
    .filter(({ pid, words }) => pid !== process.pid && words.includes(argument))
    .map(({ pid }) => ({ pid, startTime: startTimeOf(pid) ?? '' }))
    .filter(isRunning);
}

/** @returns {{ pid: number, words: string[] }[]} */
function allCommands() {
  if (!linux) {
    const table = execFileSync('ps', ['-axwwo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
    return table.map((line) => {
      const [pid, ...words] = line.trim().split(' ');
      return { pid: Number(pid), words };
    });
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), words: commandOf(pid) }));
}

/** @param {string} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // gone between the listing and the look
  }
}

/**
 * Starts a server in a session of its own (Ctrl-C of ours does not reach it), its output appended to a file.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, logPath: string }} options
 * @returns {Promise<Identity>}
 */
export async function spawnDetached(command, args, { cwd, logPath }) {
  const log = openSync(logPath, 'a', 0o600);
  try {
    const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', log, log] });
    await new Promise((resolve, reject) => {
      child.once('spawn', () => resolve(undefined));
      child.once('error', (error) => reject(new StackFailure(`Cannot run ${command}: ${error.message}`)));
    });
    child.unref();
    const pid = child.pid ?? 0;
    return { pid, startTime: startTimeOf(pid) ?? '' };
  } finally {
    closeSync(log);
  }
}

/**
 * Sends a signal, but only to the very process meant.
 * @param {Identity} identity
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether it was there to receive it
 */
export function signalProcess(identity, signal) {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch {
    return false; // ended in between
  }
}

/**
 * Sends a signal to a process and all of its group, which it must lead.
 * @param {Identity} identity
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(identity, signal) {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(-identity.pid, signal);
  } catch {
    return signalProcess(identity, signal); // leads no group here
  }
}

/**
 * Ends a process: SIGTERM, then SIGKILL after the grace. Resolves when it is gone.
 * @param {Identity} identity
 * @param {{ signal?: NodeJS.Signals, graceMs?: number }} [options]
 * @returns {Promise<'absent' | 'stopped' | 'killed'>}
 */
export async function stopProcess(identity, { signal = 'SIGTERM', graceMs = 15_000 } = {}) {
  if (!signalProcess(identity, signal)) return 'absent';
  if (await goneWithin(identity, graceMs)) return signal === 'SIGKILL' ? 'killed' : 'stopped';
  signalProcess(identity, 'SIGKILL');
  if (await goneWithin(identity, 5_000)) return 'killed';
  throw new StackFailure(`Process ${identity.pid} does not end, not even on SIGKILL.`);
}

/**
 * @param {Identity} identity
 * @param {number} milliseconds
 */
async function goneWithin(identity, milliseconds) {
  const until = performance.now() + milliseconds;
  while (isRunning(identity)) {
    if (performance.now() > until) return false;
    await pause(25);
  }
  return true;
}
