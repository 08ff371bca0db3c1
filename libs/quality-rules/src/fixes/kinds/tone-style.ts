import { isVietnameseText } from '../../prose/rule-hits.js';
import { wordsOf } from '../../prose/words.js';
import { defineFix, type Edit } from '../fix.js';
import { tonePlace, withTone } from '../tone-place.js';

export const fix = defineFix({
  id: 'tone-style',
  rules: [],
  certainty: 'safe',
  messages: {
    vi: 'Viết một kiểu đặt dấu (hòa hoặc hoà) trong cả sản phẩm.',
    en: 'One style of tone marks (hòa or hoà) in the whole product.',
  },
  examples: [
    { text: 'Hũ thuỷ tinh, dễ hoà tan.', toneStyle: 'old', after: 'Hũ thủy tinh, dễ hòa tan.' },
    { text: 'Hũ thủy tinh, khỏe mạnh.', toneStyle: 'new', after: 'Hũ thuỷ tinh, khoẻ mạnh.' },
    // Capitals may begin a name, which keeps its spelling.
    { text: 'Cô Thuý ở Khánh Hoà làm quý, toán, loét.', toneStyle: 'old' },
  ],
  edits(read, { toneStyle }): Edit[] {
    if (!isVietnameseText(read) && read.role !== 'label') return [];
    return wordsOf(read).flatMap(({ start, end, raw }) => {
      if (raw !== raw.toLowerCase()) return [];
      const place = tonePlace(raw);
      if (!place?.styled || !place.right) return [];
      const after = withTone(raw, toneStyle);
      return after === raw.normalize('NFC') ? [] : [{ start, end, after }];
    });
  },
});
