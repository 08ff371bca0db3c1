import { categoryIds } from './catalogue.js';
import { holder, nextId, Refusal, type Image, type Product, type Sellable, type Shop } from './state.js';

export type Body = Record<string, unknown>;

function badParam(name: string, words: string): Refusal {
  return new Refusal('rest_invalid_param', `Invalid parameter(s): ${name}`, 400, { params: { [name]: words } });
}

function textField(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw badParam(name, `${name} is not of type string.`);
  return value;
}

/** A price that is no number is stored as an empty one, without a word. */
const priceText = (value: string): string => (/^-?\d+(\.\d+)?$/.test(value.trim()) ? value.trim() : '');

const withoutTags = (text: string): string => text.replace(/<[^>]*>/g, '').trim();

function checkUnique(shop: Shop, item: Sellable): void {
  const twin = holder(shop, 'sku', item.sku, item.id);
  if (twin !== null)
    throw new Refusal('product_invalid_sku', `Mã SKU (${item.sku}) đã được dùng.`, 400, {
      resource_id: twin,
      unique_sku: `${item.sku}-1`,
    });
  const same = holder(shop, 'global_unique_id', item.global_unique_id, item.id);
  if (same !== null)
    throw new Refusal('product_invalid_global_unique_id', 'Invalid or duplicated GTIN.', 400, { resource_id: same });
}

/** What products and variations have in common. Changes a copy; the caller stores it when nothing was refused. */
export function applySellable(shop: Shop, item: Sellable, body: Body): void {
  const sku = textField(body, 'sku');
  if (sku !== undefined) item.sku = withoutTags(sku);
  for (const name of ['regular_price', 'sale_price'] as const) {
    const price = textField(body, name);
    if (price !== undefined) item[name] = priceText(price);
  }
  const gtin = textField(body, 'global_unique_id');
  if (gtin !== undefined) item.global_unique_id = gtin.replace(/[^0-9-]/g, '');
  item.weight = textField(body, 'weight') ?? item.weight;
  if (typeof body['manage_stock'] === 'boolean') item.manage_stock = body['manage_stock'];
  if (body['dimensions'] !== undefined) item.dimensions = body['dimensions'];
  if (Array.isArray(body['attributes'])) item.attributes = body['attributes'] as Body[];
  const stock = body['stock_quantity'];
  if (stock !== undefined) {
    if (typeof stock !== 'number' || !Number.isInteger(stock))
      throw badParam('stock_quantity', 'stock_quantity is not of type integer.');
    item.stock_quantity = item.manage_stock ? stock : null;
  }
  checkUnique(shop, item);
}

/** The shop fetches pictures itself. Here an address counts as fetchable by its look: a real host and a picture's name. */
function fetched(shop: Shop, entry: Body): Image {
  const known = typeof entry['id'] === 'number' ? shop.media.get(entry['id']) : undefined;
  if (known) return known;
  const src = entry['src'];
  const url = typeof src === 'string' && URL.canParse(src) ? new URL(src) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.hostname.endsWith('.invalid') ||
    !/\.(jpe?g|png|gif|webp)$/i.test(url.pathname)
  )
    throw new Refusal('woocommerce_product_image_upload_error', `Error getting remote image ${String(src)}.`);
  const name = typeof entry['name'] === 'string' ? entry['name'] : (url.pathname.split('/').at(-1) ?? '');
  const image = { id: nextId(shop), src: url.href, name };
  shop.media.set(image.id, image);
  return image;
}

const types = ['simple', 'grouped', 'external', 'variable'];
const statuses = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash'];

export function applyProduct(shop: Shop, product: Product, body: Body): void {
  const type = textField(body, 'type');
  if (type !== undefined && !types.includes(type)) throw badParam('type', `type is not one of ${types.join(', ')}.`);
  const status = textField(body, 'status');
  if (status !== undefined && !statuses.includes(status))
    throw badParam('status', `status is not one of ${statuses.join(', ')}.`);
  product.type = type ?? product.type;
  product.status = status ?? product.status;
  product.name = textField(body, 'name') ?? product.name;
  product.description = textField(body, 'description') ?? product.description;
  applySellable(shop, product, body);
  if (Array.isArray(body['categories']))
    product.categories = (body['categories'] as { id: number }[]).filter((item) => categoryIds.has(item.id));
  if (Array.isArray(body['meta_data']))
    product.meta_data = mergeMeta(product.meta_data, body['meta_data'] as Product['meta_data']);
  if (Array.isArray(body['images'])) product.images = (body['images'] as Body[]).map((entry) => fetched(shop, entry));
}

function mergeMeta(old: Product['meta_data'], next: Product['meta_data']): Product['meta_data'] {
  const keys = new Set(next.map((item) => item.key));
  return [...old.filter((item) => !keys.has(item.key)), ...next];
}

export const blankSellable = (id: number): Sellable => ({
  id,
  sku: '',
  regular_price: '',
  sale_price: '',
  manage_stock: false,
  stock_quantity: null,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  global_unique_id: '',
  attributes: [],
});
