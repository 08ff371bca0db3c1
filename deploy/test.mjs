#!/usr/bin/env node
// @ts-check
// npm test: brings up itself whatever the tests need; words behind `--` go to Vitest.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StackFailure } from './local/failure.mjs';
import { down, status, up } from './local/stack.mjs';
import { ensureBuilt, ensureInstalled, PreparationFailure } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
/** Where the counts of the last run are, for whoever adds them up. */
const REPORT = join(root, '.local/test-report.json');

/** @param {string[]} words @returns {Promise<number>} exit status */
function vitest(words) {
  mkdirSync(join(root, '.local'), { recursive: true });
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const child = spawn(process.execPath, [program, 'run', ...reports, ...words], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches Vitest through the terminal; this command waits for it and then tidies up.
  process.on('SIGINT', () => undefined);
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function main() {
  const ranBefore = (await status({ root })).servers.every(({ healthy }) => healthy);
  const words = process.argv.slice(2);
  const unitOnly = words.some(
    (word, index) => word === '--project=unit' || (word === '--project' && words[index + 1] === 'unit'),
  );
  const prepared = ensureInstalled(root, log).then(() => ensureBuilt(root, log));
  const stack = unitOnly ? null : up({ root, log });
  const [, addresses] = await Promise.all([prepared, stack]);
  try {
    process.exitCode = await vitest(words);
  } finally {
    if (addresses && !ranBefore && addresses.startedBy !== 'environment') await down({ root, log });
  }
}

main().catch((error) => {
  const expected = [StackFailure, PreparationFailure].some((kind) => error instanceof kind);
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
});
