import { emptyFields, emptyInLine } from '../prose/headings.js';
import { slipHits } from '../prose/rule-hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'K10',
  version: 1,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Thang chấm nội dung của các sàn', en: 'Content graders of marketplaces' },
  certainty: 'M',
  reads: ['texts'],
  texts: {
    vi: { message: 'Mục "{passage}" để trống.', fix: 'Điền nội dung hoặc bỏ đề mục.' },
    en: { message: 'The field "{passage}" is empty.', fix: 'Fill it in or remove the heading.' },
  },
  examples: {
    hit: [
      {
        text: 'Trà búp non.\n\nWebsite:\n\nCách dùng: pha nước nóng.',
        expect: { passage: 'Website:', severity: 'warn' },
      },
      { text: 'CÔNG DỤNG:\n\nCÁCH DÙNG:\n\nPha nước nóng.', expect: { passage: 'CÔNG DỤNG:' } },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'THÔNG TIN SẢN PHẨM:\nThành phần: búp chè.\nWebsite: suoitrong.vn' },
    ],
  },
  check({ texts }) {
    return [...slipHits(texts, emptyFields), ...slipHits(texts, emptyInLine)];
  },
});
