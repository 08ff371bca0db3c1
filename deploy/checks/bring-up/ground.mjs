// @ts-check
// A fresh clone with a home of its own, the commands run in it, and what they leave running.
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ folder: string, clone: string, home: string, cache: string, env: Record<string, string> }} Ground
 * @typedef {{ code: number | null, signal: string | null, output: string, seconds: number }} Ended
 * @typedef {{ ended: Promise<Ended>, pid: number, signal: (name: NodeJS.Signals) => void }} Running
 */

/** Where registries are configured; a home without them could fetch nothing. */
const SETTINGS = ['.npmrc', '.config/pip/pip.conf', '.pip/pip.conf', '.m2/settings.xml', '.gitconfig'];
/** Of what `npm run` tells its children, that which would lead back to the home and checkout of whoever runs the check. */
const NPMS_OWN =
  /^(npm_(package|lifecycle|node|execpath|command).*|npm_config_(cache|userconfig|globalconfig|prefix|local_prefix|init_module|user_agent|noproxy|node_gyp|npm_version|global_prefix)|INIT_CWD|XDG_CACHE_HOME)$/;
const LIMIT_MS = 8 * 60_000;

/**
 * Clones `root`. Cold: nothing was ever fetched or built. Warm: the home of `template` is used, and its packages, build and
 * downloads are copied, so that a fault may damage them.
 * @param {string} root
 * @param {Ground | null} template
 * @returns {Ground}
 */
export function clear(root, template) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ganh-bring-up-')));
  const clone = join(folder, 'ganh');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: ['ignore', 'ignore', 'inherit'] });
  const home = template?.home ?? join(folder, 'home');
  const cache = join(folder, 'cache');
  mkdirSync(join(clone, '.local'), { recursive: true });
  mkdirSync(cache, { recursive: true });
  if (template) {
    for (const name of ['node_modules', 'dist']) copy(join(template.clone, name), join(clone, name));
    copy(template.cache, cache);
  } else {
    for (const path of SETTINGS) {
      const own = join(process.env['HOME'] ?? '', path);
      if (!existsSync(own)) continue;
      mkdirSync(dirname(join(home, path)), { recursive: true });
      cpSync(own, join(home, path));
    }
  }
  const kept = Object.entries(process.env).filter(([name]) => !NPMS_OWN.test(name));
  const env = /** @type {Record<string, string>} */ (Object.fromEntries(kept));
  // Java takes the home of the password file otherwise.
  const java = `${env['MAVEN_OPTS'] ?? ''} -Duser.home=${home}`.trim();
  return { folder, clone, home, cache, env: { ...env, HOME: home, XDG_CACHE_HOME: cache, MAVEN_OPTS: java } };
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  execFileSync('cp', ['-a', '--reflink=auto', `${from}/.`, (mkdirSync(to, { recursive: true }), to)]);
}

/** @param {Ground} ground */
export function remove({ folder }) {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Starts a command as a terminal would: in a process group of its own.
 * @param {Ground} ground
 * @param {string[]} words
 * @returns {Running}
 */
export function begin({ clone, env }, [program = '', ...words]) {
  const from = performance.now();
  const child = spawn(program, words, { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const pid = child.pid ?? 0;
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      process.kill(-pid, name);
    } catch {
      output += ''; // it has ended by itself
    }
  };
  const late = setTimeout(() => {
    output += `\nnot ended within ${LIMIT_MS / 1000} s\n    at ${program}:1:1\n`;
    signal('SIGKILL');
  }, LIMIT_MS);
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code, name) => {
      clearTimeout(late);
      const done = () => {
        clearTimeout(silent);
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
        resolve({ code, signal: name, output, seconds: (performance.now() - from) / 1000 });
      };
      // npm may go before its child has said its last word; what was left running may hold the output open for ever.
      const silent = setTimeout(done, 30_000);
      child.once('close', done);
    });
  });
  return { ended, pid, signal };
}

/**
 * Processes that belong to a ground: by a word of their command line or by the folder they work in.
 * @param {Ground} ground
 * @returns {{ pid: number, command: string }[]}
 */
export function runningIn({ folder }) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
        const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
        const isHere = command.includes(`${folder}/`) || readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
        return isHere && state !== 'Z' && command !== '' ? [{ pid: Number(pid), command }] : [];
      } catch {
        return []; // gone between the listing and the look
      }
    });
}

/** Waits a while for the last ones to go. @param {Ground} ground */
export async function stillRunning(ground) {
  const until = performance.now() + 15_000;
  while (runningIn(ground).length > 0 && performance.now() < until) await new Promise((go) => setTimeout(go, 100));
  return runningIn(ground);
}
