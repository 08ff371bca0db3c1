import { describe, expect, it } from 'vitest';
import type { RenderedListing } from './grammar.js';
import { attributesOf } from './attributes.js';
import { idText, parseJson } from './json.js';
import { renderHash } from './render-hash.js';
import { retryAfterMs } from './status-faults.js';
import { countBytes, cutText, fits, plainText, skuWithin } from './text.js';

describe('cutting', () => {
  it.each([
    ['within the limit it stays', 'Mật ong', 7, undefined, 'Mật ong'],
    ['by characters', 'Mật ong', 5, undefined, 'Mật o'],
    ['by bytes, never inside a letter', 'ậậậ', 10, 7, 'ậậ'],
    ['never inside a surrogate pair', 'a🍯b', 2, undefined, 'a'],
    ['never inside a joined emoji', 'a👩‍🌾b', 4, undefined, 'a'],
    ['never between a letter and its mark', 'e\u0302\u0323x', 2, undefined, ''],
    ['no blank at the end', 'hai từ', 4, undefined, 'hai'],
  ])('%s', (_name, text, max, maxBytes, expected) => {
    expect(cutText(text, { max, ...(maxBytes !== undefined && { maxBytes }) })).toBe(expected);
  });

  it('counts bytes where the channel does', () => {
    expect(countBytes('ậ')).toBe(3);
    expect(fits('ậậ', { min: 1, max: 5, maxBytes: 5 })).toBe(false);
    expect(fits('ậ', { min: 2, max: 5 })).toBe(false);
  });

  it('plain text is NFC without control characters', () => {
    expect(plainText(' a\u0302\r\nb\u0007\tc ')).toBe('â\nb c');
  });

  it('a SKU that had to change carries a mark of what it was', () => {
    expect(skuWithin('A-1', 10)).toBe('A-1');
    expect(skuWithin('a<b', 20, /[<]/g)).toMatch(/^a_b~[0-9a-f]{8}$/);
    expect(skuWithin('x'.repeat(50), 20)).toHaveLength(20);
  });
});

describe('reading', () => {
  it('long numbers keep their digits', () => {
    expect(parseJson('{"id":1729382476852921560,"n":1.5}')).toEqual({ id: '1729382476852921560', n: 1.5 });
    expect(parseJson('<html>')).toBeUndefined();
    expect([idText(7), idText('7'), idText(1.5), idText('')]).toEqual(['7', '7', null, null]);
  });

  it.each([
    ['7', 7000],
    ['0', 0],
    ['Sun, 22 Nov 2026 08:00:10 GMT', 10_000],
    ['soon', undefined],
    ['-1', undefined],
    ['999999999', 86_400_000],
  ])('Retry-After %s', (value, ms) => {
    expect(retryAfterMs({ 'retry-after': value, date: 'Sun, 22 Nov 2026 08:00:00 GMT' })).toBe(ms);
  });
});

it('attributes are constants or copies of facts; a fact that is not stated is left out', () => {
  const attributes = { a: '9', b: 'fact:origin', d: 'fact:expiry' };
  expect(attributesOf({ attributes, rendered: { facts: { origin: '500' } } })).toEqual([
    ['a', { valueId: '9' }],
    ['b', { text: '500' }],
  ]);
});

it('a hash sees content only: not the order of fields, not the form of letters', () => {
  const hash = (value: object): string => renderHash(value as RenderedListing);
  expect(hash({ a: 'ậ', b: undefined, c: [1] })).toBe(hash({ c: [1], a: 'ậ'.normalize('NFD') }));
  expect(hash({ a: [1, 2] })).not.toBe(hash({ a: [2, 1] }));
});
