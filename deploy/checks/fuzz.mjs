#!/usr/bin/env node
// @ts-check
// npm run fuzz -- [--minutes N] [--seed S] [--only operationId]: the services as they describe themselves in
// /openapi.json, tried by Schemathesis. Exit status 0 only when nothing of what it sent got a 5xx, an undescribed answer
// or a welcome it should not have had.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, writeJson } from '../local/state.mjs';
import { readOptions } from '../options.mjs';
import { lastWords, PreparationFailure } from '../prepare.mjs';
import { exitStatus, session } from '../session.mjs';
import { furnish, settings } from './fuzz-scene.mjs';

const VERSION = '4.32.5';
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.local/fuzz');
const python = join(folder, 'venv/bin/python');
const log = (/** @type {string} */ line) => console.log(line);

const asked = readOptions(
  {
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
  'npm run fuzz -- [--minutes N] [--seed S] [--only operationId]',
);

/** @param {string} command @param {string[]} words @param {import('../local/commands.mjs').Command} [minder] @returns {Promise<number>} */
function run(command, words, minder) {
  const child = spawn(command, words, { cwd: folder, stdio: 'inherit', detached: minder !== undefined });
  minder?.mind(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function ensureSchemathesis() {
  const mark = join(folder, 'venv/schemathesis.json');
  if (readJson(mark)?.version === VERSION) return;
  log(`  fuzz       schemathesis ${VERSION} …`);
  rmSync(join(folder, 'venv'), { recursive: true, force: true });
  const made =
    (await run('python3', ['-m', 'venv', join(folder, 'venv')]).catch(() => 1)) === 0 &&
    (await run(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', `schemathesis==${VERSION}`])) ===
      0;
  if (!made)
    throw new PreparationFailure(
      `schemathesis ${VERSION} could not be installed: it takes Python 3.10 or newer with venv (python3-venv) and PyPI.`,
    );
  writeJson(mark, { version: VERSION });
}

/**
 * Bugs and unready services, whatever the answers looked like.
 * @param {Record<string, string>} urls @param {string} logs
 */
async function aftermath(urls, logs) {
  const complaints = [];
  for (const [service, url] of Object.entries(urls)) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!ready) complaints.push(`${service} is not ready after the run`);
  }
  for (const name of readdirSync(logs))
    for (const line of readFileSync(join(logs, name), 'utf8').split('\n'))
      if (/"msg":"(Bug|Uncaught exception|Unhandled rejection)"/.test(line))
        complaints.push(`${name}: ${line.slice(0, 600)}`);
  return complaints;
}

/** The stream of events never ends, so Schemathesis leaves it out; its opening is looked at here. @param {string} base @param {string} key */
async function streamComplaints(base, key) {
  const complaints = [];
  for (const [query, wanted] of /** @type {const} */ ([
    ['', 200],
    ['?after=0', 200],
    ['?after=-1', 422],
    ['?after=x', 422],
    ['?nope=1', 422],
  ])) {
    const end = new AbortController();
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${base}/v1/events${query}`, { headers, signal: end.signal });
    const type = answer.headers.get('content-type') ?? '';
    const right = type.startsWith(wanted === 200 ? 'text/event-stream' : 'application/problem+json');
    if (answer.status !== wanted || !right) complaints.push(`GET /v1/events${query}: ${answer.status} ${type}`);
    end.abort();
  }
  return complaints;
}

async function main() {
  const minutes = Number(asked.minutes);
  if (!(minutes > 0)) throw new PreparationFailure('--minutes takes a number above 0');
  mkdirSync(folder, { recursive: true });
  await ensureSchemathesis();
  await session({ root, log }, ({ command }) => fuzz(minutes, command));
}

/** @param {number} minutes @param {import('../local/commands.mjs').Command} command */
async function fuzz(minutes, command) {
  const { World } = await import(new URL('../../dist/test/world/world.js', import.meta.url).href);
  const logs = join(folder, 'logs');
  rmSync(join(folder, 'report.json'), { force: true });
  rmSync(logs, { recursive: true, force: true });
  const world = await World.start({ SIGN_IN_PER_EMAIL: '1000000', SIGN_IN_PER_ADDRESS: '1000000' }, { logs });
  try {
    const scene = await furnish(world);
    log(`  fuzz       ${minutes} min against ${world.urls.console} …`);
    const config = join(folder, 'schemathesis.toml');
    settings(config, scene);
    const only = asked.only;
    const code = await run(
      python,
      [
        ...['-m', 'schemathesis.cli', '--config-file', config, 'run', `${world.urls.console}/openapi.json`],
        ...['--checks', 'all'],
        ...['--max-time', String(Math.round(minutes * 60)), '--seed', asked.seed],
        ...(only === '' ? [] : ['--include-operation-id', only]),
      ],
      command,
    );
    command.signal.throwIfAborted();
    const complaints = [
      ...(await streamComplaints(world.urls.console, world.keys.apiKey)),
      ...(await aftermath(world.urls, logs)),
    ];
    for (const complaint of complaints) log(`  fuzz       ${complaint}`);
    const { operations, test_cases: cases } = readJson(join(folder, 'report.json')) ?? {};
    if (cases)
      log(`  fuzz       ${operations.tested} operations, ${cases.generated} requests, ${cases.with_failures} failures`);
    log(`  fuzz       ${code === 0 && complaints.length === 0 ? 'passed' : 'FAILED'}`);
    process.exitCode = code === 0 && complaints.length === 0 ? 0 : 1;
  } finally {
    await world.stop();
  }
}

main().catch((error) => {
  console.error(lastWords(error, []));
  process.exitCode = exitStatus(error);
});
