import type { ConnectionMapping, Money, ObservedState } from '#libs/contracts';
import type { z } from 'zod';
import type { LimitScopeName } from './fault.js';
import type { ChannelGrammar, RenderedListing } from './grammar.js';
import type { ChannelHttp } from './http.js';

/** What a channel can do; drives planner, forms and conformance. */
export interface ChannelCapabilities {
  /** How long after our deadline a call may still take effect there (ms). Nobody touches the attempt before. */
  settleMs: number;
  /** A listing can be created invisible and shown last. */
  createsHidden: boolean;
  /** A listing can be hidden (pause, withdraw); a channel that cannot asks before removal. */
  canHide: boolean;
  /** `findBySku` finds what we created by its `remoteSku`. */
  findsBySku: boolean;
  /** Creation and content updates force price or stock to be sent along. */
  contentCarriesOffers: boolean;
  /** New listings are reviewed by the channel before buyers see them. */
  reviews: boolean;
  requiresCategory: boolean;
  /** How many offers one `setOffers` call takes. */
  offersPerCall: number;
  /** How often what buyers see is read back (ms). */
  observeEveryMs: number;
  /** Overall deadline of one planner step with all its calls (ms). */
  stepDeadlineMs: number;
}

/** A pace the channel allows; the HTTP client takes a slot in each scope before every call. Several per scope may be given. */
export interface LimitScope {
  scope: LimitScopeName;
  /** Calls per second (may be below 1). */
  perSecond: number;
  /** For scope `api`: the operation it is for. */
  api?: string;
}

export interface ChannelAccount<Settings = Record<string, unknown>> {
  connectionId: string;
  /** The shop's id at the channel. */
  shop: string;
  settings: Settings;
  mapping: ConnectionMapping;
}

/** What an adapter is given for every call. It has nothing else. */
export interface ChannelSession<Settings = Record<string, unknown>, Credentials = Record<string, unknown>> {
  account: ChannelAccount<Settings>;
  /** Opened credentials; never logged, never put into an error. */
  credentials: Credentials;
  http: ChannelHttp;
  /** UTC ms. Adapters read no other clock. */
  now(): number;
  log(message: string, fields?: Record<string, string | number | boolean>): void;
}

export interface OfferToSet {
  /** The producer's SKU. */
  sku: string;
  remoteSku: string;
  /** The channel's id of the variant; absent for a listing without variants. */
  remoteId?: string;
  price: Money;
  listPrice?: Money;
  /** Pieces to offer there. */
  stock: number;
  /** Which of the two changes; absent = both. The other stands there as given. */
  only?: ('price' | 'stock')[];
}

/** Everything a create or update needs: what was judged, under which names it goes, at which price. */
export interface ListingToSend {
  listingId: string;
  /** Item-level SKU at the channel: unique per connection. */
  remoteSku: string;
  rendered: RenderedListing;
  offers: OfferToSet[];
  category?: string;
  /** As mapped by the shop: enum value ids, or `fact:<name>`; adapters read them by `attributesOf`. */
  attributes: Record<string, string>;
}

export interface RemoteIds {
  itemId: string;
  /** Channel's variant id per producer SKU. */
  variants: Record<string, string>;
  /** Anything the adapter needs to go on (`finish`, `setOffers`): strings only. */
  extra?: Record<string, string>;
}

export type CreateOutcome =
  | { kind: 'live' | 'inReview' | 'hidden'; ids: RemoteIds; url?: string }
  | { kind: 'pending'; reference: string }
  /** A create of several calls: stored before the next call, gone on with by `finish` not before that instant (UTC ms). */
  | { kind: 'unfinished'; ids: RemoteIds; notBefore: number };

export type OfferOutcome =
  | { sku: string; ok: true }
  | { sku: string; ok: false; fault: 'invalid' | 'conflict' | 'unavailable'; code?: string; words?: string };

export interface ObservedOffer {
  remoteSku: string;
  remoteId?: string;
  price?: Money;
  stock?: number;
}
/** What buyers see now. */
export interface Observed {
  state: ObservedState;
  /** `variants` by remote SKU here: the channel does not know the producer's own. `extra.listing` = our mark, if it holds one. */
  ids: RemoteIds;
  remoteSku: string;
  title?: string;
  description?: string;
  imageCount?: number;
  offers: ObservedOffer[];
  url?: string;
  /** Why it was refused or suspended, in the channel's words. */
  words?: string;
  updatedAt?: number;
}

export interface Category {
  id: string;
  name: string;
  parent?: string;
  leaf: boolean;
}
export interface Attribute {
  id: string;
  name: string;
  mandatory: boolean;
  /** Enum values; empty = free text, which only copies assessed facts. */
  values: { id: string; name: string }[];
}

export interface ShopState {
  shop: string;
  name: string;
  ok: boolean;
  /** Why it cannot sell now, in the channel's words. */
  blockers: string[];
}

export interface TokenSet {
  /** New credentials, whole: they replace the stored ones by compare-and-set. */
  credentials: Record<string, unknown>;
  /** When the access token ends (UTC ms). */
  expiresAt: number;
}

export interface Signal {
  remoteItemId: string;
  kind: 'changed' | 'removed' | 'reviewed';
}

export interface ConnectionSchema {
  settings: z.ZodType<Record<string, unknown>>;
  credentials: z.ZodType<Record<string, unknown>>;
}

/** One channel: it translates; it never retries, queues, stores, waits or measures. Errors leave it as `ChannelFault` only. */
export interface ChannelAdapter {
  id: string;
  names: { vi: string; en: string };
  capabilities: ChannelCapabilities;
  grammar: ChannelGrammar;
  /** The form that connects a shop. */
  connectionSchema: ConnectionSchema;
  /** The shop's id at the channel, read from validated settings and credentials. */
  shopOf(settings: Record<string, unknown>, credentials: Record<string, unknown>): string;
  limits(account: ChannelAccount): LimitScope[];
  authorize?: {
    /** When the access token ends (UTC ms), from credentials; undefined = never. */
    expiresAt(credentials: Record<string, unknown>): number | undefined;
    /** New tokens. `auth` fault with code `alreadyUsed` when another process was faster. */
    refresh(session: ChannelSession): Promise<TokenSet>;
  };
  shop(session: ChannelSession): Promise<ShopState>;
  categories(session: ChannelSession): Promise<Category[]>;
  attributes(session: ChannelSession, category: string): Promise<Attribute[]>;
  /** All listings of the shop, page by page; `next` undefined = end. */
  inventory(session: ChannelSession, cursor?: string): Promise<{ items: Observed[]; next?: string }>;
  /** Listings that hold one of these item-level SKUs; hidden ones too. */
  findBySku(session: ChannelSession, remoteSkus: string[]): Promise<Observed[]>;
  /** Uploads one image; answers the reference to send (`imageRef`). Absent = the channel takes addresses. */
  uploadImage?(session: ChannelSession, url: string): Promise<string>;
  /** `images`: references, in order of `rendered.images`. Invisible where `createsHidden`. */
  create(
    session: ChannelSession,
    listing: ListingToSend,
    images: string[],
    idempotencyKey: string,
  ): Promise<CreateOutcome>;
  finish?(session: ChannelSession, ids: RemoteIds, listing: ListingToSend): Promise<CreateOutcome>;
  poll?(session: ChannelSession, reference: string): Promise<CreateOutcome>;
  updateContent(session: ChannelSession, ids: RemoteIds, listing: ListingToSend, images: string[]): Promise<RemoteIds>;
  /** Price and stock of one listing's variants; outcome per item. */
  setOffers(session: ChannelSession, ids: RemoteIds, offers: OfferToSet[]): Promise<OfferOutcome[]>;
  setVisibility(session: ChannelSession, ids: RemoteIds, to: 'live' | 'paused'): Promise<void>;
  remove(session: ChannelSession, ids: RemoteIds): Promise<void>;
  observe(session: ChannelSession, itemIds: string[]): Promise<Observed[]>;
  webhook?: {
    /** False = forged. `url` is the address as registered. */
    verify(input: {
      headers: Record<string, string>;
      rawBody: Buffer;
      url: string;
      credentials: Record<string, unknown>;
    }): boolean;
    parse(rawBody: Buffer): Signal[];
  };
}
