import { randomUUID } from 'node:crypto';
import { ChannelFault, lostAnswer, parseJson, type ChannelRequest, type ChannelSession } from '#libs/channel-kit';
import type { z } from 'zod';
import { connectionOf } from './connection.js';
import { answerFault, errorBody } from './faults.js';
import { signedQuery, type Params } from './sign.js';

export interface WooCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/wp-json/wc/v3`: `/products/7`. */
  path: string;
  query?: Record<string, string | number>;
  body?: object;
  /** `POST /products`; ids are written as `{id}`. */
  operation: string;
}

const writes = (call: WooCall): boolean => call.method !== 'GET';

function buildRequest(session: ChannelSession, call: WooCall): ChannelRequest {
  const { settings, credentials } = connectionOf(session);
  const url = `${settings.url.replace(/\/+$/, '')}/wp-json/wc/v3${call.path}`;
  const plain: Params = Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]);
  const { consumerKey: key, consumerSecret: secret } = credentials;
  const headers: Record<string, string> = {};
  if (call.body) headers['Content-Type'] = 'application/json; charset=utf-8';
  let query = plain;
  // The shop refuses Basic over plain http; signed, the secret itself never travels.
  if (url.startsWith('https:'))
    headers['Authorization'] = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  else {
    const timestamp = Math.floor(session.now() / 1000);
    query = signedQuery(call.method, url, plain, { key, secret, timestamp, nonce: randomUUID().replaceAll('-', '') });
  }
  return {
    method: call.method,
    url,
    params: Object.fromEntries(query),
    headers,
    ...(call.body && { body: JSON.stringify(call.body) }),
    writes: writes(call),
    operation: call.operation,
  };
}

/** One call; its answer read by `schema`. A 2xx that holds an error or another shape is never taken for success. */
export async function callWoo<T>(session: ChannelSession, schema: z.ZodType<T>, call: WooCall): Promise<T> {
  const response = await session.http.send(() => buildRequest(session, call));
  const body = parseJson(response.text);
  const request = { writes: writes(call) };
  if (response.status < 200 || response.status >= 300) throw answerFault(session, response, body, request);
  if (body === undefined) throw lostAnswer(request, 'notJson');
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // A plug-in or a cache in front of the shop may answer 200 with an error inside.
  if (errorBody.safeParse(body).success) throw lostAnswer(request, 'okWithError');
  throw request.writes
    ? lostAnswer(request, 'answer.shape')
    : new ChannelFault('bug', { code: 'answer.shape', words: call.operation });
}
