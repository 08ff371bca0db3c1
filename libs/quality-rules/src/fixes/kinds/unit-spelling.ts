import { units } from '#libs/ocop';
import { isVietnameseText } from '../../prose/rule-hits.js';
import { defineFix, type Edit } from '../fix.js';

/** "2 cân" is as often a weight on a market scale: that number is for its producer to check. */
const ASKED = 'cân';
/** Spellings that mean a unit only where a net quantity stands; the number in front keeps its meaning. */
const ON_LABEL: Readonly<Record<string, string>> = Object.fromEntries(
  units.flatMap(({ symbol, wrong }) =>
    wrong.filter((spelling) => spelling !== ASKED).map((spelling) => [spelling, symbol]),
  ),
);
/** Spellings that mean nothing else in prose either. */
const ANYWHERE = Object.fromEntries(
  ['gr', 'grs', 'gram', 'grams', 'kgs', 'kilogam', 'kilogram'].map((spelling) => [spelling, ON_LABEL[spelling] ?? '']),
);
/** The right letters in the wrong case; "L" and "mL" are legal as they are. */
const CASES: Readonly<Record<string, string>> = { G: 'g', KG: 'kg', Kg: 'kg', kG: 'kg', ML: 'ml', Ml: 'ml', MG: 'mg' };

const MEASURE = /(?<![\p{L}\p{M}\d.,])(\d{1,7}(?:[.,]\d{1,3}){0,3})([ \u00a0]?)([\p{L}\p{M}]{1,9})(?![\p{L}\p{M}\d])/gu;

export const fix = defineFix({
  id: 'unit-spelling',
  rules: ['L03'],
  certainty: 'safe',
  messages: {
    vi: 'Viết đúng ký hiệu đơn vị đo (g, kg, ml, l); con số giữ nguyên.',
    en: 'The unit is written by its legal symbol; the number stays.',
  },
  examples: [
    { netQuantity: '500gr', after: '500 g' },
    { netQuantity: '6 hũ x 240 GR', after: '6 hũ x 240 g' },
    { netQuantity: '1,5 kí', after: '1,5 kg' },
    { netQuantity: '1 KG', after: '1 kg' },
    { name: 'Mật ong hoa nhãn 500gr', after: 'Mật ong hoa nhãn 500g' },
    { text: 'Pha 10 gram trà với nước sôi.', after: 'Pha 10 g trà với nước sôi.' },
    { netQuantity: '2 lạng' },
    { netQuantity: '750 mL' },
    { text: 'Xe 150 cc chạy mạng 5G, cà phê gram ngon.' },
    { name: 'Mật ong Ba 7 Gram hũ 500 g', product: { brand: 'Ba 7 Gram' } },
  ],
  edits(read): Edit[] {
    const onLabel = read.field.endsWith('/netQuantity');
    if (!onLabel && !isVietnameseText(read)) return [];
    const known = onLabel ? ON_LABEL : ANYWHERE;
    return [...read.text.matchAll(MEASURE)].flatMap((found): Edit[] => {
      const [whole, number = '', blank = '', written = ''] = found;
      const plain = written.normalize('NFC');
      const lower = plain.toLowerCase();
      const better = (Object.hasOwn(known, lower) ? known[lower] : undefined) ?? (onLabel ? CASES[plain] : undefined);
      if (better === undefined) return [];
      const after = `${onLabel ? ' ' : blank}${better}`;
      return [{ start: found.index + number.length, end: found.index + whole.length, after }];
    });
  },
});
