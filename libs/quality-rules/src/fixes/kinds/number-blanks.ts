import { misplacedBlanks } from '../../prose/blanks.js';
import { isVietnameseText } from '../../prose/rule-hits.js';
import { defineFix, type Edit } from '../fix.js';

const GLUED = /^\d(?=\p{L})/u;

export const fix = defineFix({
  id: 'number-blanks',
  rules: ['V08'],
  certainty: 'suggestion',
  messages: {
    vi: 'Thêm khoảng trắng giữa số và chữ.',
    en: 'A blank is put between number and word.',
  },
  examples: [
    { text: 'Mỗi năm chỉ thu 2lần mật.', after: 'Mỗi năm chỉ thu 2 lần mật.' },
    { text: 'Gạo ST25, vitamin B12, 500g, 7h sáng.' },
  ],
  edits(read): Edit[] {
    if (!isVietnameseText(read)) return [];
    return misplacedBlanks(read)
      .filter(({ start, end }) => GLUED.test(read.text.slice(start, end)))
      .map(({ start }) => ({ start: start + 1, end: start + 1, after: ' ' }));
  },
});
