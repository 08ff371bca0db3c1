#!/usr/bin/env node
// @ts-check
// npm run bench: brings up the stack, then runs the benchmarks; words behind `--` go to them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StackFailure } from './local/failure.mjs';
import { down, status, up } from './local/stack.mjs';
import { ensureBuilt, ensureInstalled, PreparationFailure } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);

/** @param {string[]} words @returns {Promise<number>} exit status */
function bench(words) {
  const program = join(root, 'dist/test/bench/main.js');
  const child = spawn(process.execPath, ['--expose-gc', program, ...words], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the benchmarks through the terminal; this command waits for them and then tidies up.
  process.on('SIGINT', () => undefined);
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function main() {
  const ranBefore = (await status({ root })).servers.every(({ healthy }) => healthy);
  const prepared = ensureInstalled(root, log).then(() => ensureBuilt(root, log));
  const [, addresses] = await Promise.all([prepared, up({ root, log })]);
  try {
    process.exitCode = await bench(process.argv.slice(2));
  } finally {
    if (!ranBefore && addresses.startedBy !== 'environment') await down({ root, log });
  }
}

main().catch((error) => {
  const expected = [StackFailure, PreparationFailure].some((kind) => error instanceof kind);
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
});
