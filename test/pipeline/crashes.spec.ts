import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goods, itemsOf, liveItem, openShop, settled, type Shop, shown, upload } from '../world/goods.js';
import { produceRaw, repeatRecords } from '../world/raw-kafka.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

let world: World;
let shops: Shop[];

beforeAll(async () => {
  world = await World.start();
  shops = [await openShop(world, 'shopee'), await openShop(world, 'woocommerce')];
});
afterAll(async () => {
  await world?.stop();
});

const fault = (shop: Shop, order: object): Promise<unknown> => world.control('POST', `/${shop.channel}/faults`, order);

/** One item per SKU and shop, live: nothing lost, nothing doubled. */
async function eachOnce(skus: string[], limitMs = 60_000): Promise<void> {
  for (const shop of shops) {
    for (const sku of skus) await liveItem(world, shop, sku, limitMs);
    const items = (await shown(world, shop)).filter((item) => skus.includes(item.sku));
    expect(items.map((item) => item.sku).sort()).toEqual([...skus].sort());
  }
}

async function uploadMany(count: number): Promise<string[]> {
  const products = Array.from({ length: count }, () => goods(world));
  const answer = await world.call('POST', '/v1/products:batch', {
    items: products.map(({ sku: _sku, ...product }) => product),
  });
  expect(answer.body.items.filter((item: { status: number }) => item.status >= 300)).toEqual([]);
  return products.map(({ sku }) => sku);
}

describe('whatever dies, one product is one listing', () => {
  it('the answer to a create is cut after the marketplace has committed', async () => {
    for (const shop of shops)
      await fault(shop, { match: { shop: shop.shop, operation: createOf(shop) }, fault: 'cutAfter', times: 1 });
    const product = goods(world);
    await upload(world, product);
    await eachOnce([product.sku]);
  });

  it('the answer is cut before it has committed', async () => {
    for (const shop of shops)
      await fault(shop, { match: { shop: shop.shop, operation: createOf(shop) }, fault: 'cut', times: 1 });
    const product = goods(world);
    await upload(world, product);
    await eachOnce([product.sku]);
  });

  it('the marketplace commits after we stopped waiting', async () => {
    for (const shop of shops)
      await fault(shop, {
        match: { shop: shop.shop, operation: createOf(shop) },
        fault: 'lateCommit',
        delayMs: 4500,
        times: 1,
      });
    const product = goods(world);
    await upload(world, product);
    await eachOnce([product.sku]);
  });

  it('the worker is killed during the call, before and after it took effect', async () => {
    for (const how of ['hang', 'lateCommit']) {
      for (const shop of shops)
        await fault(shop, {
          match: { shop: shop.shop, operation: createOf(shop) },
          fault: how,
          delayMs: 1000,
          times: 1,
        });
      const product = goods(world);
      await upload(world, product);
      await until('the call is under way', async () => {
        const { body } = await world.call('GET', '/v1/products?limit=1');
        return body.items.length > 0;
      });
      await sleep(900);
      await world.kill('publishing');
      world.spawn('publishing');
      await world.ready('publishing');
      await eachOnce([product.sku]);
    }
  });

  it('every service is killed in turn under load', async () => {
    const skus = await uploadMany(20);
    for (const service of ['ingestion', 'quality', 'publishing', 'console'] as const) {
      await world.kill(service);
      world.spawn(service);
      await sleep(400);
    }
    await Promise.all(
      (['ingestion', 'quality', 'publishing', 'console'] as const).map((service) => world.ready(service)),
    );
    await eachOnce(skus, 90_000);
  });

  it('Redis forgets everything', async () => {
    const skus = await uploadMany(15);
    await sleep(300);
    const redis = new Redis(world.stack.redisUrl);
    const keys = (await redis.keys(`${world.stack.dbPrefix}*`)).concat(await redis.keys(`*${world.stack.dbPrefix}*`));
    if (keys.length > 0) await redis.del(...new Set(keys));
    redis.disconnect();
    await eachOnce(skus);
  });

  it('a rolling deploy under load: SIGTERM drains in time and doubles nothing', async () => {
    const skus = await uploadMany(20);
    await sleep(500);
    const ended = await Promise.all(
      (['ingestion', 'quality', 'publishing'] as const).map((service) => world.kill(service, 'SIGTERM')),
    );
    expect(ended).toEqual([0, 0, 0]);
    for (const service of ['ingestion', 'quality', 'publishing'] as const) world.spawn(service);
    await Promise.all((['ingestion', 'quality', 'publishing'] as const).map((service) => world.ready(service)));
    await eachOnce(skus);
  });

  it('two publishing processes share the work', async () => {
    world.spawn('publishing', 'publishing-2');
    const skus = await uploadMany(20);
    await eachOnce(skus);
    await world.kill('publishing-2', 'SIGTERM');
  });
});

describe('a marketplace in trouble', () => {
  it('429, 503, HTML and 200-with-error cost time, not listings, and the other shop does not wait', async () => {
    const [troubled, calm] = shops as [Shop, Shop];
    for (const [kind, times] of [
      ['429', 2],
      ['503', 2],
      ['htmlBody', 1],
      ['okWithError', 1],
    ] as const) {
      await fault(troubled, {
        match: { shop: troubled.shop, operation: createOf(troubled) },
        fault: kind,
        times,
        ...(kind === '429' ? { retryAfter: 1 } : {}),
      });
    }
    const product = goods(world);
    await upload(world, product);
    await liveItem(world, calm, product.sku, 10_000);
    await eachOnce([product.sku], 90_000);
  });

  it('a refusal is told in the marketplace’s words, and is not sent again', async () => {
    const [market] = shops as [Shop, Shop];
    await fault(market, { match: { shop: market.shop, operation: createOf(market) }, fault: 'reject', times: 50 });
    const product = goods(world);
    const id = await upload(world, product);
    const listing = await until('the refusal is told', async () => {
      const { body } = await world.call(
        'GET',
        `/v1/listings?productId=${id}&channel=${market.channel}&bucket=rejected`,
      );
      return body.items[0];
    });
    expect(listing.lanes.content.failure.words).toBeTruthy();
    await world.control('DELETE', `/${market.channel}/faults`);
    await sleep(1500);
    expect(await itemsOf(world, market, product.sku)).toEqual([]);
    await world.call('POST', `/v1/listings/${listing.id}:retry`);
    await liveItem(world, market, product.sku);
  });

  it('expired tokens are renewed, revoked ones raise one alarm and hold the shop', async () => {
    const [market] = shops as [Shop, Shop];
    await fault(market, { match: { shop: market.shop }, fault: 'expireTokens' });
    const product = goods(world);
    await upload(world, product);
    await liveItem(world, market, product.sku);
    const shop = await openShop(world, market.channel);
    await fault(shop, { match: { shop: shop.shop }, fault: 'revokeTokens' });
    await uploadMany(4);
    await until(
      'the shop waits for its owner',
      async () =>
        (await world.call('GET', `/v1/connections/${shop.connectionId}`)).body.status === 'needsAuthorisation',
    );
    const alarms = await until('the alarm is told', async () => {
      const { body } = await world.call('GET', '/v1/parked?cause=connection.needsAuthorisation');
      return body.items.length > 0 ? body.items : null;
    });
    expect(alarms).toHaveLength(1);
    await world.call('DELETE', `/v1/connections/${shop.connectionId}`);
  });
});

describe('events that are not as they should be', () => {
  it('poison is parked and nothing waits behind it', async () => {
    const key = '01900000-0000-7000-8000-0000000000ff';
    for (const topic of ['catalog.products', 'catalog.offers', 'quality.assessments']) {
      await produceRaw(world.stack.brokers, world.topic(topic), key, '{"not":"an event of ours"', {
        ce_tenantid: world.keys.organisation,
      });
    }
    const product = goods(world);
    await upload(world, product);
    await eachOnce([product.sku]);
    const parked = await until('the poison is parked', async () => {
      const { body } = await world.call('GET', '/v1/parked');
      const events = body.items.filter((item: { kind: string }) => item.kind === 'event');
      return events.length >= 3 ? events : null;
    });
    expect(parked[0].cause).toBeTruthy();
  });

  it('the same events again and older ones change nothing', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    await eachOnce([product.sku]);
    await settled(world);
    const counts = async (): Promise<number[]> =>
      Promise.all(
        shops.map(async (shop) => (await itemsOf(world, shop, product.sku)).map((item) => item.writes)[0] ?? -1),
      );
    const before = await counts();
    const repeated = await repeatRecords(
      world.stack.brokers,
      ['catalog.products', 'catalog.offers', 'quality.assessments'].map((topic) => world.topic(topic)),
      [id],
    );
    expect(repeated).toBeGreaterThanOrEqual(3);
    await sleep(2000);
    expect(await counts()).toEqual(before);
    await eachOnce([product.sku]);
  });
});

const createOf = (shop: Shop): string => (shop.channel === 'shopee' ? 'add_item' : 'POST /products');
