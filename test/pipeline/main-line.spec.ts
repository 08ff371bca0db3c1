import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bodyOf,
  goods,
  itemsOf,
  liveItem,
  openShop,
  settled,
  type Shop,
  shown,
  toldListing,
  upload,
} from '../world/goods.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

let world: World;
let shops: Shop[];
const [market, ownShop] = ['shopee', 'woocommerce'];

beforeAll(async () => {
  world = await World.start();
  shops = [await openShop(world, market), await openShop(world, ownShop)];
});
afterAll(async () => {
  await world?.stop();
});

const calls = async (shop: Shop): Promise<{ operation: string; subject: string | null; committed: boolean }[]> =>
  (await world.control('GET', `/${shop.channel}/calls?shop=${shop.shop}`)).calls;

describe('one product, every market', () => {
  it('goes live on both channels with its price and stock', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    for (const shop of shops) {
      const item = await liveItem(world, shop, product.sku);
      expect(item.title).toBe(product.name.vi);
      expect(item.variants).toMatchObject([{ price: 120_000, stock: 40 }]);
    }
    await settled(world);
    const timeline = await until('the timeline reaches the market', async () => {
      const { body } = await world.call('GET', `/v1/products/${id}/timeline`);
      return body.entries.filter((entry: { kind: string }) => entry.kind === 'live').length >= 2 ? body.entries : null;
    });
    const times = timeline.map((entry: { at: number }) => entry.at);
    expect(times).toEqual([...times].sort((a: number, b: number) => a - b));
    expect(timeline[0]).toMatchObject({ kind: 'accepted', sinceUploadMs: 0 });
  });

  it('shows variants as one item with several choices', async () => {
    const product = goods(world);
    const two = { ...product.variants[0], optionValues: ['500 g'], sku: `${product.sku}-L` };
    const variants = [{ ...product.variants[0], optionValues: ['200 g'] }, two] as typeof product.variants;
    const offers = variants.map(({ sku }, index) => ({
      sku,
      price: { currency: 'VND' as const, minor: 100_000 + index },
      stock: { stated: 5 + index },
    }));
    await upload(world, {
      ...product,
      options: [{ name: 'Khối lượng', values: ['200 g', '500 g'] }],
      variants,
      offers,
    });
    for (const shop of shops) {
      const item = await liveItem(world, shop, product.code);
      expect(item.variants.map(({ price, stock }) => [price, stock])).toEqual([
        [100_000, 5],
        [100_001, 6],
      ]);
    }
  });

  it('takes a shop that is connected after the upload', async () => {
    const product = goods(world);
    await upload(world, product);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    const late = await openShop(world, ownShop);
    await liveItem(world, late, product.sku);
    await world.call('DELETE', `/v1/connections/${late.connectionId}`);
  });

  it('takes price and stock that come before its listing', async () => {
    const product = goods(world, { offers: [] });
    await upload(world, product);
    await sleep(500);
    for (const shop of shops) expect(await itemsOf(world, shop, product.sku)).toEqual([]);
    const patch = {
      sku: product.sku,
      producerCode: 'suoi-trong',
      price: { currency: 'VND', minor: 99_000 },
      stock: { stated: 7 },
    };
    expect((await world.call('PATCH', '/v1/offers', { items: [patch] })).body.items[0].status).toBe(200);
    for (const shop of shops)
      expect((await liveItem(world, shop, product.sku)).variants).toMatchObject([{ price: 99_000, stock: 7 }]);
  });

  it('carries price and stock without touching the words', async () => {
    const product = goods(world);
    await upload(world, product);
    const before = await Promise.all(shops.map((shop) => liveItem(world, shop, product.sku)));
    const patch = {
      sku: product.sku,
      producerCode: 'suoi-trong',
      price: { currency: 'VND', minor: 131_000 },
      stock: { stated: 12 },
    };
    await world.call('PATCH', '/v1/offers', { items: [patch] });
    for (const [index, shop] of shops.entries()) {
      // Some channels take price and stock by a call each: one may show before the other.
      const item = await until('the new price and stock show', async () => {
        const shown = await liveItem(world, shop, product.sku);
        return shown.variants[0]?.price === 131_000 && shown.variants[0].stock === 12 && shown;
      });
      expect(item.itemId).toBe(before[index]?.itemId);
    }
  });

  it('leaves the approved words live when a newer revision is refused, and says so', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    const bad = { ...bodyOf(product), name: { vi: `${product.name.vi} chữa khỏi bệnh tiểu đường` } };
    const put = await world.call('PUT', `/v1/products/${id}`, bad, { headers: { 'if-match': '"1"' } });
    expect(put.body).toMatchObject({ revision: 2, outcome: 'updated' });
    const listing = await until('the refusal is told', async () => {
      const { body } = await world.call('GET', `/v1/listings?productId=${id}&channel=${market}`);
      const found = body.items[0];
      return found?.latest?.revision === 2 && found.bucket === 'live' ? found : null;
    });
    expect(listing).toMatchObject({ approvedRevision: 1, bucket: 'live', latest: { readiness: 'refused' } });
    for (const shop of shops) expect((await liveItem(world, shop, product.sku)).title).toBe(product.name.vi);
  });

  it('ends with the newest words when it is edited while being published', async () => {
    const product = goods(world);
    for (const shop of shops)
      await world.control('POST', `/${shop.channel}/faults`, {
        match: { shop: shop.shop, writes: true },
        fault: 'hang',
        delayMs: 1500,
        times: 1,
      });
    const id = await upload(world, product);
    await until(
      'the first words are on their way',
      async () => (await world.call('GET', `/v1/listings?productId=${id}`)).body.items.length === 2,
    );
    const name = `${product.name.vi} mới`;
    await world.call(
      'PUT',
      `/v1/products/${id}`,
      { ...bodyOf(product), name: { vi: name } },
      { headers: { 'if-match': '"1"' } },
    );
    for (const shop of shops) {
      await until(
        'the newest words show',
        async () => (await itemsOf(world, shop, product.sku)).some((item) => item.live && item.title === name),
        40_000,
      );
      expect(await itemsOf(world, shop, product.sku)).toHaveLength(1);
    }
  });

  it('hides what is removed, pauses and shows what a person pauses and resumes', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    const listings = await until('both listings are told', async () => {
      const { body } = await world.call('GET', `/v1/listings?productId=${id}&bucket=live`);
      return body.items.length === 2 ? (body.items as { id: string }[]) : null;
    });
    const hidden = async (): Promise<boolean> =>
      (await Promise.all(shops.map((shop) => itemsOf(world, shop, product.sku)))).every(
        (items) => items.length === 1 && !items[0]?.live,
      );
    for (const { id: listingId } of listings)
      expect((await world.call('POST', `/v1/listings/${listingId}:pause`)).status).toBe(200);
    await until('both are hidden', hidden);
    for (const { id: listingId } of listings) await world.call('POST', `/v1/listings/${listingId}:resume`);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    expect((await world.call('DELETE', `/v1/products/${id}`)).status).toBe(202);
    await until('both are hidden for good', hidden);
  });

  it('believes a sale at one shop and lowers the other', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    await settled(world);
    const [first, second] = shops as [Shop, Shop];
    await world.control('POST', `/${first.channel}/shops/${first.shop}/sell`, { sku: product.sku, quantity: 3 });
    // A person may look at once; otherwise the read-back comes by itself.
    await world.call('POST', `/v1/listings/${await toldListing(world, first, id)}:retry`);
    await until(
      'the other shop offers less',
      async () => (await liveItem(world, second, product.sku)).variants[0]?.stock === 37,
    );
    expect((await liveItem(world, first, product.sku)).variants[0]?.stock).toBe(37);
  });

  it('lists nothing twice when a request is repeated', async () => {
    const product = goods(world);
    const headers = { 'idempotency-key': `key-${product.sku}` };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.call('POST', '/v1/products', bodyOf(product), { headers })),
    );
    const created = answers.filter(({ status }) => status === 201);
    expect(created.length).toBeGreaterThan(0);
    expect(new Set(created.map(({ body }) => body.id)).size).toBe(1);
    const other = await world.call('POST', '/v1/products', { ...bodyOf(product), brand: 'Khác' }, { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.otherBody' } });
    for (const shop of shops) {
      await liveItem(world, shop, product.sku);
      expect(await itemsOf(world, shop, product.sku)).toHaveLength(1);
    }
  });

  it('sends nothing when the same content comes again', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    for (const shop of shops) await liveItem(world, shop, product.sku);
    for (const shop of shops) await toldListing(world, shop, id);
    await settled(world);
    const before = await Promise.all(
      shops.map(async (shop) => (await calls(shop)).filter((call) => call.committed).length),
    );
    const again = await world.call('PUT', `/v1/products/${id}`, bodyOf(product), { headers: { 'if-match': '"1"' } });
    expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 1 });
    await sleep(1500);
    const after = await Promise.all(
      shops.map(async (shop) => (await calls(shop)).filter((call) => call.committed).length),
    );
    expect(after).toEqual(before);
  });

  it('shows each product once in each shop, after all of this', async () => {
    await settled(world);
    for (const shop of shops) {
      const live = (await shown(world, shop)).filter((item) => item.live).map((item) => item.sku);
      expect(new Set(live).size).toBe(live.length);
      expect(live.length).toBeGreaterThan(5);
    }
  });
});
