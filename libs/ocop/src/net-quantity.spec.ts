import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalWording, quantitiesIn, type NetQuantity } from './net-quantity.js';
import { expectSameWhenCut, textsOf } from './testing/stated-things.js';

/** "6 hũ x 240 g = 1440 g": what was read, in short. */
function brief({ count, counted, each, from, total, sizeMm, legal }: NetQuantity): string {
  const parts = [`${count}${counted ? ` ${counted}` : ''}`];
  if (each) parts.push(`x ${from === undefined ? '' : `${from}-`}${each.value} ${each.unit}`);
  if (total) parts.push(`= ${total.value} ${total.unit}`);
  if (sizeMm) parts.push(`[${sizeMm.join(' ')}]`);
  return parts.join(' ') + (legal ? '' : ' !');
}

describe('net quantities', () => {
  it.each([
    ['6 hũ x 240 g', ['6 hũ x 240 g = 1440 g']],
    ['500gr', ['1 x 500 g = 500 g !']],
    ['1,5 kg', ['1 x 1.5 kg = 1500 g']],
    ['1,500 kg', ['1 x 1.5 kg = 1500 g']],
    ['1.500 g', ['1 x 1500 g = 1500 g']],
    ['0,125 kg', ['1 x 0.125 kg = 125 g']],
    ['1/2 kg', ['1 x 0.5 kg = 500 g']],
    ['70x70cm', ['1 [700 700]']],
    ['30 x 20 x 10 cm', ['1 [300 200 100]']],
    ['1m x 50cm', ['1 [1000 500]']],
    ['khổ vải 90cm', ['1 [900]']],
    ['2 cái x 70x70cm', ['2 cái [700 700]']],
    ['Hộp 10 gói x 12 g', ['10 gói x 12 g = 120 g']],
    ['3 hộp x 10 gói x 12g', ['30 gói x 12 g = 360 g']],
    ['chai 500 ml', ['1 chai x 500 ml = 500 ml']],
    ['Chai thuỷ tinh 500ML', ['1 chai x 500 ml = 500 ml']],
    ['set 3 cái', ['3 cái']],
    ['6*240g', ['6 x 240 g = 1440 g']],
    ['240gx6', ['6 x 240 g = 1440 g']],
    ['500g x 2 túi', ['2 túi x 500 g = 1000 g']],
    ['50g/gói x 10 gói', ['10 gói x 50 g = 500 g']],
    ['500GR/Hũ', ['1 hũ x 500 g = 500 g !']],
    ['12 GÓI X 15G', ['12 gói x 15 g = 180 g']],
    ['20 gói nhỏ 15g', ['20 gói x 15 g = 300 g']],
    ['2 chai 500 ml', ['2 chai x 500 ml = 1000 ml']],
    ['3 lon (mỗi lon 500gr)', ['3 lon x 500 g = 1500 g !']],
    ['6 hũ, mỗi hũ 240 g', ['6 hũ x 240 g = 1440 g']],
    ['1 lọ (500g)', ['1 lọ x 500 g = 500 g']],
    ['30 viên/hộp x 2 hộp', ['60 viên']],
    ['2 lạng', ['1 x 200 g = 200 g !']],
    ['3 kí', ['1 x 3 kg = 3000 g !']],
    ['2 ký lô', ['1 x 2 kg = 2000 g !']],
    ['1 cân', ['1 x 1 kg = 1000 g !']],
    ['250 gam', ['1 x 250 g = 250 g']],
    ['1 Lít', ['1 x 1 l = 1000 ml']],
    ['2 ki-lô-gam', ['1 x 2 kg = 2000 g']],
    ['200–300 g', ['1 x 200-300 g']],
    ['1,2 m2 và 3 m²', ['1 x 1.2 m2 = 12000 cm2', '1 x 3 m2 = 30000 cm2']],
    ['500ml = 700g', ['1 x 500 ml = 500 ml', '1 x 700 g = 700 g']],
    ['70g/280g/530g', ['1 x 70 g = 70 g', '1 x 280 g = 280 g', '1 x 530 g = 530 g']],
    ['1 lít/ 1,3 kg', ['1 x 1 l = 1000 ml', '1 x 1.3 kg = 1300 g']],
    ['500g/1kg', ['1 x 500 g = 500 g', '1 x 1 kg = 1000 g']],
    ['Combo 2 Hũ mật ong 600g', ['2 hũ', '1 x 600 g = 600 g']],
    ['Gạo ST25 túi 5kg', ['1 túi x 5 kg = 5000 g']],
    ['Mật ong 2024-500g', ['1 x 500 g = 500 g']],
    ['hũ500g', ['1 hũ x 500 g = 500 g']],
    ['Hũ'.normalize('NFD') + ' 240 g', ['1 hũ x 240 g = 240 g']],
  ])('%s', (text, expected) => {
    expect(quantitiesIn(text).map(brief)).toEqual(expected);
  });

  it.each([
    '5 g/ngày',
    '150ml/ngày',
    '5 mg/100 g',
    '10 g/kg',
    '20 g/1 lít',
    '5 lá',
    '2 món',
    'ST25',
    'cao 1m60',
    '3 m3',
    '0 g',
    '70x70',
    '02.04.26 g',
    'hộp quà',
    '100%',
    "1 L'Oréal",
    'gam',
  ])('%j states none', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });

  it('cuts out exactly what was written, in the text as given', () => {
    const oil = quantitiesIn('Combo 7 chai tinh dầu');
    expect(oil).toMatchObject([{ start: 0, end: 12, count: 7 }]);
    const text = '✨ Mật ong\u00a0rừng — hộp 6 hũ x 240 gr, tặng 1 muỗng';
    const [quantity] = quantitiesIn(text);
    expect(text.slice(quantity?.start, quantity?.end)).toBe('hộp 6 hũ x 240 gr');
    const [problem] = quantity?.problems ?? [];
    expect(text.slice(problem?.start, problem?.end)).toBe('gr');
  });

  it.each([
    ['500gr', '500g'],
    ['2 lạng', '200 g'],
    ['1,5 lạng', '150 g'],
    ['2-3 lạng', '200–300 g'],
    ['6 hũ x 1 KG', '6 hũ x 1 kg'],
    ['2 ký lô', '2 kg'],
    ['500 ml', '500 ml'],
  ])('%s is lawfully %s', (text, lawful) => {
    const [quantity] = quantitiesIn(text);
    expect(quantity && legalWording(text, quantity)).toBe(lawful);
  });

  const pieces = fc.constantFrom(
    ...['6', '240', '1,5', '1.500', '1/2', '20-25', '0', 'x', ' x ', '*', '/', '(', ')', ',', ' ', '\n', '.', '²', '2'],
    ...[
      'g',
      'gr',
      'kg',
      'KG',
      'ml',
      'l',
      'lạng',
      'kí',
      'cm',
      'm',
      'ki lô',
      'hũ',
      'hộp',
      'gói nhỏ',
      'mỗi',
      'cái',
      'đến',
    ],
    ...['ngày', 'mật ong', 'ST25', '🐝', '\u0301', '\u200b'],
  );
  const texts = textsOf(pieces);

  it('read the same again when cut out, in order and without overlap', () => {
    expectSameWhenCut(quantitiesIn, texts, (quantity) => {
      const { start, end, problems } = quantity;
      const shifted = problems.map((item) => ({ ...item, start: item.start - start, end: item.end - start }));
      return { ...quantity, start: 0, end: end - start, problems: shifted };
    });
  });

  it('keep their total when worded lawfully', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const quantity of quantitiesIn(text)) {
          const [again] = quantitiesIn(legalWording(text, quantity));
          expect(again).toMatchObject({ legal: true, problems: [], count: quantity.count });
          expect(again?.total).toEqual(quantity.total);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('bears long texts without slowing down', () => {
    for (const piece of ['1x', '1 hũ ', '1/', '1,', '9', 'hũ ', '1-', '(', 'gói x '])
      expect(() => quantitiesIn(piece.repeat(20_000))).not.toThrow();
  });
});
