import { repeatedLines } from '../../prose/doubling.js';
import { isVietnameseText } from '../../prose/rule-hits.js';
import { defineFix, type Edit } from '../fix.js';

export const fix = defineFix({
  id: 'repeated-parts',
  rules: ['K11'],
  certainty: 'suggestion',
  messages: {
    vi: 'Bỏ dòng đã có ở ngay trên.',
    en: 'The line that stands right above already is removed.',
  },
  keepsNames: false,
  examples: [
    {
      text: 'Trà hái lúc sương tan, sao ngay trong chiều.\nTrà hái lúc sương tan, sao ngay trong chiều.\nPha nước 90 độ.',
      after: 'Trà hái lúc sương tan, sao ngay trong chiều.\nPha nước 90 độ.',
    },
    { text: 'Trà hái lúc sương tan.\nSao ngay trong chiều.\n-----\n-----' },
  ],
  edits(read): Edit[] {
    if (!isVietnameseText(read)) return [];
    return repeatedLines(read).map(({ start, end }) => ({
      start: read.text.slice(0, start).trimEnd().length,
      end,
      after: '',
    }));
  },
});
