import type { ChannelSimulator, SimCall, SimRequest, SimResponse } from '#libs/channel-kit';
import { categoryList, suggestedMapping } from './catalogue.js';
import { admit, below } from './door.js';
import type { Body } from './fields.js';
import {
  batchVariations,
  createProduct,
  deleteProduct,
  listProducts,
  listVariations,
  readProduct,
  updateProduct,
} from './products.js';
import {
  answer,
  authoriseAgain,
  forget,
  newShop,
  Refusal,
  refusal,
  simListing,
  type Product,
  type Shop,
} from './state.js';

const API = '/wp-json/wc/v3';

interface Target {
  shop: Shop | undefined;
  /** Path below the API, ids as `{id}`. */
  route: string;
  id: number;
}

function readJson(request: SimRequest): Body {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('rest_invalid_json', 'Invalid JSON body passed.', 400);
}

function carryOut(shop: Shop, target: Target, request: SimRequest): SimResponse {
  const { id } = target;
  switch (`${request.method} ${target.route}`) {
    case 'GET /products':
      return listProducts(shop, request);
    case 'POST /products':
      return createProduct(shop, readJson(request), request.now);
    case 'GET /products/{id}':
      return readProduct(shop, id);
    case 'PUT /products/{id}':
      return updateProduct(shop, id, readJson(request), request.now);
    case 'DELETE /products/{id}':
      return deleteProduct(shop, id, request.query.get('force') === 'true');
    case 'GET /products/{id}/variations':
      return listVariations(shop, id);
    case 'POST /products/{id}/variations/batch':
      return batchVariations(shop, id, readJson(request), request.now);
    case 'GET /products/categories':
      return answer(request.query.get('page') === '1' ? categoryList : []);
    case 'GET /data/currencies/current':
      return answer({ code: 'VND', name: 'Vietnamese đồng', symbol: '₫' });
    default:
      throw new Refusal('rest_no_route', 'No route was found matching the URL and request method.', 404);
  }
}

class WooSimulator implements ChannelSimulator {
  readonly id = 'woocommerce';
  private readonly known = new Map<string, Shop>();

  addShop(
    name: string,
    options: { baseUrl: string; now: number; limits?: { perSecond?: number } },
  ): { settings: Record<string, unknown>; credentials: Record<string, unknown> } {
    const perSecond = options.limits?.perSecond;
    const known = this.known.get(name);
    if (known) authoriseAgain(known);
    const shop = known ?? newShop(name, options.baseUrl, perSecond);
    if (perSecond !== undefined) shop.perSecond = perSecond;
    this.known.set(name, shop);
    return {
      settings: { url: shop.url, ...(perSecond !== undefined && { perSecond }) },
      credentials: { consumerKey: shop.key, consumerSecret: shop.secret },
    };
  }

  private target(request: SimRequest): Target {
    const [, name = ''] = request.path.split('/');
    const path = below(request.path);
    const rest = path.startsWith(API) ? path.slice(API.length) : '';
    const id = Number(/^\/products\/(\d+)/.exec(rest)?.[1] ?? 0);
    return { shop: this.known.get(decodeURIComponent(name)), route: rest.replace(/\/\d+/g, '/{id}'), id };
  }

  describe(request: SimRequest): SimCall {
    const { shop, route, id } = this.target(request);
    const writes = request.method !== 'GET';
    const named = request.method === 'POST' && route === '/products' ? request.body.toString('utf8') : '';
    const sku = /"sku":("(?:[^"\\]|\\.)*")/.exec(named)?.[1];
    const subject = sku
      ? String(JSON.parse(sku))
      : id
        ? shop?.products.get(id)?.sku || String(id)
        : request.query.get('sku');
    return { shop: shop?.name ?? null, operation: `${request.method} ${route}`, subject, writes };
  }

  handle(request: SimRequest): Promise<SimResponse> {
    return Promise.resolve(this.answerTo(request));
  }

  private answerTo(request: SimRequest): SimResponse {
    try {
      const target = this.target(request);
      if (!target.shop) throw new Refusal('rest_no_route', 'No such shop.', 404);
      admit(target.shop, request);
      return carryOut(target.shop, target, request);
    } catch (error) {
      if (error instanceof Refusal) return refusal(error);
      throw error;
    }
  }

  listings(name: string): ReturnType<ChannelSimulator['listings']> {
    const products = [...(this.known.get(name)?.products.values() ?? [])];
    return products.filter((product) => product.status !== 'trash').map(simListing);
  }

  listing(name: string, itemId: string): ReturnType<ChannelSimulator['listing']> {
    const product = this.known.get(name)?.products.get(Number(itemId));
    return product && product.status !== 'trash' ? simListing(product) : null;
  }

  shops(): string[] {
    return [...this.known.keys()];
  }

  /** Keys of a shop do not end by themselves. */
  expireTokens(): void {
    return undefined;
  }

  revokeTokens(name: string): void {
    const shop = this.known.get(name);
    if (shop) shop.revoked = true;
  }

  private product(name: string, idOrSku: string): { shop: Shop; product: Product } | null {
    const shop = this.known.get(name);
    for (const product of shop?.products.values() ?? [])
      if (shop && (String(product.id) === idOrSku || product.sku === idOrSku)) return { shop, product };
    return null;
  }

  deleteListing(name: string, itemIdOrSku: string): boolean {
    const found = this.product(name, itemIdOrSku);
    if (found) forget(found.shop, found.product);
    return found !== null;
  }

  sell(name: string, sku: string, quantity: number): boolean {
    for (const product of this.known.get(name)?.products.values() ?? [])
      for (const item of [product, ...product.variations.values()]) {
        if (item.sku !== sku || item.stock_quantity === null) continue;
        item.stock_quantity = Math.max(0, item.stock_quantity - quantity);
        return true;
      }
    return false;
  }

  okWithError(): SimResponse {
    const error = new Refusal('internal_server_error', 'Đã có lỗi nghiêm trọng trên trang web.', 200, { status: 500 });
    return refusal(error);
  }

  reject(): SimResponse {
    const words = 'Tên sản phẩm không được chấp nhận.';
    return refusal(new Refusal('rest_invalid_param', 'Invalid parameter(s): name', 400, { params: { name: words } }));
  }

  throttled(_call: SimCall, retryAfterSeconds?: number): SimResponse {
    const headers: Record<string, string> = {};
    if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
    return refusal(new Refusal('too_many_requests', 'Too many requests.', 429), headers);
  }

  reset(): void {
    this.known.clear();
  }

  suggestedMapping(): ReturnType<ChannelSimulator['suggestedMapping']> {
    return suggestedMapping();
  }
}

/** A pretend shop server, empty. */
const createSimulator = (): ChannelSimulator => new WooSimulator();
export default createSimulator;
