import { isPresented } from '../law/goods.js';
import { papersOf, termHit } from '../law/hits.js';
import { defineRule } from '../rule.js';

/** The paper of the examples that an officer has seen. */
const CONFIRMED = 'ocop';

export const rule = defineRule({
  id: 'L07',
  version: 2,
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
  cases: {
    unconfirmed: {
      vi: {
        message: 'Có ghi "{passage}"; phiếu kiểm nghiệm đã khai chưa được xác nhận hoặc đã hết hạn.',
        fix: 'Gửi phiếu kiểm nghiệm còn hạn để cán bộ xác nhận, hoặc bỏ câu.',
      },
      en: {
        message: 'The text says "{passage}"; the test report told is not confirmed, or out of date.',
        fix: 'Have a report in date confirmed by an officer, or drop the sentence.',
      },
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
      {
        text: 'Mật ong không chất bảo quản.',
        content: { documents: [{ id: 'kn', kind: 'test', number: 'KN 77/2026', files: [] }] },
        expect: { case: 'unconfirmed', severity: 'review' },
      },
      {
        text: 'Mật ong không chất bảo quản.',
        content: {
          documents: [{ id: CONFIRMED, kind: 'test', number: 'KN 77/2024', expires: '2026-11-21', files: [] }],
        },
        expect: { case: 'unconfirmed' },
      },
    ],
    miss: [
      { text: 'Không thêm đường, không dùng cho trẻ dưới 1 tuổi.' },
      {
        text: 'Mật ong không chất bảo quản.',
        content: {
          documents: [{ id: CONFIRMED, kind: 'test', number: 'KN 77/2026', expires: '2026-11-22', files: [] }],
        },
      },
      { text: 'Giỏ không chứa được vật nặng.', content: { ocopSheet: 21 } },
    ],
  },
  check(context) {
    const { content, found, goods } = context;
    if (goods === 'craft' || goods === 'living' || goods === 'service') return [];
    if (isPresented({ anyOf: ['test'], confirmed: true }, context)) return [];
    const isTold = papersOf(content, 'test').length > 0;
    const other = found('other');
    return found('free')
      .filter((hit) => !other.some((item) => item.text === hit.text && item.start <= hit.start && hit.end <= item.end))
      .map((hit) => ({ ...termHit(hit), ...(isTold && { case: 'unconfirmed' }) }));
  },
});
