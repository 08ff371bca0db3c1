import { repeatedBlocks, repeatedLines } from '../prose/doubling.js';
import { slipHits } from '../prose/rule-hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'K11',
  version: 2,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Thang chấm nội dung của các sàn', en: 'Content graders of marketplaces' },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: { message: 'Dán lặp: "{passage}".', fix: 'Giữ một lần.' },
    en: { message: 'Pasted twice: "{passage}".', fix: 'Keep it once.' },
  },
  examples: {
    hit: [
      { text: 'Cách pha trà\n\nCách pha trà\n\nTráng ấm, rót nước nóng già.', expect: { passage: 'Cách pha trà' } },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: '- Hộp 100 g\n- Hộp 200 g\n- Hộp 500 g' },
    ],
  },
  check({ texts }) {
    return [...slipHits(texts, repeatedLines), ...slipHits(texts, repeatedBlocks)];
  },
});
