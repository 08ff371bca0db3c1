import { describe, expect, it } from 'vitest';
import { addSales, knownStock, openSales, stockToOffer } from './known-stock.js';
import type { SeenSale } from './subject.models.js';
import { NOW, offer } from '../testing/builders.js';

const sale = (quantity: number, from: number, to: number, connectionId = 'a'): SeenSale => ({
  sku: 'MO-500',
  connectionId,
  quantity,
  from,
  to,
});
const stated = offer(40, 120_000, NOW);

describe('knownStock', () => {
  it.each([
    ['no sale', [], 40],
    ['a sale after the statement counts', [sale(3, NOW + 1, NOW + 2)], 37],
    ['a sale before the statement is in it already', [sale(3, NOW - 9, NOW - 1)], 40],
    ['a drop between two looks that straddle the statement counts', [sale(3, NOW - 1, NOW + 1)], 37],
    ['sales on all connections count', [sale(3, NOW + 1, NOW + 2), sale(4, NOW + 1, NOW + 3, 'b')], 33],
    ['it never falls below nothing', [sale(99, NOW + 1, NOW + 2)], 0],
  ])('%s', (_name, sales, expected) => {
    expect(knownStock(stated, sales)).toBe(expected);
  });

  it('adds changes to the statement', () => {
    expect(knownStock({ sku: 'MO-500', stock: { stated: 40, asOf: NOW, changed: -5 } }, [])).toBe(35);
  });

  it('is unknown before any statement', () => {
    expect(knownStock({ sku: 'MO-500' }, [])).toBeUndefined();
  });
});

describe('stockToOffer', () => {
  it('offers a share, rounded down', () => {
    expect(stockToOffer(offer(41, 1, NOW), [], 'a', 50)).toBe(20);
  });

  it('never raises what a sale there has left', () => {
    const sent = { stock: 17, at: NOW };
    expect(stockToOffer(stated, [sale(3, NOW + 1, NOW + 2)], 'a', 50, sent)).toBe(17);
  });

  it.each([
    ['adds what the producer has added since it was sent there', { asOf: NOW, pieces: 38 }, NOW + 1, 100, 20],
    ['takes the known stock when this statement was never sent there', { asOf: NOW - 50, pieces: 9 }, NOW + 1, 100, 37],
    ['stays low when the sale may have been before the statement', { asOf: NOW - 50, pieces: 9 }, NOW - 1, 100, 18],
  ])('%s', (_name, told, from, share, expected) => {
    const sent = { stock: 18, at: NOW, told };
    expect(stockToOffer(stated, [sale(3, from, NOW + 2)], 'a', share, sent)).toBe(expected);
  });

  it('lowers the other shops by a sale here', () => {
    expect(stockToOffer(stated, [sale(3, NOW + 1, NOW + 2, 'b')], 'a', 100, { stock: 40, at: NOW })).toBe(37);
  });
});

describe('openSales', () => {
  it('forgets what the newest statement covers', () => {
    expect(openSales([stated], [sale(1, NOW - 9, NOW - 5), sale(2, NOW + 1, NOW + 5)])).toEqual([
      sale(2, NOW + 1, NOW + 5),
    ]);
  });
});

describe('addSales', () => {
  it('counts a sale that is seen again once', () => {
    expect(addSales([sale(2, NOW, NOW + 1)], [sale(3, NOW, NOW + 2)])).toEqual([sale(3, NOW, NOW + 2)]);
  });

  it('keeps sales of other looks and shops apart', () => {
    expect(addSales([sale(2, NOW, NOW + 1)], [sale(2, NOW + 1, NOW + 2), sale(2, NOW, NOW + 1, 'b')])).toHaveLength(3);
  });
});
