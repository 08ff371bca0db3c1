import { foreignNames, misspeltForeign } from '../prose/foreign.js';
import { isVietnameseText, slipHits } from '../prose/rule-hits.js';
import { impossibleWords, missedCompounds, unglued } from '../prose/spelling.js';
import { doubledWords } from '../prose/doubling.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V04',
  version: 1,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'M',
  reads: ['texts'],
  texts: {
    vi: { message: '"{passage}" có vẻ sai chính tả.', fix: 'Xem lại dấu và chữ cái; gợi ý là từ gần nhất.' },
    en: { message: '"{passage}" looks misspelt.', fix: 'Check marks and letters; the suggestion is the nearest word.' },
  },
  cases: {
    foreign: {
      vi: { message: '"{passage}" có vẻ viết sai từ nước ngoài.', fix: 'Viết đúng như trên nhãn.' },
      en: { message: '"{passage}" looks like a misspelt foreign word.', fix: 'Write it as on the label.' },
    },
  },
  examples: {
    hit: [
      { text: 'Hương thơm dịu nhẹ, đươc sấy lạnh.', expect: { passage: 'đươc', severity: 'warn' } },
      { text: 'Nhóm trồng chè hổ trợ giao nhanh.', expect: { passage: 'hổ trợ', suggestedValue: 'hỗ trợ' } },
      { text: 'Trà rất tốt cho cho buổi sáng.', expect: { passage: 'cho cho', suggestedValue: 'cho' } },
      { text: 'Bổ sung colagen từ da cá.', expect: { case: 'foreign', suggestedValue: 'collagen' } },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Dung tích hợp lý, mọi trường hợp đều đổi trả. Cà phê Đắk Lắk. Quả xanh xanh, vị chua chua ngọt ngọt.' },
    ],
  },
  check({ texts }) {
    const names = texts.filter(({ role }) => role === 'title').flatMap(foreignNames);
    const foreign = slipHits(texts, (read) => misspeltForeign(read, read.role === 'title' ? [] : names));
    const own = texts.filter(isVietnameseText);
    // Glued words are V08's.
    const impossible = slipHits(own, (read) =>
      impossibleWords(read).filter(({ start, end }) => unglued(read.text.slice(start, end)) === undefined),
    );
    return [
      ...impossible,
      ...slipHits(own, missedCompounds),
      ...slipHits(own, doubledWords),
      ...foreign.map((hit) => ({ ...hit, case: 'foreign', severity: 'inform' as const })),
    ];
  },
});
