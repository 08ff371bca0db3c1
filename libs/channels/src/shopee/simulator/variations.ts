import type { SimResponse } from '#libs/channel-kit';
import { answer, Refusal } from './answers.js';
import { checkPrice, checkStock, itemOf, type Body } from './items.js';
import type { Item, Model, Shop, State } from './state.js';

const WAIT = 5000;

function readTiers(value: unknown): Item['tiers'] {
  const list = Array.isArray(value) ? (value as Body[]) : [];
  if (list.length < 1 || list.length > 2) throw new Refusal('error_tier_var_level', 'One or two tiers.');
  return list.map((tier) => {
    const name = tier['variation_name'];
    const options = tier['variation_option_list'];
    if (typeof name !== 'string' || name.length < 1 || name.length > 14)
      throw new Refusal('error_tier_name_length', 'The tier name must have 1 to 14 characters.');
    if (!Array.isArray(options) || options.length < 1) throw new Refusal('error_tier_option', 'Options are missing.');
    return {
      name,
      options: (options as Body[]).map((option) => {
        const text = option['variation_option_name'];
        if (typeof text !== 'string' || text.length < 1 || text.length > 20)
          throw new Refusal('error_tier_option_length', 'An option must have 1 to 20 characters.');
        return text;
      }),
    };
  });
}

function readModel(state: State, tiers: Item['tiers'], value: Body): Model {
  const index = value['tier_index'];
  const fits =
    Array.isArray(index) &&
    index.length === tiers.length &&
    index.every((at, axis) => typeof at === 'number' && tiers[axis]?.options[at] !== undefined);
  if (!fits) throw new Refusal('error_model_tier_index', 'Invalid tier_index.');
  const sku = value['model_sku'] ?? '';
  if (typeof sku !== 'string' || sku.length > 100) throw new Refusal('error_model_sku', 'Invalid model_sku.');
  return {
    id: state.nextModelId(),
    sku,
    tierIndex: index as number[],
    price: checkPrice(value['original_price']),
    stock: checkStock(value['seller_stock']),
  };
}

const shown = (item: Item, models = item.models): object => ({
  item_id: item.id,
  model: models.map((model) => ({
    model_id: model.id,
    tier_index: model.tierIndex,
    model_sku: model.sku,
    price_info: [{ original_price: model.price, current_price: model.price }],
  })),
});

function touch(state: State, item: Item): void {
  item.updatedAt = state.now;
  item.writes += 1;
}

/** Variants for an item, at the earliest 5 s after it was added. Doing it again gives every model a new id. */
export function initTierVariation(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  if (state.now < item.createdAt + WAIT)
    throw new Refusal('error_busi', 'The item is not ready for variations yet, please try again later.');
  const tiers = readTiers(body['standardise_tier_variation']);
  const models = Array.isArray(body['model']) ? (body['model'] as Body[]) : [];
  if (models.length < 1 || models.length > 50) throw new Refusal('error_model_num', 'One to 50 models.');
  const read = models.map((model) => readModel(state, tiers, model));
  item.tiers = tiers;
  item.models = read;
  touch(state, item);
  return answer(shown(item), { committed: true, itemId: item.id });
}

export function updateTierVariation(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  const tiers = readTiers(body['standardise_tier_variation']);
  const places = Array.isArray(body['model_list']) ? (body['model_list'] as Body[]) : [];
  for (const model of item.models) {
    const place = places.find((one) => one['model_id'] === model.id);
    if (!place) throw new Refusal('error_model_not_found', `No place given for model ${model.id}.`);
    model.tierIndex = place['tier_index'] as number[];
  }
  item.tiers = tiers;
  touch(state, item);
  return answer({}, { committed: true, itemId: item.id });
}

export function addModel(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  const models = Array.isArray(body['model_list']) ? (body['model_list'] as Body[]) : [];
  const added = models.map((model) => readModel(state, item.tiers, model));
  const taken = new Set(item.models.map((model) => model.tierIndex.join()));
  if (added.some((model) => taken.has(model.tierIndex.join())))
    throw new Refusal('error_model_duplicate', 'This variation exists already.');
  item.models.push(...added);
  touch(state, item);
  return answer(shown(item, added), { committed: true, itemId: item.id });
}

export function deleteModel(state: State, shop: Shop, body: Body): SimResponse {
  const item = itemOf(state, shop, body['item_id']);
  const left = item.models.filter((model) => model.id !== body['model_id']);
  if (left.length === item.models.length)
    throw new Refusal('error_item_or_variation_not_found', 'Variation is not found.');
  item.models = left;
  touch(state, item);
  return answer({}, { committed: true, itemId: item.id });
}

export function modelList(state: State, shop: Shop, itemId: number): SimResponse {
  const item = itemOf(state, shop, itemId);
  return answer({
    tier_variation: item.tiers.map((tier) => ({
      name: tier.name,
      option_list: tier.options.map((option) => ({ option })),
    })),
    model: item.models.map((model) => ({
      model_id: model.id,
      tier_index: model.tierIndex,
      model_sku: model.sku,
      price_info: [{ currency: 'VND', original_price: model.price, current_price: model.price }],
      stock_info_v2: stockInfo(model.stock),
    })),
  });
}

export const stockInfo = (stock: number): object => ({
  summary_info: { total_reserved_stock: 0, total_available_stock: stock },
  seller_stock: [{ stock }],
});
