import { createHmac } from 'node:crypto';

export type Params = [name: string, value: string][];

/** RFC 3986: only letters, digits and `-._~` stay as they are. */
export const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** OAuth 1.0a signature (RFC 5849, HMAC-SHA256, no token): base64. `url` without its query. */
export function oauthSignature(method: string, url: string, params: Params, secret: string): string {
  const pairs = params.map(([name, value]) => [percent(name), percent(value)] as const);
  pairs.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  const text = pairs.map(([name, value]) => `${name}=${value}`).join('&');
  const base = [method.toUpperCase(), percent(url), percent(text)].join('&');
  return createHmac('sha256', `${percent(secret)}&`)
    .update(base, 'utf8')
    .digest('base64');
}

/** The query of a call with the signature in it. */
export function signedQuery(
  method: string,
  url: string,
  params: Params,
  who: { key: string; secret: string; timestamp: number; nonce: string },
): Params {
  const oauth: Params = [
    ['oauth_consumer_key', who.key],
    ['oauth_nonce', who.nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(who.timestamp)],
    ['oauth_version', '1.0'],
  ];
  const all = [...params, ...oauth];
  return [...all, ['oauth_signature', oauthSignature(method, url, all, who.secret)]];
}

/** Base64 HMAC-SHA256 of a webhook's raw body. */
export const signWebhook = (secret: string, rawBody: Buffer): string =>
  createHmac('sha256', secret).update(rawBody).digest('base64');
