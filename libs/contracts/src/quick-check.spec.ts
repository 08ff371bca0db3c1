import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { envelope, eventTypes } from './events.js';
import { code } from './primitives.js';
import { quickCheck } from './quick-check.js';

const sample = (type: string): unknown =>
  JSON.parse(readFileSync(new URL(`./samples/${type}.json`, import.meta.url), 'utf8'));
const types = Object.entries(eventTypes);

/** Every place in a value, as a path. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => placesOf(member, [...path, name]))];
}
function withChange(value: unknown, [name, ...rest]: (string | number)[], to: unknown): unknown {
  if (name === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = withChange(copy[name], rest, to);
  return copy;
}
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(undefined, null, '', ' ', 'a\u0000', '\ud800', -1, 0.5, NaN, 1e21, {}, [], [null], {
    vi: '',
  }),
  fc.constantFrom<unknown>(' A ', 'e\u0301', 'https://a.vn/1.jpg', ' https://a.vn', 'javascript:x', '2026-02-30', true),
);

describe('the sieve before a schema', () => {
  it.each(types)('lets the golden sample of %s through, when it parses to itself', (type, { data }) => {
    const golden = sample(type);
    const parsed = data.parse(golden);
    const isSame = JSON.stringify(parsed) === JSON.stringify(golden);
    expect(quickCheck(data)(parsed)).toBe(true);
    if (isSame) expect(quickCheck(data)(golden)).toBe(true);
  });

  it.each(types)('never lets through what the schema of %s refuses or changes', (type, { data }) => {
    const golden = data.parse(sample(type));
    const check = quickCheck(data);
    const places = placesOf(golden);
    fc.assert(
      fc.property(fc.constantFrom(...places), strange, (place, value) => {
        const changed = withChange(golden, place, value);
        if (!check(changed)) return;
        const parsed = data.safeParse(changed);
        expect(parsed.success).toBe(true);
        expect(parsed.data).toEqual(changed);
      }),
      { numRuns: 500 },
    );
  });

  it('knows an envelope whose version is a number already', () => {
    const attributes = {
      id: 'a/product.revised.v1/1',
      source: '/ganh/ingestion',
      type: 'product.revised.v1',
      subject: 'a',
      time: '2026-11-22T08:00:00.000Z',
      tenantid: '01934567-8901-7abc-8def-0123456789ab',
      version: 3,
      correlationid: 'import-1',
    };
    const check = quickCheck(envelope);
    expect(envelope.parse(attributes)).toEqual(attributes);
    expect(check(attributes)).toBe(true);
    for (const version of ['3', 0, -1, 1.5, Number.NaN]) expect(check({ ...attributes, version })).toBe(false);
  });

  it.each([
    [code, 'A-1', true],
    [code, ' A-1', false],
    [code, 'e\u0301', false],
    [z.strictObject({ a: z.string() }), { a: 'x', b: 1 }, false],
    [z.looseObject({ a: z.string() }), { a: 'x', b: 1 }, true],
    [z.object({ a: z.string() }), { a: 'x', b: 1 }, false],
    [z.object({ a: z.string().default('x') }), {}, false],
    [z.record(z.enum(['a', 'b']), z.number()), { a: 1 }, false],
    [z.partialRecord(z.enum(['a', 'b']), z.number()), { a: 1 }, true],
    [z.string().trim(), ' x', false],
    [z.string().trim(), 'x', true],
    [z.number(), Number.POSITIVE_INFINITY, false],
    [z.date(), new Date(0), false],
  ] as [z.ZodType, unknown, boolean][])('judges %# as told', (schema, value, told) => {
    expect(quickCheck(schema)(value)).toBe(told);
  });
});
