#!/usr/bin/env node
// @ts-check
// npm run torture: builds; the run brings up servers and services of its own. Words behind `--` go to it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, runProgram, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
const words = ['--enable-source-maps', join(root, 'dist/test/torture/main.js'), ...process.argv.slice(2)];

session({ root, log, needsStack: false }, ({ command }) => runProgram(words, { root, command })).then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(lastWords(error, []));
    process.exitCode = exitStatus(error);
  },
);
