import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn, endOfShelfLife, type StatedDate } from './stated-dates.js';
import { expectSameWhenCut, textsOf } from './testing/stated-things.js';

/** "expires 24 month since made": what was read, in short. */
function brief(stated: StatedDate): string {
  const role = stated.role ? `${stated.role} ` : '';
  if ('day' in stated) return role + stated.day;
  if ('month' in stated) return role + stated.month;
  if ('onPackage' in stated) return `${role}on the package`;
  if ('impossible' in stated) return `${role}impossible`;
  const { amount, unit, since } = stated.shelfLife;
  return `${role}${amount} ${unit}${since ? ` since ${since}` : ''}`;
}

describe('dates and shelf lives', () => {
  it.each([
    ['NSX: 02/04/2026', ['made 2026-04-02']],
    ['NSX: 020426', ['made 2026-04-02']],
    ['NSX 02 04 26', ['made 2026-04-02']],
    ['NSX: 02042026', ['made 2026-04-02']],
    ['NSX: 02/04/26', ['made 2026-04-02']],
    ['HSD 02.04.26', ['expires 2026-04-02']],
    ['HSD: 02-04-26', ['expires 2026-04-02']],
    ['HSD: 2026-04-02', ['expires 2026-04-02']],
    ['HSD 20260402', ['expires 2026-04-02']],
    ['HSD: 04/2026', ['expires 2026-04']],
    ['hạn dùng tháng 4 năm 2026', ['expires 2026-04']],
    ['Ngày sản xuất: ngày 2 tháng 4 năm 2026', ['made 2026-04-02']],
    ['NSX 02/04/2026 - HSD 02/04/2027', ['made 2026-04-02', 'expires 2027-04-02']],
    ['2/4/2026', ['2026-04-02']],
    ['HSD: 31/02/2026', ['expires impossible']],
    ['HSD: 30 tháng', ['expires 30 month']],
    ['HSD: 30 tháng kể từ NSX', ['expires 30 month since made']],
    ['12 tháng kể từ ngày sản xuất', ['12 month since made']],
    ['Hạn sử dụng của sản phẩm: 3 năm kể từ ngày sản xuất, in trên hộp.', ['expires 36 month since made']],
    ['HẠN SỬ DỤNG : 02 NĂM (Kể từ ngày sản xuất)', ['expires 24 month since made']],
    ['hạn sử dụng kéo dài đến ba năm', ['expires 36 month']],
    ['HSD 10 ngày', ['expires 10 day']],
    ['6-12 tháng kể từ NSX', ['6 month since made']],
    ['HẠN DÙNG: 24 tháng. Sau mở nắp: 6 tháng', ['expires 24 month', 'opened 6 month since opened']],
    ['Hạn sử dụng sau khi mở nắp: 12 tháng', ['opened 12 month since opened']],
    ['sử dụng tốt trong 6 tháng sau khi mở nắp', ['6 month since opened']],
    ['NSX/HSD in trên bao bì', ['both on the package']],
    ['Ngày sản xuất và hạn sử dụng được in trên bao bì.', ['both on the package']],
    ['- Ngày sản xuất: Xem trên bao bì', ['made on the package']],
    ['Hạn sử dụng'.normalize('NFD') + ': 2 tuần', ['expires 14 day']],
  ])('%s', (text, expected) => {
    expect(datesIn(text).map(brief)).toEqual(expected);
  });

  it.each([
    ...[
      'hạn sử dụng dài',
      'Hạn sử dụng cao.',
      'HSD: không có',
      'hết hạn sử dụng',
      'NSX: Công ty Sao Mai',
      'in trên bao bì',
    ],
    ...[
      'Nghị định 37/2026/NĐ-CP',
      '02/04/26',
      '04/2026',
      '24 tháng',
      '3981/QĐ-UBND',
      'giảm 20-25 ngày',
      '1.234.567 đ',
      '',
    ],
  ])('%j states none', (text) => {
    expect(datesIn(text)).toEqual([]);
  });

  it('cuts out exactly what was written, label included', () => {
    const text = '🍯 Lưu ý — HSD :\u00a024 tháng kể từ NSX.';
    const [date] = datesIn(text);
    expect(text.slice(date?.start, date?.end)).toBe('HSD :\u00a024 tháng kể từ NSX');
  });

  it('tells the last day of a shelf life', () => {
    expect(endOfShelfLife('2026-08-31', { amount: 6, unit: 'month' })).toBe('2027-02-28');
    expect(endOfShelfLife('2026-12-30', { amount: 14, unit: 'day' })).toBe('2027-01-13');
  });

  const pieces = fc.constantFrom(
    ...['NSX', 'HSD', 'hạn sử dụng', 'ngày sản xuất', ':', '/', '-', '.', ' ', '\n', '(', ',', '&', 'và', 'là', 'dài'],
    ...['02', '04', '26', '2026', '020426', '02042026', '31', '12', '24', '02.04.26', '02.04.2026', 'ba', 'năm', 'x'],
    ...['tháng', 'ngày', 'tuần', 'kể từ', 'từ', 'sau khi mở nắp', 'in', 'xem', 'trên bao bì', '\u0301'],
  );
  const texts = textsOf(pieces);

  it('read the same again when cut out, in order and without overlap', () => {
    expectSameWhenCut(datesIn, texts);
  });

  it('bears long texts without slowing down', () => {
    for (const piece of ['1/', 'NSX ', 'HSD: ', '02 ', 'hạn sử dụng - ', '1.'])
      expect(() => datesIn(piece.repeat(20_000))).not.toThrow();
  });
});
