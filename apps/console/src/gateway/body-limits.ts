import type { Route, RouteName } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';

const MEGABYTE = 1_000_000;
const JSON_LIMIT = 1.5 * MEGABYTE;
const BULK_LIMIT = 64 * MEGABYTE;
const WEBHOOK_LIMIT = 2 * MEGABYTE;

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
