#!/usr/bin/env node
// @ts-check
// npm run bench: brings up the stack, then runs the benchmarks; words behind `--` go to them.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, runProgram, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
const words = ['--expose-gc', join(root, 'dist/test/bench/main.js'), ...process.argv.slice(2)];

session({ root, log }, ({ command }) => runProgram(words, { root, command })).then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(lastWords(error, []));
    process.exitCode = exitStatus(error);
  },
);
