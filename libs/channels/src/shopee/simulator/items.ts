import { Refusal, answer } from './answers.js';
import { checkAttributes, checkCategory, limitAnswer } from './catalogue.js';
import { isDeleted, type Item, type Shop, type State } from './state.js';
import type { SimResponse } from '#libs/channel-kit';

export type Body = Record<string, unknown>;

const within = (value: number, limit: { min_limit: number; max_limit: number }): boolean =>
  value >= limit.min_limit && value <= limit.max_limit;

export function checkPrice(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refusal('error_param', 'original_price must be a whole number.');
  if (value < limitAnswer.price_limit.min_limit)
    throw new Refusal('error_price_exceed_min_limitt', 'Price is too low.');
  if (value > limitAnswer.price_limit.max_limit)
    throw new Refusal('error_price_exceed_max_limitt', 'Price is too high.');
  return value;
}

export function checkStock(value: unknown): number {
  const [first] = Array.isArray(value) ? (value as { stock?: unknown }[]) : [];
  const stock = first?.stock;
  if (typeof stock !== 'number' || !Number.isInteger(stock) || !within(stock, limitAnswer.stock_limit))
    throw new Refusal('error_param', 'Invalid seller_stock.');
  return stock;
}

function checkName(value: unknown): string {
  if (typeof value !== 'string' || !within(value.length, limitAnswer.item_name_length_limit))
    throw new Refusal('error_name_length_limit', 'The item name must have 5 to 100 characters.');
  return value;
}
function checkDescription(value: unknown): string {
  if (typeof value !== 'string' || !within(value.length, limitAnswer.item_description_length_limit))
    throw new Refusal('error_desc_length_min_limit', 'The description must have 10 to 2000 characters.');
  return value;
}

function checkImages(state: State, value: unknown): string[] {
  const list = (value as { image_id_list?: unknown } | undefined)?.image_id_list;
  if (!Array.isArray(list) || list.length < 1) throw new Refusal('error_image_num_min', 'At least one image.');
  if (list.length > 9) throw new Refusal('error_param', 'At most nine images.');
  for (const id of list)
    if (typeof id !== 'string' || !state.images.has(id))
      throw new Refusal('error_image_unavailable', 'Image is not available.');
  return list as string[];
}

function checkParcel(body: Body): void {
  if (typeof body['weight'] !== 'number' || body['weight'] <= 0)
    throw new Refusal('error_param', 'weight is required.');
  const size = body['dimension'];
  if (size === undefined) return;
  for (const side of ['package_length', 'package_width', 'package_height']) {
    const value = (size as Body)[side];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
      throw new Refusal('error_param', `dimension.${side} must be a whole number of centimetres.`);
  }
}

export function addItem(state: State, shop: Shop, body: Body): SimResponse {
  const price = checkPrice(body['original_price']);
  checkParcel(body);
  const logistics = body['logistic_info'];
  if (!Array.isArray(logistics) || logistics.length === 0)
    throw new Refusal('error_param', 'logistic_info is required.');
  const status = body['item_status'] ?? 'NORMAL';
  if (status !== 'NORMAL' && status !== 'UNLIST') throw new Refusal('error_param', 'Invalid item_status.');
  const item: Item = {
    id: 0,
    sku: typeof body['item_sku'] === 'string' ? body['item_sku'] : '',
    name: checkName(body['item_name']),
    description: checkDescription(body['description']),
    categoryId: checkCategory(body['category_id']),
    images: checkImages(state, body['image']),
    price,
    stock: checkStock(body['seller_stock']),
    status: 'UNLIST',
    tiers: [],
    models: [],
    createdAt: state.now,
    updatedAt: state.now,
    writes: 1,
    reviewed: false,
  };
  checkAttributes(body['attribute_list']);
  item.id = state.nextItemId();
  shop.items.set(item.id, item);
  if (status === 'NORMAL') state.show(shop, item);
  return answer(
    { item_id: item.id, item_status: item.status, item_name: item.name },
    { committed: true, itemId: item.id },
  );
}

export function itemOf(state: State, shop: Shop, id: unknown): Item {
  const item = typeof id === 'number' ? shop.items.get(id) : undefined;
  if (!item || isDeleted(item)) throw new Refusal('error_item_not_found', 'Item is not found.');
  return state.settle(item);
}

/** Only the fields sent change; one bad field refuses them all. */
export function updateItem(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  if (item.status === 'REVIEWING') throw new Refusal('error_item_uneditable', 'Item under review cannot be edited.');
  const next = { ...item };
  if ('item_name' in body) next.name = checkName(body['item_name']);
  if ('description' in body) next.description = checkDescription(body['description']);
  if ('category_id' in body) next.categoryId = checkCategory(body['category_id']);
  if ('image' in body) next.images = checkImages(state, body['image']);
  if ('attribute_list' in body) checkAttributes(body['attribute_list']);
  if ('weight' in body) checkParcel(body);
  if (typeof body['item_sku'] === 'string') next.sku = body['item_sku'];
  Object.assign(item, next, { updatedAt: state.now, writes: item.writes + 1 });
  return answer({ item_id: item.id, item_status: item.status }, { committed: true, itemId: item.id });
}

export function deleteItem(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  item.status = 'SELLER_DELETE';
  item.updatedAt = state.now;
  return answer({}, { committed: true, itemId: item.id });
}

export function unlistItem(state: State, shop: Shop, body: Body): SimResponse {
  const list = Array.isArray(body['item_list']) ? (body['item_list'] as Body[]) : [];
  if (list.length < 1 || list.length > 50) throw new Refusal('error_param', 'item_list must have 1 to 50 items.');
  const success_list: Body[] = [];
  const failure_list: Body[] = [];
  for (const entry of list) {
    const item = typeof entry['item_id'] === 'number' ? shop.items.get(entry['item_id']) : undefined;
    const failed_reason =
      item && !isDeleted(item)
        ? toggle(state, shop, state.settle(item), entry['unlist'] === true)
        : 'error_item_not_found: Item is not found.';
    if (failed_reason) failure_list.push({ item_id: entry['item_id'], failed_reason });
    else success_list.push({ item_id: entry['item_id'], unlist: entry['unlist'] });
  }
  const id = list[0]?.['item_id'];
  return answer(
    { success_list, failure_list },
    { committed: success_list.length > 0, ...(typeof id === 'number' && { itemId: id }) },
  );
}

function toggle(state: State, shop: Shop, item: Item, unlist: boolean): string {
  if (item.status === 'REVIEWING' || item.status === 'BANNED')
    return 'error_busi_cannot_delist_reviewing_or_banned_item: Cannot delist reviewing or banned item.';
  if (unlist) item.status = 'UNLIST';
  else if (item.status !== 'NORMAL') state.show(shop, item);
  item.updatedAt = state.now;
  return '';
}
