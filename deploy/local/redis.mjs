// @ts-check
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pingRedis } from './pings.mjs';
import { findOnPath, probe } from './tools.mjs';

/** @typedef {import('./servers.mjs').ServerDefinition} ServerDefinition */

/** @type {ServerDefinition} */
export const redis = {
  name: 'redis',
  markers: ({ local }) => [join(local, 'redis.conf')],
  portCount: 1,
  readyWithinMs: 30_000,
  urlOf: (port) => `redis://127.0.0.1:${port}`,
  ping: pingRedis,

  requirements: ({ env }) => [
    {
      what: 'Redis 6.2 or newer (redis-server)',
      packages: [['redis-server']],
      present: () => isNewEnough(env['PATH']),
    },
  ],

  async prepare({ env, layout }) {
    const dataDir = join(layout.data, 'redis');
    const config = join(layout.local, 'redis.conf');
    return {
      command: findOnPath('redis-server', env['PATH']) ?? 'redis-server',
      args: () => [config],
      dataDir,
      writeConfig: ([port]) => writeFileSync(config, redisConfig(port ?? 0, dataDir)),
    };
  },
};

/** @param {string | undefined} path */
function isNewEnough(path) {
  const server = findOnPath('redis-server', path);
  if (!server) return false;
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(probe(server, ['--version']).output) ?? [];
  return Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 2);
}

/**
 * Queues live here: nothing may be evicted, and at most a second of writes is lost with the machine.
 * @param {number} port
 * @param {string} dataDir
 */
function redisConfig(port, dataDir) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${JSON.stringify(dataDir)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'set-proc-title no', // keeps the command line, by which a later bring-up knows its own
    'daemonize no',
    'loglevel notice',
    '',
  ].join('\n');
}
