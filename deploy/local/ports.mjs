// @ts-check
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { StackFailure } from './failure.mjs';

/** Below the kernel's range for outgoing connections (32768 up on Linux): a server that restarts finds its port still free. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/**
 * Whether a server could listen on this loopback port now.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The port that was used before if it is free, else another free one.
 * @param {number | undefined} preferred
 * @param {Set<number>} [taken] ports already given away; the answer is added
 * @returns {Promise<number>}
 */
export async function choosePort(preferred, taken = new Set()) {
  const candidates = [preferred ?? 0, ...Array.from({ length: 200 }, () => randomInt(LOWEST, HIGHEST))];
  for (const port of candidates) {
    if (port <= 0 || taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) return port;
  }
  throw new StackFailure(
    `No free port between ${LOWEST} and ${HIGHEST} on 127.0.0.1: end some programs and run again.`,
  );
}
