#!/usr/bin/env node
// @ts-check
// npm run bench: brings up the stack where it is needed, then runs the benchmarks; words behind `--` go to them.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords } from './prepare.mjs';
import { exitStatus, runProgram, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);
const asked = process.argv.slice(2);
const words = ['--expose-gc', join(root, 'dist/test/bench/main.js'), ...asked];
/** Pure code: no servers. Its name comes first, by itself or behind `--only`. */
const needsStack = !/^(?:--only[ =])?quality(?: --|$)/.test(asked.join(' '));

session({ root, log, needsStack }, ({ command }) => runProgram(words, { root, command })).then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(lastWords(error, []));
    process.exitCode = exitStatus(error);
  },
);
