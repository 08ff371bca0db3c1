// @ts-check
// Which commands work in this checkout, and what they have started: the last to leave takes down what was only for them.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, signalGroup, startTimeOf } from './processes.mjs';
import { readJson, writeJson } from './state.mjs';

/**
 * @typedef {import('./processes.mjs').Identity} Identity
 * @typedef {{ command: Identity, children: Identity[] }} Entry
 */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A person, or the machine, asked the command to end. */
export class Interruption extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}. Running the command again goes on from what is there.`);
    this.name = 'Interruption';
    this.signal = signal;
  }
}

/** This command among those of its checkout. Make it once per process, `leave` at its end. */
export class Command {
  /** @type {Identity[]} */
  #children = [];
  #folder;
  #file;
  #controller = new AbortController();
  #hear = (/** @type {NodeJS.Signals} */ signal) => this.stop(new Interruption(signal));

  /** @param {string} root */
  constructor(root) {
    this.#folder = join(root, '.local/commands');
    this.#file = join(this.#folder, `${process.pid}.json`);
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** Aborted by the first signal, or by `stop`; its reason says why. */
  get signal() {
    return this.#controller.signal;
  }

  /** Tells everything that this command has under way to end. @param {unknown} reason */
  stop(reason) {
    if (!this.signal.aborted) this.#controller.abort(reason);
  }

  /** Makes this command known, and ends what commands that were killed have left running. */
  enter() {
    mkdirSync(this.#folder, { recursive: true });
    this.#remember();
    for (const [path, { command, children }] of this.#entries()) {
      if (isRunning(command)) continue;
      for (const child of children) if (isRunning(child)) signalGroup(child, 'SIGKILL');
      rmSync(path, { force: true });
    }
  }

  /** Other commands need not mind this one any more. Signals are still heard: tidying up must not be cut short. */
  leave() {
    rmSync(this.#file, { force: true });
  }

  /** Signals do again what they do to any process. */
  end() {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
  }

  /** Whether another command of this checkout still works. */
  hasOthers() {
    return this.#entries().some(([path, { command }]) => path !== this.#file && isRunning(command));
  }

  /**
   * Looks after a child that leads a group of its own (`detached`): it is told to end when this command is, and found by the
   * next command when this one is killed.
   * @param {import('node:child_process').ChildProcess} child
   * @param {NodeJS.Signals} [how]
   * @throws when it cannot be written down (a full disk); it is told to end then
   */
  mind(child, how = 'SIGTERM') {
    const { pid } = child;
    if (pid === undefined) return;
    const identity = { pid, startTime: startTimeOf(pid) ?? '' };
    const end = () => void signalGroup(identity, how);
    this.signal.addEventListener('abort', end);
    child.once('close', () => {
      this.signal.removeEventListener('abort', end);
      this.#children = this.#children.filter((one) => one !== identity);
      this.#forget();
    });
    this.#children.push(identity);
    try {
      this.#remember();
    } catch (error) {
      end();
      throw error;
    }
    if (this.signal.aborted) end();
  }

  /** What is still written down of a child that has ended harms nobody: it is known by its start, too. */
  #forget() {
    try {
      this.#remember();
    } catch {
      // A full disk. Whatever filled it is told to the user where it was to be written.
    }
  }

  #remember() {
    const command = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' };
    writeJson(this.#file, { command, children: this.#children });
  }

  /** @returns {[path: string, Entry][]} */
  #entries() {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(this.#folder, name))
      .flatMap((path) => {
        const entry = readJson(path);
        return entry?.command && Array.isArray(entry.children) ? [[path, entry]] : [];
      });
  }
}
