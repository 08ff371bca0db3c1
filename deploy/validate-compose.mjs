#!/usr/bin/env node
// @ts-check
// Checks docker-compose.yml, alone and with deploy/compose.ports.yml, by a real compose program. Ends with 0 when both are valid.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StackFailure } from './local/failure.mjs';
import { sayTo } from './local/progress.mjs';
import { ensurePresent, probe } from './local/tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = sayTo(console.log);
const env = {
  ...process.env,
  SECRETS_KEY: Buffer.alloc(32).toString('base64'),
  REDIS_PASSWORD: '0'.repeat(48),
  KAFKA_HOST_PORT: '29092',
  COMPOSE_PROFILES: 'sandbox',
};

/** @returns {string[] | undefined} the words that run compose here */
function findCompose() {
  const candidates = [['docker', 'compose'], ['docker-compose']];
  return candidates.find(([program, ...words]) => probe(program ?? '', [...words, 'version']).ok);
}

/** @param {string[]} compose @param {string[]} files @param {string[]} words @param {NodeJS.ProcessEnv} environment */
function run(compose, files, words, environment) {
  const [program = '', ...first] = compose;
  const args = [...first, ...files.flatMap((file) => ['-f', join(root, file)]), ...words];
  return spawnSync(program, args, { encoding: 'utf8', env: environment, cwd: root });
}

/** @param {string[]} compose */
function check(compose) {
  let failed = 0;
  for (const files of [['docker-compose.yml'], ['docker-compose.yml', 'deploy/compose.ports.yml']]) {
    const { status, stderr, stdout } = run(compose, files, ['config'], env);
    const missing = [
      'kafka',
      'mongo',
      'redis',
      'migrate',
      'ingestion',
      'quality',
      'publishing',
      'console',
      'sandbox',
    ].filter((service) => !new RegExp(`^  ${service}:`, 'm').test(stdout));
    const good = status === 0 && missing.length === 0;
    failed += good ? 0 : 1;
    say('compose', `${files.join(' + ')}: ${good ? 'valid' : `NOT VALID ${stderr.trim()} ${missing.join(', ')}`}`);
  }
  return failed === 0 && ['REDIS_PASSWORD', 'SECRETS_KEY'].every((secret) => refusesWithout(compose, secret));
}

/** @param {string[]} compose @param {string} secret */
function refusesWithout(compose, secret) {
  const { status, stderr } = run(compose, ['docker-compose.yml'], ['config', '-q'], { ...env, [secret]: '' });
  const refuses = status !== 0 && stderr.includes(secret);
  say('compose', refuses ? `refuses to start without ${secret}` : `NOT VALID: starts without ${secret}`);
  return refuses;
}

try {
  const requirement = {
    what: 'docker compose or docker-compose',
    packages: [['docker-compose']],
    present: () => Boolean(findCompose()),
  };
  await ensurePresent([requirement], { say, logPath: join(root, '.local/logs/install.log'), env: process.env });
  const compose = findCompose() ?? [];
  say('compose', `checked by ${compose.join(' ')} (${run(compose, [], ['version'], env).stdout.split('\n')[0]})`);
  process.exitCode = check(compose) ? 0 : 1;
} catch (error) {
  if (!(error instanceof StackFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
