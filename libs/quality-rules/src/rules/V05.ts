import { slipHits } from '../prose/rule-hits.js';
import { unmarkedRuns } from '../prose/teencode.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V05',
  version: 2,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'M',
  reads: ['texts'],
  texts: {
    vi: { message: '"{passage}" viết không dấu.', fix: 'Gõ lại có dấu: khách đọc được và tìm được.' },
    en: {
      message: '"{passage}" is Vietnamese without its marks.',
      fix: 'Type it with marks, so that buyers can read and find it.',
    },
  },
  examples: {
    hit: [
      { name: 'Tra xanh san xuat tai ban Suoi Trong', expect: { field: '/name/vi' } },
      { text: 'Hang chat luong cao cap, giao hang nhanh.' },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Organic Green Tea, Cold Brew, hộp giấy.' },
    ],
  },
  check({ texts }) {
    return slipHits(texts, unmarkedRuns);
  },
});
