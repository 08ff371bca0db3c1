import { slipHits } from '../prose/rule-hits.js';
import { teencode } from '../prose/teencode.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V06',
  version: 1,
  dimension: 'vietnamese',
  severity: 'inform',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'M',
  reads: ['texts'],
  texts: {
    vi: { message: '"{passage}" là lối viết tắt khi nhắn tin.', fix: 'Viết đủ chữ.' },
    en: { message: '"{passage}" is a short form of chat.', fix: 'Write the whole word.' },
  },
  examples: {
    hit: [{ text: 'Trà ko chát, uống đc cả ngày.', expect: { passage: 'ko', suggestedValue: 'không' } }],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Mã SP-01, nặng 2 kg. Sx: 12/2026.' },
    ],
  },
  check({ texts }) {
    return slipHits(texts, teencode);
  },
});
