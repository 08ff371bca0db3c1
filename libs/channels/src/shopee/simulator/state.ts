import { createHash } from 'node:crypto';
import type { SimListing } from '#libs/channel-kit';

export type Status = 'NORMAL' | 'UNLIST' | 'REVIEWING' | 'BANNED' | 'SELLER_DELETE' | 'SHOPEE_DELETE';

export interface Model {
  id: number;
  sku: string;
  tierIndex: number[];
  price: number;
  stock: number;
}
export interface Item {
  id: number;
  sku: string;
  name: string;
  description: string;
  categoryId: number;
  images: string[];
  price: number;
  stock: number;
  status: Status;
  tiers: { name: string; options: string[] }[];
  models: Model[];
  createdAt: number;
  updatedAt: number;
  writes: number;
  /** Content that passed review already need not pass it again. */
  reviewed: boolean;
  reviewEndsAt?: number;
}
export interface Shop {
  name: string;
  shopId: string;
  partnerId: string;
  partnerKey: string;
  accessToken: string;
  accessEndsAt: number;
  refreshToken: string;
  spentRefreshTokens: Set<string>;
  revoked: boolean;
  tokensIssued: number;
  perSecond?: number;
  review: boolean;
  /** Arrival times of the last second. */
  recent: number[];
  items: Map<number, Item>;
}

export const FOUR_HOURS = 14_400;
const REVIEW_MS = 2000;

const secret = (text: string, length: number): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, length);

/** A shop's number: the name itself when it is one, else made from it. */
export const shopNumber = (name: string): string =>
  /^\d{1,15}$/.test(name) ? name : String(10_000_000 + (Number.parseInt(secret(name, 8), 16) % 89_999_999));

export function issueTokens(shop: Shop, now: number): void {
  shop.tokensIssued += 1;
  shop.accessToken = secret(`access ${shop.shopId} ${shop.tokensIssued}`, 32);
  shop.refreshToken = secret(`refresh ${shop.shopId} ${shop.tokensIssued}`, 32);
  shop.accessEndsAt = now + FOUR_HOURS * 1000;
}

/** All shops and pictures of the pretend marketplace. */
export class State {
  readonly shops = new Map<string, Shop>();
  readonly byPartner = new Map<string, Shop>();
  readonly images = new Set<string>();
  now = 0;
  private lastItem = 0;
  private lastModel = 0;

  /** A shop that is known already is authorised anew: its items stay, its old tokens end. */
  addShop(name: string, now: number, options: { perSecond?: number; review?: boolean }): Shop {
    const shopId = shopNumber(name);
    const known = this.shops.get(shopId);
    if (known) {
      known.revoked = false;
      issueTokens(known, now);
      return Object.assign(known, options);
    }
    const partnerId = String(2_000_000 + this.shops.size + 1);
    const shop: Shop = {
      name,
      shopId,
      partnerId,
      partnerKey: secret(`key ${shopId}`, 64),
      accessToken: '',
      accessEndsAt: 0,
      refreshToken: '',
      spentRefreshTokens: new Set(),
      revoked: false,
      tokensIssued: 0,
      ...(options.perSecond !== undefined && { perSecond: options.perSecond }),
      review: options.review ?? false,
      recent: [],
      items: new Map(),
    };
    issueTokens(shop, now);
    this.shops.set(shopId, shop);
    this.byPartner.set(partnerId, shop);
    this.now = Math.max(this.now, now);
    return shop;
  }

  find(nameOrId: string): Shop | undefined {
    return this.shops.get(nameOrId) ?? this.shops.get(shopNumber(nameOrId));
  }

  nextItemId(): number {
    this.lastItem += 1;
    return 100_918_690 + this.lastItem;
  }
  nextModelId(): number {
    this.lastModel += 1;
    return 700_000_000 + this.lastModel;
  }

  /** Ends reviews whose time has come. */
  settle(item: Item): Item {
    if (item.status === 'REVIEWING' && item.reviewEndsAt !== undefined && this.now >= item.reviewEndsAt) {
      item.status = /hàng cấm/i.test(item.name) ? 'BANNED' : 'NORMAL';
      item.reviewed = true;
      delete item.reviewEndsAt;
    }
    return item;
  }

  /** Shows an item: at once, or after the shop's review of new content. */
  show(shop: Shop, item: Item): void {
    if (!shop.review || item.reviewed) {
      item.status = 'NORMAL';
      return;
    }
    item.status = 'REVIEWING';
    item.reviewEndsAt = this.now + REVIEW_MS;
  }

  reset(): void {
    this.shops.clear();
    this.byPartner.clear();
    this.images.clear();
    this.now = 0;
    this.lastItem = 0;
    this.lastModel = 0;
  }
}

export const isDeleted = (item: Item): boolean => item.status === 'SELLER_DELETE' || item.status === 'SHOPEE_DELETE';

export function simListing(item: Item): SimListing {
  const variants =
    item.models.length === 0
      ? [{ sku: item.sku, price: item.price, stock: item.stock, options: [] }]
      : item.models.map((model) => ({
          sku: model.sku,
          variantId: String(model.id),
          price: model.price,
          stock: model.stock,
          options: model.tierIndex.map((at, axis) => item.tiers[axis]?.options[at] ?? ''),
        }));
  return {
    itemId: String(item.id),
    sku: item.sku,
    title: item.name,
    description: item.description,
    images: item.images,
    live: item.status === 'NORMAL',
    status: item.status,
    variants,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    writes: item.writes,
  };
}
