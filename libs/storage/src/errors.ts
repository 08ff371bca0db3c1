import { isDependencyAway } from '#libs/runtime';

const hasCode = (error: unknown): error is { code: unknown } =>
  typeof error === 'object' && error !== null && 'code' in error;
const DUPLICATE_KEY = 11_000;

/** True for MongoDB's E11000, also inside a bulk write. */
export function isDuplicateKey(error: unknown): boolean {
  return hasCode(error) && error.code === DUPLICATE_KEY;
}

/** True when a dependency is away (network, selection, not primary, time-out): never the message's or the request's fault. */
export const isUnavailable = (error: unknown): boolean => isDependencyAway(error);
