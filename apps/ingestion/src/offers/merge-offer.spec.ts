import { describe, expect, it } from 'vitest';
import type { StoredOffer } from '../products/product-row.js';
import { alignOffers, CHANGE_IDS_KEPT, FUTURE_TOLERANCE_MS, mergeOffer } from './merge-offer.js';

const NOW = 1_800_000_000_000;
const rules = { now: NOW, sameCountIsNoCount: false };
const known: StoredOffer = {
  sku: 'A',
  price: { currency: 'VND', minor: 100_000 },
  stock: { stated: 40, asOf: NOW - 1000, changed: -2 },
};
const merge = (told: object, current: StoredOffer = known, more = rules) =>
  mergeOffer(current, { sku: 'A', ...told }, more);

describe('mergeOffer: statements', () => {
  it.each([
    ['newer', { stated: 30, asOf: NOW - 500 }, 'changed', { stated: 30, asOf: NOW - 500, changed: 0 }],
    ['without a time, on receipt', { stated: 30 }, 'changed', { stated: 30, asOf: NOW, changed: 0 }],
    ['without a time, same count', { stated: 40 }, 'changed', { stated: 40, asOf: NOW, changed: 0 }],
    ['same time, same count', { stated: 40, asOf: NOW - 1000 }, 'unchanged', known.stock],
    ['same time, corrected', { stated: 41, asOf: NOW - 1000 }, 'changed', { stated: 41, asOf: NOW - 1000, changed: 0 }],
    ['older', { stated: 99, asOf: NOW - 1001 }, 'older', known.stock],
    [
      'a little ahead',
      { stated: 5, asOf: NOW + FUTURE_TOLERANCE_MS },
      'changed',
      { stated: 5, asOf: NOW + FUTURE_TOLERANCE_MS, changed: 0 },
    ],
    ['in the future', { stated: 5, asOf: NOW + FUTURE_TOLERANCE_MS + 1 }, 'future', known.stock],
  ])('%s', (_, stock, outcome, expected) => {
    const merged = merge({ stock });
    expect(merged.outcome).toBe(outcome);
    expect(merged.offer.stock).toEqual(expected);
  });

  it('takes a restated count along with content for no new count', () => {
    const merged = merge({ stock: { stated: 40 } }, known, { now: NOW, sameCountIsNoCount: true });
    expect(merged).toEqual({ outcome: 'unchanged', offer: known });
  });

  it('lets an older statement take its price down with it', () => {
    const merged = merge({ stock: { stated: 1, asOf: 5 }, price: { currency: 'VND', minor: 7 } });
    expect(merged).toEqual({ outcome: 'older', offer: known });
  });
});

describe('mergeOffer: changes', () => {
  it('counts an id once and does not move the time', () => {
    const once = merge({ stockChange: { changeId: 'x', change: -3 } });
    expect(once.offer.stock).toEqual({ stated: 40, asOf: NOW - 1000, changed: -5 });
    const twice = merge({ stockChange: { changeId: 'x', change: -3 } }, once.offer);
    expect(twice).toEqual({ outcome: 'unchanged', offer: once.offer });
  });

  it('remembers the last hundred ids', () => {
    let offer = known;
    for (let n = 0; n <= CHANGE_IDS_KEPT; n += 1)
      offer = merge({ stockChange: { changeId: `c${n}`, change: 1 } }, offer).offer;
    expect(offer.changeIds).toHaveLength(CHANGE_IDS_KEPT);
    expect(merge({ stockChange: { changeId: 'c1', change: 1 } }, offer).outcome).toBe('unchanged');
    expect(merge({ stockChange: { changeId: 'c0', change: 1 } }, offer).outcome).toBe('changed');
  });

  it('keeps the ids when a new count arrives, so that a late repeat is known', () => {
    const changed = merge({ stockChange: { changeId: 'x', change: -3 } }).offer;
    const counted = merge({ stock: { stated: 10 } }, changed).offer;
    expect(counted.stock?.changed).toBe(0);
    expect(merge({ stockChange: { changeId: 'x', change: -3 } }, counted).outcome).toBe('unchanged');
  });
});

describe('mergeOffer: other fields', () => {
  it('changes the price alone and leaves the rest', () => {
    const merged = merge({ price: { currency: 'VND', minor: 90_000 } });
    expect(merged).toEqual({ outcome: 'changed', offer: { ...known, price: { currency: 'VND', minor: 90_000 } } });
  });
  it.each([[{}], [{ price: { minor: 100_000, currency: 'VND' } }]])('finds %j unchanged', (told) => {
    expect(merge(told)).toEqual({ outcome: 'unchanged', offer: known });
  });
});

describe('alignOffers', () => {
  it('keeps, adds and drops by the variants', () => {
    const aligned = alignOffers([known, { sku: 'B' }], ['C', 'A'], [], NOW);
    expect(aligned).toEqual({ changed: true, offers: [{ sku: 'C' }, known], older: [], future: [] });
  });
  it('sees that nothing changed', () => {
    const told = [{ sku: 'A', price: { currency: 'VND' as const, minor: 100_000 }, stock: { stated: 40 } }];
    expect(alignOffers([known], ['A'], told, NOW)).toMatchObject({ changed: false, older: [], future: [] });
  });
  it('names what it left out', () => {
    const told = [
      { sku: 'A', stock: { stated: 1, asOf: 1 } },
      { sku: 'B', stock: { stated: 1, asOf: NOW * 2 } },
    ];
    expect(alignOffers([known, { sku: 'B' }], ['A', 'B'], told, NOW)).toMatchObject({
      changed: false,
      older: ['A'],
      future: ['B'],
    });
  });
});
