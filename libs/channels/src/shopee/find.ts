import { isChannelFault, type ChannelSession, type Observed } from '#libs/channel-kit';
import { z } from 'zod';
import { shopeeResponse } from './client.js';
import { remoteId } from './models.js';
import { listIds, readItems, seen } from './observe.js';

const found = z.looseObject({
  item_id_list: z
    .array(remoteId)
    .nullish()
    .transform((list) => list ?? []),
});

/** Asks by SKU. The vendor may refuse a search by SKU alone: then the answer is null. */
async function searchIds(session: ChannelSession, sku: string): Promise<string[] | null> {
  try {
    const answer = await shopeeResponse(session, found, {
      path: 'product/search_item',
      params: { item_sku: sku, page_size: 50 },
      writes: false,
    });
    return answer.item_id_list;
  } catch (error) {
    if (isChannelFault(error) && error.kind === 'invalid') return null;
    throw error;
  }
}

async function allIds(session: ChannelSession): Promise<string[]> {
  const ids: string[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page = await listIds(session, offset);
    ids.push(...page.ids);
    offset = page.next;
  }
  return ids;
}

/** Items whose SKU is exactly one of these, hidden ones too. There may be several: the channel allows equal SKUs. */
export async function findBySku(session: ChannelSession, remoteSkus: string[]): Promise<Observed[]> {
  const ids = new Set<string>();
  for (const sku of remoteSkus) {
    const hits = await searchIds(session, sku);
    if (hits === null) {
      for (const id of await allIds(session)) ids.add(id);
      break;
    }
    for (const id of hits) ids.add(id);
  }
  const wanted = new Set(remoteSkus);
  const items = ids.size > 0 ? await readItems(session, [...ids]) : [];
  const hits: Observed[] = [];
  for (const item of items.filter((one) => wanted.has(one.item_sku))) {
    const one = await seen(session, item, true);
    if (one.state !== 'missing') hits.push(one);
  }
  return hits;
}
