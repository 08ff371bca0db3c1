import { idText, parseJson, type Signal } from '#libs/channel-kit';
import { z } from 'zod';
import { credentialsSchema } from './connection.js';
import { sameSignature, signPush } from './sign.js';

export function verify(input: {
  headers: Record<string, string>;
  rawBody: Buffer;
  url: string;
  credentials: Record<string, unknown>;
}): boolean {
  const parsed = credentialsSchema.safeParse(input.credentials);
  const given = Object.entries(input.headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (!parsed.success || !given) return false;
  const { pushKey, partnerKey, pushUrl } = parsed.data;
  // The address must be the registered one: behind a proxy the one that arrived may look different.
  return sameSignature(given, signPush(pushKey ?? partnerKey, pushUrl ?? input.url, input.rawBody));
}

const push = z.looseObject({
  code: z.number(),
  data: z.looseObject({ item_id: z.unknown(), item_status: z.string().optional() }),
});

/** Codes about an item's content, state or price: 16 violation, 22 price, 27 scheduled publishing failed. */
const aboutItems = new Set([16, 22, 27]);
const gone = /_DELETE$/;

/** What a push tells; other subjects (orders, chat) give nothing. It only says where to look: the state is read back. */
export function parse(rawBody: Buffer): Signal[] {
  const parsed = push.safeParse(parseJson(rawBody.toString('utf8')));
  if (!parsed.success || !aboutItems.has(parsed.data.code)) return [];
  const remoteItemId = idText(parsed.data.data.item_id);
  if (remoteItemId === null) return [];
  const status = parsed.data.data.item_status ?? '';
  if (gone.test(status)) return [{ remoteItemId, kind: 'removed' }];
  return [{ remoteItemId, kind: parsed.data.code === 16 ? 'reviewed' : 'changed' }];
}
