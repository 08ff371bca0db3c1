#!/usr/bin/env node
// @ts-check
// `npm run torture`: builds, then lets the run bring up servers and services of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, PreparationFailure } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);

try {
  await ensureInstalled(root, log);
  await ensureBuilt(root, log);
  const words = [join(root, 'dist/test/torture/main.js'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, ['--enable-source-maps', ...words], { cwd: root, stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // the run hears it too, and tidies up
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
} catch (error) {
  if (!(error instanceof PreparationFailure)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
