import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../world/stack.js';
import { invariantNames } from './evidence.js';
import { faults } from './faults/index.js';
import { BadOptions, readOptions, usage } from './options.js';
import { proveChecker } from './prove-checker.js';
import { type Report, torture } from './run.js';

const say = (line: string): void => console.log(line);

/** The same run again. */
const commandOf = ({ minutes, seed }: Report, only: readonly string[]): string =>
  `npm run torture -- --minutes ${minutes} --seed ${seed}${only.length > 0 ? ` --only ${only.join(',')}` : ''}`;

function show(report: Report, only: readonly string[]): void {
  const { requests, products, marketplaceCalls, secondsToRest } = report;
  say('');
  say(`requests ${requests.requests} (acknowledged ${requests.acknowledged}, repeated ${requests.repeated})`);
  say(`products ${products}, calls at the marketplaces ${marketplaceCalls}, at rest after ${secondsToRest} s`);
  say(`services that ended by themselves: ${JSON.stringify(report.selfRestarts)}`);
  const played = faults.filter(({ id }) => report.faults[id]).map(({ id }) => `${id}×${report.faults[id]}`);
  say(`faults   ${played.join(' ')}`);
  const missing = faults.filter(({ id }) => report.faults[id] === 0).map(({ id }) => id);
  if (missing.length > 0) say(`not played: ${missing.join(' ')}`);
  const failed = Object.entries(report.failedFaults).map(([id, count]) => `${id}×${count}`);
  if (failed.length > 0) say(`not played to their end: ${failed.join(' ')}`);
  say(`held     ${invariantNames.filter((name) => report.invariants[name] === 'held').join(' ')}`);
  const violated = invariantNames.filter((name) => report.invariants[name] === 'violated');
  if (violated.length > 0) say(`VIOLATED ${violated.join(' ')}; again with: ${commandOf(report, only)}`);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const unknown = options.only.filter((name) => !faults.some(({ id }) => id === name));
  if (unknown.length > 0)
    throw new BadOptions(`--only: no fault ${unknown.join(', ')}; there are ${faults.map(({ id }) => id).join(' ')}`);
  if (options.proveChecker) return proveChecker(options, say);
  rmSync(join(checkout, '.local/torture.json'), { force: true });
  const report = await torture({ ...options, restMs: 120_000 + options.minutes * 30_000, say });
  show(report, options.only);
  mkdirSync(join(checkout, '.local'), { recursive: true });
  writeFileSync(join(checkout, '.local/torture.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report.violations.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof BadOptions ? `${error.message}\n\n${usage}` : error);
    process.exit(2);
  },
);
