import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricesIn } from './prices.js';
import { expectSameWhenCut, textsOf } from './testing/stated-things.js';

describe('prices', () => {
  it.each([
    ['120.000đ', [120_000]],
    ['120,000 VNĐ', [120_000]],
    ['VND 120,000', [120_000]],
    ['₫1.200.000', [1_200_000]],
    ['đ120.000', [120_000]],
    ['120k', [120_000]],
    ['120K/chai', [120_000]],
    ['1tr2', [1_200_000]],
    ['1tr25', [1_250_000]],
    ['1tr250', [1_250_000]],
    ['1 triệu 200 nghìn', [1_200_000]],
    ['1 triệu 2.', [1_200_000]],
    ['1,2 triệu', [1_200_000]],
    ['1.5 triệu đồng', [1_500_000]],
    ['120 nghìn', [120_000]],
    ['120 ngàn đồng một hũ', [120_000]],
    ['1.200k', [1_200_000]],
    ['120000 đồng', [120_000]],
    ['120.000d', [120_000]],
    ['giảm từ 385.000đ chỉ còn 330,000 VNĐ', [385_000, 330_000]],
    ['100k-150k', [100_000, 150_000]],
    ['hoá đơn từ 400k!', [400_000]],
  ])('%s', (text, expected) => {
    expect(pricesIn(text).map(({ vnd }) => vnd)).toEqual(expected);
  });

  it('gives both ends of a range', () => {
    expect(pricesIn('100-150k')).toEqual([{ start: 0, end: 8, vnd: 150_000, from: 100_000 }]);
    expect(pricesIn('1,2 - 1,5 triệu')).toMatchObject([{ vnd: 1_500_000, from: 1_200_000 }]);
    expect(pricesIn('2024 - 150.000đ')).toEqual([{ start: 7, end: 15, vnd: 150_000 }]);
  });

  it('cuts out exactly what was written', () => {
    const text = '🐝 Giá chỉ 120.000\u00a0đ/hũ';
    const [price] = pricesIn(text);
    expect(text.slice(price?.start, price?.end)).toBe('120.000\u00a0đ');
  });

  it.each([
    ...['250 triệu năm', '2 triệu bông hoa', '1 kg', '10k lượt xem', 'vàng 24k', 'ST25k', '500 Đ. Lê Lợi', '5 đồng'],
    ...['54 đồng bào', '0đ', '120.000', '12.5đ', '', 'k', '10 k', '120.00.0đ', '1000 đồng bào'],
  ])('%j states none', (text) => {
    expect(pricesIn(text)).toEqual([]);
  });

  const pieces = fc.constantFrom(
    ...[
      '1',
      '2',
      '120',
      '250',
      '120.000',
      '1,2',
      '000',
      'k',
      'tr',
      'triệu',
      'nghìn',
      'đ',
      'd',
      'đồng',
      'VND',
      '₫',
      '-',
    ],
    ...[' ', '.', '/', 'đến', 'một', 'bông', 'vàng', '\n', 'ST'],
  );
  const texts = textsOf(pieces);

  it('read the same again when cut out, in order and without overlap', () => {
    expectSameWhenCut(pricesIn, texts);
  });

  it('bears long texts without slowing down', () => {
    for (const piece of ['1-', '1tr', '1 triệu ', 'vnd ', '1.', '120k'])
      expect(() => pricesIn(piece.repeat(20_000))).not.toThrow();
  });
});
