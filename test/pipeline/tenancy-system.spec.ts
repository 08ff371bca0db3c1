import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Route, type RouteName } from '#libs/contracts';
import { uuidv7 } from '#libs/runtime';
import { bodyOf, goods, liveItem, openShop, settled, type Shop, upload } from '../world/goods.js';
import { until } from '../world/stack.js';
import { World } from '../world/world.js';

/**
 * Two organisations on the whole running system. Every route with an id in its path is asked with ids of the first one
 * by the second; made from the route table: a route without a case fails.
 */
let world: World;
let stranger: World;
let product: ReturnType<typeof goods>;
const own = {} as {
  product: string;
  import: string;
  connection: string;
  listing: string;
  key: string;
  question: string;
  /** Key of a finding that advises only. */
  advice: string;
};
const theirs = {} as { product: string; sku: string; shop: Shop };
/** Everything that only the first organisation may see. */
let secrets: string[];

/** The same system, asked with another key. */
const asking = (key: string): World =>
  Object.assign(Object.create(world) as World, { keys: { ...world.keys, apiKey: key } });

async function secondOrganisation(): Promise<World> {
  const owner = { email: 'chu-khac@ganh.example', password: 'mat-khau-dai-hon', name: 'Chủ khác' };
  const operator = { key: world.keys.operatorKey };
  const made = await world.call('POST', '/v1/organisations', { name: 'Hợp tác xã Bên Kia', owner }, operator);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { email, password } = owner;
  const session = await world.call('POST', '/v1/sessions', { email, password });
  const key = await world.call(
    'POST',
    '/v1/keys',
    { name: 'Kho bên kia', scopes: ['read', 'write', 'publish', 'manage'] },
    { key: session.body.accessToken as string },
  );
  return asking(key.body.key as string);
}

/** A question as publishing keeps it: what only a person of that organisation may decide. */
async function askSomething(tenant: string): Promise<string> {
  const dbName = `${world.stack.dbPrefix}-publishing`;
  const connection = await mongoose.createConnection(world.stack.mongodbUrl, { dbName }).asPromise();
  const _id = uuidv7();
  const scope = { connectionId: own.connection, listingId: own.listing };
  const row = {
    _id,
    tenant,
    kind: 'drift',
    scope,
    evidence: {},
    choices: ['keepTheirs', 'restoreOurs'],
    open: true,
    key: 'thu',
  };
  await connection.collection<{ _id: string; openedAt: number }>('questions').insertOne({ ...row, openedAt: 1 });
  await connection.close();
  return _id;
}

beforeAll(async () => {
  world = await World.start();
  stranger = await secondOrganisation();
  const shop = await openShop(world, 'woocommerce');
  own.connection = shop.connectionId;
  const sound = goods(world);
  product = { ...sound, labelFields: { ...sound.labelFields, netQuantity: '200gr' } };
  own.product = await upload(world, product);
  own.import = (await world.call('POST', '/v1/imports', 'product_code,sku,price\nBI-MAT-1,BI-MAT-1,x\n')).body.id;
  own.key = (await world.call('POST', '/v1/keys', { name: 'Kho bí mật', scopes: ['read'] })).body.id;
  await liveItem(world, shop, product.sku);
  await settled(world);
  own.listing = await until(
    'the listing is told',
    async () => (await world.call('GET', `/v1/listings?productId=${own.product}`)).body.items[0]?.id,
  );
  own.advice = await until('the product is assessed', async () => {
    const { body } = await world.call('GET', `/v1/products/${own.product}/assessment`);
    const findings = (body.findings ?? []) as { severity: string; key: string }[];
    return findings.find(({ severity }) => severity === 'warn' || severity === 'inform')?.key;
  });
  own.question = await askSomething(world.keys.organisation);
  const other = goods(world);
  theirs.sku = other.sku;
  theirs.shop = await openShop(stranger, 'woocommerce', { mode: 'manual' });
  theirs.product = await upload(stranger, other);
  await until(
    'the other product is told',
    async () => (await stranger.call('GET', '/v1/products')).body.items.length > 0,
  );
  // The same advice on the same words has the same key on anybody's product.
  const { advice: _advice, ...ids } = own;
  secrets = [
    ...Object.values(ids),
    world.keys.organisation,
    product.sku,
    product.code,
    product.name.vi,
    shop.shop,
    'BI-MAT-1',
  ];
});
afterAll(async () => {
  await world?.stop();
});

const expectSilent = (told: unknown): void => {
  const text = typeof told === 'string' ? told : JSON.stringify(told);
  for (const secret of secrets) expect(text.includes(secret), `${secret} in ${text.slice(0, 500)}`).toBe(false);
};

interface Case {
  id: () => string;
  body?: () => unknown;
  headers?: Record<string, string>;
  /** What the first organisation itself is answered; the second always gets 404. */
  owner?: number;
}
const of = (kind: keyof typeof own, more: Omit<Case, 'id'> = {}): Case => ({ id: () => own[kind], ...more });
/** In the order in which the first organisation may ask them one after the other. */
const cases: Partial<Record<RouteName, Case>> = {
  getProduct: of('product'),
  getAssessment: of('product'),
  getReadiness: of('product'),
  getSelfAssessment: of('product'),
  putSelfAssessment: of('product', { body: () => ({ sheet: 11, answers: [{ code: '3.1', option: 0 }] }) }),
  getFixes: of('product'),
  applyProductFixes: of('product', { body: () => ({ revision: 1 }) }),
  timeline: of('product'),
  getImport: of('import'),
  refusedRows: of('import'),
  getConnection: of('connection'),
  connectionCategories: of('connection'),
  patchConnection: of('connection', { body: () => ({ name: 'Tên mới' }) }),
  getListing: of('listing'),
  answerQuestion: of('question', { body: () => ({ choice: 'keepTheirs' }) }),
  publishListing: of('listing'),
  pauseListing: of('listing'),
  resumeListing: of('listing'),
  retryListing: of('listing'),
  withdrawListing: of('listing'),
  deleteListing: of('listing', { body: () => ({ reason: 'Thử' }) }),
  dismissFindings: of('product', { body: () => ({ keys: [own.advice], reason: 'Thử' }) }),
  restoreFindings: of('product', { body: () => ({ keys: [own.advice] }) }),
  productDecisions: of('product'),
  putProduct: of('product', { body: () => bodyOf(product), headers: { 'if-match': '"1"' } }),
  deleteProduct: of('product', { headers: { 'if-match': '"1"' } }),
  deleteConnection: of('connection'),
  revokeKey: of('key'),
};
/** Their path names something of everybody: asked one by one below. */
const elsewhere: RouteName[] = ['channelWebhook', 'putProducer'];
const table = Object.entries(routes) as [RouteName, Route][];
const named = table.filter(([, route]) => route.path.includes('{'));

const ask = (name: RouteName, as: World): ReturnType<World['call']> => {
  const { method, path }: Route = routes[name];
  const { id, body, headers } = cases[name] as Case;
  return as.call(method, path.replace('{id}', id()), body?.(), headers ? { headers } : {});
};

describe('an id of another organisation', () => {
  it('has a case for every route of the table', () => {
    expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(named.map(([name]) => name).sort());
  });

  it.each(Object.keys(cases) as RouteName[])('%s → 404, as for an id that nobody has', async (name) => {
    const answer = await ask(name, stranger);
    expect(answer.status, JSON.stringify(answer.body)).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { id } = cases[name] as Case;
    const path = routes[name].path.replace('{id}', uuidv7());
    const { body, headers } = cases[name] as Case;
    const nobodys = await stranger.call(routes[name].method, path, body?.(), headers ? { headers } : {});
    expect(answer.body).toEqual(nobodys.body);
    expect(JSON.stringify(answer.body)).not.toContain(id());
  });

  it('names a webhook without its secret in vain', async () => {
    const answer = await stranger.call('POST', `/v1/webhooks/woocommerce/${own.connection}`, { id: 1 });
    expect([401, 404]).toContain(answer.status);
    expectSilent(answer.body);
  });

  it('is one’s own where it is a code: a producer of the same code is another one', async () => {
    const { code, ...producer } = product.producer ?? { code: '' };
    const before = await world.call('GET', '/v1/producers');
    const put = await stranger.call('PUT', `/v1/producers/${code}`, { ...producer, name: 'Tên khác' });
    expect(put.status).toBe(200);
    expect((await world.call('GET', '/v1/producers')).body).toEqual(before.body);
    await stranger.call('PUT', `/v1/producers/${code}`, producer);
  });
});

describe('lists', () => {
  const lists = table.filter(
    ([, route]) => route.method === 'GET' && !route.path.includes('{') && route.scope !== 'public',
  );

  it.each(lists.filter(([name]) => name !== 'events'))(
    '%s shows nothing of another organisation',
    async (_name, route) => {
      const answer = await stranger.call('GET', route.path);
      expect(answer.status).toBe(200);
      expectSilent(answer.body);
    },
  );

  it('show nothing when they are asked for it by id, by words or by a cursor', async () => {
    const { next } = (await world.call('GET', '/v1/products?limit=1')).body;
    const cursor = Buffer.from(JSON.stringify({ id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' })).toString('base64url');
    for (const query of [
      `listings?productId=${own.product}`,
      `listings?connectionId=${own.connection}`,
      `listings?q=${product.sku}`,
      `products?q=${encodeURIComponent(product.code)}`,
      ...[next, cursor]
        .filter(Boolean)
        .flatMap((at: string) => ['products', 'listings', 'parked', 'decisions'].map((list) => `${list}?cursor=${at}`)),
    ]) {
      const answer = await stranger.call('GET', `/v1/${query}`);
      expect(answer.status, query).toBe(200);
      expectSilent(answer.body);
    }
  });
});

describe('bodies that name what is another’s', () => {
  it.each<[string, () => string, () => string[]]>([
    ['connection and product', () => own.connection, () => [own.product]],
    ['connection', () => own.connection, () => [theirs.product]],
    ['product', () => theirs.shop.connectionId, () => [own.product]],
    ['product beside one of the asker', () => theirs.shop.connectionId, () => [theirs.product, own.product]],
  ])('a foreign %s is neither listed nor planned, and nothing is left of it', async (_name, connection, products) => {
    const body = { connectionId: connection(), productIds: products() };
    for (const path of ['/v1/listings', '/v1/listings:plan']) {
      const answer = await stranger.call('POST', path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(404);
      expectSilent(answer.body);
    }
    const inShop = await stranger.control('GET', `/${theirs.shop.channel}/shops/${theirs.shop.shop}/listings`);
    expect(inShop.listings).toEqual([]);
    expect((await stranger.call('GET', '/v1/listings')).body.items).toEqual([]);
  });

  it('offers of a foreign SKU are not found, one by one', async () => {
    const before = (await world.call('GET', `/v1/products/${own.product}`)).body;
    const offer = { price: { currency: 'VND', minor: 1000 }, producerCode: 'suoi-trong' };
    const items = [
      { ...offer, sku: product.sku },
      { ...offer, sku: theirs.sku },
    ];
    const { body } = await stranger.call('PATCH', '/v1/offers', { items });
    expect(body.items.map((item: { status: number }) => item.status)).toEqual([404, 200]);
    expect((await world.call('GET', `/v1/products/${own.product}`)).body).toEqual(before);
  });

  it('products of the same code and SKU are the asker’s own', async () => {
    const before = (await world.call('GET', `/v1/products/${own.product}`)).body;
    const mine = { ...bodyOf(product), name: { vi: 'Chè của bên kia' } };
    const { body } = await stranger.call('POST', '/v1/products:batch', { items: [mine] });
    expect(body.items[0], JSON.stringify(body)).toMatchObject({ status: 201 });
    const id = body.items[0].id ?? body.items[0].product?.id;
    expect(id).not.toBe(own.product);
    expect((await world.call('GET', `/v1/products/${own.product}`)).body).toEqual(before);
    expect((await stranger.call('DELETE', `/v1/products/${id}`)).status).toBe(202);
  });

  it('parked work is replayed for its own organisation only; papers by officers only', async () => {
    const filter = { ids: [own.listing, `${own.listing}/content`] };
    const replay = await stranger.call('POST', '/v1/parked:replay', { filter });
    expect(replay.body).toMatchObject({ matched: 0, replayed: 0 });
    const items = [{ productId: own.product, documentId: 'x', verification: 'seen' }];
    expect((await stranger.call('POST', '/v1/documents:confirm', { items })).status).toBe(403);
    const [review] = [{ productId: own.product, key: own.advice, reason: 'Thử' }];
    const decided = await stranger.call('POST', '/v1/reviews:decide', { items: [{ ...review, decision: 'accept' }] });
    expect(decided.status).toBe(403);
    expect((await stranger.call('POST', '/v1/false-positives', { items: [review] })).status).toBe(403);
    const taken = await stranger.call('POST', '/v1/false-positives:withdraw', { items: [review] });
    expect(taken.status).toBe(403);
    expect((await stranger.call('GET', '/v1/reviews?of=area')).status).toBe(403);
    expect((await stranger.call('GET', '/v1/decisions?of=area')).status).toBe(403);
    for (const verb of ['preview', 'cancel', 'activate'])
      expect((await stranger.call('POST', `/v1/rule-packs:${verb}`, { id: '2026-11-a' })).status).toBe(403);
    expect((await stranger.call('POST', '/v1/rule-packs', {})).status).toBe(403);
  });

  it('the shop of another organisation is taken, without a word on whose it is', async () => {
    const key = 'khoa-chung-0001';
    const headers = { 'idempotency-key': key };
    const first = await world.call('POST', '/v1/products', bodyOf(goods(world)), { headers });
    const second = await stranger.call('POST', '/v1/products', bodyOf(goods(world)), { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
  });
});

describe('the stream', () => {
  it('carries nothing of another organisation, and what is one’s own', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const response = await fetch(`${world.urls.console}/v1/events?after=0`, {
      headers: { authorization: `Bearer ${stranger.keys.apiKey}` },
      signal: stop.signal,
    });
    const reading = (async () => {
      for await (const piece of response.body ?? []) heard.push(Buffer.from(piece).toString('utf8'));
    })().catch(() => undefined);
    const hidden = await upload(world, goods(world));
    const seen = await upload(stranger, goods(stranger));
    await until('the own change is heard', () => heard.join('').includes(seen));
    await until('the other change is shown to its owner', async () =>
      JSON.stringify((await world.call('GET', '/v1/products')).body).includes(hidden),
    );
    stop.abort();
    await reading;
    expectSilent(heard.join(''));
    expect(heard.join('')).not.toContain(hidden);
  });
});

describe('the organisation itself', () => {
  it.each(Object.keys(cases) as RouteName[])('%s is answered, so the 404 above spoke of whose it is', async (name) => {
    const answer = await ask(name, world);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  });
});
