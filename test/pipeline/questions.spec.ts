import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, goods, itemsOf, liveItem, openShop, settled, type Shop, toldListing, upload } from '../world/goods.js';
import { produceRaw } from '../world/raw-kafka.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

let world: World;
let market: Shop;
let ownShop: Shop;

beforeAll(async () => {
  world = await World.start({ GUARD_THRESHOLD: '3' });
  [market, ownShop] = [await openShop(world, 'shopee'), await openShop(world, 'woocommerce')];
});
afterAll(async () => {
  await world?.stop();
});

const offersOf = (sku: string, more: object): object => ({ sku, producerCode: 'suoi-trong', ...more });
const patch = (items: object[]): Promise<unknown> => world.call('PATCH', '/v1/offers', { items });
const firstVariant = async (shop: Shop, sku: string) => (await liveItem(world, shop, sku)).variants[0];
async function openQuestion(kind: string): Promise<{ id: string; choices: string[]; scope: { count?: number } }> {
  return until(`a question of kind ${kind}`, async () => {
    const { body } = await world.call('GET', '/v1/questions?limit=200');
    return body.items.find((question: { kind: string }) => question.kind === kind);
  });
}

describe('changes that come at the wrong moment', () => {
  it('a price that changes while the item is being made is sent afterwards', async () => {
    for (const shop of [market, ownShop]) {
      await world.control('POST', `/${shop.channel}/faults`, {
        match: { shop: shop.shop, writes: true },
        fault: 'hang',
        delayMs: 1500,
        times: 1,
      });
    }
    const product = goods(world);
    const id = await upload(world, product);
    await toldListing(world, market, id);
    await patch([offersOf(product.sku, { price: { currency: 'VND', minor: 77_000 }, stock: { stated: 8 } })]);
    for (const shop of [market, ownShop]) {
      await until('the newest price shows', async () => {
        const shown = await firstVariant(shop, product.sku);
        return shown?.price === 77_000 && shown.stock === 8;
      });
    }
  });

  it('words that change between the calls of one create are sent afterwards', async () => {
    const product = goods(world);
    const variants = ['200 g', '500 g'].map((value, index) => ({
      ...product.variants[0],
      sku: `${product.sku}-${index}`,
      optionValues: [value],
    }));
    const offers = variants.map(({ sku }) => ({
      sku,
      price: { currency: 'VND' as const, minor: 90_000 },
      stock: { stated: 5 },
    }));
    const two = {
      ...product,
      options: [{ name: 'Khối lượng', values: ['200 g', '500 g'] }],
      variants,
      offers,
    } as typeof product;
    const id = await upload(world, two);
    await until('the item is begun', async () => (await itemsOf(world, market, product.code)).length === 1);
    const name = `${product.name.vi} bản hai`;
    await world.call(
      'PUT',
      `/v1/products/${id}`,
      { ...bodyOf(two), name: { vi: name } },
      { headers: { 'if-match': '"1"' } },
    );
    await until('the newest words show', async () => (await liveItem(world, market, product.code)).title === name);
    expect(await itemsOf(world, market, product.code)).toHaveLength(1);
  });
});

describe('what only a person may decide', () => {
  it('selling out a whole shop at once is asked about once, and the answer holds for all', async () => {
    const products = Array.from({ length: 6 }, () => goods(world));
    for (const product of products) await upload(world, product);
    for (const product of products) await liveItem(world, market, product.sku);
    await settled(world);
    await patch(products.map(({ sku }) => offersOf(sku, { stock: { stated: 0 } })));
    const question = await openQuestion('guard');
    expect(question.choices).toEqual(['apply', 'stop']);
    const stocks = await Promise.all(products.map(async ({ sku }) => (await firstVariant(market, sku))?.stock));
    expect(stocks.filter((stock) => stock === 0).length).toBeLessThanOrEqual(3);
    const answers = async (): Promise<void> => {
      const { body } = await world.call('GET', '/v1/questions?limit=200');
      for (const open of body.items) await world.call('POST', `/v1/questions/${open.id}:answer`, { choice: 'apply' });
    };
    await answers();
    await until('all are sold out', async () => {
      await answers();
      const items = await Promise.all(products.map(({ sku }) => itemsOf(world, market, sku)));
      return items.every(([item]) => item?.variants[0]?.stock === 0);
    });
  });

  it('one product that sells out is not asked about', async () => {
    const product = goods(world);
    await upload(world, product);
    await liveItem(world, market, product.sku);
    await settled(world);
    await patch([offersOf(product.sku, { stock: { stated: 0 } })]);
    await until('it is sold out', async () => (await itemsOf(world, market, product.sku))[0]?.variants[0]?.stock === 0);
  });

  it('an item deleted at the channel is asked about, and made again when a person says so', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    await liveItem(world, ownShop, product.sku);
    await settled(world);
    await world.control('POST', `/${ownShop.channel}/faults`, {
      match: { shop: ownShop.shop, subject: product.sku },
      fault: 'deleteListing',
    });
    expect(await itemsOf(world, ownShop, product.sku)).toEqual([]);
    await world.call('POST', `/v1/listings/${await toldListing(world, ownShop, id)}:retry`);
    const question = await openQuestion('drift');
    expect(question.choices).toContain('recreate');
    expect((await world.call('POST', `/v1/questions/${question.id}:answer`, { choice: 'nonsense' })).status).toBe(422);
    expect((await world.call('POST', `/v1/questions/${question.id}:answer`, { choice: 'recreate' })).status).toBe(200);
    await liveItem(world, ownShop, product.sku);
    expect((await world.call('POST', `/v1/questions/${question.id}:answer`, { choice: 'leave' })).status).toBe(409);
  });
});

describe('parked work', () => {
  it('a shop that was authorised again goes on, and its alarm is over', async () => {
    const shop = await openShop(world, market.channel);
    await world.control('POST', `/${shop.channel}/faults`, { match: { shop: shop.shop }, fault: 'revokeTokens' });
    const product = goods(world);
    await upload(world, product);
    const alarms = async (): Promise<unknown[]> => {
      const { body } = await world.call('GET', '/v1/parked?cause=connection.needsAuthorisation');
      return body.items.filter((item: { connectionId?: string }) => item.connectionId === shop.connectionId);
    };
    await until('the alarm is told', async () => (await alarms()).length === 1);
    const { credentials } = await world.control('POST', `/${shop.channel}/shops`, { shop: shop.shop });
    const patched = await world.call('PATCH', `/v1/connections/${shop.connectionId}`, { credentials });
    expect(patched.status).toBe(200);
    await liveItem(world, shop, product.sku);
    await until('the alarm is over', async () => (await alarms()).length === 0);
    await world.call('DELETE', `/v1/connections/${shop.connectionId}`);
  });

  it('is counted before it is replayed, and what fails again stays parked', async () => {
    const key = '01900000-0000-7000-8000-0000000000fe';
    await produceRaw(world.stack.brokers, world.topic('catalog.offers'), key, '[1,2', {
      ce_tenantid: world.keys.organisation,
    });
    const filter = { owner: 'publishing', kind: 'event' };
    await until(
      'it is parked',
      async () => (await world.call('POST', '/v1/parked:replay', { filter, dryRun: true })).body.matched === 1,
    );
    const replayed = await world.call('POST', '/v1/parked:replay', { filter });
    expect(replayed.body).toEqual({ matched: 1, replayed: 0 });
    await until(
      'it stays parked',
      async () => (await world.call('POST', '/v1/parked:replay', { filter, dryRun: true })).body.matched === 1,
    );
    expect(
      (await world.call('POST', '/v1/parked:replay', { filter: { channel: 'nowhere' }, dryRun: true })).body.matched,
    ).toBe(0);
  });
});
