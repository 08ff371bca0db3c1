import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, goods } from '../world/goods.js';
import {
  type Answer,
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

let world: World;
let ledger: Ledger;
let written: Record<string, string>;
let vitals: Vitals;
/** Half a body, sent before all others and never ended. */
let half: Promise<Answer>;

beforeAll(async () => {
  world = await World.start();
  ledger = await Ledger.open(world);
  // What a first good request loads is no growth.
  expect((await shoot(world, { method: 'POST', path: '/v1/products', body: {} })).status).toBe(422);
  written = await ledger.settled();
  vitals = await readVitals(world);
  half = shoot(world, {
    method: 'POST',
    path: '/v1/products',
    body: '{"code":',
    headers: { 'content-length': '9000' },
  });
});
afterAll(async () => {
  await ledger?.close();
  await world?.stop();
});

const nobody = '0190b5a0-0000-7000-8000-000000000000';
/** Every door that reads JSON, with the method that opens it. */
const doors: [string, string][] = [
  ['POST', '/v1/products'],
  ['POST', '/v1/products:batch'],
  ['PUT', `/v1/products/${nobody}`],
  ['PATCH', '/v1/offers'],
  ['PUT', '/v1/producers/htx'],
  ['POST', '/v1/assessments:draft'],
  ['POST', '/v1/connections'],
  ['PATCH', `/v1/connections/${nobody}`],
  ['POST', '/v1/listings'],
  ['POST', '/v1/listings:plan'],
  ['POST', `/v1/listings/${nobody}:delete`],
  ['POST', `/v1/questions/${nobody}:answer`],
  ['POST', '/v1/parked:replay'],
  ['POST', '/v1/keys'],
  ['POST', '/v1/people'],
  ['POST', '/v1/sessions'],
  ['POST', '/v1/sessions:refresh'],
  ['DELETE', '/v1/sessions'],
];

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const nested = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
/** Nonsense that no door takes, whatever it is for. */
const anywhere: [name: string, body: unknown, code: string, headers?: Record<string, string>][] = [
  ['null', 'null', 'request.invalid'],
  ['a list', '[]', 'request.invalid'],
  ['a text', '"chè"', 'request.invalid'],
  ['a number', '1', 'request.invalid'],
  ['half a document', '{"name":', 'request.notJson'],
  ['a comma too many', '{"name":"a",}', 'request.notJson'],
  ['two documents', '{}{}', 'request.notJson'],
  ['a key twice', '{"price":1,"price":9}', 'request.forbiddenKey'],
  ['a key twice, one escaped', '{"price":1,"pric\\u0065":9}', 'request.forbiddenKey'],
  ['a byte-order mark', '\ufeff{}', 'request.notJson'],
  ['UTF-16', Buffer.from('{"name":"a"}', 'utf16le'), 'request.notJson'],
  ['invalid UTF-8', Buffer.concat([Buffer.from('{"name":"'), bytes(0xff, 0xfe), Buffer.from('"}')]), 'request.notJson'],
  ['10,000 levels', nested, 'request.tooDeep'],
  ['10,000 lists', '['.repeat(10_000), 'request.tooDeep'],
  ['__proto__', '{"__proto__":{"isAdmin":true}}', 'request.forbiddenKey'],
  ['constructor', '{"constructor":{"prototype":{"x":1}}}', 'request.forbiddenKey'],
  ['$where', '{"$where":"1"}', 'request.forbiddenKey'],
  ['a dotted key', '{"a.b":1}', 'request.forbiddenKey'],
  ['an operator inside', '{"email":{"$ne":null}}', 'request.forbiddenKey'],
  ['a number beyond all', '{"price":1e400}', 'request.notJson'],
  ['2^53 + 1', '{"price":9007199254740993}', 'request.notJson'],
  ['NaN', '{"price":NaN}', 'request.notJson'],
  ['text/plain', '{}', 'request.unsupportedType', { 'content-type': 'text/plain' }],
  ['a form', 'a=1', 'request.unsupportedType', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['multipart', '--x--', 'request.unsupportedType', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['UTF-7', '{}', 'request.unsupportedType', { 'content-type': 'application/json; charset=utf-7' }],
  ['no type', '{}', 'request.unsupportedType', { 'content-type': '' }],
  ['three codings', '{}', 'request.unsupportedType', { 'content-encoding': 'br, gzip, gzip' }],
  ['br on gzip', '{}', 'request.unsupportedType', { 'content-encoding': 'br, gzip' }],
  ['gzip that is none', '{}', 'request.notJson', { 'content-encoding': 'gzip' }],
];

describe.each(doors)('%s %s', (method, path) => {
  const at = (body: unknown, headers?: Record<string, string>): Shot => ({
    ...{ method, path, body },
    headers: { 'if-match': '"1"', ...headers },
  });

  it('refuses what is no document of ours, with code and fix in the language asked for', async () => {
    await Promise.all(anywhere.map(([, body, code, headers]) => refusedInBoth(world, at(body, headers), { code })));
  });

  it('refuses nothing at all and fields it does not know, by name', async () => {
    await refusedInBoth(world, at(undefined), { code: 'request.invalid' });
    await refusedInBoth(world, at({ tenantId: nobody }), { code: 'request.invalid', field: '/tenantId' });
    await refusedInBoth(world, at({ _id: nobody, revision: 9 }), { code: 'request.invalid', field: '/_id' });
  });
});

/** One door per service: what reads bodies is the same code behind all of them. */
describe.each([
  ['POST', '/v1/products'],
  ['POST', '/v1/products:batch'],
  ['POST', '/v1/assessments:draft'],
  ['POST', '/v1/connections'],
  ['POST', '/v1/sessions'],
])('%s %s', (method, path) => {
  it('refuses 100,000 fields, a million zeros and what inflates a thousandfold', async () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1])));
    const zeros = `[${'0,'.repeat(1_000_000)}0]`;
    const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20), { level: 9 });
    for (const [body, headers] of [[many], [zeros], [bomb, { 'content-encoding': 'gzip' }]] as const) {
      const answer = await shoot(world, { method, path, body, headers: { 'accept-language': 'en', ...headers } });
      expect(answer.text.length).toBeLessThan(60_000);
      expectRefusal(answer, { code: answer.status === 413 ? 'request.tooLarge' : 'request.invalid' }, 'en');
    }
  });
});

describe('bodies beyond the limit', () => {
  it('are told from those of exactly the limit by one byte', async () => {
    const of = (bytes: number): Shot => ({ method: 'POST', path: '/v1/products', body: Buffer.alloc(bytes, 0x20) });
    await refusedInBoth(world, of(1_500_000), { code: 'request.notJson' });
    await refusedInBoth(world, of(1_500_001), { code: 'request.tooLarge' });
  });

  it.each([
    ['POST', '/v1/products', 50_000_000],
    ['POST', '/v1/products:batch', 70_000_000],
    ['POST', '/v1/sessions', 10_000_000],
    ['POST', '/v1/connections', 10_000_000],
  ])('%s %s of %d bytes is told to send less', async (method, path, size) => {
    const body = Buffer.alloc(size, 0x20);
    expectRefusal(await shoot(world, { method, path, body }), { code: 'request.tooLarge' }, 'vi');
    const chunked = { method, path, body, headers: { 'transfer-encoding': 'chunked', 'accept-language': 'en' } };
    expectRefusal(await shoot(world, chunked), { code: 'request.tooLarge' }, 'en');
  });
});

describe('after all of this', () => {
  it('a body that stopped half-way is refused, and was in nobody’s way', async () => {
    expectRefusal(await half, { code: 'request.timeout' }, 'vi');
  });

  it('nothing was written', async () => {
    expect(await ledger.read()).toEqual(written);
  });

  it('services are ready and no larger than before', async () => {
    await expectNoGrowth(world, vitals);
  });

  it('a good product is taken', async () => {
    const answer = await shoot(world, { method: 'POST', path: '/v1/products', body: bodyOf(goods(world)) });
    expect(answer.status, answer.text).toBe(201);
  });
});
