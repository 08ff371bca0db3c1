import { timingSafeEqual } from 'node:crypto';
import { idText, parseJson, type Signal } from '#libs/channel-kit';
import { z } from 'zod';
import { credentialsSchema } from './connection.js';
import { signWebhook } from './sign.js';

export function verify(input: {
  headers: Record<string, string>;
  rawBody: Buffer;
  credentials: Record<string, unknown>;
}): boolean {
  const parsed = credentialsSchema.safeParse(input.credentials);
  const secret = parsed.success ? parsed.data.webhookSecret : undefined;
  const given = Object.entries(input.headers).find(([name]) => name.toLowerCase() === 'x-wc-webhook-signature')?.[1];
  if (!secret || !given) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(signWebhook(secret, input.rawBody))];
  return left.length === right.length && timingSafeEqual(left, right);
}

const delivery = z.looseObject({ id: z.unknown(), name: z.string().optional(), status: z.string().optional() });

/** A product's webhook holds the product; of a deleted one only the id is left. */
export function parse(rawBody: Buffer): Signal[] {
  const parsed = delivery.safeParse(parseJson(rawBody.toString('utf8')));
  const remoteItemId = parsed.success ? idText(parsed.data.id) : null;
  if (!parsed.success || remoteItemId === null) return [];
  const removed = parsed.data.name === undefined || parsed.data.status === 'trash';
  return [{ remoteItemId, kind: removed ? 'removed' : 'changed' }];
}
