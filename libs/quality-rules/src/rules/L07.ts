import { papersOf, termHit } from '../law/hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'L07',
  version: 1,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 45 và Điều 48', en: 'Decree 37/2026/NĐ-CP art. 45 and 48' },
  certainty: 'M',
  reads: ['texts', 'documents', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Có ghi "{passage}" nhưng chưa có căn cứ.',
      fix: 'Khai phiếu kiểm nghiệm cho điều này, hoặc bỏ câu; cán bộ sẽ xem trước khi đăng.',
    },
    en: {
      message: 'The text says "{passage}" without a basis.',
      fix: 'Add the test report for it or drop it; a person looks at it first.',
    },
  },
  lexicons: {
    free: [
      ...['không chất bảo quản', 'không có chất bảo quản', 'không chứa chất bảo quản', 'không dùng chất bảo quản'],
      ...['không sử dụng chất bảo quản', 'không chứa', 'không phẩm màu', 'không hóa chất', 'không có hóa chất'],
      ...['không sử dụng hóa chất', 'không phụ gia', 'không có phụ gia', 'không gluten', 'không biến đổi gen'],
      ...['không cholesterol', 'không dư lượng', '0% chất bảo quản', '0% hóa chất', 'no preservatives', 'gluten free'],
    ],
    // About the pack or the buyer, not about what is in the goods.
    other: [
      'không chứa hạt',
      'không chứa được',
      'không chứa vừa',
      'bao bì không chứa',
      'hộp không chứa',
      'có thể không chứa',
    ],
  },
  examples: {
    hit: [
      {
        text: 'Mật ong nguyên chất, không chất bảo quản.',
        expect: { severity: 'review', passage: 'không chất bảo quản' },
      },
      { text: 'Kẹo không chứa phẩm màu.', expect: { passage: 'không chứa' } },
    ],
    miss: [
      { text: 'Không thêm đường, không dùng cho trẻ dưới 1 tuổi.' },
      {
        text: 'Mật ong không chất bảo quản.',
        content: { documents: [{ id: 'kn', kind: 'test', number: 'KN 77/2026', files: [] }] },
      },
      { text: 'Giỏ không chứa được vật nặng.', content: { ocopSheet: 21 } },
    ],
  },
  check({ content, found, goods }) {
    if (goods === 'craft' || goods === 'living' || goods === 'service') return [];
    if (papersOf(content, 'test').length > 0) return [];
    const other = found('other');
    return found('free')
      .filter((hit) => !other.some((item) => item.text === hit.text && item.start <= hit.start && hit.end <= item.end))
      .map(termHit);
  },
});
