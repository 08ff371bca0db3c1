import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#libs/runtime';
import { bodyOf, goods, itemsOf, liveItem, settled, type Shop, upload } from '../world/goods.js';
import { World } from '../world/world.js';
import {
  expectNoGrowth,
  expectRefusal,
  GoodClient,
  counted,
  Ledger,
  readVitals,
  refusedInBoth,
  shoot,
  type Shot,
  type Vitals,
} from './nonsense.js';

/** Good requests at the wrong time, and reports that are none: nothing changes that should not. */
const SECRET = 'bi-mat-cua-gian-hang';
const PATIENCE_MS = 60_000;
let world: World;
let ledger: Ledger;
let vitals: Vitals;
let shop: Shop;
let kept: ReturnType<typeof goods>;
let keptId: string;

beforeAll(async () => {
  world = await World.start();
  ledger = await Ledger.open(world);
  const form = await world.control('POST', '/woocommerce/shops', { shop: '880001' });
  const credentials = { ...form.credentials, webhookSecret: SECRET };
  const { settings, mapping } = form;
  const body = {
    channel: 'woocommerce',
    name: 'Thử',
    settings,
    credentials,
    mapping,
    policy: { mode: 'auto', minGrade: 'E' },
  };
  const made = await shoot(world, { method: 'POST', path: '/v1/connections', body });
  expect(made.status, made.text).toBe(201);
  shop = { channel: 'woocommerce', shop: '880001', connectionId: made.body.id, credentials };
  kept = goods(world);
  keptId = await upload(world, kept);
  await liveItem(world, shop, kept.sku, PATIENCE_MS);
  await settled(world, PATIENCE_MS);
  vitals = await readVitals(world);
});
afterAll(async () => {
  await ledger?.close();
  await world?.stop();
});

const put = (id: string, revision: number, body: unknown): Shot => ({
  ...{ method: 'PUT', path: `/v1/products/${id}`, body },
  headers: { 'if-match': `"${revision}"` },
});

describe('a change at the wrong time', () => {
  it('one of ten writers of a revision wins, the others are told which revision to read', async () => {
    const id = await upload(world, goods(world));
    const { body: stored } = await shoot(world, { method: 'GET', path: `/v1/products/${id}` });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => {
        const { content } = stored.product;
        return shoot(
          world,
          put(id, 1, { ...content, name: { vi: `${content.name.vi} lần ${index}` }, producerCode: 'suoi-trong' }),
        );
      }),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won, answers[0]?.text).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expectRefusal(answer, { code: 'product.changed' }, 'vi');
    const after = await shoot(world, { method: 'GET', path: `/v1/products/${id}` });
    expect(after.body.product.revision).toBe(2);
  });

  it('the same content again is no revision', async () => {
    const answer = await shoot(world, put(keptId, 1, bodyOf(kept)));
    expect([answer.status, answer.body.outcome, answer.body.revision], answer.text).toEqual([200, 'unchanged', 1]);
  });

  it('a key belongs to the request it came with', async () => {
    const headers = { 'idempotency-key': `khoa-${uuidv7()}` };
    const first = { method: 'POST', path: '/v1/products', body: bodyOf(goods(world)), headers };
    const made = await shoot(world, first);
    expect(made.status, made.text).toBe(201);
    expect((await shoot(world, first)).body).toEqual(made.body);
    await refusedInBoth(world, { ...first, body: bodyOf(goods(world)) }, { code: 'idempotency.otherBody' });
  });

  it('what was removed stays removed: old revisions, second removals, listings of it', async () => {
    const product = goods(world);
    const id = await upload(world, product);
    expect((await shoot(world, { method: 'DELETE', path: `/v1/products/${id}` })).status).toBe(202);
    await refusedInBoth(world, put(id, 1, bodyOf(product)), { code: 'product.notFound' });
    expect((await shoot(world, { method: 'DELETE', path: `/v1/products/${id}` })).body).toEqual({ id });
    await refusedInBoth(world, { method: 'GET', path: `/v1/products/${id}` }, { code: 'product.notFound' });
    const offer = { sku: product.sku, producerCode: 'suoi-trong', price: { currency: 'VND', minor: 1_000 } };
    const offers = await shoot(world, { method: 'PATCH', path: '/v1/offers', body: { items: [offer] } });
    expect(offers.body.items[0].problem.code).toBe('offer.notFound');
    // A file of yesterday that names the code makes another product; the removed one does not come back.
    const again = await shoot(world, {
      method: 'POST',
      path: '/v1/products:batch',
      body: { items: [bodyOf(product)] },
    });
    expect(again.body.items[0].status, again.text).toBe(201);
    expect(again.body.items[0].id).not.toBe(id);
  });

  it('one bad item and one SKU twice cost themselves only', async () => {
    const good = Array.from({ length: 5 }, () => bodyOf(goods(world)));
    const twin = { ...bodyOf(goods(world)), variants: good[0]?.variants, offers: [] };
    const items = [...good, { ...bodyOf(goods(world)), name: {} }, twin];
    const answer = await shoot(world, { method: 'POST', path: '/v1/products:batch', body: { items } });
    const statuses = answer.body.items.map(({ status }: { status: number }) => status);
    expect(statuses, answer.text).toEqual([201, 201, 201, 201, 201, 422, 409]);
    expect(answer.body.items[5].problem.errors[0]).toMatchObject({ field: '/name/vi' });
    expect(answer.body.items[6].problem.code).toBe('product.skuTaken');
  });
});

describe('reports of a shop', () => {
  const path = (): string => `/v1/webhooks/woocommerce/${shop.connectionId}`;
  const sign = (body: string, algorithm = 'sha256', encoding: 'base64' | 'hex' = 'base64'): string =>
    createHmac(algorithm, SECRET).update(body).digest(encoding);
  const report = (body: string, signature: string): Shot => ({
    ...{ method: 'POST', path: path(), body, key: '' },
    headers: { 'content-type': 'application/json', 'x-wc-webhook-signature': signature },
  });
  const item = async () => (await itemsOf(world, shop, kept.sku))[0];

  it.each<[string, (body: string) => string, ((body: string) => string)?]>([
    ['no signature', () => ''],
    ['another body’s signature', () => sign('{"id":8}')],
    ['half a signature', (body) => sign(body).slice(0, 20)],
    ['SHA-1', (body) => sign(body, 'sha1')],
    ['hex for base64', (body) => sign(body, 'sha256', 'hex')],
    ['a body written anew', (body) => sign(body), (body) => JSON.stringify(JSON.parse(body), null, 1)],
    ['a byte more', (body) => sign(body), (body) => `${body} `],
  ])('with %s are nobody’s', async (_name, signature, sent = (body) => body) => {
    const body = JSON.stringify({ id: Number((await item())?.itemId), name: 'x', status: 'trash' });
    await refusedInBoth(world, report(sent(body), signature(body)), { code: 'auth.invalid' });
  });

  it('that are right are a reason to look, however often and however old; what they claim is not believed', async () => {
    const before = await item();
    const written = await ledger.settled();
    const id = Number(before?.itemId);
    const bodies = [
      JSON.stringify({ id, name: 'Khác hẳn', status: 'publish', date_modified: '2001-01-01T00:00:00' }),
      JSON.stringify({ id, status: 'trash', date_modified: '2999-01-01T00:00:00' }),
      JSON.stringify({ id }),
      JSON.stringify({ id: 987_654_321 }),
      ...['{}', 'null', '[]', '"x"', '{', '', '{"id":{"$ne":null}}', '{"id":"../../x"}', '{"__proto__":{"id":1}}'],
      `{"id":${id},"name":"${'a'.repeat(200_000)}"}`,
    ];
    const shots = [...bodies, ...Array.from({ length: 100 }, () => bodies[0] ?? '')].map((body) =>
      report(body, sign(body)),
    );
    for (let at = 0; at < shots.length; at += 20)
      for (const answer of await Promise.all(shots.slice(at, at + 20).map((shot) => shoot(world, shot))))
        expect(answer.status, answer.text).toBe(204);
    await settled(world, PATIENCE_MS);
    expect(await item()).toEqual(before);
    expect(counted(await ledger.settled())).toEqual(counted(written));
  });

  it('a flood of false ones leaves the good client alone', async () => {
    const good = GoodClient.start(world);
    const large = 'x'.repeat(100_000);
    for (let wave = 0; wave < 10; wave++)
      await Promise.all(
        Array.from({ length: 30 }, async () => {
          const answer = await shoot(world, report(large, 'x'));
          expectRefusal(answer, { code: 'auth.invalid' }, 'vi');
        }),
      );
    const { failed, answered } = await good.stop();
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  });
});

describe('after all of this', () => {
  it('services are ready, no larger, and never stood still', async () => {
    await expectNoGrowth(world, vitals);
  });
});
