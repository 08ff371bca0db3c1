#!/usr/bin/env node
// @ts-check
// npm test: brings up itself whatever the tests need; words behind `--` go to Vitest.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, runProgram, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
/** Where the counts of the last run are, for whoever adds them up. */
const REPORT = join(root, '.local/test-report.json');

/** @param {string[]} words @param {import('./local/commands.mjs').Command} command @returns {Promise<number>} exit status */
function vitest(words, command) {
  mkdirSync(join(root, '.local'), { recursive: true });
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  return runProgram([program, 'run', ...reports, ...words], { root, command });
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
