import { disguisedWords } from '../prose/encoding.js';
import { slipHits } from '../prose/rule-hits.js';
import { tornWords } from '../prose/blanks.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V07',
  version: 1,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'M',
  reads: ['texts'],
  texts: {
    vi: {
      message: '"{passage}" có ký tự lạ giống chữ Latinh, ký tự ẩn hoặc bị tách chữ.',
      fix: 'Gõ lại bằng chữ tiếng Việt thường.',
    },
    en: {
      message: '"{passage}" holds lookalike letters, hidden characters or a split word.',
      fix: 'Type it again in plain Vietnamese letters.',
    },
  },
  examples: {
    hit: [
      { text: 'Trà b\u0430n mai, vị dịu.', expect: { severity: 'warn' } },
      { text: 'Búp non hái t rong sương.', expect: { suggestedValue: 'trong' } },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Rộng 2 m², nhãn hiệu Suối™, v.v. TP.HCM.' },
    ],
  },
  check({ texts }) {
    return [...slipHits(texts, disguisedWords), ...slipHits(texts, tornWords)];
  },
});
