import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../world/stack.js';
import { type Defect, defects } from './defects.js';
import { BadOptions, type TortureOptions } from './options.js';
import { torture } from './run.js';

const MINUTES = 0.65;
const REST_MS = 45_000;
/** A defect that shows later than that is not caught. */
const MOST_SECONDS = 120;
/** A shop of ten calls a second would still have work when the rest is over, defect or not. */
const LEAST_PACE = 40;

/** A copy of the build with the defect in it. Production code has no switch for this. */
function plant({ name, patches }: Defect): string {
  const folder = join(checkout, '.local/torture-defect');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(checkout, 'package.json'), join(folder, 'package.json'));
  cpSync(join(checkout, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const { file, find, put } of patches) {
    const path = join(folder, file);
    const parts = readFileSync(path, 'utf8').split(find);
    if (parts.length !== 2)
      throw new Error(`${name}: ${file} holds the place to change ${parts.length - 1} times, not once`);
    writeFileSync(path, parts.join(put));
  }
  return folder;
}

/** Runs once per defect; each run must find violations, and one of those the defect is known to cause. 0 = all were caught. */
export async function proveChecker(
  { seed, defect: wanted }: TortureOptions,
  say: (line: string) => void,
): Promise<number> {
  const chosen = defects.filter(({ name }) => wanted === '' || name === wanted);
  if (chosen.length === 0) throw new BadOptions(`--defect: one of ${defects.map(({ name }) => name).join(', ')}`);
  const lines: string[] = [];
  let missed = 0;
  const run = { minutes: MINUTES, seed, restMs: REST_MS, leastPace: LEAST_PACE, timelines: false, say: () => {} };
  say('\ncontrol: the build as it is, under the same faults, for the same time');
  const control = await torture({ ...run, only: [...new Set(chosen.flatMap(({ faults }) => faults))] });
  for (const { invariant, says } of control.violations.slice(0, 5)) say(`        ${invariant}: ${says}`);
  if (control.violations.length > 0) missed += 1;
  lines.push(`${control.violations.length > 0 ? 'BROKEN' : 'held  '}  control`);
  for (const defect of chosen) {
    say(`\n${defect.name}: ${defect.about}`);
    const from = Date.now();
    const build = plant(defect);
    const report = await torture({ ...run, only: defect.faults, build });
    const broken = Object.entries(report.invariants).filter(([, state]) => state === 'violated');
    const names = broken.map(([name]) => name);
    const seconds = Math.round((Date.now() - from) / 1000);
    const caught = seconds <= MOST_SECONDS && defect.caughtBy.some((name) => names.includes(name));
    if (!caught) missed += 1;
    lines.push(
      `${caught ? 'caught' : 'MISSED'}  ${defect.name.padEnd(22)} ${names.join(' ') || 'nothing violated'} (${seconds} s)`,
    );
    say(lines.at(-1) ?? '');
    for (const { invariant, says } of report.violations.slice(0, 2)) say(`        ${invariant}: ${says}`);
  }
  say(`\n${lines.join('\n')}`);
  return missed === 0 ? 0 : 1;
}
