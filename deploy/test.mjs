#!/usr/bin/env node
// @ts-check
// npm test: brings up itself whatever the tests need; words behind `--` go to Vitest.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, runProgram, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
const local = (/** @type {string} */ name) => join(root, '.local', name);
/** Where the counts of the last run are, for whoever adds them up. */
const REPORT = local('test-report.json');

/**
 * @param {string[]} words @param {{ command: import('./local/commands.mjs').Command, report: string, output?: string }} options
 * @returns {Promise<number>} exit status
 */
function vitest(words, { command, report, output }) {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runProgram([program, 'run', ...reports, ...words], { root, command, ...(output && { output }) });
}

/**
 * All tests. Those of the pipeline take turns and mostly wait for servers; unit tests fill that time, and their output
 * follows.
 * @param {import('./local/commands.mjs').Command} command @returns {Promise<number>} exit status
 */
async function everything(command) {
  const output = local('unit-tests.log');
  const reports = ['pipeline', 'unit'].map((project) => local(`test-report-${project}.json`));
  for (const report of reports) rmSync(report, { force: true });
  const [pipeline = 1, unit = 1] = await Promise.all([
    vitest(['--project', 'pipeline'], { command, report: reports[0] ?? '' }),
    vitest(['--project', 'unit'], { command, report: reports[1] ?? '', output }),
  ]);
  process.stdout.write(readFileSync(output));
  const parts = reports.map((report) => JSON.parse(readFileSync(report, 'utf8')));
  const sum = (/** @type {string} */ name) => parts.reduce((total, part) => total + part[name], 0);
  const counts = Object.keys(parts[0]).filter((name) => typeof parts[0][name] === 'number' && name.startsWith('num'));
  const testResults = parts.flatMap((part) => part.testResults);
  writeFileSync(
    REPORT,
    JSON.stringify({ ...Object.fromEntries(counts.map((name) => [name, sum(name)])), testResults }),
  );
  return pipeline || unit;
}

async function main() {
  const words = process.argv.slice(2);
  const unitOnly = words.some(
    (word, index) => word === '--project=unit' || (word === '--project' && words[index + 1] === 'unit'),
  );
  mkdirSync(local(''), { recursive: true });
  rmSync(REPORT, { force: true });
  process.exitCode = await session({ root, log, needsStack: !unitOnly }, ({ command }) =>
    words.length === 0 ? everything(command) : vitest(words, { command, report: REPORT }),
  );
}

main().catch((error) => {
  console.error(lastWords(error, []));
  process.exitCode = exitStatus(error);
});
