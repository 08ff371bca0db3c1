import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, goods, upload } from '../world/goods.js';
import {
  expectNoGrowth,
  expectRefusal,
  Ledger,
  refusedInBoth,
  readVitals,
  shoot,
  type Vitals,
  type Wanted,
} from './nonsense.js';
import { World } from '../world/world.js';

type Body = Record<string, unknown>;
let world: World;
let ledger: Ledger;
let written: Record<string, string>;
let vitals: Vitals;
/** A product that is there already, for PUT, PATCH and what collides with it. */
let kept: { id: string; sku: string; code: string };

beforeAll(async () => {
  world = await World.start();
  ledger = await Ledger.open(world);
  const product = goods(world);
  kept = { id: await upload(world, product), sku: product.sku, code: product.code };
  written = await ledger.settled();
  vitals = await readVitals(world);
});
afterAll(async () => {
  await ledger?.close();
  await world?.stop();
});

const variantOf = (product: Body): Body => (product['variants'] as Body[])[0] as Body;
const withVariant =
  (change: Body) =>
  (product: Body): Body => ({ ...product, variants: [{ ...variantOf(product), ...change }] });
const withOffer =
  (change: Body) =>
  (product: Body): Body => ({ ...product, offers: [{ ...(product['offers'] as Body[])[0], ...change }] });
const withTop =
  (change: Body) =>
  (product: Body): Body => ({ ...product, ...change });
const document = { id: 'giay-1', kind: 'test' };
const url = 'https://anh.example/1.png';
const vnd = (minor: unknown): Body => ({ price: { currency: 'VND', minor } });

const nonsense: [name: string, change: (product: Body) => Body, field: string, code?: string][] = [
  ['no code', withTop({ code: undefined }), '/code'],
  ['a code of blanks', withTop({ code: '   ' }), '/code'],
  ['a code with a line end', withTop({ code: 'A\nB' }), '/code'],
  ['a code with NUL', withTop({ code: 'A\u0000B' }), '/code'],
  ['a code of 10 kB', withTop({ code: 'A'.repeat(10_000) }), '/code'],
  ['a name that is a text', withTop({ name: 'Chè' }), '/name'],
  ['a name without Vietnamese', withTop({ name: { en: 'Tea' } }), '/name/vi'],
  ['a name of 301 letters', withTop({ name: { vi: 'a'.repeat(301) } }), '/name/vi'],
  ['a lone surrogate', withTop({ name: { vi: 'Chè \ud800' } }), '/name/vi'],
  [
    'a name of marks nobody sees',
    withTop({ name: { vi: '\u200b\u200d\u202e\ufeff\u3164' } }),
    '/name/vi',
    'text.blank',
  ],
  ['an unknown language', withTop({ name: { vi: 'Chè', xx: 'Tea' } }), '/name/xx'],
  ['score sheet 27', withTop({ ocopSheet: 27 }), '/ocopSheet'],
  ['score sheet "11"', withTop({ ocopSheet: '11' }), '/ocopSheet'],
  ['score sheet 1.5', withTop({ ocopSheet: 1.5 }), '/ocopSheet'],
  ['a description of 1 MB', withTop({ description: { vi: 'a'.repeat(1_000_000) } }), '/description/vi'],
  ['a section nobody knows', withTop({ sections: { toString: { vi: 'a' } } }), '/sections/toString'],
  ['10,000 images', withTop({ images: Array.from({ length: 10_000 }, () => ({ url })) }), '/images'],
  ['an image by file:', withTop({ images: [{ url: 'file:///etc/passwd' }] }), '/images/0/url'],
  ['an image by ftp:', withTop({ images: [{ url: 'ftp://a.example/1.png' }] }), '/images/0/url'],
  ['an image by gopher:', withTop({ images: [{ url: 'gopher://a.example:6379/_x' }] }), '/images/0/url'],
  ['an image by data:', withTop({ images: [{ url: 'data:image/png;base64,AAAA' }] }), '/images/0/url'],
  ['an image by jar:', withTop({ images: [{ url: 'jar:https://a.example/x.zip!/1.png' }] }), '/images/0/url'],
  [
    'an image with a password',
    withTop({ images: [{ url: 'https://a:b@a.example/1.png' }] }),
    '/images/0/url',
    'url.userInfo',
  ],
  ['an image by javascript:', withTop({ images: [{ url: 'javascript:alert(1)' }] }), '/images/0/url'],
  ['an image of 3,000 letters', withTop({ images: [{ url: `${url}?${'a'.repeat(3000)}` }] }), '/images/0/url'],
  [
    'an image without dimensions',
    withTop({ images: [{ url, facts: { width: 0, height: -1 } }] }),
    '/images/0/facts/width',
  ],
  ['no variants', withTop({ variants: [] }), '/variants'],
  ['101 variants', (p) => withTop({ variants: Array.from({ length: 101 }, () => variantOf(p)) })(p), '/variants'],
  ['a SKU twice', (p) => withTop({ variants: [variantOf(p), variantOf(p)] })(p), '/variants/1/sku', 'sku.repeated'],
  ['a SKU of marks nobody sees', withVariant({ sku: '\u200b\u2060' }), '/variants/0/sku', 'text.blank'],
  ['a SKU with a line end', withVariant({ sku: 'A\r\nB' }), '/variants/0/sku', 'text.control'],
  ['a SKU of 10 kB', withVariant({ sku: 'A'.repeat(10_000) }), '/variants/0/sku'],
  ['a SKU list', withVariant({ sku: ['a', 'b'] }), '/variants/0/sku'],
  ['a SKU object', withVariant({ sku: { ne: null } }), '/variants/0/sku'],
  ['a number as SKU', withVariant({ sku: 12 }), '/variants/0/sku'],
  ['a GTIN of letters', withVariant({ gtin: 'abc' }), '/variants/0/gtin'],
  ['a negative weight', withVariant({ weightGrams: -1 }), '/variants/0/weightGrams'],
  ['a weight of 10 tonnes', withVariant({ weightGrams: 10_000_000 }), '/variants/0/weightGrams'],
  [
    'half a millimetre',
    withVariant({ dimensionsMm: { length: 0.5, width: 1, height: 1 } }),
    '/variants/0/dimensionsMm/length',
  ],
  ['a value of no option', withVariant({ optionValues: ['đỏ'] }), '/variants/0/optionValues', 'options.count'],
  ['a price of nothing', withOffer(vnd(0)), '/offers/0/price/minor'],
  ['a negative price', withOffer(vnd(-1)), '/offers/0/price/minor'],
  ['a price of 0.3', withOffer(vnd(0.1 + 0.2)), '/offers/0/price/minor'],
  ['an absurd price', withOffer(vnd(10_000_000_001)), '/offers/0/price/minor'],
  ['a price in words', withOffer(vnd('12')), '/offers/0/price/minor'],
  ['a currency XXX', withOffer({ price: { currency: 'XXX', minor: 1 } }), '/offers/0/price/currency'],
  ['a currency in small letters', withOffer({ price: { currency: 'vnd', minor: 1 } }), '/offers/0/price/currency'],
  ['a negative stock', withOffer({ stock: { stated: -1 } }), '/offers/0/stock/stated'],
  ['an absurd stock', withOffer({ stock: { stated: 1e12 } }), '/offers/0/stock/stated'],
  ['stock "false"', withOffer({ stock: 'false' }), '/offers/0/stock'],
  [
    'stock told twice',
    withOffer({ stockChange: { changeId: 'x', change: 1 } }),
    '/offers/0/stockChange',
    'offer.twoStocks',
  ],
  ['an offer of another SKU', withOffer({ sku: 'nobody' }), '/offers/0/sku', 'offer.unknownSku'],
  ['a day that never was', withTop({ documents: [{ ...document, issued: '2026-02-30' }] }), '/documents/0/issued'],
  [
    'a day with a time',
    withTop({ documents: [{ ...document, issued: '2026-02-03T00:00:00' }] }),
    '/documents/0/issued',
  ],
  ['the day 0', withTop({ documents: [{ ...document, issued: '0000-00-00' }] }), '/documents/0/issued'],
  ['the year 275760', withTop({ documents: [{ ...document, issued: '+275760-09-13' }] }), '/documents/0/issued'],
  [
    'a paper verified by its owner',
    withTop({ documents: [{ ...document, verification: 'authority' }] }),
    '/documents/0/verification',
  ],
  [
    'a product code on a paper that is no certificate',
    withTop({ documents: [{ ...document, productCode: '68-24787-3-2026' }] }),
    '/documents/0/productCode',
  ],
  [
    'a renewal decided before it was filed',
    withTop({
      documents: [
        { ...document, kind: 'ocopCertificate', renewalFiledOn: '2028-12-01', renewalDecidedOn: '2028-11-30' },
      ],
    }),
    '/documents/0/renewalDecidedOn',
  ],
  ['6 stars', withTop({ documents: [{ ...document, kind: 'ocopCertificate', stars: 6 }] }), '/documents/0/stars'],
  ['a channel named A/x', withTop({ channelContent: { 'A/x': { name: 'a' } } }), '/channelContent/A~1x'],
  [
    'a producer of nowhere',
    (p) => withTop({ producer: { ...(p['producer'] as Body), communeCode: '99999' } })(p),
    '/producer/communeCode',
    'commune.unknown',
  ],
  ['two producers', withTop({ producerCode: 'other' }), '/producerCode', 'producer.twoCodes'],
  ['another tenant', withTop({ tenant: 'x' }), '/tenant'],
  ['a verdict of its own', withTop({ assessment: { grade: 'A' } }), '/assessment'],
  ['a revision', withTop({ revision: 7, createdAt: 1 }), '/revision'],
  ['a status', withTop({ status: 'removed' }), '/status'],
];

describe('a product', () => {
  it.each(nonsense)(
    'with %s is refused by field at every door, and nothing else is',
    async (_name, change, field, code) => {
      const body = change(bodyOf(goods(world)) as unknown as Body);
      const wanted: Wanted = { code: 'request.invalid', field };
      const one = await shoot(world, { method: 'POST', path: '/v1/products', body });
      if (code) expect(one.body.errors.map((issue: { code: string }) => issue.code)).toContain(code);
      const large = JSON.stringify(body).length > 500_000;
      await Promise.all([
        refusedInBoth(world, { method: 'POST', path: '/v1/products', body }, wanted),
        refusedInBoth(
          world,
          { method: 'PUT', path: `/v1/products/${kept.id}`, body, headers: { 'if-match': '"1"' } },
          wanted,
        ),
        ...(large ? [] : [inBatch(body, wanted)]),
      ]);
      if (_name !== 'a producer of nowhere') {
        const drafted = { method: 'POST', path: '/v1/assessments:draft', body: { product: body } };
        await refusedInBoth(world, drafted, { code: 'request.invalid', field: `/product${field}` });
      }
    },
  );

  async function inBatch(body: Body, wanted: Wanted): Promise<void> {
    const items = { items: [body, null, 'x', [], 7] };
    const answer = await shoot(world, { method: 'POST', path: '/v1/products:batch', body: items });
    expect(answer.status, answer.text).toBe(200);
    const statuses = answer.body.items.map((item: { status: number }) => item.status);
    expect(statuses, answer.text).toEqual([422, 422, 422, 422, 422]);
    const { problem } = answer.body.items[0];
    expect(problem).toMatchObject({ code: wanted.code });
    expect(problem.errors.map((issue: { field: string }) => issue.field)).toContain(wanted.field);
  }

  it.each([
    ['missing', undefined, 428, 'product.matchRequired'],
    ['old', '"9"', 412, 'product.changed'],
    ['everything', '*', 400, 'request.header'],
    ['weak', 'W/"1"', 400, 'request.header'],
    ['garbage', '1; drop', 400, 'request.header'],
  ])('If-Match %s changes nothing', async (_name, match, status, code) => {
    const body = { ...bodyOf(goods(world)), code: kept.code };
    const headers: Record<string, string> = match === undefined ? {} : { 'if-match': match };
    for (const shot of [{ method: 'PUT', body }, ...(match ? [{ method: 'DELETE' }] : [])]) {
      const answer = await shoot(world, { ...shot, path: `/v1/products/${kept.id}`, headers });
      expectRefusal(answer, { code }, 'vi');
      expect(answer.status).toBe(status);
    }
  });

  it.each([
    'short',
    'a'.repeat(10_000),
    'khoá-có-dấu'.normalize('NFKD').replace(/[^\x20-\x7e]/g, '\x80'),
    'with blank x',
  ])('Idempotency-Key %.20s is refused', async (key) => {
    const headers = { 'idempotency-key': key };
    for (const path of ['/v1/products', '/v1/products:batch', '/v1/imports'])
      await refusedInBoth(
        world,
        path === '/v1/imports'
          ? { method: 'POST', path, body: 'product_code,sku\nA,B', headers: { ...headers, 'content-type': 'text/csv' } }
          : { method: 'POST', path, body: path === '/v1/products' ? bodyOf(goods(world)) : { items: [{}] }, headers },
        { code: 'request.header' },
      );
  });

  it('collides by name: code, SKU, identifiers that are none', async () => {
    const post = (body: unknown) => ({ method: 'POST', path: '/v1/products', body });
    await refusedInBoth(world, post({ ...bodyOf(goods(world)), code: kept.code }), { code: 'product.exists' });
    const taken = withOffer({ sku: kept.sku })(
      withVariant({ sku: ` ${kept.sku} ` })(bodyOf(goods(world)) as unknown as Body),
    );
    await refusedInBoth(world, post(taken), { code: 'product.skuTaken' });
    for (const id of ['x', '%2e%2e%2f', '000000000000000000000000', '%00', `${kept.id}%20`, '%'])
      for (const method of ['GET', 'PUT', 'DELETE'])
        await refusedInBoth(
          world,
          { method, path: `/v1/products/${id}`, ...(method === 'PUT' ? { body: '{}' } : {}) },
          { code: 'route.notFound' },
        );
  });
});

describe('a list of products or offers', () => {
  it.each(['/v1/products:batch', '/v1/offers'])('%s takes 1 to 500 items', async (path) => {
    const method = path === '/v1/offers' ? 'PATCH' : 'POST';
    for (const items of [[], Array.from({ length: 501 }, () => ({})), 'x', { 0: {} }, null])
      await refusedInBoth(world, { method, path, body: { items } }, { code: 'request.invalid', field: '/items' });
  });

  const of = (change: Body): Body => ({ sku: kept.sku, producerCode: 'suoi-trong', ...change });
  it.each<[string, () => Body, string, string?]>([
    ['no SKU', () => of({ sku: undefined }), 'request.invalid', '/sku'],
    ['an unknown SKU', () => of({ sku: 'nobody' }), 'offer.notFound'],
    ['an unknown producer', () => of({ producerCode: 'nobody' }), 'producer.notFound'],
    ['a negative price', () => of(vnd(-1)), 'request.invalid', '/price/minor'],
    ['a price of 1e21', () => of(vnd('1e21')), 'request.invalid', '/price/minor'],
    ['an amount as price', () => of({ price: 120_000 }), 'request.invalid', '/price'],
    ['a stock of tomorrow', () => of({ stock: { stated: 1, asOf: 8_000_000_000_000_000 } }), 'offer.future'],
    ['a stock before time', () => of({ stock: { stated: 1, asOf: -1 } }), 'request.invalid', '/stock/asOf'],
    ['a stock of long ago', () => of({ stock: { stated: 1, asOf: 1 } }), 'offer.older'],
    ['a change without its id', () => of({ stockChange: { change: -1 } }), 'request.invalid', '/stockChange/changeId'],
    [
      'an endless change',
      () => of({ stockChange: { changeId: 'x', change: 1e9 } }),
      'request.invalid',
      '/stockChange/change',
    ],
    ['pre-order for ever', () => of({ preOrderDays: 9999 }), 'request.invalid', '/preOrderDays'],
    ['a product id', () => of({ productId: kept.id }), 'request.invalid', '/productId'],
  ])('an offer with %s is refused, alone', async (_name, item, code, field) => {
    const before = await shoot(world, { method: 'GET', path: `/v1/products/${kept.id}` });
    const answer = await shoot(world, { method: 'PATCH', path: '/v1/offers', body: { items: [item(), null] } });
    expect(answer.status, answer.text).toBe(200);
    const [first, second] = answer.body.items;
    expect([first.status >= 400 && first.status < 500, first.problem.code], answer.text).toEqual([true, code]);
    if (field) expect(first.problem.errors[0]).toMatchObject({ field });
    expect(second.status).toBe(422);
    const after = await shoot(world, { method: 'GET', path: `/v1/products/${kept.id}` });
    expect(after.body).toEqual(before.body);
  });
});

describe('strange but true', () => {
  it.each<[string, Body]>([
    [
      'markup',
      { description: { vi: `<script>alert(1)</script><img src=x onerror=y>]]><![CDATA[ ${'chè xanh '.repeat(30)}` } },
    ],
    ['a bomb for patterns', { description: { vi: `${'a'.repeat(19_000)}!${'chữa '.repeat(150)}` } }],
    ['stacked accents and marks', { name: { vi: `Chè ${'a\u0300\u0301\u0302\u0303'.repeat(40)} \u202ehcè` } }],
    ['families of emoji', { name: { vi: `Chè ${'👨‍👩‍👧‍👦'.repeat(20)}` } }],
    ['300 units of letters that are two each', { name: { vi: '𠮷'.repeat(150) } }],
    ['no pictures', { images: [] }],
    ['one picture nine times', { images: Array.from({ length: 9 }, () => ({ url })) }],
    ['a SKU that looks like a path', { variants: [{ sku: '../..%2f%00' }], offers: [] }],
    ['a barcode whose last digit is wrong', { variants: [{ sku: 'A', gtin: '8934567890120' }], offers: [] }],
    ['a formula', { brand: '=HYPERLINK("http://x.example","y")' }],
  ])('a product of %s is stored as typed', async (_name, change) => {
    const body = { ...bodyOf(goods(world)), ...change };
    const started = performance.now();
    const drafted = await shoot(world, { method: 'POST', path: '/v1/assessments:draft', body: { product: body } });
    expect([200, 201], drafted.text).toContain(drafted.status);
    expect(performance.now() - started).toBeLessThan(5_000);
    // Nothing is sent: the ledger below counts what is stored.
  });
});

describe('after all of this', () => {
  it('nothing was written, services are ready and no larger', async () => {
    expect(await ledger.read()).toEqual(written);
    await expectNoGrowth(world, vitals);
  });
});
