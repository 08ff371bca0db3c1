#!/usr/bin/env node
// @ts-check
// Generated documents must be those that the sources generate.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const generator = fileURLToPath(new URL('../../dist/deploy/docs.js', import.meta.url));

if (!existsSync(generator)) {
  console.log('  documents  skipped: nothing generates documents here (dist/deploy/docs.js)');
} else {
  const { status } = spawnSync(process.execPath, [generator, '--check'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
