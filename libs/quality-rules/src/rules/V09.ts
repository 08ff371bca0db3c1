import { brokenEncoding } from '../prose/encoding.js';
import { slipHits } from '../prose/rule-hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V09',
  version: 1,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: { message: 'Chữ bị vỡ mã ở "{passage}".', fix: 'Gõ lại đoạn này; dán ở dạng văn bản thường.' },
    en: { message: 'Broken characters in "{passage}".', fix: 'Type this part again; paste as plain text.' },
  },
  examples: {
    hit: [{ text: 'Hương v\ufffd đậm.' }, { text: 'Trà ngon &nbsp; hộp 100 g.', expect: { passage: '&nbsp;' } }],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Ma\u0323\u0302t ong, café, Ávila.' },
    ],
  },
  check({ texts }) {
    return slipHits(texts, brokenEncoding);
  },
});
