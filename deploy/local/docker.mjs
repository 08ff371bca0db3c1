// @ts-check
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { choosePort } from './ports.mjs';
import { stopwatch } from './progress.mjs';
import { readJson, writeJson } from './state.mjs';
import { probe, runTool } from './tools.mjs';

/** @typedef {import('./servers.mjs').ServerContext} ServerContext */
/** @typedef {import('./state.mjs').ServerName} ServerName */

/** @type {Record<ServerName, { service: string, port: number }>} */
const SERVICES = {
  mongodb: { service: 'mongo', port: 27017 },
  kafka: { service: 'kafka', port: 29092 },
  redis: { service: 'redis', port: 6379 },
};

/** Docker counts only when its engine and its compose plugin both answer. */
export function dockerAnswers() {
  return probe('docker', ['info']).ok && probe('docker', ['compose', 'version']).ok;
}

/**
 * Brings the wanted servers up in Docker and waits until they are healthy. A second call finds them.
 * @param {ServerContext} context
 * @param {readonly ServerName[]} wanted
 */
export async function dockerUp(context, wanted) {
  const { layout, say, state } = context;
  const settings = await settingsOf(context);
  const elapsed = stopwatch();
  const services = wanted.map((name) => SERVICES[name].service);
  say('docker', `starting ${services.join(', ')} …`);
  await compose(context, ['up', '-d', '--wait', ...services]);
  state.project = layout.project;
  for (const name of wanted) {
    const port = publishedPort(context, name);
    state[name] = { url: urlOf(name, port, settings.redisPassword), port };
    say(name, `ready on 127.0.0.1:${port} (${elapsed()})`);
  }
}

/** @param {ServerContext} context @param {boolean} wipe also removes the volumes */
export function dockerDown(context, wipe) {
  return compose(context, ['down', ...(wipe ? ['-v'] : [])]);
}

/** @param {ServerContext} context @param {ServerName} name */
export function dockerKill(context, name, signal = 'SIGKILL') {
  return compose(context, ['kill', '-s', signal, SERVICES[name].service]);
}

/** @param {ServerContext} context @param {string[]} args */
async function compose(context, args) {
  await runTool('docker', [...composeArguments(context), ...args], {
    logPath: join(context.layout.logs, 'docker.log'),
    failure: 'Docker could not do it',
    cwd: context.layout.root,
    env: await composeEnvironment(context),
  });
}

/** @param {ServerContext} context @returns {string[]} */
export function composeArguments({ layout }) {
  const files = ['docker-compose.yml', 'deploy/compose.ports.yml'].flatMap((file) => ['-f', join(layout.root, file)]);
  return ['compose', '-p', layout.project, ...files];
}

/**
 * The compose file demands secrets for the whole system; here only the three servers run, on loopback.
 * @param {ServerContext} context
 */
async function composeEnvironment(context) {
  const { redisPassword, kafkaPort } = await settingsOf(context);
  const unused = 'not-used-by-the-local-stack';
  return {
    ...context.env,
    REDIS_PASSWORD: redisPassword,
    KAFKA_HOST_PORT: String(kafkaPort),
    SECRETS_KEY: unused,
    PUBLIC_URL: 'http://127.0.0.1:8080',
  };
}

/**
 * Made once per checkout: Redis' password, and Kafka's port, which it must know before it starts to advertise it.
 * @param {ServerContext} context
 * @returns {Promise<{ redisPassword: string, kafkaPort: number }>}
 */
async function settingsOf({ layout }) {
  const known = readJson(layout.secretsFile);
  if (known?.redisPassword && known?.kafkaPort) return known;
  const settings = { redisPassword: randomBytes(18).toString('hex'), kafkaPort: await choosePort(undefined) };
  writeJson(layout.secretsFile, settings);
  return settings;
}

/** @param {ServerContext} context @param {ServerName} name */
function publishedPort(context, name) {
  const { service, port } = SERVICES[name];
  const { redisPassword, kafkaPort } = readJson(context.layout.secretsFile);
  const env = {
    ...context.env,
    REDIS_PASSWORD: redisPassword,
    KAFKA_HOST_PORT: `${kafkaPort}`,
    SECRETS_KEY: '-',
    PUBLIC_URL: '-',
  };
  const answer = execFileSync('docker', [...composeArguments(context), 'port', service, String(port)], {
    encoding: 'utf8',
    env,
  });
  return Number(answer.trim().split(':').at(-1));
}

/** @param {ServerName} name @param {number} port @param {string} redisPassword */
function urlOf(name, port, redisPassword) {
  if (name === 'kafka') return `127.0.0.1:${port}`;
  if (name === 'redis') return `redis://:${redisPassword}@127.0.0.1:${port}`;
  return `mongodb://127.0.0.1:${port}/?directConnection=true`; // the replica set names itself by a host unknown here
}
