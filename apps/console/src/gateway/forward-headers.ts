import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

const PASSED = [
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'if-match',
  'idempotency-key',
  'accept',
  'accept-language',
  'traceparent',
] as const;

const RETURNED = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-language',
  'cache-control',
  'etag',
  'location',
  'retry-after',
  'allow',
  'vary',
  'idempotent-replayed',
  'x-correlation-id',
] as const;

/** RFC 9110 7.6.1: they speak of one connection only. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'host',
  'expect',
]);

function copy(names: readonly string[], from: IncomingHttpHeaders, to: OutgoingHttpHeaders): void {
  for (const name of names) if (from[name] !== undefined) to[name] = from[name];
}

/** What an owner gets to see of a request: a short list, with the identity and the correlation set by us. */
export function requestHeaders(
  incoming: IncomingHttpHeaders,
  set: { authorization: string | undefined; correlationId: string },
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { 'x-correlation-id': set.correlationId };
  copy(PASSED, incoming, headers);
  if (set.authorization !== undefined) headers.authorization = set.authorization;
  return headers;
}

/** A channel signs whatever headers it likes, so all but those of the connection go on. */
export function webhookHeaders(incoming: IncomingHttpHeaders, correlationId: string): OutgoingHttpHeaders {
  const named = String(incoming.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(incoming))
    if (!HOP_BY_HOP.has(name) && !named.includes(name)) headers[name] = value;
  return { ...headers, 'x-correlation-id': correlationId };
}

/** What the asker gets to see of an owner's answer. */
export function responseHeaders(incoming: IncomingHttpHeaders, correlationId: string): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { 'x-content-type-options': 'nosniff' };
  copy(RETURNED, incoming, headers);
  headers['x-correlation-id'] ??= correlationId;
  return headers;
}
