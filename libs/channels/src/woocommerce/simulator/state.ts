import { createHash } from 'node:crypto';
import type { SimListing, SimResponse } from '#libs/channel-kit';

export interface Image {
  id: number;
  src: string;
  name: string;
}
export interface Sellable {
  id: number;
  sku: string;
  regular_price: string;
  sale_price: string;
  manage_stock: boolean;
  stock_quantity: number | null;
  weight: string;
  dimensions: unknown;
  global_unique_id: string;
  attributes: Record<string, unknown>[];
}
export interface Product extends Sellable {
  name: string;
  type: string;
  status: string;
  description: string;
  categories: { id: number }[];
  images: Image[];
  meta_data: { key: string; value: unknown }[];
  variations: Map<number, Sellable>;
  createdAt: number;
  updatedAt: number;
  writes: number;
}
export interface Shop {
  name: string;
  url: string;
  key: string;
  secret: string;
  revoked: boolean;
  keysIssued: number;
  perSecond?: number;
  recent: number[];
  nonces: Set<string>;
  products: Map<number, Product>;
  media: Map<number, Image>;
  /** Products and variations by id, and who took a SKU or GTIN last: a look-up must not walk the whole shop. */
  sellables: Map<number, Sellable>;
  taken: { sku: Map<string, number>; global_unique_id: Map<string, number> };
  lastId: number;
}

/** A refusal as the shop words it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly words: string,
    readonly status = 400,
    readonly data: Record<string, unknown> = {},
  ) {
    super(code);
  }
  get body(): { code: string; message: string; data: Record<string, unknown> } {
    return { code: this.code, message: this.words, data: { status: this.status, ...this.data } };
  }
}

export function answer(
  body: unknown,
  more: { status?: number; committed?: boolean; itemId?: number } = {},
): SimResponse {
  return {
    status: more.status ?? 200,
    body: JSON.stringify(body),
    ...(more.committed && { committed: true }),
    ...(more.itemId !== undefined && { itemId: String(more.itemId) }),
  };
}

export const refusal = (error: Refusal, headers: Record<string, string> = {}): SimResponse => ({
  status: error.status,
  headers,
  body: JSON.stringify(error.body),
  error: error.code,
});

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 40);

const newKeys = (name: string, keysIssued: number): Pick<Shop, 'key' | 'secret' | 'keysIssued'> => ({
  key: `ck_${hash(`key ${name} ${keysIssued}`)}`,
  secret: `cs_${hash(`secret ${name} ${keysIssued}`)}`,
  keysIssued,
});

/** New keys for a known shop: its products stay, its old keys end. */
export function authoriseAgain(shop: Shop): void {
  Object.assign(shop, newKeys(shop.name, shop.keysIssued + 1), { revoked: false });
}

export function newShop(name: string, baseUrl: string, perSecond: number | undefined): Shop {
  return {
    name,
    url: `${baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(name)}`,
    ...newKeys(name, 1),
    revoked: false,
    ...(perSecond !== undefined && { perSecond }),
    recent: [],
    nonces: new Set(),
    products: new Map(),
    media: new Map(),
    sellables: new Map(),
    taken: { sku: new Map(), global_unique_id: new Map() },
    lastId: 10,
  };
}

export function nextId(shop: Shop): number {
  shop.lastId += 1;
  return shop.lastId;
}

/** Who holds a value already? Products in the bin count too; drafts as well. */
export function holder(shop: Shop, field: 'sku' | 'global_unique_id', value: string, except: number): number | null {
  const id = value === '' ? undefined : shop.taken[field].get(value);
  if (id === undefined || id === except) return null;
  return shop.sellables.get(id)?.[field] === value ? id : null;
}

/** Stores a product or variation under its id and takes its SKU and GTIN. */
export function claim(shop: Shop, item: Sellable): void {
  shop.sellables.set(item.id, item);
  for (const field of ['sku', 'global_unique_id'] as const)
    if (item[field]) shop.taken[field].set(item[field], item.id);
}

/** Removes a product with its variations for good. */
export function forget(shop: Shop, product: Product): void {
  for (const id of [product.id, ...product.variations.keys()]) shop.sellables.delete(id);
  shop.products.delete(product.id);
}

const priceOf = (item: Sellable): number => Math.round(Number(item.sale_price || item.regular_price || 0));

export function simListing(product: Product): SimListing {
  const variants =
    product.type === 'variable'
      ? [...product.variations.values()].map((item) => ({
          sku: item.sku,
          variantId: String(item.id),
          price: priceOf(item),
          stock: item.stock_quantity ?? 0,
          options: item.attributes.map((attribute) => String(attribute['option'] ?? '')),
        }))
      : [{ sku: product.sku, price: priceOf(product), stock: product.stock_quantity ?? 0, options: [] }];
  return {
    itemId: String(product.id),
    sku: product.sku,
    title: product.name,
    description: product.description,
    images: product.images.map((image) => image.src),
    live: product.status === 'publish',
    status: product.status,
    variants,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    writes: product.writes,
  };
}
