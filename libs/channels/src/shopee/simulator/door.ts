import type { SimRequest } from '#libs/channel-kit';
import { sameSignature, sign } from '../sign.js';
import { Refusal } from './answers.js';
import type { Shop, State } from './state.js';

/** Paths of public calls: signed without a token. `upload_image` is taken in either form. */
const publicPaths = new Set([
  '/api/v2/auth/token/get',
  '/api/v2/auth/access_token/get',
  '/api/v2/media_space/upload_image',
]);
const WINDOW = 300;

/** Who calls? The signature, the clock and the token must be right, or the call is refused as the vendor does. */
export function admit(state: State, request: SimRequest): Shop {
  const { query, path } = request;
  for (const name of ['partner_id', 'timestamp', 'sign'])
    if (!query.get(name)) throw new Refusal('error_param', `There is no ${name} in query.`, 403);
  const shop = state.byPartner.get(query.get('partner_id') ?? '');
  if (!shop) throw new Refusal('invalid_partner_id', 'Invalid partner_id.', 403);
  const timestamp = Number(query.get('timestamp'));
  if (!Number.isInteger(timestamp) || Math.abs(request.now / 1000 - timestamp) > WINDOW)
    throw new Refusal('error_param', 'Invalid timestamp.', 403);
  const accessToken = query.get('access_token');
  const isPublic = publicPaths.has(path) && accessToken === null;
  checkSign(shop, request, timestamp, isPublic);
  if (!isPublic) checkToken(shop, request, accessToken);
  checkPace(shop, request.now);
  return shop;
}

function checkSign(shop: Shop, request: SimRequest, timestamp: number, isPublic: boolean): void {
  const { partnerId, partnerKey } = shop;
  const owner = isPublic
    ? {}
    : { accessToken: request.query.get('access_token') ?? '', ownerId: request.query.get('shop_id') ?? '' };
  const expected = sign({ partnerId, partnerKey, path: request.path, timestamp, ...owner });
  if (!sameSignature(expected, request.query.get('sign') ?? '')) throw new Refusal('error_sign', 'Wrong sign.', 403);
}

function checkToken(shop: Shop, request: SimRequest, accessToken: string | null): void {
  if (request.query.get('shop_id') !== shop.shopId) throw new Refusal('error_param', 'Invalid shop_id.', 403);
  if (shop.revoked) throw new Refusal('shop_no_linked', 'The shop is not linked to the partner.', 403);
  if (accessToken !== shop.accessToken || request.now >= shop.accessEndsAt)
    throw new Refusal('invalid_acceess_token', 'Invalid access_token, please have a check.', 403);
}

/** At most the agreed pace, plus one, in any second. */
function checkPace(shop: Shop, now: number): void {
  if (shop.perSecond === undefined) return;
  while (shop.recent.length > 0 && (shop.recent[0] ?? now) <= now - 1000) shop.recent.shift();
  if (shop.recent.length >= Math.ceil(shop.perSecond) + 1)
    throw new Refusal('error_rate_limit', 'Too many requests, please try again later.', 429);
  shop.recent.push(now);
}
