import { describe, expect, it } from 'vitest';
import { canonicalHash } from './canonical.js';
import { decodeCursor, encodeCursor, pageOf } from './cursor.js';
import { isDuplicateKey, isUnavailable } from './errors.js';
import { decide, isKept } from './idempotency.js';
import { SealBroken, SealedSecrets } from './sealed-secrets.js';

describe('canonicalHash', () => {
  it('is the same however keys are ordered and letters composed', () => {
    const composed = { name: 'Nước mắm', size: { w: 1, h: 2 } };
    const other = { size: { h: 2, w: 1 }, name: 'Nước mắm'.normalize('NFD'), none: undefined };
    expect(canonicalHash(other)).toBe(canonicalHash(composed));
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: null }, {}],
    [{ a: { b: 1 } }, { a: {}, b: 1 }],
    [['a', 'b'], ['a,b']],
  ])('tells %j from %j', (one, other) => {
    expect(canonicalHash(one)).not.toBe(canonicalHash(other));
  });
});

describe('SealedSecrets', () => {
  const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
  const seal = new SealedSecrets(key(1));

  it('opens what it sealed, in its place only', () => {
    const sealed = seal.seal({ token: 'abc' }, 't1|c1|credentials');
    expect(sealed).not.toContain('abc');
    expect(seal.open(sealed, 't1|c1|credentials')).toEqual({ token: 'abc' });
    expect(() => seal.open(sealed, 't2|c1|credentials')).toThrow(SealBroken);
    expect(seal.seal({ token: 'abc' }, 'x')).not.toBe(seal.seal({ token: 'abc' }, 'x'));
  });

  it('notices every changed byte', () => {
    const sealed = seal.seal({ token: 'abc' }, 'x');
    const [version, id, nonce, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    for (const bad of [
      [version, id, nonce, bytes.toString('base64url')].join('.'),
      sealed.slice(0, -8),
      '',
      'v1.x.y.z',
    ]) {
      expect(() => seal.open(bad, 'x')).toThrow(SealBroken);
    }
  });

  it('opens with an older key until everything was sealed anew', () => {
    const old = seal.seal({ n: 1 }, 'x');
    const rotated = new SealedSecrets(key(2), [key(1)]);
    expect(rotated.open(old, 'x')).toEqual({ n: 1 });
    expect(rotated.isOld(old)).toBe(true);
    expect(rotated.isOld(rotated.seal({ n: 1 }, 'x'))).toBe(false);
    expect(() => new SealedSecrets(key(2)).open(old, 'x')).toThrow(SealBroken);
  });
});

describe('cursors', () => {
  it('come back as they went, and only with plain values', () => {
    expect(decodeCursor(encodeCursor({ at: 5, id: 'a' }))).toEqual({ at: 5, id: 'a' });
    expect(decodeCursor(undefined)).toBeUndefined();
    const craft = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const bad of [
      '%%%',
      craft('x'),
      craft(null),
      craft([1]),
      craft({ id: { $gt: '' } }),
      craft({ $where: '1' }),
    ]) {
      expect(() => decodeCursor(bad)).toThrow(expect.objectContaining({ code: 'request.invalid' }) as Error);
    }
  });

  it('say that there is more only when there is', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const page = pageOf(rows, 2, ({ id }) => ({ id }));
    expect(page.items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(decodeCursor(page.next)).toEqual({ id: 'b' });
    expect(pageOf(rows, 3, ({ id }) => ({ id }))).toEqual({ items: rows });
  });
});

describe('idempotency', () => {
  const row = { bodyHash: 'h', state: 'running' as const, startedAt: 1_000, expireAt: new Date(100_000) };

  it('decides by body, state and age', () => {
    expect(decide(row, 'other', 2_000)).toBe('otherBody');
    expect(decide(row, 'h', 60_999)).toBe('running');
    expect(decide(row, 'h', 61_000)).toBe('takeOver');
    expect(decide({ ...row, state: 'done' }, 'h', 61_000)).toBe('replay');
    expect(decide({ ...row, state: 'done' }, 'other', 61_000)).toBe('otherBody');
    expect(decide({ ...row, state: 'done' }, 'other', 100_000)).toBe('takeOver');
  });

  it('keeps answers and refusals, never our own failures', () => {
    expect(isKept({ outcome: { status: 201, body: {} } })).toBe(true);
    expect(isKept({ outcome: { status: 503, body: {} } })).toBe(false);
    const problem = (code: string) => ({ problem: { code, params: {}, errors: [] } });
    expect(isKept(problem('product.exists'))).toBe(true);
    expect(isKept(problem('service.unavailable'))).toBe(false);
    expect(isKept(problem('no.such.code'))).toBe(false);
  });
});

describe('errors', () => {
  it('are classified by name and code, through causes', () => {
    const network = Object.assign(new Error('x'), { name: 'MongoNetworkError' });
    expect(isUnavailable(network)).toBe(true);
    expect(isUnavailable(new Error('wrapped', { cause: network }))).toBe(true);
    expect(isUnavailable(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isUnavailable(new Error('ECONNREFUSED'))).toBe(false);
    expect(isUnavailable(Object.assign(new Error('x'), { code: 11_000 }))).toBe(false);
    expect(isDuplicateKey(Object.assign(new Error('x'), { code: 11_000 }))).toBe(true);
    expect(isUnavailable(undefined)).toBe(false);
  });
});
