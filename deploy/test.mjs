#!/usr/bin/env node
// @ts-check
// npm test: brings up itself whatever the tests need; words behind `--` go to Vitest.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
/** Where the counts of the last run are, for whoever adds them up. */
const REPORT = join(root, '.local/test-report.json');

/** @param {string[]} words @param {import('./local/commands.mjs').Command} command @returns {Promise<number>} exit status */
async function vitest(words, command) {
  command.signal.throwIfAborted();
  mkdirSync(join(root, '.local'), { recursive: true });
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const options = { cwd: root, stdio: /** @type {const} */ ('inherit'), detached: true };
  const child = spawn(process.execPath, [program, 'run', ...reports, ...words], options);
  // As Ctrl-C would: Vitest and the services of its tests are a group of their own, told and waited for.
  command.mind(child, 'SIGINT');
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  command.signal.throwIfAborted();
  return code;
}

async function main() {
  const words = process.argv.slice(2);
  const unitOnly = words.some(
    (word, index) => word === '--project=unit' || (word === '--project' && words[index + 1] === 'unit'),
  );
  process.exitCode = await session({ root, log, needsStack: !unitOnly }, ({ command }) => vitest(words, command));
}

main().catch((error) => {
  console.error(lastWords(error, []));
  process.exitCode = exitStatus(error);
});
