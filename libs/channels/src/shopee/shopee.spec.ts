import type { ListingToSend } from '#libs/channel-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rig, SHOP } from '../../../channel-kit/src/testing/rig.js';
import { sampleListing, sampleProduct } from '../../../channel-kit/src/testing/samples.js';
import adapter from './index.js';
import createSimulator from './simulator/index.js';
import { parse } from './webhook.js';

let rig: Rig;
beforeEach(async () => {
  rig = await new Rig(adapter, createSimulator()).open();
});
afterEach(() => rig.close());

const operations = (): string[] => rig.host.calls.list().map((call) => call.operation);

describe('creating', () => {
  it('an item with options waits five seconds for its variants', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')], { axes: true }));
    const images = await rig.images(listing.rendered.images);
    const outcome = await adapter.create(rig.session(), listing, images, 'key');
    if (outcome.kind !== 'unfinished') throw new Error(outcome.kind);
    expect(outcome.notBefore).toBe(rig.clock.now() + 5000);
    const { ids } = outcome;
    const early = await rig.failureOf(Promise.resolve(adapter.finish?.(rig.session(), ids, listing)));
    expect(early).toMatchObject({ kind: 'unavailable', detail: { code: 'error_busi' } });
    rig.clock.pass(5000);
    const done = await adapter.finish?.(rig.session(), ids, listing);
    expect(done).toMatchObject({ kind: 'hidden' });
  });

  it('asks for delivery services only when the settings name none', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
    await rig.createWhole(listing);
    expect(operations()).not.toContain('get_channel_list');
    rig.settings = { ...rig.settings, logisticsChannelIds: [] };
    await rig.createWhole({ ...listing, remoteSku: 'B' });
    expect(operations()).toContain('get_channel_list');
  });

  it.each([
    { name: 'a branch instead of a leaf', change: { category: '900001' }, field: 'category' },
    { name: 'a mandatory attribute missing', change: { attributes: {} }, field: 'attributes' },
    { name: 'no category', change: { category: undefined }, field: 'category' },
  ])('$name is invalid and names $field', async ({ change, field }) => {
    const listing = { ...sampleListing(rig, sampleProduct([rig.imageUrl('a')])), ...change };
    const images = await rig.images(listing.rendered.images);
    const work = adapter.create(rig.session(), listing as ListingToSend, images, 'key');
    expect(await rig.failureOf(work)).toMatchObject({ kind: 'invalid', detail: { field } });
  });

  it('a picture the channel does not know is refused', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
    const fault = await rig.failureOf(adapter.create(rig.session(), listing, ['vn-unknown'], 'key'));
    expect(fault).toMatchObject({ kind: 'invalid', detail: { field: 'images', code: 'error_image_unavailable' } });
  });

  it('an address without a picture is refused before anything is uploaded', async () => {
    const url = `${rig.origin}/${adapter.id}/api/v2/shop/get_shop_info`;
    const fault = await rig.failureOf(Promise.resolve(adapter.uploadImage?.(rig.session(), url)));
    expect(fault).toMatchObject({ kind: 'invalid', detail: { field: 'images' } });
    expect(operations()).not.toContain('upload_image');
  });
});

describe('finding by SKU', () => {
  it('goes through the whole shop when the search refuses a SKU alone', async () => {
    const product = sampleProduct([rig.imageUrl('a')]);
    for (const remoteSku of ['A', 'B', 'C']) await rig.createWhole(sampleListing(rig, product, { remoteSku }));
    rig.host.order({ match: { operation: 'search_item' }, fault: 'reject', times: 5 });
    const found = await adapter.findBySku(rig.session(), ['B']);
    expect(found.map((item) => item.remoteSku)).toEqual(['B']);
    expect(operations()).toContain('get_item_list');
  });

  it('pages through a large shop', async () => {
    const listing = sampleListing(rig, sampleProduct([rig.imageUrl('a')]));
    const images = await rig.images(listing.rendered.images);
    for (let at = 0; at < 120; at += 1)
      await adapter.create(rig.session(), { ...listing, remoteSku: `S${at}` }, images, 'key');
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await adapter.inventory(rig.session(), cursor);
      pages.push(page.items.length);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(pages).toEqual([50, 50, 20]);
  });
});

describe('the pretend marketplace is strict', () => {
  const shopCall = (params: Record<string, string>) => ({
    method: 'GET',
    path: '/api/v2/shop/get_shop_info',
    query: new URLSearchParams(params),
    headers: {},
    body: Buffer.alloc(0),
    now: rig.clock.now(),
  });

  it('refuses a stale clock', async () => {
    const session = { ...rig.session(), now: () => rig.clock.now() - 301_000 };
    expect(await rig.failureOf(adapter.shop(session))).toMatchObject({ kind: 'bug', detail: { code: 'error_param' } });
    const fresh = { ...rig.session(), now: () => rig.clock.now() - 299_000 };
    expect((await adapter.shop(fresh)).ok).toBe(true);
  });

  it('ends an access token after four hours', async () => {
    rig.clock.pass(4 * 3_600_000);
    expect(await rig.failureOf(adapter.shop(rig.session()))).toMatchObject({ kind: 'auth' });
  });

  it('answers a call without partner in its own form', async () => {
    const answer = await rig.simulator.handle(shopCall({}));
    expect(JSON.parse(String(answer.body))).toMatchObject({ error: 'error_param' });
  });

  it('keeps the agreed pace', async () => {
    const { settings, credentials } = rig.simulator.addShop('900', {
      baseUrl: `${rig.origin}/${adapter.id}`,
      now: rig.clock.now(),
      limits: { perSecond: 2 },
    });
    rig.settings = adapter.connectionSchema.settings.parse(settings);
    rig.credentials = adapter.connectionSchema.credentials.parse(credentials);
    expect(adapter.limits(rig.session().account)).toEqual([{ scope: 'shop', perSecond: 2 }]);
    for (let call = 0; call < 3; call += 1) await adapter.shop(rig.session());
    expect(await rig.failureOf(adapter.shop(rig.session()))).toMatchObject({ kind: 'throttled' });
    rig.clock.pass(1000);
    expect((await adapter.shop(rig.session())).ok).toBe(true);
  });

  it('reviews new listings where asked, and bans what is forbidden', async () => {
    const shop = rig.simulator.addShop('901', {
      baseUrl: `${rig.origin}/${adapter.id}`,
      now: rig.clock.now(),
      review: true,
    });
    rig.settings = adapter.connectionSchema.settings.parse(shop.settings);
    rig.credentials = adapter.connectionSchema.credentials.parse(shop.credentials);
    const good = await rig.publish(sampleListing(rig, sampleProduct([rig.imageUrl('a')])));
    const product = sampleProduct([rig.imageUrl('a')], { name: 'Hàng cấm bán thử' });
    const bad = await rig.publish(sampleListing(rig, product, { remoteSku: 'X' }));
    const states = async (): Promise<string[]> =>
      (await adapter.observe(rig.session(), [good.itemId, bad.itemId])).map((item) => item.state);
    expect(await states()).toEqual(['inReview', 'inReview']);
    rig.clock.pass(2000);
    expect(await states()).toEqual(['live', 'suspended']);
  });

  it('says in the call log what changed and what did not', async () => {
    const ids = await rig.createWhole(sampleListing(rig, sampleProduct([rig.imageUrl('a')])));
    const calls = rig.host.calls.list();
    expect(calls.find((call) => call.operation === 'add_item')).toMatchObject({
      shop: SHOP,
      subject: 'CT-01.MAT-ONG',
      itemId: ids.itemId,
      outcome: 'ok',
      committed: true,
    });
    expect(calls.find((call) => call.operation === 'upload_image')).toMatchObject({ shop: SHOP, committed: false });
  });
});

it.each([
  [
    '{"code":16,"data":{"item_id":100918691,"item_status":"BANNED"}}',
    [{ remoteItemId: '100918691', kind: 'reviewed' }],
  ],
  [
    '{"code":16,"data":{"item_id":9007199254740993001,"item_status":"SHOPEE_DELETE"}}',
    [{ remoteItemId: '9007199254740993001', kind: 'removed' }],
  ],
  ['{"code":22,"data":{"item_id":7}}', [{ remoteItemId: '7', kind: 'changed' }]],
  ['{"code":3,"data":{"ordersn":"X"}}', []],
])('push %s', (text, signals) => expect(parse(Buffer.from(text))).toEqual(signals));
