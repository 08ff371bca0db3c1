import type { Category, ChannelSession, ShopState } from '#libs/channel-kit';
import { z } from 'zod';
import { callWoo } from './client.js';
import { connectionOf, shopOf } from './connection.js';
import { remoteId } from './shapes.js';

const page = z.array(z.looseObject({ id: remoteId, name: z.string(), parent: remoteId }));

/** The shop's own categories; any may hold products, so a leaf is only a hint. */
export async function categories(session: ChannelSession): Promise<Category[]> {
  const all: z.infer<typeof page> = [];
  for (let at = 1; ; at += 1) {
    const part = await callWoo(session, page, {
      method: 'GET',
      path: '/products/categories',
      query: { per_page: 100, page: at },
      operation: 'GET /products/categories',
    });
    all.push(...part);
    if (part.length < 100) break;
  }
  const parents = new Set(all.map((item) => item.parent));
  return all.map((item) => ({
    id: item.id,
    name: item.name,
    ...(item.parent !== '0' && { parent: item.parent }),
    leaf: !parents.has(item.id),
  }));
}

const current = z.looseObject({ code: z.string() });

/** Can it sell? Keys are tried by reading the shop's currency, which must be the one we sell in. */
export async function shop(session: ChannelSession): Promise<ShopState> {
  const { code } = await callWoo(session, current, {
    method: 'GET',
    path: '/data/currencies/current',
    operation: 'GET /data/currencies/current',
  });
  const { settings } = connectionOf(session);
  const id = shopOf(settings);
  const blockers = code === settings.currency ? [] : [`currency ${code}`];
  return { shop: id, name: id, ok: blockers.length === 0, blockers };
}
