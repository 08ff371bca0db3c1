import type { SimRequest, SimResponse } from '#libs/channel-kit';
import { answer, Refusal } from './answers.js';
import { isDeleted, type Item, type Shop, type State } from './state.js';
import { stockInfo } from './variations.js';

const seconds = (ms: number): number => Math.floor(ms / 1000);

function shown(item: Item): object {
  const single = item.models.length === 0;
  return {
    item_id: item.id,
    category_id: item.categoryId,
    item_name: item.name,
    description: item.description,
    item_sku: item.sku,
    create_time: seconds(item.createdAt),
    update_time: seconds(item.updatedAt),
    image: { image_id_list: item.images, image_url_list: [] },
    item_status: item.status,
    has_model: !single,
    deboost: false,
    ...(single && {
      price_info: [{ currency: 'VND', original_price: item.price, current_price: item.price }],
      stock_info_v2: stockInfo(item.stock),
    }),
  };
}

/** Ids repeated as keys, or joined by commas: clients do both. */
function idList(request: SimRequest): number[] {
  const ids = request.query.getAll('item_id_list').flatMap((part) => part.split(',').map(Number));
  if (ids.length < 1 || ids.length > 50 || ids.some((id) => !Number.isInteger(id)))
    throw new Refusal('error_param', 'item_id_list must have 1 to 50 ids.');
  return ids;
}

export function baseInfo(state: State, shop: Shop, request: SimRequest): SimResponse {
  const items = idList(request).flatMap((id) => {
    const item = shop.items.get(id);
    return item ? [shown(state.settle(item))] : [];
  });
  return answer({ item_list: items });
}

export function itemList(state: State, shop: Shop, request: SimRequest): SimResponse {
  const offset = Number(request.query.get('offset') ?? 0);
  const size = Number(request.query.get('page_size') ?? 10);
  const wanted = new Set(request.query.getAll('item_status'));
  if (!(size >= 1 && size <= 100) || wanted.size === 0)
    throw new Refusal('error_param', 'page_size must be 1 to 100, item_status must be given.');
  const all = [...shop.items.values()].map((item) => state.settle(item)).filter((item) => wanted.has(item.status));
  const page = all.slice(offset, offset + size);
  return answer({
    item: page.map((item) => ({
      item_id: item.id,
      item_status: item.status,
      update_time: seconds(item.updatedAt),
    })),
    total_count: all.length,
    has_next_page: offset + size < all.length,
    ...(offset + size < all.length && { next_offset: offset + size }),
  });
}

export function searchItem(shop: Shop, request: SimRequest): SimResponse {
  const sku = request.query.get('item_sku');
  const name = request.query.get('item_name');
  if (!sku && !name) throw new Refusal('error_param', 'must set one of item_name, attribute_status');
  // The vendor's search is looser than equality: what begins with the words is found too.
  const hit = (item: Item): boolean => (sku ? item.sku.startsWith(sku) : item.name.includes(name ?? ''));
  const ids = [...shop.items.values()].filter((item) => !isDeleted(item) && hit(item)).map((item) => item.id);
  return answer({ item_id_list: ids.slice(0, 100), total_count: ids.length, next_offset: '' });
}
