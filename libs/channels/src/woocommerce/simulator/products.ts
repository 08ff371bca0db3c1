import type { SimRequest, SimResponse } from '#libs/channel-kit';
import { applyProduct, applySellable, blankSellable, type Body } from './fields.js';
import { answer, claim, forget, nextId, Refusal, type Product, type Sellable, type Shop } from './state.js';

const gmt = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

const sellableShown = (item: Sellable): object => ({
  ...item,
  price: item.sale_price || item.regular_price,
  stock_status: item.manage_stock && item.stock_quantity === 0 ? 'outofstock' : 'instock',
});

function shown(shop: Shop, product: Product): object {
  return {
    ...sellableShown(product),
    permalink: `${shop.url}/?p=${product.id}`,
    date_created_gmt: gmt(product.createdAt),
    date_modified_gmt: gmt(product.updatedAt),
    variations: [...product.variations.keys()],
    createdAt: undefined,
    updatedAt: undefined,
    writes: undefined,
  };
}

/** Nothing is required there: an empty body makes a product called "Product". */
export function createProduct(shop: Shop, body: Body, now: number): SimResponse {
  const product: Product = {
    ...blankSellable(nextId(shop)),
    name: 'Product',
    type: 'simple',
    status: 'publish',
    description: '',
    categories: [],
    images: [],
    meta_data: [],
    variations: new Map(),
    createdAt: now,
    updatedAt: now,
    writes: 1,
  };
  applyProduct(shop, product, body);
  shop.products.set(product.id, product);
  claim(shop, product);
  return answer(shown(shop, product), { status: 201, committed: true, itemId: product.id });
}

export function productOf(shop: Shop, id: number, status = 400): Product {
  const product = shop.products.get(id);
  if (!product) throw new Refusal('woocommerce_rest_product_invalid_id', 'Invalid ID.', status);
  return product;
}

export const readProduct = (shop: Shop, id: number): SimResponse => answer(shown(shop, productOf(shop, id, 404)));

export function updateProduct(shop: Shop, id: number, body: Body, now: number): SimResponse {
  const product = productOf(shop, id);
  const next = { ...product };
  applyProduct(shop, next, body);
  Object.assign(product, next, { updatedAt: now, writes: product.writes + 1 });
  claim(shop, product);
  return answer(shown(shop, product), { committed: true, itemId: id });
}

/** Without `force` a product goes to the bin, and keeps its SKU there. */
export function deleteProduct(shop: Shop, id: number, force: boolean): SimResponse {
  const product = productOf(shop, id, 404);
  if (force) forget(shop, product);
  else if (product.status === 'trash')
    throw new Refusal('woocommerce_rest_already_trashed', 'Đã ở trong thùng rác.', 410);
  else product.status = 'trash';
  return answer(shown(shop, product), { committed: true, itemId: id });
}

export function listProducts(shop: Shop, request: SimRequest): SimResponse {
  const { query } = request;
  const size = Number(query.get('per_page') ?? 10);
  if (!(size >= 1 && size <= 100))
    throw new Refusal('rest_invalid_param', 'Invalid parameter(s): per_page', 400, {
      params: { per_page: '1 to 100' },
    });
  const page = Number(query.get('page') ?? 1);
  const status = query.get('status') ?? 'any';
  const list = (name: string): string[] | null => query.get(name)?.split(',') ?? null;
  const ids = list('include');
  const skus = list('sku');
  const found = candidates(shop, ids, skus).filter(
    (product) =>
      (status === 'any' ? product.status !== 'trash' : product.status === status) &&
      (ids === null || ids.includes(String(product.id))) &&
      (skus === null || skus.includes(product.sku)),
  );
  if (query.get('order') !== 'asc') found.reverse();
  return answer(found.slice((page - 1) * size, page * size).map((product) => shown(shop, product)));
}

/** Products to look at: by id or SKU where asked for, else all. */
function candidates(shop: Shop, ids: string[] | null, skus: string[] | null): Product[] {
  const wanted = ids?.map(Number) ?? skus?.map((sku) => shop.taken.sku.get(sku) ?? 0);
  if (!wanted) return [...shop.products.values()];
  return [...new Set(wanted)].flatMap((id) => shop.products.get(id) ?? []);
}

export const listVariations = (shop: Shop, id: number): SimResponse =>
  answer([...productOf(shop, id, 404).variations.values()].map(sellableShown));

/** Up to 100 changes at once. Answers 200 whatever happens to the single ones: each says so itself. */
export function batchVariations(shop: Shop, id: number, body: Body, now: number): SimResponse {
  const product = productOf(shop, id, 404);
  const part = (name: string): unknown[] => (Array.isArray(body[name]) ? (body[name] as unknown[]) : []);
  const all = ['create', 'update', 'delete'].flatMap(part);
  if (all.length > 100)
    throw new Refusal('woocommerce_rest_request_entity_too_large', 'Unable to accept more than 100 items.', 413);
  let committed = false;
  const attempt = (known: number | undefined, work: () => object): object => {
    try {
      const done = work();
      committed = true;
      return done;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...(known !== undefined && { id: known }), error: error.body };
    }
  };
  const create = part('create').map((entry) =>
    attempt(undefined, () => store(shop, product, blankSellable(nextId(shop)), entry as Body)),
  );
  const update = part('update').map((entry) => {
    const change = entry as Body;
    return attempt(Number(change['id']), () =>
      store(shop, product, { ...variationOf(product, Number(change['id'])) }, change),
    );
  });
  const gone = part('delete').map((entry) => attempt(Number(entry), () => drop(shop, product, Number(entry))));
  if (committed) {
    product.updatedAt = now;
    product.writes += 1;
  }
  return answer({ create, update, delete: gone }, { committed, itemId: id });
}

function variationOf(product: Product, id: number): Sellable {
  const found = product.variations.get(id);
  if (!found) throw new Refusal('woocommerce_rest_product_variation_invalid_id', 'Invalid ID.', 400);
  return found;
}

function store(shop: Shop, product: Product, item: Sellable, body: Body): object {
  applySellable(shop, item, body);
  product.variations.set(item.id, item);
  claim(shop, item);
  return sellableShown(item);
}

function drop(shop: Shop, product: Product, id: number): object {
  const item = variationOf(product, id);
  shop.sellables.delete(id);
  product.variations.delete(id);
  return sellableShown(item);
}
