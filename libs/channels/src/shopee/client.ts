import {
  ChannelFault,
  lostAnswer,
  parseJson,
  retryAfterMs,
  statusFault,
  type ChannelRequest,
  type ChannelResponse,
  type ChannelSession,
} from '#libs/channel-kit';
import type { z } from 'zod';
import { connectionOf } from './connection.js';
import { shopeeFault } from './faults.js';
import { sign } from './sign.js';

const ROOT = '/api/v2/';

export interface ShopeeCall {
  /** Below `/api/v2/`: `product/add_item`. Its last part is the operation. */
  path: string;
  params?: Record<string, string | number | (string | number)[]>;
  /** Sent as JSON by POST; without one the call is a GET. */
  body?: object;
  /** A body of its own kind (multipart). */
  raw?: { body: Buffer; contentType: string };
  writes: boolean;
  /** Public calls carry no token. */
  as?: 'shop' | 'public';
}

const operationOf = (call: ShopeeCall): string => call.path.slice(call.path.lastIndexOf('/') + 1);

/** A numeric id as it goes into JSON: a number while that is exact. Ids of ours come from the vendor and are. */
export const idNumber = (id: string): number => {
  const number = Number(id);
  if (!Number.isSafeInteger(number)) throw new ChannelFault('bug', { code: 'id.malformed' });
  return number;
};

function buildRequest(session: ChannelSession, call: ShopeeCall): ChannelRequest {
  const { settings, credentials } = connectionOf(session);
  const path = ROOT + call.path;
  const timestamp = Math.floor(session.now() / 1000);
  const { partnerId, partnerKey, accessToken } = credentials;
  const owner = call.as === 'public' ? {} : { accessToken, ownerId: settings.shopId };
  const common = { partner_id: partnerId, timestamp, sign: sign({ partnerId, partnerKey, path, timestamp, ...owner }) };
  const token: Record<string, string> =
    call.as === 'public' ? {} : { access_token: accessToken, shop_id: settings.shopId };
  const content = call.raw ?? (call.body && { body: JSON.stringify(call.body), contentType: 'application/json' });
  return {
    method: content ? 'POST' : 'GET',
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    params: { ...common, ...token, ...call.params },
    ...(content && { body: content.body, headers: { 'Content-Type': content.contentType } }),
    writes: call.writes,
    operation: operationOf(call),
  };
}

/** The whole answer of one call. Success is an empty `error` in the body; the HTTP status is not reliable there. */
export async function callShopee(session: ChannelSession, call: ShopeeCall): Promise<Record<string, unknown>> {
  const response = await session.http.send(() => buildRequest(session, call));
  const body = parseJson(response.text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw statusFault(response, call);
  const { error, message } = body as { error?: unknown; message?: unknown };
  if (typeof error !== 'string') throw noEnvelope(response, call);
  if (error !== '') {
    const words = typeof message === 'string' ? message : '';
    throw shopeeFault(session, { error, message: words }, call, retryAfterMs(response.headers));
  }
  if (response.status >= 300) throw statusFault(response, call);
  return body as Record<string, unknown>;
}

function noEnvelope(response: ChannelResponse, call: ShopeeCall): ChannelFault {
  return response.status < 300 ? lostAnswer(call, 'noEnvelope') : statusFault(response, call);
}

/** Reads a part of the answer by its schema. Another shape than agreed: a read is a bug, a write may have happened. */
export function readAs<T>(schema: z.ZodType<T>, part: unknown, call: ShopeeCall): T {
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  throw new ChannelFault(call.writes ? 'unknownOutcome' : 'bug', { code: 'answer.shape', words: operationOf(call) });
}

/** Calls and reads `response`, where nearly all answers are. */
export async function shopeeResponse<T>(session: ChannelSession, schema: z.ZodType<T>, call: ShopeeCall): Promise<T> {
  const body = await callShopee(session, call);
  return readAs(schema, body['response'], call);
}
