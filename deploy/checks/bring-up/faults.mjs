// @ts-check
// What may go wrong while a clone comes up. Each is prepared before the command, acts while it runs, and is mended after it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/**
 * @typedef {import('./ground.mjs').Ground} Ground
 * @typedef {import('./ground.mjs').Running} Running
 * @typedef {() => number} Chance 0 ≤ n < 1, the same from the same seed
 * @typedef {{ env?: Record<string, string>, during?: (running: Running) => void, mend?: () => Promise<void> | void, note?: string }} Played
 * @typedef {{ name: string, temperatures: readonly ('cold' | 'warm')[], times?: number, leavesServers?: boolean,
 *   play: (ground: Ground, chance: Chance, context: { isCold: boolean }) => Promise<Played> | Played }} Fault
 *   `times`: how many commands at once; `leavesServers`: what it kills cannot tidy up, the next command does.
 */

const both = /** @type {const} */ (['cold', 'warm']);
const MINUTE = 60_000;
/** Ports that services like best. */
const PREFERRED = [8080, 8081, 8082, 8083, 8090];

/** @type {Fault[]} */
export const faults = [
  { name: 'none', temperatures: both, play: () => ({}) },
  { name: 'offline for a minute', temperatures: ['cold'], play: offline },
  { name: 'ports taken', temperatures: both, play: takePorts },
  { name: 'download half-written', temperatures: ['warm'], play: halveDownloads },
  {
    name: 'half of node_modules',
    temperatures: ['warm'],
    play: ({ clone }, chance) => halve(join(clone, 'node_modules'), chance, 1),
  },
  { name: 'half of dist', temperatures: ['warm'], play: ({ clone }, chance) => halve(join(clone, 'dist'), chance, 9) },
  {
    name: 'disk full: .local',
    temperatures: both,
    play: ({ clone }, chance) => fullDisk(join(clone, '.local'), 1 + Math.floor(chance() * 60)),
  },
  {
    name: 'disk full: downloads',
    temperatures: ['cold'],
    play: ({ cache }, chance) => fullDisk(cache, 1 + Math.floor(chance() * 50)),
  },
  { name: 'Ctrl-C', temperatures: both, play: signalAt('SIGINT') },
  { name: 'Ctrl-C twice', temperatures: both, play: signalAt('SIGINT', 2) },
  { name: 'SIGTERM', temperatures: both, play: signalAt('SIGTERM') },
  { name: 'SIGKILL', temperatures: both, leavesServers: true, play: signalAt('SIGKILL') },
  { name: 'two at once', temperatures: both, times: 2, play: () => ({}) },
];

/**
 * Every registry is reached through a proxy that is not there for the first minute.
 * @returns {Promise<Played>}
 */
async function offline() {
  const proxy = createHttp((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, client, head) => {
    const [host = '', port = '443'] = (request.url ?? '').split(':');
    const far = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(client).pipe(far);
    });
    for (const socket of [far, client]) socket.on('error', () => void (far.destroy(), client.destroy()));
  });
  const port = await new Promise((resolve) => {
    const seat = createServer().listen(0, '127.0.0.1', () => {
      const address = seat.address();
      seat.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const back = new Promise((resolve) => setTimeout(resolve, MINUTE)).then(() => proxy.listen(port, '127.0.0.1'));
  const url = `http://127.0.0.1:${port}`;
  const names = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
  const java = ['http', 'https'].map((kind) => `-D${kind}.proxyHost=127.0.0.1 -D${kind}.proxyPort=${port}`).join(' ');
  return {
    env: {
      ...Object.fromEntries(names.map((name) => [name, url])),
      ...{ no_proxy: '127.0.0.1,localhost', NO_PROXY: '127.0.0.1,localhost', JAVA_OPTIONS_OF_THE_CHECK: java },
    },
    mend: async () => {
      await back;
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

/** @param {Ground} ground @param {Chance} chance @returns {Promise<Played>} */
async function takePorts({ clone }, chance) {
  const ports = Array.from({ length: 5 }, () => 20_000 + Math.floor(chance() * 12_000));
  const [mongodb, redis, ...kafka] = ports;
  // As if the servers had run on them before.
  writeFileSync(join(clone, '.local/ports.json'), JSON.stringify({ mongodb: [mongodb], redis: [redis], kafka }));
  const servers = [...PREFERRED, ...ports].map((port) =>
    createServer()
      .on('error', () => undefined)
      .listen(port, '127.0.0.1'),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { mend: () => void servers.map((server) => server.close()) };
}

/** What a bring-up that was killed leaves in the cache, and worse. @param {Ground} ground @param {Chance} chance @returns {Played} */
function halveDownloads({ cache }, chance) {
  const folder = join(cache, 'ganh');
  for (const name of readdirSync(folder)) {
    const files = filesBelow(join(folder, name)).filter((path) => !path.endsWith('manifest.json'));
    const victim = files[Math.floor(chance() * files.length)];
    if (victim) truncateSync(victim, Math.floor(statSync(victim).size / 2));
    mkdirSync(join(folder, `${name}.filling-left-over`), { recursive: true });
    writeFileSync(join(folder, `${name}.lock`), JSON.stringify({ pid: 999_999, startTime: 'long ago' }));
  }
  return {};
}

/** Removes every other entry, `depth` levels deep. @param {string} folder @param {Chance} chance @param {number} depth @returns {Played} */
function halve(folder, chance, depth) {
  const paths = depth > 1 ? filesBelow(folder) : readdirSync(folder).map((name) => join(folder, name));
  const victims = paths.filter((path) => !path.endsWith('stamp.json') && chance() < 0.5);
  for (const path of victims) rmSync(path, { recursive: true, force: true });
  return { note: `${victims.length} gone` };
}

/** @param {string} folder @param {number} megabytes @returns {Played} */
function fullDisk(folder, megabytes) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  return { note: `${megabytes} MB`, mend: () => void execFileSync('umount', ['-l', folder]) };
}

/** @param {NodeJS.Signals} name @param {number} [times] @returns {Fault['play']} */
function signalAt(name, times = 1) {
  return (_ground, chance, { isCold }) => {
    const seconds = 0.5 + chance() * (isCold ? 60 : 25);
    return {
      note: `after ${seconds.toFixed(1)} s`,
      during: ({ signal, ended }) => {
        const timers = Array.from({ length: times }, (_, index) =>
          setTimeout(() => signal(name), seconds * 1000 + index * 700),
        );
        void ended.then(() => timers.forEach(clearTimeout));
      },
    };
  };
}

/** @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
