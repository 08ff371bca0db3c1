#!/usr/bin/env node
// @ts-check
// npm run bench: brings up the stack, then runs the benchmarks; words behind `--` go to them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);

/** @param {string[]} words @param {import('./local/commands.mjs').Command} command @returns {Promise<number>} exit status */
async function bench(words, command) {
  command.signal.throwIfAborted();
  const program = join(root, 'dist/test/bench/main.js');
  const child = spawn(process.execPath, ['--expose-gc', program, ...words], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
  });
  // Told to end as Ctrl-C would, and waited for.
  command.mind(child, 'SIGINT');
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  command.signal.throwIfAborted();
  return code;
}

async function main() {
  process.exitCode = await session({ root, log }, ({ command }) => bench(process.argv.slice(2), command));
}

main().catch((error) => {
  console.error(lastWords(error, []));
  process.exitCode = exitStatus(error);
});
