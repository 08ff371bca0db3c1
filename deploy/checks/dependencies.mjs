#!/usr/bin/env node
// @ts-check
// Known holes: a small table checked against package-lock.json always, and npm audit where the registry answers it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * First version without the hole, per major line that has a fix; lines older than the first entry are refused, newer
 * than the last are fine.
 * @type {[name: string, safe: string[], advisory: string][]}
 */
const SAFE = [
  ['@nestjs/common', ['10.4.16', '11.0.16'], 'CVE-2024-29409'],
  ['axios', ['1.12.0'], 'CVE-2025-58754'],
  ['body-parser', ['1.20.3', '2.2.1'], 'CVE-2025-13466'],
  ['brace-expansion', ['1.1.12', '2.0.2', '4.0.1'], 'CVE-2025-5889'],
  ['cross-spawn', ['6.0.6', '7.0.5'], 'CVE-2024-21538'],
  ['form-data', ['2.5.4', '3.0.4', '4.0.4'], 'CVE-2025-7783'],
  ['glob', ['10.5.0', '11.1.0'], 'CVE-2025-64756'],
  ['js-yaml', ['3.14.2', '4.1.1'], 'CVE-2025-64718'],
  ['mongoose', ['6.13.6', '7.8.4', '8.9.5'], 'CVE-2025-23061'],
  ['multer', ['2.0.2'], 'CVE-2025-7338'],
  ['path-to-regexp', ['0.1.12', '1.9.0', '3.3.0', '6.3.0', '8.0.0'], 'CVE-2024-45296'],
  ['qs', ['6.14.1'], 'CVE-2025-15284'],
  ['vite', ['5.4.21', '6.4.1', '7.1.11'], 'CVE-2025-62522'],
  ['ws', ['5.2.4', '6.2.3', '7.5.10', '8.17.1'], 'CVE-2024-37890'],
];

/** @param {string} version @returns {number[]} */
const numbers = (version) => (version.split('-')[0] ?? '').split('.').map(Number);

/** @param {string} version @param {string} other */
export function isBelow(version, other) {
  const [mine, theirs] = [numbers(version), numbers(other)];
  const at = [0, 1, 2].find((index) => mine[index] !== theirs[index]);
  return at !== undefined && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

/**
 * Whether a version is safe by its own major line, or by the nearest newer line that has a fix.
 * @param {string} version
 * @param {string[]} safe ascending
 */
export function isSafe(version, safe) {
  const line = safe.find((first) => (numbers(first)[0] ?? 0) >= (numbers(version)[0] ?? 0));
  return line === undefined || !isBelow(version, line);
}

/**
 * What the lock holds that is older than safe.
 * @param {{ packages?: Record<string, { version?: string }> }} lock
 * @returns {string[]}
 */
export function unsafePackages(lock) {
  return Object.entries(lock.packages ?? {}).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    const known = SAFE.find(([guarded]) => guarded === name);
    if (!known || !version || isSafe(version, known[1])) return [];
    return [`${name} ${version} (${path}): ${known[2]}, safe from ${known[1].join(' or ')}`];
  });
}

/** @returns {'clean' | 'found' | 'skipped'} */
function audit() {
  const words = ['audit', '--omit=dev', '--audit-level=high', '--json'];
  const { stdout } = spawnSync('npm', words, { cwd: root, encoding: 'utf8', timeout: 60_000 });
  const counts = parsed(stdout)?.metadata?.vulnerabilities;
  if (!counts) return 'skipped';
  console.log(
    `  npm audit  critical ${counts.critical}, high ${counts.high}, moderate ${counts.moderate}, low ${counts.low}`,
  );
  return counts.critical + counts.high > 0 ? 'found' : 'clean';
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no answer, or not one of an audit
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const unsafe = unsafePackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  for (const line of unsafe) console.log(`  too old    ${line}`);
  if (unsafe.length === 0) console.log(`  lock file  none of ${SAFE.length} guarded packages is too old`);
  const outcome = audit();
  if (outcome === 'skipped') console.log('  npm audit  skipped: the registry does not answer audits');
  process.exitCode = unsafe.length > 0 || outcome === 'found' ? 1 : 0;
}
