import { isVietnameseText, slipHit } from '../prose/rule-hits.js';
import { titleSlips } from '../prose/title.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'K08',
  version: 2,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Yêu cầu tiêu đề của các sàn', en: 'Title requirements of marketplaces' },
  certainty: 'M',
  reads: ['name'],
  texts: {
    vi: {
      message: 'Tên "{passage}" chưa nói được đây là hàng gì.',
      fix: 'Bắt đầu bằng loại hàng, viết tiếng Việt có dấu.',
    },
    en: {
      message: 'The name "{passage}" does not tell what it is.',
      fix: 'Begin with what it is, in Vietnamese with marks.',
    },
  },
  examples: {
    hit: [
      { name: 'Suoi Trong Premium Gift Box', expect: { field: '/name/vi' } },
      { name: 'ST-01' },
      { name: 'Combo 3' },
      { name: 'Sản phẩm mới, hàng đẹp' },
    ],
    miss: [
      { name: 'Trà Suối Trong' },
      { name: 'Cà phê Robusta' },
      { name: 'Combo 3 trà' },
      { name: 'Balo Ban May 15 inch xanh' },
    ],
  },
  check({ texts }) {
    return texts
      .filter((read) => read.role === 'title' && isVietnameseText(read))
      .flatMap((read) =>
        titleSlips(read)
          .filter(({ fault }) => fault === 'unclear')
          .map((slip) => slipHit(read, slip)),
      );
  },
});
