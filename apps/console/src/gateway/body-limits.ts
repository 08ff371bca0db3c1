import type { IncomingMessage } from 'node:http';
import type { Route, RouteName } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';

const MEGABYTE = 1_000_000;
const JSON_LIMIT = 1.5 * MEGABYTE;
const BULK_LIMIT = 64 * MEGABYTE;
const WEBHOOK_LIMIT = 2 * MEGABYTE;
/** What is still read and thrown away so that the sender gets to see the refusal instead of a broken connection. */
const DISCARD_LIMIT = 128 * MEGABYTE;
const DISCARD_MS = 15_000;

/** The most bytes of body passed on for a route; owners have finer limits of their own. Null = the owner decides. */
export function bodyLimit(name: RouteName, route: Route): number | null {
  if (route.consumes === 'text/csv') return null;
  if (route.consumes === 'any') return WEBHOOK_LIMIT;
  return name === 'batchProducts' || name === 'patchOffers' ? BULK_LIMIT : JSON_LIMIT;
}

export const tooLarge = (limit: number): ProblemError =>
  new ProblemError(
    'request.tooLarge',
    { limit: `${Math.round(limit / 1000)} kB` },
    { headers: { Connection: 'close' } },
  );

/** Reads the rest of a body and throws it away, within limits of size and time. */
export async function discard(request: IncomingMessage): Promise<void> {
  if (request.complete || Number(request.headers['content-length'] ?? 0) > DISCARD_LIMIT) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DISCARD_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DISCARD_LIMIT) done();
    });
    for (const end of ['end', 'close', 'error']) request.once(end, done);
    request.resume();
  });
}
