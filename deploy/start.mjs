#!/usr/bin/env node
// @ts-check
// npm start: the stack if it is absent, then all services in the foreground; Ctrl-C drains them.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './local/state.mjs';
import { lastWords } from './prepare.mjs';
import { ServiceFailure, Services } from './services.mjs';
import { exitStatus, session } from './session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const log = (/** @type {string} */ line) => console.log(line);

/** A service's JSON log line in one readable line; anything else as it is. @param {string} line */
function readable(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { level, time, msg, service: _service, pid: _pid, hostname: _hostname, ...fields } = JSON.parse(line);
    const at = new Date(time).toISOString().slice(11, 23);
    const rest = Object.entries(fields).map(
      ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return [at, level, msg, ...rest].join(' ');
  } catch {
    return line; // not a log line after all
  }
}

/** @param {import('./session.mjs').Ground} ground */
async function serve({ addresses, command }) {
  if (!addresses) throw new Error('services need a stack');
  const say = (/** @type {string} */ line) => log(`  ${'services'.padEnd(10)} ${line}`);
  const onLine = (/** @type {string} */ service, /** @type {string} */ line) =>
    log(`${service.padEnd(10)} | ${readable(line)}`);
  const services = new Services({ root, addresses, onLine, say, signal: command.signal });
  await services.claim();
  try {
    await services.migrate();
    await services.start();
    say(`ready: console ${services.url('console')}, pretend marketplaces ${services.url('sandbox')}`);
    const file = join(root, '.local/start.json');
    if (readJson(file)) say(`sign-in and API key are in ${file}`);
    say('Ctrl-C drains and ends them');
    await new Promise((resolve) => command.signal.addEventListener('abort', resolve));
    say('draining …');
  } finally {
    await services.stop();
  }
}

session({ root, log }, serve).catch((error) => {
  console.error(lastWords(error, [ServiceFailure]));
  process.exitCode = exitStatus(error);
});
