import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#libs/runtime';
import { MarkStore } from '../../apps/ingestion/src/products/mark.store.js';
import { ProductStore } from '../../apps/ingestion/src/products/product.store.js';
import { type IngestionApp, loggedErrors, startIngestion } from './ingestion-app.js';
import { until } from '../world/stack.js';

const producer = { code: 'htx-1', name: 'Hợp tác xã Mật ong Đồi Sim', kind: 'cooperative', communeCode: '00004' };
let number = 0;
const fresh = (): string => `P${(number += 1)}`;

function product(code: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    code,
    name: { vi: `Mật ong hoa sim ${code}` },
    producer,
    variants: [{ sku: `${code}-500` }],
    offers: [{ sku: `${code}-500`, price: { currency: 'VND', minor: 120_000 }, stock: { stated: 40 } }],
    ...more,
  };
}

let service: IngestionApp;
beforeAll(async () => {
  service = await startIngestion();
});
afterAll(async () => {
  await service.close();
});
const ask: IngestionApp['ask'] = (...asked) => service.ask(...asked);
const create = async (code: string, more?: Record<string, unknown>): Promise<string> => {
  const answer = await ask('POST', '/v1/products', { json: product(code, more) });
  expect(answer.status, answer.text).toBe(201);
  return String(answer.body['id']);
};

describe('products', () => {
  it('accepts, shows and announces a product', async () => {
    const code = fresh();
    const id = await create(code);
    const shown = await ask('GET', `/v1/products/${id}`);
    expect(shown.headers.get('etag')).toBe('"1"');
    expect(shown.body).toMatchObject({
      product: { id, revision: 1, content: { code }, producer: { code: 'htx-1' } },
      offerVersion: 1,
      offers: [{ sku: `${code}-500`, price: { minor: 120_000 }, stock: { stated: 40, changed: 0 } }],
    });
    const marks = service.app.get(MarkStore);
    const ours = async () => (await marks.marked('content', 500)).some((row) => row._id === id);
    await until('the mark is gone', async () => !(await ours()));
    const row = await service.app.get(ProductStore).findById(service.tenant, id);
    expect(row?.contentAnnouncedAt).toBeGreaterThan(0);
  });

  it('refuses an existing code, keeps tenants apart', async () => {
    const code = fresh();
    const id = await create(code);
    const again = await ask('POST', '/v1/products', { json: product(code) });
    expect([again.status, again.body['code']]).toEqual([409, 'product.exists']);
    expect(again.text).toContain(id);
    const foreign = await ask('GET', `/v1/products/${id}`, { tenant: uuidv7() });
    expect(foreign.status).toBe(404);
  });

  it('makes a revision of changed content only, and keeps the one before', async () => {
    const code = fresh();
    const id = await create(code);
    const same = await ask('PUT', `/v1/products/${id}`, { json: product(code), headers: { 'if-match': '"1"' } });
    expect(same.body).toMatchObject({ revision: 1, offerVersion: 1, outcome: 'unchanged' });
    const changed = await ask('PUT', `/v1/products/${id}`, {
      json: product(code, { name: { vi: 'Mật ong hoa sim rừng' } }),
      headers: { 'if-match': '"1"' },
    });
    expect(changed.body).toMatchObject({ revision: 2, offerVersion: 1, outcome: 'updated' });
    const stale = await ask('PUT', `/v1/products/${id}`, { json: product(code), headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.body['code'], stale.headers.get('etag')]).toEqual([412, 'product.changed', '"2"']);
  });

  it.each([
    [undefined, 428, 'product.matchRequired'],
    ['*', 400, 'request.header'],
    ['"abc"', 400, 'request.header'],
    ['W/"1"', 400, 'request.header'],
    ['"1", "2"', 400, 'request.header'],
  ])('answers If-Match %s with %i', async (match, status, code) => {
    const answer = await ask('PUT', `/v1/products/${uuidv7()}`, {
      json: product(fresh()),
      headers: match ? { 'if-match': match } : {},
    });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('lets one of many writers of a revision win', async () => {
    const code = fresh();
    const id = await create(code);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        ask('PUT', `/v1/products/${id}`, {
          json: product(code, { brand: `Nhãn ${index}` }),
          headers: { 'if-match': '"1"' },
        }),
      ),
    );
    const won = answers.filter((answer) => answer.status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 412)).toHaveLength(11);
    expect((await ask('GET', `/v1/products/${id}`)).body).toMatchObject({ product: { revision: 2 } });
  });

  it('reserves SKUs atomically, frees them on removal, and never resurrects', async () => {
    const [first, second] = [fresh(), fresh()];
    const id = await create(first, { variants: [{ sku: 'CHUNG' }], offers: [] });
    const taken = await ask('POST', '/v1/products', {
      json: product(second, { variants: [{ sku: ' CHUNG ' }], offers: [] }),
    });
    expect([taken.status, taken.body['code']]).toEqual([409, 'product.skuTaken']);
    expect(taken.body['errors']).toMatchObject([{ field: '/variants/0/sku' }]);
    expect((await ask('DELETE', `/v1/products/${id}`)).status).toBe(202);
    expect((await ask('DELETE', `/v1/products/${id}`)).status).toBe(202);
    expect((await ask('GET', `/v1/products/${id}`)).status).toBe(404);
    const put = await ask('PUT', `/v1/products/${id}`, { json: product(first), headers: { 'if-match': '"1"' } });
    expect(put.status).toBe(404);
    await create(second, { variants: [{ sku: 'CHUNG' }], offers: [] });
    expect(await create(first)).not.toBe(id);
  });

  it('warns of near-equal SKUs', async () => {
    await create(fresh(), { variants: [{ sku: 'Mat-Ong-01' }], offers: [] });
    const near = await ask('POST', '/v1/products', {
      json: product(fresh(), { variants: [{ sku: 'MAT-ОNG-01' }], offers: [] }),
    });
    expect(near.body['warnings']).toMatchObject([{ code: 'sku.nearEqual', field: '/variants/0/sku' }]);
  });

  it('does a keyed request once and refuses the key with another body', async () => {
    const code = fresh();
    const headers = { 'idempotency-key': `test-key-${code}-0001` };
    const first = await ask('POST', '/v1/products', { json: product(code), headers });
    const repeat = await ask('POST', '/v1/products', { json: product(code), headers });
    expect([repeat.status, repeat.body['id']]).toEqual([201, first.body['id']]);
    const other = await ask('POST', '/v1/products', { json: product(fresh()), headers });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency.otherBody']);
    const bad = await ask('POST', '/v1/products', {
      json: product(fresh()),
      headers: { 'idempotency-key': 'ngắn'.normalize('NFD').replace(/[^a-z]/g, '') },
    });
    expect([bad.status, bad.body['code']]).toEqual([400, 'request.header']);
  });

  it('answers every item of a batch by itself', async () => {
    const [a, b] = [fresh(), fresh()];
    const items = [product(a), { code: 5 }, product(b), product(a, { brand: 'Đồi Sim' }), null];
    const answer = await ask('POST', '/v1/products:batch', { json: { items } });
    expect(answer.body['items']).toMatchObject([
      { index: 0, status: 201, outcome: 'created', revision: 1 },
      { index: 1, status: 422, problem: { code: 'request.invalid' } },
      { index: 2, status: 201, outcome: 'created' },
      { index: 3, status: 200, outcome: 'updated', revision: 2 },
      { index: 4, status: 422 },
    ]);
    const again = await ask('POST', '/v1/products:batch', {
      json: { items: [product(b), product(fresh(), { variants: [{ sku: `${b}-500` }], offers: [] })] },
    });
    expect(again.body['items']).toMatchObject([
      { outcome: 'unchanged', revision: 1, offerVersion: 1 },
      { status: 409, problem: { code: 'product.skuTaken' } },
    ]);
  });

  it('revises products whose producer changed', async () => {
    const own = { ...producer, code: fresh() };
    const id = await create(fresh(), { producer: own });
    const { code: _, ...input } = { ...own, name: 'Hợp tác xã Mật ong Đồi Sim Xanh' };
    expect((await ask('PUT', `/v1/producers/${own.code}`, { json: input })).status).toBe(200);
    await until('a new revision', async () => {
      const { body } = await ask('GET', `/v1/products/${id}`);
      return JSON.stringify(body).includes('Đồi Sim Xanh') && JSON.stringify(body).includes('"revision":2');
    });
  });
});

describe('offers', () => {
  it('lets the newest statement win and counts a change once', async () => {
    const code = fresh();
    const id = await create(code);
    const now = Date.now();
    const sku = `${code}-500`;
    const patch = async (item: Record<string, unknown>) => {
      const answer = await ask('PATCH', '/v1/offers', { json: { items: [{ sku, producerCode: 'htx-1', ...item }] } });
      return (answer.body['items'] as Record<string, unknown>[])[0];
    };
    expect(await patch({ stock: { stated: 30, asOf: now } })).toMatchObject({ status: 200, outcome: 'updated' });
    expect(await patch({ stock: { stated: 30, asOf: now } })).toMatchObject({ status: 200, outcome: 'unchanged' });
    expect(await patch({ stock: { stated: 99, asOf: now - 1 } })).toMatchObject({
      status: 409,
      problem: { code: 'offer.older' },
    });
    expect(await patch({ stock: { stated: 9, asOf: now + 3_600_000 } })).toMatchObject({ status: 422 });
    expect(await patch({ stockChange: { changeId: 'c1', change: -3 } })).toMatchObject({ outcome: 'updated' });
    expect(await patch({ stockChange: { changeId: 'c1', change: -3 } })).toMatchObject({ outcome: 'unchanged' });
    expect(await patch({ price: { currency: 'VND', minor: -1 } })).toMatchObject({ status: 422 });
    expect(await patch({ sku: 'KHONG-CO' })).toMatchObject({ status: 404 });
    const { body } = await ask('GET', `/v1/products/${id}`);
    expect(body['offers']).toMatchObject([{ stock: { stated: 30, asOf: now, changed: -3 } }]);
    expect(body).toMatchObject({ product: { revision: 1 } });
    expect(JSON.stringify(body)).not.toContain('changeIds');
  });

  it('loses no change of many writers', async () => {
    const code = fresh();
    const id = await create(code);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        ask('PATCH', '/v1/offers', {
          json: {
            items: [{ sku: `${code}-500`, producerCode: 'htx-1', stockChange: { changeId: `r${index}`, change: -1 } }],
          },
        }),
      ),
    );
    const outcomes = answers.map((answer) => (answer.body['items'] as { status: number }[])[0]?.status);
    const done = outcomes.filter((status) => status === 200).length;
    const { body } = await ask('GET', `/v1/products/${id}`);
    expect(body['offers']).toMatchObject([{ stock: { changed: -done } }]);
    expect(done).toBe(20);
  });

  it('changes 500 variants of 500 products in one request', async () => {
    const codes = Array.from({ length: 500 }, fresh);
    await ask('POST', '/v1/products:batch', { json: { items: codes.map((code) => product(code)) } });
    const items = codes.map((code) => ({
      sku: `${code}-500`,
      producerCode: 'htx-1',
      price: { currency: 'VND', minor: 99_000 },
    }));
    const answer = await ask('PATCH', '/v1/offers', { json: { items } });
    expect((answer.body['items'] as { outcome: string }[]).filter((item) => item.outcome === 'updated')).toHaveLength(
      500,
    );
  });
});

describe('bad input', () => {
  const nested = '['.repeat(10_000) + ']'.repeat(10_000);
  it.each<[string, string | Uint8Array, number]>([
    ['nothing', '', 422],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['cut JSON', '{"code":"x"', 400],
    ['deep nesting', nested, 400],
    ['a prototype key', '{"__proto__":{"isAdmin":true}}', 400],
    ['a $ key', '{"code":{"$ne":null}}', 400],
    ['10 MB', JSON.stringify({ code: 'x'.repeat(10_000_000) }), 413],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['a tenant of its own', JSON.stringify({ ...product('X1'), tenant: uuidv7() }), 422],
    ['a revision of its own', JSON.stringify({ ...product('X1'), revision: 7 }), 422],
    ['a NUL in the SKU', JSON.stringify(product('X1', { variants: [{ sku: 'a\u0000b' }], offers: [] })), 422],
    ['a list as SKU', JSON.stringify(product('X1', { variants: [{ sku: ['a', 'b'] }], offers: [] })), 422],
    [
      'a negative price',
      JSON.stringify(product('X1', { offers: [{ sku: 'X1-500', price: { currency: 'VND', minor: -5 } }] })),
      422,
    ],
    ['an absurd price', '{"items":[]}', 422],
    ['a blank name', JSON.stringify(product('X1', { name: { vi: '  ' } })), 422],
    ['an unknown commune', JSON.stringify(product('X1', { producer: { ...producer, communeCode: '99999' } })), 422],
  ])('refuses %s with a problem document', async (_, raw, status) => {
    const answer = await ask('POST', '/v1/products', { raw, headers: { 'content-type': 'application/json' } });
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['code']).toBeTypeOf('string');
  });

  it('refuses limits, cursors and ids that cannot be', async () => {
    for (const path of ['/v1/producers?limit=0', '/v1/imports?limit=1e9', '/v1/imports?cursor=%7B', '/v1/imports?x=1'])
      expect((await ask('GET', path)).status, path).toBe(422);
    for (const path of ['/v1/products/abc', '/v1/imports/..%2f', '/v1/products/%00'])
      expect((await ask('GET', path)).status, path).toBe(404);
    expect((await ask('POST', '/v1/products:batch', { json: { items: [] } })).status).toBe(422);
    expect((await ask('PATCH', '/v1/offers', { json: { items: Array(501).fill({}) } })).status).toBe(422);
  });

  it('met no bug on the way', () => {
    expect(loggedErrors()).toEqual([]);
  });
});
