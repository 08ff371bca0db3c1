import type { SimResponse } from '#libs/channel-kit';
import { answer, Refusal } from './answers.js';
import { checkPrice, checkStock, itemOf, type Body } from './items.js';
import type { Item, Shop, State } from './state.js';

/** Sets one value on each model named; each is its own outcome. Model 0 is the item itself, if it has no models. */
function each(
  state: State,
  item: Item,
  value: unknown,
  set: (target: Item | Item['models'][number], entry: Body) => void,
): SimResponse {
  const list = Array.isArray(value) ? (value as Body[]) : [];
  if (list.length < 1 || list.length > 50) throw new Refusal('error_param', 'The list must have 1 to 50 entries.');
  const success_list: Body[] = [];
  const failure_list: Body[] = [];
  for (const entry of list) {
    const id = entry['model_id'] ?? 0;
    const target = item.models.length === 0 && id === 0 ? item : item.models.find((model) => model.id === id);
    try {
      if (!target) throw new Refusal('error_item_or_variation_not_found', 'Variation is not found.');
      set(target, entry);
      success_list.push({ model_id: id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failure_list.push({ model_id: id, failed_reason: `${error.code}: ${error.words}` });
    }
  }
  if (success_list.length > 0) item.updatedAt = state.now;
  return answer({ success_list, failure_list }, { committed: success_list.length > 0, itemId: item.id });
}

export function updatePrice(state: State, shop: Shop, body: Body): SimResponse {
  return each(state, itemOf(state, shop, body['item_id']), body['price_list'], (target, entry) => {
    target.price = checkPrice(entry['original_price']);
  });
}

export function updateStock(state: State, shop: Shop, body: Body): SimResponse {
  return each(state, itemOf(state, shop, body['item_id']), body['stock_list'], (target, entry) => {
    target.stock = checkStock(entry['seller_stock']);
  });
}
