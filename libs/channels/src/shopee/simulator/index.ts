import { createHash } from 'node:crypto';
import type { ChannelSimulator, SimCall, SimRequest, SimResponse } from '#libs/channel-kit';
import { answer, flatAnswer, Refusal, refusal } from './answers.js';
import { attributeAnswer, categoryAnswer, limitAnswer, logisticsAnswer, suggestedMapping } from './catalogue.js';
import { admit } from './door.js';
import { addItem, deleteItem, unlistItem, updateItem, type Body } from './items.js';
import { updatePrice, updateStock } from './offers.js';
import { baseInfo, itemList, searchItem } from './reads.js';
import { FOUR_HOURS, isDeleted, issueTokens, simListing, State, type Item, type Shop } from './state.js';
import { addModel, deleteModel, initTierVariation, modelList, updateTierVariation } from './variations.js';

const ROOT = '/api/v2/';
type Write = (state: State, shop: Shop, body: Body) => SimResponse;
type Read = (state: State, shop: Shop, request: SimRequest) => SimResponse;

const writes: Record<string, Write> = {
  'product/add_item': addItem,
  'product/update_item': updateItem,
  'product/delete_item': deleteItem,
  'product/unlist_item': unlistItem,
  'product/init_tier_variation': initTierVariation,
  'product/update_tier_variation': updateTierVariation,
  'product/add_model': addModel,
  'product/delete_model': deleteModel,
  'product/update_price': updatePrice,
  'product/update_stock': updateStock,
  'auth/access_token/get': refreshTokens,
};
const reads: Record<string, Read> = {
  'product/get_category': () => answer(categoryAnswer),
  'product/get_attribute_tree': (_state, _shop, request) =>
    answer(attributeAnswer(Number(request.query.get('category_id_list')))),
  'product/get_item_limit': () => answer(limitAnswer),
  'product/get_item_base_info': baseInfo,
  'product/get_item_list': itemList,
  'product/search_item': (_state, shop, request) => searchItem(shop, request),
  'product/get_model_list': (state, shop, request) => modelList(state, shop, Number(request.query.get('item_id'))),
  'logistics/get_channel_list': () => answer(logisticsAnswer),
  'shop/get_shop_info': (_state, shop) => flatAnswer({ shop_name: shop.name, region: 'VN', status: 'NORMAL' }),
  'media_space/upload_image': uploadImage,
};

/** A refresh token works once; the pair is replaced. */
function refreshTokens(state: State, shop: Shop, body: Body): SimResponse {
  const token = body['refresh_token'];
  if (shop.revoked) throw new Refusal('refresh_token_expired', 'Your refresh_token expired.', 403);
  if (typeof token !== 'string' || token !== shop.refreshToken || shop.spentRefreshTokens.has(token))
    throw new Refusal('error_auth', 'Invalid refresh_token.', 403);
  shop.spentRefreshTokens.add(token);
  issueTokens(shop, state.now);
  const pair = { access_token: shop.accessToken, refresh_token: shop.refreshToken, expire_in: FOUR_HOURS };
  return flatAnswer({ partner_id: Number(shop.partnerId), shop_id: Number(shop.shopId), ...pair }, true);
}

function uploadImage(state: State, _shop: Shop, request: SimRequest): SimResponse {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data; boundary='))
    throw new Refusal('error_param', 'multipart/form-data wanted.');
  const png = request.body.indexOf(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const jpeg = request.body.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  if (!request.body.includes('name="image"') || (png < 0 && jpeg < 0))
    throw new Refusal('error_param', 'image must be a JPG, JPEG or PNG file.');
  const start = Math.max(png, jpeg);
  const end = request.body.lastIndexOf('\r\n--');
  const image_id = `vn-${createHash('sha256').update(request.body.subarray(start, end)).digest('hex').slice(0, 32)}`;
  state.images.add(image_id);
  const image_info = { image_id, image_url_list: [] };
  return answer({ image_info, image_info_list: [{ id: 0, error: '', message: '', image_info }] });
}

function readJson(request: SimRequest): Body {
  if (request.method !== 'POST') throw new Refusal('error_param', 'POST wanted.');
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('error_param', 'The body is no JSON object.');
}

/** SKU or id that a request names, for faults by subject and for the call log. */
function subjectOf(request: SimRequest): string | null {
  const { query } = request;
  const named = query.get('item_sku') ?? query.get('item_id') ?? query.get('item_id_list');
  if (named) return named;
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return null;
  const text = request.body.toString('utf8');
  const sku = /"item_sku":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (sku) return String(JSON.parse(sku));
  return /"item_id":(\d+)/.exec(text)?.[1] ?? null;
}

class ShopeeSimulator implements ChannelSimulator {
  readonly id = 'shopee';
  private readonly state = new State();

  addShop(
    name: string,
    options: { baseUrl: string; now: number; limits?: { perSecond?: number }; review?: boolean },
  ): { settings: Record<string, unknown>; credentials: Record<string, unknown> } {
    const perSecond = options.limits?.perSecond;
    const limits = { ...(perSecond !== undefined && { perSecond }), ...(options.review && { review: true }) };
    const shop = this.state.addShop(name, options.now, limits);
    return {
      settings: {
        baseUrl: options.baseUrl,
        shopId: shop.shopId,
        ...(perSecond !== undefined && { perSecond }),
        logisticsChannelIds: ['50011'],
      },
      credentials: {
        partnerId: shop.partnerId,
        partnerKey: shop.partnerKey,
        accessToken: shop.accessToken,
        refreshToken: shop.refreshToken,
        expiresAt: shop.accessEndsAt,
      },
    };
  }

  describe(request: SimRequest): SimCall {
    const key = request.path.slice(ROOT.length);
    const subject = subjectOf(request);
    const shop = this.state.byPartner.get(request.query.get('partner_id') ?? '');
    const item = subject && /^\d+$/.test(subject) ? shop?.items.get(Number(subject)) : undefined;
    return {
      shop: shop?.name ?? null,
      operation: key.slice(key.lastIndexOf('/') + 1),
      subject: item?.sku || subject,
      writes: key in writes,
    };
  }

  handle(request: SimRequest): Promise<SimResponse> {
    return Promise.resolve(this.answerTo(request));
  }

  private answerTo(request: SimRequest): SimResponse {
    this.state.now = Math.max(this.state.now, request.now);
    const key = request.path.startsWith(ROOT) ? request.path.slice(ROOT.length) : '';
    try {
      const write = writes[key];
      const read = reads[key];
      if (!write && !read) throw new Refusal('error_not_found', 'no such API', 404);
      const shop = admit(this.state, request);
      if (write) return write(this.state, shop, readJson(request));
      return read ? read(this.state, shop, request) : refusal('error_not_found', 'no such API', 404);
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.code, error.words, error.status);
      throw error;
    }
  }

  listings(name: string): ReturnType<ChannelSimulator['listings']> {
    const items = [...(this.state.find(name)?.items.values() ?? [])];
    return items
      .map((item) => this.state.settle(item))
      .filter((item) => !isDeleted(item))
      .map(simListing);
  }

  listing(name: string, itemId: string): ReturnType<ChannelSimulator['listing']> {
    const item = this.state.find(name)?.items.get(Number(itemId));
    return item && !isDeleted(item) ? simListing(this.state.settle(item)) : null;
  }

  shops(): string[] {
    return [...this.state.shops.values()].map((shop) => shop.name);
  }

  expireTokens(name: string): void {
    const shop = this.state.find(name);
    if (shop) shop.accessEndsAt = 0;
  }

  revokeTokens(name: string): void {
    const shop = this.state.find(name);
    if (shop) shop.revoked = true;
  }

  private itemNamed(name: string, idOrSku: string): Item | undefined {
    const items = [...(this.state.find(name)?.items.values() ?? [])].filter((item) => !isDeleted(item));
    return items.find((item) => String(item.id) === idOrSku || item.sku === idOrSku);
  }

  deleteListing(name: string, itemIdOrSku: string): boolean {
    const item = this.itemNamed(name, itemIdOrSku);
    if (item) item.status = 'SHOPEE_DELETE';
    return item !== undefined;
  }

  sell(name: string, sku: string, quantity: number): boolean {
    for (const item of this.state.find(name)?.items.values() ?? []) {
      const target =
        item.models.length === 0 && item.sku === sku ? item : item.models.find((model) => model.sku === sku);
      if (!target || isDeleted(item)) continue;
      target.stock = Math.max(0, target.stock - quantity);
      return true;
    }
    return false;
  }

  okWithError(): SimResponse {
    return refusal('error_system_busy', 'System busy, please try again.');
  }

  reject(call: SimCall): SimResponse {
    if (call.operation === 'search_item') return refusal('error_param', 'must set one of item_name, attribute_status');
    return refusal('error_title_character_forbidden', 'The item name holds forbidden characters.');
  }

  throttled(_call: SimCall, retryAfterSeconds?: number): SimResponse {
    const headers: Record<string, string> = {};
    if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
    return refusal('error_rate_limit', 'Too many requests.', 429, headers);
  }

  reset(): void {
    this.state.reset();
  }

  suggestedMapping(): ReturnType<ChannelSimulator['suggestedMapping']> {
    return suggestedMapping();
  }
}

/** A pretend marketplace, empty. */
const createSimulator = (): ChannelSimulator => new ShopeeSimulator();
export default createSimulator;
