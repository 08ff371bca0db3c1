import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvColumns } from './csv-columns.js';
import { eventTypes, forgottenType, isForgotten } from './events.js';
import { bucketOf, type ListingState } from './listing.js';
import { formatMoney, parseMoney } from './money.js';
import { languageOf, problems, renderText } from './problems.js';
import { confirmation, productInput, productState } from './product.js';
import { nestPath, type Route, routes } from './routes.js';

const sample = (type: string): unknown =>
  JSON.parse(readFileSync(new URL(`./samples/${type}.json`, import.meta.url), 'utf8'));

describe('events', () => {
  it.each(Object.entries(eventTypes))('%s: its golden sample parses and loses nothing', (type, { data }) => {
    const golden = sample(type);
    expect(data.parse(golden)).toMatchObject(golden as object);
  });

  it('passes fields of a newer service on', () => {
    const newer = { ...(sample('offers.changed.v1') as object), invented: { later: 1 } };
    expect(eventTypes['offers.changed.v1'].data.parse(newer)).toMatchObject({ invented: { later: 1 } });
  });

  it('names the null value after what was removed', () => {
    expect(forgottenType('product.removed.v1')).toBe('product.forgotten.v1');
    expect(isForgotten('product.forgotten.v1')).toBe(true);
    expect(isForgotten('product.removed.v1')).toBe(false);
  });
});

describe('money', () => {
  it.each([
    [{ currency: 'VND', minor: 120_000 } as const, '120000'],
    [{ currency: 'USD', minor: 1250 } as const, '12.50'],
    [{ currency: 'USD', minor: 5 } as const, '0.05'],
  ])('writes and reads %j', (money, text) => {
    expect(formatMoney(money)).toBe(text);
    expect(parseMoney(text, money.currency)).toEqual(money);
  });

  it.each(['', 'abc', '-5', '1e3', '0.5', '1,000'])('refuses %j as VND', (text) => {
    expect(parseMoney(text, 'VND')).toBeNull();
  });

  it('takes the zeros that channels add', () => {
    expect(parseMoney('120000.00', 'VND')).toEqual({ currency: 'VND', minor: 120_000 });
  });
});

describe('bucketOf', () => {
  const live = (sample('listing.changed.v1') as { listing: ListingState }).listing;
  const idle = { operation: 'idle' as const, failures: 0 };
  const calm = { ...live, lanes: { offers: idle, content: idle } };
  it.each([
    [{ desired: 'withdrawn' as const }, 'withdrawn'],
    [{ desired: 'paused' as const, hold: 'q' }, 'paused'],
    [{ hiddenBy: 'removal' as const }, 'withdrawn'],
    [{ hiddenBy: 'gate' as const }, 'paused'],
    [{ desired: 'draft' as const }, 'draft'],
    [{ hold: '01900000-0000-7000-8000-000000000099' }, 'held'],
    [{ lanes: { offers: idle, content: { ...idle, operation: 'parked' as const } } }, 'parked'],
    [{ approvedRevision: undefined }, 'refused'],
    [{ approvedRevision: undefined, latest: undefined }, 'waiting'],
    [{ observed: { state: 'suspended' as const } }, 'rejected'],
    [{ lanes: { offers: { ...idle, operation: 'queued' as const }, content: idle } }, 'waiting'],
    [{ observed: { state: 'inReview' as const } }, 'inReview'],
    [{ observed: { state: 'outOfStock' as const } }, 'live'],
    [{}, 'live'],
    [{ observed: { state: 'missing' as const } }, 'gone'],
  ])('%j is in bucket %s', (more, bucket) => {
    expect(bucketOf({ ...calm, ...more } as ListingState)).toBe(bucket);
  });
});

describe('route table', () => {
  const all: [string, Route][] = Object.entries(routes);

  it('has each method and path once', () => {
    const keys = all.map(([, route]) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('describes every body and answer as JSON schema', () => {
    for (const [name, route] of all) {
      for (const schema of [route.body, route.query, route.response]) {
        if (schema) expect(() => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), name).not.toThrow();
      }
    }
  });

  it('writes paths as Express reads them', () => {
    expect(nestPath('batchProducts')).toBe('/v1/products\\:batch');
    expect(nestPath('pauseListing')).toBe('/v1/listings/:id\\:pause');
  });
});

describe('product input', () => {
  const variant = { sku: 'A', optionValues: [] };
  const base = { code: 'P', name: { vi: 'Chè' }, variants: [variant] };
  const codesOf = (input: unknown): string[] =>
    productInput
      .safeParse(input)
      .error?.issues.map(
        (issue) => `${issue.path.join('.')}:${String(('params' in issue && issue.params?.['code']) || issue.code)}`,
      ) ?? [];

  it.each([
    ['an unknown field', { ...base, invented: 1 }, ':unrecognized_keys'],
    ['a SKU twice', { ...base, variants: [variant, { ...variant }] }, 'variants.1.sku:sku.repeated'],
    [
      'SKUs that are equal after trimming',
      { ...base, variants: [variant, { ...variant, sku: ' A ' }] },
      'variants.1.sku:sku.repeated',
    ],
    [
      'missing option values',
      { ...base, options: [{ name: 'Cỡ', values: ['S'] }] },
      'variants.0.optionValues:options.count',
    ],
    ['an offer of no variant', { ...base, offers: [{ sku: 'B' }] }, 'offers.0.sku:offer.unknownSku'],
    [
      'stock told twice',
      { ...base, offers: [{ sku: 'A', stock: { stated: 1 }, stockChange: { changeId: 'c', change: 1 } }] },
      'offers.0.stockChange:offer.twoStocks',
    ],
    ['a NUL in the name', { ...base, name: { vi: 'a\u0000' } }, 'name.vi:text.unstorable'],
    ['a lone surrogate', { ...base, name: { vi: 'a\ud800' } }, 'name.vi:text.unstorable'],
    [
      'a price of nothing',
      { ...base, offers: [{ sku: 'A', price: { currency: 'VND', minor: 0 } }] },
      'offers.0.price.minor:too_small',
    ],
    [
      'a price in parts of a đồng',
      { ...base, offers: [{ sku: 'A', price: { currency: 'VND', minor: 0.5 } }] },
      'offers.0.price.minor:invalid_type',
    ],
    [
      'a forged verification',
      { ...base, documents: [{ id: 'x', kind: 'other', verification: 'authority' }] },
      'documents.0:unrecognized_keys',
    ],
    [
      'a product code on another paper',
      { ...base, documents: [{ id: 'x', kind: 'test', productCode: '68-24787-3-2026' }] },
      'documents.0.productCode:document.notCertificate',
    ],
    [
      'a renewal that was decided but never filed',
      { ...base, documents: [{ id: 'x', kind: 'ocopCertificate', renewalDecidedOn: '2026-05-01' }] },
      'documents.0.renewalDecidedOn:renewal.order',
    ],
    [
      'a renewal on a day that never was',
      { ...base, documents: [{ id: 'x', kind: 'ocopCertificate', renewalFiledOn: '2026-02-30' }] },
      'documents.0.renewalFiledOn:invalid_format',
    ],
    [
      'an authority that does not exist',
      { ...base, documents: [{ id: 'x', kind: 'ocopCertificate', authority: 'commune' }] },
      'documents.0.authority:invalid_value',
    ],
  ])('refuses %s and names it', (_name, input, code) => {
    expect(codesOf(input)).toContain(code);
  });

  it('accepts a certificate with its authority, product code and renewal, and events carry them', () => {
    const certificate = {
      ...{ id: 'ocop', kind: 'ocopCertificate', authority: 'province', productCode: '68-24787-3-2026' },
      ...{ renewalFiledOn: '2028-12-01', renewalDecidedOn: '2029-07-01', files: [] },
    };
    expect(codesOf({ ...base, documents: [certificate] })).toEqual([]);
    const { product } = sample('product.revised.v1') as { product: { content: object } };
    const told = { ...product, content: { ...product.content, documents: [{ ...certificate, later: 'field' }] } };
    expect(productState.parse(told).content.documents).toEqual([{ ...certificate, later: 'field' }]);
  });

  it('accepts the smallest product', () => {
    expect(codesOf(base)).toEqual([]);
  });
});

describe('texts', () => {
  it.each([
    [undefined, 'vi'],
    ['en-GB,en;q=0.9', 'en'],
    ['vi;q=0.5, en;q=0.4', 'vi'],
    ['fr', 'vi'],
    ['en;q=0', 'vi'],
  ])('Accept-Language %s asks for %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('fills both languages of every problem with the same params', () => {
    const params = (text: string): string[] => (text.match(/\{(\w+)\}/g) ?? []).sort();
    for (const [code, { title, fix }] of Object.entries(problems)) {
      expect(params(title.vi), code).toEqual(params(title.en));
      expect(params(fix.vi), code).toEqual(params(fix.en));
    }
    expect(renderText(problems['product.exists'].title, 'en', { code: 'P1' })).toContain('"P1"');
  });

  it('has no two columns under one name', () => {
    const fold = (name: string): string =>
      name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
    const names = csvColumns.flatMap((column) => [
      ...new Set([column.name, column.vi, column.en, ...column.aliases].map(fold)),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('confirmations', () => {
  const item = { productId: '01900000-0000-7000-8000-000000000010', documentId: 'ocop' };

  it.each([undefined, ' '])('are taken back with a reason only (%j)', (note) => {
    const told = confirmation.safeParse({ ...item, verification: 'claimed', note });
    expect(told.error?.issues[0]).toMatchObject({ path: ['note'], params: { code: 'reason.missing' } });
  });

  it('need none otherwise', () => {
    expect(confirmation.safeParse({ ...item, verification: 'seen' }).success).toBe(true);
    expect(confirmation.safeParse({ ...item, verification: 'claimed', note: 'Sai số quyết định.' }).success).toBe(true);
  });
});
