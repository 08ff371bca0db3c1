import { isVietnameseText } from '../../prose/rule-hits.js';
import { defineFix, type Edit } from '../fix.js';

const MEASURE = /(?<![\p{L}\p{M}\d.,])(\d{1,5})([.,]\d{1,2})?[ \u00a0]?(lạng|cân)(?![\p{L}\p{M}\d])/giu;
/** Market units of Vietnam in grams. */
const GRAMS: Readonly<Record<string, number>> = { lạng: 100, cân: 1000 };

const show = (value: number): string => String(Number(value.toFixed(2))).replace('.', ',');

function legal(whole: string, fraction: string, unit: string): string {
  const grams = Number(whole + fraction.replace(',', '.')) * (GRAMS[unit] ?? 0);
  return unit === 'cân' ? `${show(grams / 1000)} kg` : `${show(grams)} g`;
}

export const fix = defineFix({
  id: 'unit-conversion',
  rules: ['L03'],
  certainty: 'suggestion',
  messages: {
    vi: 'Đổi sang đơn vị đo hợp pháp; hãy cân lại cho đúng.',
    en: 'Converted to a legal unit; weigh it to be sure.',
  },
  examples: [
    { netQuantity: 'hũ 2 lạng', after: 'hũ 200 g' },
    { netQuantity: '1,5 cân', after: '1,5 kg' },
    { name: 'Chè búp Vườn Xưa gói 2 lạng', after: 'Chè búp Vườn Xưa gói 200 g' },
    { text: 'Mỗi mùa quay chừng 30 cân mật, bà con giảm 2 cân.' },
    { name: 'Bánh gai Ba Lạng hộp 10 cái' },
  ],
  edits(read): Edit[] {
    // In prose "cân" is as often a weight of people.
    if (!read.field.endsWith('/netQuantity') && !(read.role === 'title' && isVietnameseText(read))) return [];
    return [...read.text.matchAll(MEASURE)].map(
      ({ 0: found, 1: whole = '', 2: fraction = '', 3: unit = '', index }) => ({
        start: index,
        end: index + found.length,
        after: legal(whole, fraction, unit.normalize('NFC').toLowerCase()),
      }),
    );
  },
});
