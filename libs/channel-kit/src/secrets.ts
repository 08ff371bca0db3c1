import { inspect } from 'node:util';
import type { ChannelAccount, ChannelSession } from './port.js';
import type { ChannelHttp } from './http.js';

const MASK = '[secret]';

/** A copy that adapters read as usual but that prints as `[secret]`: in JSON, in `util.inspect`, in a template. */
export function guardSecrets<T extends object>(secrets: T): T {
  const guarded = { ...secrets };
  const hide = (key: string | symbol): void => {
    Object.defineProperty(guarded, key, { value: () => MASK, enumerable: false });
  };
  hide('toJSON');
  hide('toString');
  hide(inspect.custom);
  return guarded;
}

/** Short numbers name an app or a shop; they open nothing, and would be found inside any other number. */
const isSecret = (text: string): boolean => text.length >= 6 && !/^\d{1,12}$/.test(text);

/** Every string worth hiding inside credentials, longest first. */
export function secretsIn(value: unknown): string[] {
  if (typeof value === 'string') return isSecret(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value)
    .flatMap((item) => secretsIn(item))
    .sort((a, b) => b.length - a.length);
}

/** A channel's words for people: one line, at most 300 characters, without any of the credentials. */
export function channelWords(words: string, credentials: unknown): string {
  let clean = words.replace(/\p{Cc}+/gu, ' ').trim();
  for (const secret of secretsIn(credentials)) clean = clean.split(secret).join(MASK);
  return clean.length > 300 ? `${clean.slice(0, 299)}…`.toWellFormed() : clean;
}

export interface SessionParts<Settings, Credentials> {
  account: ChannelAccount<Settings>;
  credentials: Credentials;
  http: ChannelHttp;
  now: () => number;
  log: (message: string, fields?: Record<string, string | number | boolean>) => void;
}

/** What an adapter is given for one step. Its credentials cannot be printed, and its log lines are scrubbed of them. */
export function createSession<S = Record<string, unknown>, C extends object = Record<string, unknown>>(
  parts: SessionParts<S, C>,
): ChannelSession<S, C> {
  const credentials = guardSecrets(parts.credentials);
  const scrub = (text: string): string => channelWords(text, parts.credentials);
  // Closures, not fields: a client's own state never becomes part of what is printed.
  return {
    account: parts.account,
    credentials,
    http: { send: (build) => parts.http.send(build) },
    now: () => parts.now(),
    log: (message, fields = {}) => {
      const clean = Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === 'string' ? scrub(value) : value,
      ]);
      parts.log(scrub(message), Object.fromEntries(clean) as Record<string, string | number | boolean>);
    },
  };
}
