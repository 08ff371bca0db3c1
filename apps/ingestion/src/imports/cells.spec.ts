import { describe, expect, it } from 'vitest';
import {
  disarm,
  readDate,
  readPercent,
  readPrice,
  readProducerKind,
  readScheme,
  readUrls,
  readWhole,
  rearm,
} from './cells.js';

const valueOf = (cell: { ok: true; value: unknown } | { ok: false; code: string }): unknown =>
  cell.ok ? cell.value : cell.code;

describe('readPrice', () => {
  it.each([
    ['120000', 120_000],
    ['120.000', 120_000],
    ['120,000', 120_000],
    ['120 000', 120_000],
    ['120\u00a0000', 120_000],
    ['120000đ', 120_000],
    ['120.000 đồng', 120_000],
    ['₫120,000', 120_000],
    ['VND 1.200.000', 1_200_000],
    ['1.200.000 VNĐ', 1_200_000],
    ['0', 'too_small'],
    ['-5', 'price.form'],
    ['12,5', 'price.form'],
    ['12.00', 'price.form'],
    ['120.000,00', 'price.form'],
    ['1.200,000', 'price.form'],
    ['1200.000', 'price.form'],
    ['120k', 'price.form'],
    ['1e5', 'price.form'],
    ['=1+1', 'price.form'],
    ['$5', 'price.form'],
    ['100.000 - 120.000', 'price.form'],
    ['99999999999', 'too_big'],
    ['9'.repeat(50), 'price.form'],
  ])('reads %s as %s', (text, expected) => {
    expect(valueOf(readPrice(text))).toBe(expected);
  });
});

describe('readDate', () => {
  it.each([
    ['05/09/2026', '2026-09-05'],
    ['5/9/2026', '2026-09-05'],
    ['31-12-2025', '2025-12-31'],
    ['31.12.2025', '2025-12-31'],
    ['2026-02-28', '2026-02-28'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', 'date.form'],
    ['2026-02-30', 'date.form'],
    ['13/13/2026', 'date.form'],
    ['0000-00-00', 'date.form'],
    ['05/09/26', 'date.form'],
    ['05/09-2026', 'date.form'],
    ['46000', 'date.form'],
    ['12/2026', 'date.form'],
  ])('reads %s as %s', (text, expected) => {
    expect(valueOf(readDate(text))).toBe(expected);
  });
});

describe('other cells', () => {
  it.each([
    ['1.000', 1000],
    ['0', 0],
    ['-1', 'number.form'],
    ['12 kg', 'number.form'],
    ['1.5', 'number.form'],
    ['10000001', 'too_big'],
  ])('reads the stock %s as %s', (text, expected) => {
    expect(valueOf(readWhole(text, 0, 10_000_000))).toBe(expected);
  });
  it.each([
    ['40', 40],
    ['12,5', 12.5],
    ['29.5%', 29.5],
    ['101', 'too_big'],
    ['cao', 'number.form'],
  ])('reads the strength %s as %s', (text, expected) => {
    expect(valueOf(readPercent(text))).toBe(expected);
  });
  it.each([
    ['Hợp tác xã', 'cooperative'],
    ['HTX', 'cooperative'],
    ['Hộ kinh doanh', 'household'],
    ['Tổ hợp tác', 'cooperativeGroup'],
    ['cooperativeGroup', 'cooperativeGroup'],
    ['constructor', 'producer.kind'],
    ['ngân hàng', 'producer.kind'],
  ])('reads the kind %s as %s', (text, expected) => {
    expect(valueOf(readProducerKind(text))).toBe(expected);
  });
  it.each([
    ['26/2026/QĐ-TTg', 'QD26'],
    ['QĐ 148', 'QD148'],
    ['1048', 'QD1048'],
    ['2026', 'invalid_value'],
  ])('reads the scheme %s as %s', (text, expected) => {
    expect(valueOf(readScheme(text))).toBe(expected);
  });
  it('splits addresses and refuses what is none', () => {
    expect(valueOf(readUrls('https://a.vn/1.jpg | https://a.vn/2.jpg\nhttps://a.vn/3.jpg'))).toHaveLength(3);
    for (const text of ['file:///etc/passwd', 'a.jpg', 'javascript:alert(1)', 'https://'])
      expect(valueOf(readUrls(text)), text).toBe('url.form');
  });
});

describe('formula cells', () => {
  it.each(['=1+1', '+84', '-5', '@SUM', '\tx', '\rx'])('disarms %j and takes it back', (cell) => {
    expect(disarm(cell)).toBe(`'${cell}`);
    expect(rearm(disarm(cell))).toBe(cell);
  });
  it('leaves other cells', () => {
    for (const cell of ['', 'Trà', "'quoted'", '5-6']) expect(rearm(disarm(cell))).toBe(cell);
  });
});
