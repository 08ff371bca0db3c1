import type { SimRequest } from '#libs/channel-kit';
import { oauthSignature, type Params } from '../sign.js';
import { Refusal, type Shop } from './state.js';

const WINDOW = 15 * 60;

/** Lets a signed call in, or refuses it as the shop does. Basic only counts when the shop sees https. */
export function admit(shop: Shop, request: SimRequest): void {
  checkPace(shop, request.now);
  if (shop.revoked) throw unauthorised('Consumer key is invalid.');
  const basic = request.headers['authorization'];
  if (basic?.startsWith('Basic ')) {
    if (request.headers['x-forwarded-proto'] !== 'https')
      throw new Refusal('woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', 401);
    if (Buffer.from(basic.slice(6), 'base64').toString('utf8') !== `${shop.key}:${shop.secret}`)
      throw unauthorised('Consumer secret is invalid.');
    return;
  }
  checkOauth(shop, request);
}

const unauthorised = (words: string): Refusal => new Refusal('woocommerce_rest_authentication_error', words, 401);

function checkOauth(shop: Shop, request: SimRequest): void {
  const { query } = request;
  for (const name of [
    'oauth_consumer_key',
    'oauth_timestamp',
    'oauth_nonce',
    'oauth_signature',
    'oauth_signature_method',
  ])
    if (!query.get(name)) throw unauthorised(`Missing OAuth parameter ${name}.`);
  if (query.get('oauth_consumer_key') !== shop.key) throw unauthorised('Consumer key is invalid.');
  const params: Params = [...query.entries()].filter(([name]) => name !== 'oauth_signature');
  const expected = oauthSignature(request.method, shop.url + below(request.path), params, shop.secret);
  if (expected !== query.get('oauth_signature'))
    throw unauthorised('Invalid signature - provided signature does not match.');
  if (Math.abs(request.now / 1000 - Number(query.get('oauth_timestamp'))) > WINDOW)
    throw unauthorised('Invalid timestamp.');
  const nonce = query.get('oauth_nonce') ?? '';
  if (shop.nonces.has(nonce)) throw unauthorised('Invalid nonce - nonce has already been used.');
  if (shop.nonces.size > 100_000) shop.nonces.clear();
  shop.nonces.add(nonce);
}

/** The path below one shop: `/my-shop/wp-json/…` → `/wp-json/…`. */
export const below = (path: string): string => path.slice(path.indexOf('/', 1));

function checkPace(shop: Shop, now: number): void {
  if (shop.perSecond === undefined) return;
  while (shop.recent.length > 0 && (shop.recent[0] ?? now) <= now - 1000) shop.recent.shift();
  if (shop.recent.length >= Math.ceil(shop.perSecond) + 1)
    throw new Refusal('too_many_requests', 'Too many requests.', 429);
  shop.recent.push(now);
}
