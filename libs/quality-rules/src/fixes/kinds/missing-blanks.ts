import { missingBlanks } from '../../prose/blanks.js';
import { isVietnameseText } from '../../prose/rule-hits.js';
import { wordsOf } from '../../prose/words.js';
import { defineFix, type Edit } from '../fix.js';

export const fix = defineFix({
  id: 'missing-blanks',
  rules: ['V08'],
  certainty: 'safe',
  messages: { vi: 'Thêm khoảng trắng sau dấu câu.', en: 'A blank is put behind the punctuation mark.' },
  examples: [
    { text: 'Hái lúc sương tan.Chiều sao ngay,vị đậm.', after: 'Hái lúc sương tan. Chiều sao ngay, vị đậm.' },
    { text: 'Xem tại vuonxua.vn, lúc 7:30, 1.500 g.' },
    { text: 'Trà Búp.Ngàn của xóm Đồi.', product: { brand: 'Búp.Ngàn' } },
  ],
  edits(read): Edit[] {
    if (!isVietnameseText(read)) return [];
    const ends = new Map(wordsOf(read).map((word) => [word.start, word.end]));
    return missingBlanks(read).map(({ start }) => {
      const place = (ends.get(start) ?? start) + 1;
      return { start: place, end: place, after: ' ' };
    });
  },
});
