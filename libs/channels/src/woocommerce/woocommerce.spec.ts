import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rig, SHOP } from '../../../channel-kit/src/testing/rig.js';
import { sampleListing, sampleProduct } from '../../../channel-kit/src/testing/samples.js';
import adapter from './index.js';
import createSimulator from './simulator/index.js';
import { oauthSignature, signedQuery, signWebhook, type Params } from './sign.js';
import { parse, verify } from './webhook.js';

let rig: Rig;
beforeEach(async () => {
  rig = await new Rig(adapter, createSimulator()).open();
});
afterEach(() => rig.close());

let nonce = 0;
/** A call past the adapter: what the shop itself would answer. */
async function raw(
  method: string,
  path: string,
  body?: object,
  query: Params = [],
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { consumerKey: key, consumerSecret: secret } = rig.credentials as Record<string, string>;
  const url = `${String(rig.settings['url'])}/wp-json/wc/v3${path}`;
  const timestamp = Math.floor(rig.clock.now() / 1000);
  nonce += 1;
  const signed = signedQuery(method, url, query, {
    key: key ?? '',
    secret: secret ?? '',
    timestamp,
    nonce: `n${nonce}`,
  });
  const answer = await rig.simulator.handle({
    method,
    path: `/${SHOP}/wp-json/wc/v3${path}`,
    query: new URLSearchParams(signed),
    headers: {},
    body: Buffer.from(body ? JSON.stringify(body) : ''),
    now: rig.clock.now(),
  });
  return { status: answer.status, body: JSON.parse(String(answer.body)) as Record<string, unknown> };
}

describe('signatures', () => {
  it('RFC 5849 encoding: sorted, percent-encoded twice, secret with a bare ampersand', () => {
    const params: Params = [
      ['b', 'hai từ'],
      ['a', "x!*'()"],
    ];
    // Made apart with Python's hmac and urllib.parse.quote.
    expect(oauthSignature('get', 'http://shop.vi-du.vn/wp-json/wc/v3/products', params, 'cs_mau')).toBe(
      'MHSM+SQoOhfnhXVycdhmS2JdKRD61lsaSwlw3ZuWPOY=',
    );
  });

  it('order of parameters does not matter, every byte of them does', () => {
    const sign = (params: Params): string => oauthSignature('GET', 'http://a.vn/x', params, 's');
    expect(
      sign([
        ['a', '1'],
        ['b', '2'],
      ]),
    ).toBe(
      sign([
        ['b', '2'],
        ['a', '1'],
      ]),
    );
    expect(
      sign([
        ['a', '1'],
        ['b', '2'],
      ]),
    ).not.toBe(
      sign([
        ['a', '1'],
        ['b', '3'],
      ]),
    );
  });

  it('over https the keys go as Basic, over http they are signed and the secret stays here', async () => {
    const sent: { url: string; headers: Record<string, string>; query: string }[] = [];
    const session = {
      ...rig.session(),
      http: {
        send: (build: Parameters<ReturnType<Rig['session']>['http']['send']>[0]) => {
          const { url, headers = {}, params = {} } = build();
          sent.push({ url, headers, query: JSON.stringify(params) });
          return Promise.reject(new Error('not sent'));
        },
      },
    };
    const secure = {
      ...session,
      account: { ...session.account, settings: { ...rig.settings, url: 'https://shop.vi-du.vn' } },
    };
    await rig.failureOf(adapter.shop(session));
    await rig.failureOf(adapter.shop(secure));
    expect(sent[0]?.headers).not.toHaveProperty('Authorization');
    expect(sent[0]?.query).toContain('oauth_signature');
    expect(sent[1]?.headers['Authorization']).toMatch(/^Basic /);
    expect(sent[1]?.query).toBe('{}');
    expect(JSON.stringify(sent[0])).not.toContain(String(rig.credentials['consumerSecret']));
  });

  it('a webhook is signed over its raw body', () => {
    const rawBody = Buffer.from('{"id":7,"name":"Mật ong"}');
    const credentials = { ...rig.credentials, webhookSecret: 'bi-mat' };
    const headers = { 'X-WC-Webhook-Signature': signWebhook('bi-mat', rawBody) };
    expect(verify({ headers, rawBody, credentials })).toBe(true);
    expect(verify({ headers, rawBody: Buffer.from('{"id":8,"name":"Mật ong"}'), credentials })).toBe(false);
    expect(verify({ headers, rawBody, credentials: rig.credentials })).toBe(false);
    expect(parse(rawBody)).toEqual([{ remoteItemId: '7', kind: 'changed' }]);
    expect(parse(Buffer.from('{"id":7}'))).toEqual([{ remoteItemId: '7', kind: 'removed' }]);
  });
});

describe('the pretend shop answers as measured', () => {
  it('an empty body makes a product called "Product"', async () => {
    expect(await raw('POST', '/products', {})).toMatchObject({ status: 201, body: { name: 'Product' } });
  });

  it.each([
    ['abc', ''],
    ['-5', '-5'],
    ['120000', '120000'],
  ])('the price "%s" is stored as "%s"', async (given, stored) => {
    const { body } = await raw('POST', '/products', { regular_price: given });
    expect(body['regular_price']).toBe(stored);
  });

  it('a price that is no text is refused with the field’s name', async () => {
    const answer = await raw('POST', '/products', { regular_price: 5 });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'rest_invalid_param', data: { params: { regular_price: expect.any(String) } } },
    });
  });

  it('a SKU is taken once, names its holder, and stays taken in the bin until it is deleted for good', async () => {
    const { body } = await raw('POST', '/products', { sku: 'A' });
    const again = (): Promise<{ status: number; body: Record<string, unknown> }> =>
      raw('POST', '/products', { sku: 'A' });
    expect(await again()).toMatchObject({
      status: 400,
      body: { code: 'product_invalid_sku', data: { resource_id: body['id'] } },
    });
    const path = `/products/${String(body['id'])}`;
    await raw('DELETE', path);
    expect((await raw('DELETE', path)).status).toBe(410);
    expect((await again()).body['code']).toBe('product_invalid_sku');
    await raw('DELETE', path, undefined, [['force', 'true']]);
    expect((await again()).status).toBe(201);
  });

  it('an unknown id is 400 to write and 404 to delete', async () => {
    expect(await raw('PUT', '/products/99999', {})).toMatchObject({
      status: 400,
      body: { code: 'woocommerce_rest_product_invalid_id' },
    });
    expect((await raw('DELETE', '/products/99999')).status).toBe(404);
  });

  it('a picture that cannot be fetched leaves no product behind', async () => {
    const images = [{ src: 'https://khong-co.invalid/a.png' }];
    expect((await raw('POST', '/products', { sku: 'P', images })).status).toBe(400);
    expect(rig.simulator.listings(SHOP)).toEqual([]);
  });

  it('more than 100 at once is 413', async () => {
    const { body } = await raw('POST', '/products', { type: 'variable' });
    const create = Array.from({ length: 101 }, () => ({}));
    expect((await raw('POST', `/products/${String(body['id'])}/variations/batch`, { create })).status).toBe(413);
  });

  it('refuses Basic over plain http and a nonce used twice', async () => {
    const call = {
      method: 'GET',
      path: `/${SHOP}/wp-json/wc/v3/products`,
      body: Buffer.alloc(0),
      now: rig.clock.now(),
    };
    const basic = `Basic ${Buffer.from(`${String(rig.credentials['consumerKey'])}:${String(rig.credentials['consumerSecret'])}`).toString('base64')}`;
    const status = async (headers: Record<string, string>, query: Params = []): Promise<number> =>
      (await rig.simulator.handle({ ...call, headers, query: new URLSearchParams(query) })).status;
    expect(await status({ authorization: basic })).toBe(401);
    expect(await status({ authorization: basic, 'x-forwarded-proto': 'https' })).toBe(200);
    const { consumerKey: key = '', consumerSecret: secret = '' } = rig.credentials as Record<string, string>;
    const timestamp = Math.floor(rig.clock.now() / 1000);
    const once = signedQuery('GET', `${String(rig.settings['url'])}/wp-json/wc/v3/products`, [], {
      key,
      secret,
      timestamp,
      nonce: 'same',
    });
    expect(await status({}, once)).toBe(200);
    expect(await status({}, once)).toBe(401);
  });
});

describe('the adapter', () => {
  it('marks what is ours, and reads the mark back', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
    await rig.createWhole(listing);
    const [found] = await adapter.findBySku(rig.session(), [listing.remoteSku]);
    expect(found?.ids.extra).toEqual({ listing: listing.listingId });
  });

  it('a reduced price shows the list price crossed out', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
    const ids = await rig.publish(listing);
    const [offer] = listing.offers;
    if (!offer) throw new Error('sample has an offer');
    await adapter.setOffers(rig.session(), ids, [{ ...offer, listPrice: { currency: 'VND', minor: 150_000 } }]);
    const { body } = await raw('GET', `/products/${ids.itemId}`);
    expect(body).toMatchObject({ regular_price: '150000', sale_price: '120000' });
    expect((await adapter.observe(rig.session(), [ids.itemId]))[0]?.offers[0]?.price?.minor).toBe(120_000);
  });

  it('pictures that are there already are not stored again', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a'), rig.imageUrl('b')]));
    const ids = await rig.publish(listing);
    const idsOf = async (): Promise<unknown[]> =>
      ((await raw('GET', `/products/${ids.itemId}`)).body['images'] as { id: unknown }[]).map((image) => image.id);
    const before = await idsOf();
    await adapter.updateContent(rig.session(), ids, listing, listing.rendered.images);
    expect(await idsOf()).toEqual(before);
  });

  it('the same shop by http and https is one shop', () => {
    const shop = (url: string): string => adapter.shopOf({ url }, {});
    expect(shop('https://Shop.vi-du.vn/')).toBe(shop('http://shop.vi-du.vn'));
    expect(shop('https://shop.vi-du.vn/b')).not.toBe(shop('https://shop.vi-du.vn'));
  });
});
