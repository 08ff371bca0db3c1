// @ts-check
// The two doors the demo uses: the public API of the console, and the control room of the pretend marketplaces.
import { pause } from '../local/progress.mjs';

/** An answer that is not the one hoped for; the message holds what the problem document says. */
export class ApiFailure extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const PATIENCE_MS = 30_000;

/**
 * @typedef {{ method?: string, body?: unknown, csv?: string, key?: string, idempotencyKey?: string }} Request
 *   `body` is sent as JSON, `csv` as it is.
 */

/**
 * @param {string} base
 * @param {string} [standingKey] bearer sent unless a request names another
 */
export function client(base, standingKey) {
  /** @param {string} path @param {Request} [request] @returns {Promise<any>} */
  async function once(path, { method = 'GET', body, csv, key = standingKey, idempotencyKey } = {}) {
    const headers = {
      'accept-language': 'vi',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      ...(csv !== undefined ? { 'content-type': 'text/csv; charset=utf-8' } : {}),
      ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
    };
    const payload = csv ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${base}${path}`, {
      method,
      headers,
      ...(payload === undefined ? {} : { body: payload }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiFailure(`${method} ${path} → ${response.status} ${shorten(text)}`, response.status);
    return text === '' ? null : JSON.parse(text);
  }

  /** Asks again while the answer is "not now" (429, 503) or the connection breaks. @param {string} path @param {Request} [request] */
  return async function call(path, request) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(path, request);
      } catch (error) {
        const isLater = !(error instanceof ApiFailure) || [429, 502, 503, 504].includes(error.status);
        if (!isLater || attempt === 6) throw error;
        await pause(200 * 2 ** attempt);
      }
    }
  };
}

/** @param {string} text */
const shorten = (text) => (text.length > 500 ? `${text.slice(0, 500)}…` : text);

/**
 * Every item of a list that pages by cursor.
 * @param {(path: string) => Promise<any>} call
 * @param {string} path
 * @returns {Promise<any[]>}
 */
export async function all(call, path) {
  const items = [];
  let cursor;
  do {
    const glue = path.includes('?') ? '&' : '?';
    const page = await call(`${path}${glue}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}
