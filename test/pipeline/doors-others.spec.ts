import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Route } from '#libs/contracts';
import { openShop, type Shop } from '../world/goods.js';
import {
  expectNoGrowth,
  expectRefusal,
  Ledger,
  refusedInBoth,
  readVitals,
  shoot,
  type Vitals,
  type Shot,
} from './nonsense.js';
import { World } from '../world/world.js';

type Body = Record<string, unknown>;
let world: World;
let ledger: Ledger;
let written: Record<string, string>;
let vitals: Vitals;
let shop: Shop;
/** A form that would connect, of a shop nobody connected. */
let form: { settings: Body; credentials: Body; mapping: Body };

beforeAll(async () => {
  world = await World.start({ SIGN_IN_PER_EMAIL: '1000', SIGN_IN_PER_ADDRESS: '5000' });
  ledger = await Ledger.open(world);
  shop = await openShop(world, 'woocommerce', { mode: 'manual' });
  const { settings, credentials, mapping } = await world.control('POST', '/woocommerce/shops', { shop: '700001' });
  form = { settings, credentials, mapping };
  written = await ledger.settled();
  vitals = await readVitals(world);
});
afterAll(async () => {
  await ledger?.close();
  await world?.stop();
});

const nobody = '0190b5a0-0000-7000-8000-000000000000';
const lists = Object.values(routes as Record<string, Route>).filter(
  (route) => route.method === 'GET' && route.query && !route.path.includes('{'),
);

describe.each(lists.map(({ path }) => path))('GET %s', (path) => {
  it('refuses what it cannot read, by name', async () => {
    const stream = path === '/v1/events';
    const queries: [string, string][] = [
      ['nope=1', '/nope'],
      ['sort=passwordHash', '/sort'],
      ['fields=token,passwordHash', '/fields'],
      ['filter[$where]=1', '/filter[$where]'],
      ['q[$ne]=x', '/q[$ne]'],
      ['tenant=x', '/tenant'],
      ...(stream
        ? ([
            ['after=-1', '/after'],
            ['after=abc', '/after'],
            ['after=1&after=2', '/after'],
          ] as [string, string][])
        : ([
            ['limit=-1', '/limit'],
            ['limit=0', '/limit'],
            ['limit=1e9', '/limit'],
            ['limit=abc', '/limit'],
            ['limit=1&limit=2', '/limit'],
            ['limit=1.5', '/limit'],
            [`cursor=${'a'.repeat(600)}`, '/cursor'],
            ['cursor=%25%25', '/cursor'],
            ['cursor=bnVsbA', '/cursor'],
            [`cursor=${Buffer.from('{"id":{"$gt":""}}').toString('base64url')}`, '/cursor'],
            [`cursor=${Buffer.from('{"$where":"1"}').toString('base64url')}`, '/cursor'],
          ] as [string, string][])),
    ];
    await Promise.all(
      queries.map(([query, field]) =>
        refusedInBoth(world, { method: 'GET', path: `${path}?${query}` }, { code: 'request.invalid', field }),
      ),
    );
  });

  it('answers other methods, odd paths and cursors of elsewhere without harm', async () => {
    // Below producers lies any code: another method knows it.
    const below = path === '/v1/producers' ? [] : ['/..%2f..%2fetc', '/%ff'];
    for (const tail of ['%00', '%', ...below])
      await refusedInBoth(world, { method: 'GET', path: path + tail }, { code: 'route.notFound' });
    for (const method of ['TRACE', 'OPTIONS', 'LOCK'])
      expectRefusal(await shoot(world, { method, path }), { code: 'route.method' }, 'vi');
    if (path === '/v1/events') return;
    for (const at of [{}, { other: 'x' }, { id: 7 }, { id: '\u0000' }, { createdAt: -1 }]) {
      const cursor = Buffer.from(JSON.stringify(at)).toString('base64url');
      const answer = await shoot(world, { method: 'GET', path: `${path}?cursor=${cursor}` });
      if (answer.status !== 200) expectRefusal(answer, { code: 'request.invalid', field: '/cursor' }, 'vi');
    }
    for (const q of ['(a+)+$', '.*', '\\', '[', '\u0000', '\u202e', 'a'.repeat(200)]) {
      const answer = await shoot(world, { method: 'GET', path: `${path}?q=${encodeURIComponent(q)}` });
      if (answer.status !== 200) expectRefusal(answer, { code: 'request.invalid' }, 'vi');
    }
  });

  it('takes headers as odd as they come', async () => {
    const odd = {
      'accept-language': 'x;q=9,'.repeat(300),
      range: 'bytes=0-0',
      origin: 'null',
      'x-http-method-override': 'DELETE',
    };
    const query = path === '/v1/events' ? '?after=-1' : '?limit=1';
    const answer = await shoot(world, { method: 'GET', path: path + query, headers: odd });
    expect(answer.status).toBe(path === '/v1/events' ? 422 : 200);
    if (path !== '/v1/events') {
      const plain = await shoot(world, { method: 'GET', path: path + query });
      const conditions = { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() };
      const conditional = await shoot(world, { method: 'GET', path: path + query, headers: conditions });
      if (conditional.status === 304) expect(conditional.text).toBe('');
      else expect([conditional.status, conditional.body.items]).toEqual([200, plain.body.items]);
      const bare = await shoot(world, { method: 'HEAD', path: path + query });
      expect([200, 405]).toContain(bare.status);
      expect(bare.text).toBe('');
    }
    const withoutKey = await shoot(world, {
      method: 'GET',
      path,
      key: '',
      headers: { 'x-tenant-id': world.keys.organisation },
    });
    expectRefusal(withoutKey, { code: 'auth.required' }, 'vi');
  });
});

describe('doors of publishing', () => {
  const connect = (change: Body) => ({ channel: 'woocommerce', name: 'Thử', ...form, ...change });
  it.each<[string, (() => Body) | undefined, string, string?]>([
    ['an unknown channel', () => connect({ channel: 'amazon' }), 'channel.unknown'],
    ['a channel that is a path', () => connect({ channel: '../sandbox' }), 'request.invalid', '/channel'],
    ['the prototype as channel', () => connect({ channel: 'constructor' }), 'channel.unknown'],
    ['no name', () => connect({ name: '' }), 'request.invalid', '/name'],
    ['no credentials', () => connect({ credentials: undefined }), 'request.invalid', '/credentials'],
    ['empty credentials', () => connect({ credentials: {} }), 'request.invalid', '/credentials/consumerKey'],
    [
      'keys of 10 kB',
      () => connect({ credentials: { ...form.credentials, consumerKey: 'a'.repeat(10_000) } }),
      'request.invalid',
      '/credentials/consumerKey',
    ],
    [
      'wrong keys',
      () =>
        connect({ credentials: { ...form.credentials, consumerKey: 'ck_khong_co', consumerSecret: 'cs_khong_co' } }),
      'connection.refused',
    ],
    [
      'an address by file:',
      () => connect({ settings: { url: 'file:///etc/passwd' } }),
      'request.invalid',
      '/settings/url',
    ],
    [
      'an address that hides another',
      () => connect({ settings: { url: 'https://shop.example@127.0.0.1/' } }),
      'connection.refused',
    ],
    ['no address', () => connect({ settings: {} }), 'request.invalid', '/settings/url'],
    [
      'an endless pace',
      () => connect({ settings: { ...form.settings, perSecond: 1e9 } }),
      'request.invalid',
      '/settings/perSecond',
    ],
    [
      'an unknown setting',
      () => connect({ settings: { ...form.settings, admin: true } }),
      'request.invalid',
      '/settings/admin',
    ],
    ['an unknown policy', () => connect({ policy: { mode: 'all' } }), 'request.invalid', '/policy/mode'],
    ['grade F', () => connect({ policy: { mode: 'auto', minGrade: 'F' } }), 'request.invalid', '/policy/minGrade'],
    ['a share of 101 %', () => connect({ mapping: { stockShare: 101 } }), 'request.invalid', '/mapping/stockShare'],
    [
      'score sheet 27',
      () => connect({ mapping: { categories: { 27: 'x' } } }),
      'request.invalid',
      '/mapping/categories/27',
    ],
  ])('a connection with %s is refused', async (_name, body, code, field) => {
    const wanted = { code, ...(field ? { field } : {}) };
    await refusedInBoth(world, { method: 'POST', path: '/v1/connections', body: body?.() }, wanted);
  });

  it('a header hidden in a key goes nowhere', async () => {
    const credentials = { ...form.credentials, consumerKey: 'ck_abcdefgh\r\nx-evil: 1' };
    const answer = await shoot(world, { method: 'POST', path: '/v1/connections', body: connect({ credentials }) });
    expectRefusal(answer, { code: answer.body.code as string }, 'vi');
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('ck_abcdefgh');
  });

  it('a connection cannot be moved to another shop, and never tells its keys', async () => {
    const path = `/v1/connections/${shop.connectionId}`;
    const before = await shoot(world, { method: 'GET', path });
    for (const body of [{ settings: form.settings }, { settings: form.settings, credentials: form.credentials }])
      await refusedInBoth(world, { method: 'PATCH', path, body }, { code: 'connection.otherShop' });
    await refusedInBoth(
      world,
      { method: 'PATCH', path, body: { settings: {} } },
      { code: 'request.invalid', field: '/settings/url' },
    );
    const after = await shoot(world, { method: 'GET', path });
    expect(after.body).toEqual(before.body);
    expect(after.text).not.toMatch(/consumer|secret/i);
  });

  it.each<[string, () => Body, string, string?]>([
    ['no products', () => ({ connectionId: shop.connectionId, productIds: [] }), 'request.invalid', '/productIds'],
    [
      '501 products',
      () => ({ connectionId: shop.connectionId, productIds: Array.from({ length: 501 }, () => nobody) }),
      'request.invalid',
      '/productIds',
    ],
    [
      'a product that is none',
      () => ({ connectionId: shop.connectionId, productIds: ['x'] }),
      'request.invalid',
      '/productIds/0',
    ],
    [
      'a product object',
      () => ({ connectionId: shop.connectionId, productIds: [{ ne: 1 }] }),
      'request.invalid',
      '/productIds/0',
    ],
    ['an unknown product', () => ({ connectionId: shop.connectionId, productIds: [nobody] }), 'product.notFound'],
    ['an unknown connection', () => ({ connectionId: nobody, productIds: [nobody] }), 'connection.notFound'],
    [
      'a wish nobody has',
      () => ({ connectionId: shop.connectionId, productIds: [nobody], desired: 'sold' }),
      'request.invalid',
      '/desired',
    ],
  ])('listings of %s are refused', async (_name, body, code, field) => {
    const wanted = { code, ...(field ? { field } : {}) };
    for (const path of ['/v1/listings', '/v1/listings:plan'])
      await refusedInBoth(world, { method: 'POST', path, body: body() }, wanted);
  });

  it('an idempotency key is checked here too', async () => {
    const headers = { 'idempotency-key': 'a'.repeat(10_000) };
    const shots: Shot[] = [
      { method: 'POST', path: '/v1/connections', body: connect({}), headers },
      { method: 'POST', path: '/v1/listings', body: { connectionId: nobody, productIds: [nobody] }, headers },
    ];
    for (const shot of shots) await refusedInBoth(world, shot, { code: 'request.header' });
  });

  it('forged reports are nobody’s', async () => {
    const body = '{"id":1}';
    const bad: [string, unknown, Record<string, string>?][] = [
      [`woocommerce/${shop.connectionId}`, body],
      [`woocommerce/${shop.connectionId}`, body, { 'x-wc-webhook-signature': 'AAAA' }],
      [
        `woocommerce/${shop.connectionId}`,
        body,
        { 'x-wc-webhook-signature': 'é'.repeat(5000).replace(/[^\x20-\x7e]/g, 'a') },
      ],
      [`woocommerce/${shop.connectionId}`, Buffer.alloc(250_000, 0xff), { 'content-type': 'application/octet-stream' }],
      [`woocommerce/${shop.connectionId}`, undefined],
    ];
    for (const [path, sent, headers] of bad)
      await refusedInBoth(
        world,
        { method: 'POST', path: `/v1/webhooks/${path}`, body: sent, key: '', ...(headers ? { headers } : {}) },
        { code: 'auth.invalid' },
      );
    for (const path of [`shopee/${shop.connectionId}`, `woocommerce/${nobody}`, `amazon/${nobody}`])
      await refusedInBoth(
        world,
        { method: 'POST', path: `/v1/webhooks/${path}`, body, key: '' },
        { code: 'connection.notFound' },
      );
    for (const path of ['WOO/x', `..%2f/${nobody}`, `woocommerce/x`])
      await refusedInBoth(
        world,
        { method: 'POST', path: `/v1/webhooks/${path}`, body, key: '' },
        { code: 'route.notFound' },
      );
    const large = Buffer.alloc(1_000_000, 0x20);
    await refusedInBoth(
      world,
      { method: 'POST', path: `/v1/webhooks/woocommerce/${shop.connectionId}`, body: large, key: '' },
      { code: 'request.tooLarge' },
    );
  });

  it('answers and parked work are chosen by what exists', async () => {
    const answer = (body: Body) => ({ method: 'POST', path: `/v1/questions/${nobody}:answer`, body });
    await refusedInBoth(world, answer({ choice: 'x' }), { code: 'question.notFound' });
    await refusedInBoth(world, answer({ choice: '' }), { code: 'request.invalid', field: '/choice' });
    await refusedInBoth(world, answer({ choice: ['a'] }), { code: 'request.invalid', field: '/choice' });
    const replay = (filter: unknown) => ({ method: 'POST', path: '/v1/parked:replay', body: { filter } });
    for (const [filter, field] of [
      [undefined, '/filter'],
      [{ ids: [] }, '/filter/ids'],
      [{ ids: [1] }, '/filter/ids/0'],
      [{ owner: 'x' }, '/filter/owner'],
      [{ tenant: nobody }, '/filter/tenant'],
      [{ channel: 'A' }, '/filter/channel'],
    ] as const)
      await refusedInBoth(world, replay(filter), { code: 'request.invalid', field });
    expect((await shoot(world, replay({}))).body).toEqual({ matched: 0, replayed: 0 });
  });
});

describe('doors of identity', () => {
  it.each<[string, string, Body, string, string?]>([
    ['a sign-in without a password', '/v1/sessions', { email: 'a@b.example' }, 'request.invalid', '/password'],
    ['a sign-in with an object', '/v1/sessions', { email: { a: 1 }, password: 'x' }, 'request.invalid', '/email'],
    [
      'a password of 1 MB',
      '/v1/sessions',
      { email: 'a@b.example', password: 'x'.repeat(1_000_000) },
      'request.invalid',
      '/password',
    ],
    ['a stranger', '/v1/sessions', { email: 'a@b.example', password: 'x' }, 'auth.wrong'],
    ['a refresh token of nobody', '/v1/sessions:refresh', { refreshToken: 'gr_x' }, 'auth.invalid'],
    ['a key with all rights', '/v1/keys', { name: 'x', scopes: ['operator'] }, 'request.invalid', '/scopes/0'],
    ['a key without rights', '/v1/keys', { name: 'x', scopes: [] }, 'request.invalid', '/scopes'],
    ['a key named by NUL', '/v1/keys', { name: 'a\u0000', scopes: ['read'] }, 'request.invalid', '/name'],
    [
      'a person of a short password',
      '/v1/people',
      { email: 'p@b.example', password: 'x', name: 'P', role: 'viewer' },
      'request.invalid',
      '/password',
    ],
    [
      'a person of an unknown role',
      '/v1/people',
      { email: 'p@b.example', password: 'x'.repeat(12), name: 'P', role: 'root' },
      'request.invalid',
      '/role',
    ],
    ['an organisation by no operator', '/v1/organisations', {}, 'auth.scope'],
    ['a grant by no operator', '/v1/grants', { email: 'a@b.example', grant: { kind: 'operator' } }, 'auth.scope'],
  ])('%s is refused', async (_name, path, body, code, field) => {
    await refusedInBoth(world, { method: 'POST', path, body }, { code, ...(field ? { field } : {}) });
  });

  it('keys and tokens of nobody open nothing', async () => {
    for (const key of [
      'gk_short',
      `gk_${'a'.repeat(32)}_${'b'.repeat(43)}`,
      'x',
      'a'.repeat(8_000),
      'e30.e30.e30',
      '__proto__',
    ])
      for (const [method, path] of [
        ['GET', '/v1/products'],
        ['POST', '/v1/tokens'],
      ] as const) {
        const answer = await shoot(world, { method, path, key });
        expectRefusal(answer, { code: answer.body.code as string }, 'vi');
        expect(answer.status).toBe(401);
      }
    for (const path of [
      '/internal/parked:replay',
      '/internal/announcements:mark',
      '/v1/products:nope',
      '/v1',
      '/',
      '//v1/products',
    ])
      expectRefusal(
        await shoot(world, { method: 'POST', path, body: '{}' }),
        { code: path.startsWith('/internal/p') ? 'auth.scope' : 'route.notFound' },
        'vi',
      );
  });
});

describe('after all of this', () => {
  it('nothing was written, services are ready and no larger', async () => {
    expect(await ledger.read()).toEqual(written);
    await expectNoGrowth(world, vitals);
  });
});
