/** A request as the sandbox hands it to a channel's simulator. */
export interface SimRequest {
  method: string;
  /** Path below the channel's root, with leading slash. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
  /** UTC ms of the sandbox's clock. */
  now: number;
}
export interface SimResponse {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
  /** Did something change there? For the call log. */
  committed?: boolean;
  /** The item it was about, when known only afterwards. */
  itemId?: string;
  /** The channel's own error code; absent = it went well. */
  error?: string;
}

/** What a buyer would see. Prices in minor units. */
export interface SimListing {
  itemId: string;
  sku: string;
  title: string;
  description: string;
  images: string[];
  /** Visible to buyers. */
  live: boolean;
  /** The channel's own status word. */
  status: string;
  variants: { sku: string; variantId?: string; price: number; stock: number; options: string[] }[];
  createdAt: number;
  updatedAt: number;
  /** How many content writes took effect. */
  writes: number;
}

/** What a request is about; told before it is carried out, for faults and the call log. */
export interface SimCall {
  shop: string | null;
  /** Vendor operation: `add_item`, `POST /products`. */
  operation: string;
  /** Item SKU or id it concerns, when the request says so. */
  subject: string | null;
  writes: boolean;
}

/** A pretend marketplace, strict as the real one. One instance holds all its shops in memory. */
export interface ChannelSimulator {
  id: string;
  /** Adds a shop; answers `settings` and `credentials` in the form of the channel's connection schema. */
  addShop(
    shop: string,
    options: { baseUrl: string; now: number; limits?: { perSecond?: number }; review?: boolean },
  ): { settings: Record<string, unknown>; credentials: Record<string, unknown> };
  describe(request: SimRequest): SimCall;
  handle(request: SimRequest): Promise<SimResponse>;
  listings(shop: string): SimListing[];
  /** One of them; null when it is not there (any more). */
  listing(shop: string, itemId: string): SimListing | null;
  /** Every shop it knows. */
  shops(): string[];
  /** Channel-specific faults. */
  expireTokens(shop: string): void;
  revokeTokens(shop: string): void;
  deleteListing(shop: string, itemIdOrSku: string): boolean;
  /** A sale behind our back: lowers stock. */
  sell(shop: string, sku: string, quantity: number): boolean;
  /** The channel's words for a 200 answer that is an error, and for a refusal. */
  okWithError(call: SimCall): SimResponse;
  reject(call: SimCall): SimResponse;
  throttled(call: SimCall, retryAfterSeconds?: number): SimResponse;
  reset(): void;
  /** Categories to connect with: a ready mapping per OCOP sheet, for demo and tests. */
  suggestedMapping(): { categories: Record<string, string>; attributes: Record<string, Record<string, string>> };
}
