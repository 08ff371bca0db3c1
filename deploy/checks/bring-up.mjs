#!/usr/bin/env node
// @ts-check
// npm run bring-up: the commands a person types first, each in a fresh clone, while something goes wrong. Each must end in
// success or in a sentence that says what to do, leave nothing running, and succeed when it is run again.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from '../options.mjs';
import { faults } from './bring-up/faults.mjs';
import { begin, clear, remove, runningIn, stillRunning } from './bring-up/ground.mjs';

/**
 * @typedef {import('./bring-up/ground.mjs').Ground} Ground
 * @typedef {import('./bring-up/ground.mjs').Ended} Ended
 * @typedef {{ number: number, command: string, words: string[], isCold: boolean, fault: import('./bring-up/faults.mjs').Fault }} Plan
 * @typedef {{ number: number, command: string, temperature: string, fault: string, note: string, ends: string[], seconds: number,
 *   again: string, againSeconds: number, violations: string[] }} Row
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const values = readOptions(
  {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
  },
  'npm run bring-up -- [--runs N] [--seed S] [--only 3,7|Ctrl-C] [--list]',
);

const COMMANDS = [
  ['npm', 'run', 'demo', '--', '--exit'],
  ['npm', 'test', '--', 'test/pipeline/slots.spec.ts'],
  ['npm', 'run', 'demo', '--', '--exit'],
  ['npm', 'test', '--', '--project', 'unit'],
];

/** mulberry32: small, and the same everywhere. @param {number} seed */
function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
/** Every fault once in an order of its own, then again; a third of the runs is cold. @returns {Plan[]} */
function plans() {
  const chance = chanceFrom(Number(values.seed));
  /** @type {typeof faults} */
  let bag = [];
  return Array.from({ length: Number(values.runs) }, (_, index) => {
    if (bag.length === 0)
      bag = faults
        .map((fault) => ({ fault, at: chance() }))
        .sort((a, b) => a.at - b.at)
        .map(({ fault }) => fault);
    const fault = /** @type {typeof faults[number]} */ (bag.pop());
    const words = /** @type {string[]} */ (COMMANDS[index % COMMANDS.length]);
    const mayBeBoth = fault.temperatures.length > 1;
    const isCold = mayBeBoth ? chance() < 0.25 : fault.temperatures[0] === 'cold';
    return {
      number: index + 1,
      command: words
        .slice(1)
        .filter((word) => word !== 'run' && word !== '--')
        .join(' '),
      words,
      isCold,
      fault,
    };
  });
}

/** A frame of a stack: our own bug, or another program's words passed on unread. */
const FRAME = /^\s*at .+[:(]\S*:\d+(:\d+)?\)?$|^\s*at [\w.$]+\([\w.]+\)$|^node:internal/m;

/** What a terminal reads as colour or movement: it begins with ESC. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[a-zA-Z]`, 'g');

/** The last thing that was said to a person, npm's own remarks apart. @param {string} output */
function lastWordOf(output) {
  const lines = output
    .replace(COLOUR, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !/^(npm |> )/.test(line) && !/^(mongodb|kafka|redis|stack|services) +\S/.test(line),
    );
  return lines.at(-1) ?? '';
}

/** What is wrong with how a command ended. @param {Ended} ended @param {boolean} wasKilled @returns {string[]} */
function faultsOf({ code, signal, output }, wasKilled) {
  if (wasKilled) return [];
  const violations = FRAME.test(output) ? ['a stack trace was shown'] : [];
  if (code === 0) return violations;
  const word = lastWordOf(output);
  // Ended before it had begun to say anything.
  if (word === '' && (signal || code === 130 || code === 143)) return violations;
  if (!/[.!…]$/.test(word)) violations.push(`ended with ${code ?? signal} and no sentence: "${word.slice(0, 200)}"`);
  return violations;
}

const told = (/** @type {Ended} */ { code, signal, output }) =>
  code === 0 ? 'success' : `${signal ?? code}: ${lastWordOf(output).slice(0, 110)}`;

/** @param {Plan} plan @param {Ground | null} template @returns {Promise<Row>} */
async function play({ number, command, words, isCold, fault }, template) {
  const ground = clear(root, isCold ? null : template);
  // Of its own, so that `--only` repeats a run alone.
  const chance = chanceFrom(Number(values.seed) * 1000 + number);
  const { env = {}, during, mend, note = '' } = await fault.play(ground, chance, { isCold });
  const { JAVA_OPTIONS_OF_THE_CHECK: java = '', ...more } = env;
  const troubled = {
    ...ground,
    env: { ...ground.env, ...more, MAVEN_OPTS: `${ground.env['MAVEN_OPTS'] ?? ''} ${java}` },
  };
  const running = Array.from({ length: fault.times ?? 1 }, () => begin(troubled, words));
  for (const one of running) during?.(one);
  const ended = await Promise.all(running.map((one) => one.ended));
  const violations = ended.flatMap((one) => faultsOf(one, fault.leavesServers ?? false));
  const left = fault.leavesServers ? [] : await stillRunning(ground);
  for (const { command: words_ } of left) violations.push(`left running: ${words_.slice(0, 150)}`);
  await mend?.();
  const again = await begin(ground, words).ended;
  if (again.code !== 0) violations.push(`did not succeed when run again: ${told(again)}`);
  violations.push(...faultsOf(again, false).map((words_) => `again: ${words_}`));
  for (const { command: words_ } of await stillRunning(ground))
    violations.push(`left running at the end: ${words_.slice(0, 150)}`);
  for (const { pid } of runningIn(ground)) process.kill(pid, 'SIGKILL');
  if (violations.length > 0) keep(number, [...ended, again]);
  remove(ground);
  const seconds = Math.max(...ended.map((one) => one.seconds));
  return {
    ...{ number, command, temperature: isCold ? 'cold' : 'warm', fault: fault.name, note },
    ...{ ends: ended.map(told), seconds, again: told(again), againSeconds: again.seconds, violations },
  };
}

/** The whole output of a run that violated something. @param {number} number @param {Ended[]} ended */
function keep(number, ended) {
  const folder = join(root, '.local/bring-up');
  mkdirSync(folder, { recursive: true });
  const text = ended.map(({ code, signal, output }) => `${output}\n--- ${code ?? signal}\n`).join('\n');
  writeFileSync(join(folder, `run-${number}.log`), text);
}

/** @param {Row} row */
function show({ number, command, temperature, fault, note, ends, seconds, again, againSeconds, violations }) {
  const first = `${String(number).padStart(2)}  ${command.padEnd(36)} ${temperature}  ${`${fault} ${note}`.trim().padEnd(34)}`;
  console.log(`${first} ${seconds.toFixed(0).padStart(4)} s  ${ends.join(' | ')}`);
  console.log(`${' '.repeat(first.length)} ${againSeconds.toFixed(0).padStart(4)} s  again: ${again}`);
  for (const violation of violations) console.log(`    VIOLATION ${violation}`);
}

/** The home, packages, build and downloads of warm runs. */
async function warmUp() {
  console.log('    preparing what warm runs find …');
  const template = clear(root, null);
  const { code, output } = await begin(template, ['npm', 'test', '--', 'test/pipeline/slots.spec.ts']).ended;
  if (code === 0) return template;
  remove(template);
  throw new Error(`a plain run fails already:\n${output.slice(-3000)}`);
}

/** What was run so far. @param {Row[]} rows */
function report(rows) {
  const violations = rows.flatMap((row) => row.violations.map((words) => `run ${row.number}: ${words}`));
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  mkdirSync(join(root, '.local'), { recursive: true });
  const written = { seed: Number(values.seed), commit, runs: rows, violations };
  writeFileSync(join(root, '.local/bring-up.json'), `${JSON.stringify(written, null, 2)}\n`);
  return violations;
}

/** @param {Plan[]} chosen */
async function main(chosen) {
  const template = chosen.some(({ isCold }) => !isCold) ? await warmUp() : null;
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const plan of chosen) {
      const row = await play(plan, template);
      rows.push(row);
      show(row);
      report(rows);
    }
  } finally {
    if (template) remove(template);
    const violations = report(rows);
    console.log(`\n${rows.length} runs, ${violations.length} violations; .local/bring-up.json`);
    process.exitCode = violations.length > 0 || rows.length < chosen.length ? 1 : 0;
  }
}

const wanted = values.only.split(',').filter(Boolean);
const chosen = plans().filter(
  ({ fault, number }) => wanted.length === 0 || wanted.some((word) => word === fault.name || word === String(number)),
);
if (values.list) {
  for (const { number, command, isCold, fault } of chosen)
    console.log(`${String(number).padStart(2)}  ${command.padEnd(36)} ${isCold ? 'cold' : 'warm'}  ${fault.name}`);
} else if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error(
    'This check mounts small disks and looks into /proc: run it as root on Linux, in a container for instance.',
  );
  process.exitCode = 2;
} else await main(chosen);
