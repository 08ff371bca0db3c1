// @ts-check
import { readFileSync } from 'node:fs';

/**
 * What a program said, without the frames of its stack: they tell a person at the keyboard nothing, and lie in the log.
 * @param {string} words
 */
export function withoutFrames(words) {
  const isFrame = /^(npm (error|ERR!)\s)?\s*at .+[:(]\S*\)?$|^\s*\.\.\. \d+ more$/;
  return words
    .split('\n')
    .filter((line) => !isFrame.test(line))
    .join('\n');
}

/** A bring-up that cannot go on. `message` is for the person at the keyboard and says what to do. */
export class StackFailure extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'StackFailure';
    /** Of the system's refusal that led here, if one did. */
    this.code = '';
  }
}

/**
 * The last lines of a text file; empty when there is no such file.
 * @param {string} path
 * @param {number} [lines]
 * @returns {string}
 */
export function tailOf(path, lines = 20) {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** What a tool or server wrote → what the person can do about it. First match wins. */
const ADVICE = [
  [
    /no space left|ENOSPC|EDQUOT|disk quota/i,
    'The disk is full: free some space (1 GB is plenty) and run the command again.',
  ],
  [
    /address already in use|EADDRINUSE|bind: /i,
    'A port was taken by another program in the meantime: run the command again, it chooses new ports.',
  ],
  [
    /could not resolve|unknown host|UnknownHost|temporary failure|name resolution|network is unreachable|connection refused|timed out|ConnectTimeout|newconnectionerror|No matching distribution found|Could not transfer/i,
    'The network, or the registry behind it, does not answer: check the connection and proxy settings, then run the command again. ' +
      'Without a network give the addresses of running servers: MONGODB_URL, KAFKA_BROKERS, REDIS_URL.',
  ],
  [
    /permission denied|EACCES|EPERM|EROFS|read-only file system/i,
    'A folder is not writable: check who owns the folders named above.',
  ],
  [/UnsupportedClassVersionError/i, 'Java is too old: install Java 17 or newer.'],
  [
    /GLIBC_|cannot open shared object/i,
    'This system is too old for the bundled server: install MongoDB (mongod) and run again.',
  ],
  [
    /cannot allocate memory|insufficient memory|Out of memory|oom/i,
    'There is not enough free memory: the three servers need about 900 MB.',
  ],
];

/**
 * What to do about a failure, read from the words of the tool that failed.
 * @param {string} words
 * @returns {string}
 */
export function adviceFor(words) {
  for (const [pattern, advice] of ADVICE) if (/** @type {RegExp} */ (pattern).test(words)) return String(advice);
  return 'The lines above say why. Running the command again is safe; "npm run stack -- down --wipe" starts afresh.';
}

/**
 * A failure with the tail of a log, its path, and what to do.
 * @param {string} what one sentence
 * @param {string} logPath
 */
export function failureWithLog(what, logPath) {
  const tail = withoutFrames(tailOf(logPath, 60)).split('\n').slice(-20).join('\n');
  const shown = tail ? `\n${tail.replace(/^/gm, '    | ')}` : '';
  return new StackFailure(`${what}${shown}\n  Log: ${logPath}\n  ${adviceFor(`${what}\n${tail}`)}`);
}

/** What the system itself refuses, and what a person can mend. */
const SYSTEM_REFUSALS = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EMFILE', 'ENFILE']);

/**
 * A refusal of the system (disk full, not writable) as a failure with advice; anything else as it is.
 * @param {unknown} error
 * @returns {unknown}
 */
export function inPlainWords(error) {
  if (!(error instanceof Error) || error instanceof StackFailure) return error;
  const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!SYSTEM_REFUSALS.has(code)) return error;
  const failure = new StackFailure(`${error.message}\n  ${adviceFor(`${code} ${error.message}`)}`);
  failure.code = code;
  return failure;
}
