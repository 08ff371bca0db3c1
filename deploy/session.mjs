// @ts-check
// From a clone to packages, a build and a running stack, and back again whatever happens on the way.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { Command, Interruption } from './local/commands.mjs';
import { release, up } from './local/stack.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';

/** @typedef {import('./local/stack.mjs').Addresses} Addresses */
/** @typedef {{ install: number, build: number, stack: number }} Seconds */
/** @typedef {{ addresses: Addresses | null, seconds: Seconds, command: Command }} Ground */

/**
 * Prepares, works, and leaves as it was found: on an error, on Ctrl-C and on SIGTERM too. What a killed command has left
 * running is ended first.
 * @template T
 * @param {{ root: string, log: (line: string) => void, needsStack?: boolean }} options
 * @param {(ground: Ground) => Promise<T>} work is told by `command.signal` to end early
 * @returns {Promise<T>}
 * @throws {Interruption} when a signal came first
 */
export async function session({ root, log, needsStack = true }, work) {
  const command = new Command(root);
  command.enter();
  try {
    const ground = await prepare({ root, log, needsStack, command });
    return await work(ground);
  } finally {
    command.leave();
    await release({ root, log, hasOthers: () => command.hasOthers() });
    command.end();
  }
}

/** @param {{ root: string, log: (line: string) => void, needsStack: boolean, command: Command }} options @returns {Promise<Ground>} */
async function prepare({ root, log, needsStack, command }) {
  const seconds = { install: 0, build: 0, stack: 0 };
  const built = async () => {
    seconds.install = await ensureInstalled(root, log, command);
    seconds.build = await ensureBuilt(root, log, command);
  };
  const raised = async () => {
    if (!needsStack) return null;
    const from = performance.now();
    const addresses = await up({ root, log, minder: command, temporary: true });
    seconds.stack = Math.round(performance.now() - from) / 1000;
    return addresses;
  };
  // When one fails the other is told to end, and waited for: nothing may go on behind a command that has said its last word.
  const stopAll = (/** @type {unknown} */ error) => {
    command.stop(error);
    throw error;
  };
  const [, stack] = await Promise.allSettled([built().catch(stopAll), raised().catch(stopAll)]);
  command.signal.throwIfAborted();
  if (stack.status === 'rejected') throw stack.reason;
  return { addresses: stack.value, seconds, command };
}

/** Exit status of a command that ended by this error. @param {unknown} error */
export const exitStatus = (error) =>
  error instanceof Interruption ? ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[String(error.signal)] ?? 1) : 1;

/**
 * Runs a Node program to its end. It leads a group of its own: with Ctrl-C it and what it has started are told to end, and
 * waited for.
 * @param {string[]} words options of node, the program, its words
 * @param {{ root: string, command: Command, output?: string }} options `output`: it works in the background, with what
 *   others leave of the processor, and writes into this file
 * @returns {Promise<number>} exit status
 * @throws {Interruption} when a signal came first
 */
export async function runProgram(words, { root, command, output }) {
  command.signal.throwIfAborted();
  const file = output === undefined ? 'inherit' : openSync(output, 'w');
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['inherit', file, file], detached: true });
  command.mind(child, 'SIGINT');
  if (file !== 'inherit') {
    closeSync(file);
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  command.signal.throwIfAborted();
  return code;
}
