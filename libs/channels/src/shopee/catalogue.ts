import type { Attribute, Category, ChannelSession, ShopState } from '#libs/channel-kit';
import { z } from 'zod';
import { callShopee, readAs, shopeeResponse } from './client.js';
import { connectionOf } from './connection.js';
import { remoteId } from './models.js';

const categoryList = z.looseObject({
  category_list: z.array(
    z.looseObject({
      category_id: remoteId,
      parent_category_id: remoteId,
      original_category_name: z.string().default(''),
      display_category_name: z.string().optional(),
      has_children: z.boolean(),
    }),
  ),
});

export async function categories(session: ChannelSession): Promise<Category[]> {
  const answer = await shopeeResponse(session, categoryList, {
    path: 'product/get_category',
    params: { language: 'vi' },
    writes: false,
  });
  return answer.category_list.map((item) => ({
    id: item.category_id,
    name: item.display_category_name ?? item.original_category_name,
    ...(item.parent_category_id !== '0' && { parent: item.parent_category_id }),
    leaf: !item.has_children,
  }));
}

const attributeTree = z.looseObject({
  list: z.array(
    z.looseObject({
      attribute_tree: z.array(
        z.looseObject({
          attribute_id: remoteId,
          mandatory: z.boolean(),
          name: z.string(),
          attribute_value_list: z
            .array(z.looseObject({ value_id: remoteId, name: z.string() }))
            .nullish()
            .transform((list) => list ?? []),
        }),
      ),
    }),
  ),
});

/** The language is spelt `vn` here and `vi` for categories. */
export async function attributes(session: ChannelSession, category: string): Promise<Attribute[]> {
  const answer = await shopeeResponse(session, attributeTree, {
    path: 'product/get_attribute_tree',
    params: { category_id_list: category, language: 'vn' },
    writes: false,
  });
  return answer.list.flatMap((item) =>
    item.attribute_tree.map((attribute) => ({
      id: attribute.attribute_id,
      name: attribute.name,
      mandatory: attribute.mandatory,
      values: attribute.attribute_value_list.map((value) => ({ id: value.value_id, name: value.name })),
    })),
  );
}

const shopInfo = z.looseObject({
  shop_name: z.string().default(''),
  status: z.string().default('NORMAL'),
  expire_time: z.number().optional(),
});

/** Unlike other calls this one answers at the top level. */
export async function shop(session: ChannelSession): Promise<ShopState> {
  const call = { path: 'shop/get_shop_info', writes: false };
  const info = readAs(shopInfo, await callShopee(session, call), call);
  const blockers = info.status === 'NORMAL' ? [] : [info.status];
  if (info.expire_time !== undefined && info.expire_time * 1000 < session.now()) blockers.push('authorisation expired');
  return { shop: connectionOf(session).settings.shopId, name: info.shop_name, ok: blockers.length === 0, blockers };
}
