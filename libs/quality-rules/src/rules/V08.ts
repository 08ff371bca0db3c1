import { doubledMarks, misplacedBlanks, missingBlanks } from '../prose/blanks.js';
import { slipHits } from '../prose/rule-hits.js';
import { impossibleWords, unglued } from '../prose/spelling.js';
import type { Slip } from '../prose/words.js';
import type { ReadText } from '../texts.js';
import { defineRule } from '../rule.js';

const glued = (read: ReadText): Slip[] =>
  impossibleWords(read).flatMap(({ start, end }) => {
    const better = unglued(read.text.slice(start, end));
    return better === undefined ? [] : [{ start, end, better }];
  });

export const rule = defineRule({
  id: 'V08',
  version: 1,
  dimension: 'vietnamese',
  severity: 'inform',
  gate: 'form',
  source: { vi: 'Quy tắc chính tả và trình bày văn bản tiếng Việt', en: 'Rules of Vietnamese spelling and typography' },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: {
      message: '"{passage}" thiếu khoảng trắng hoặc đặt sai chỗ.',
      fix: 'Thêm khoảng trắng sau dấu câu và giữa các chữ.',
    },
    en: {
      message: 'A blank is missing or misplaced in "{passage}".',
      fix: 'Put a blank after punctuation and between words.',
    },
  },
  cases: {
    glued: {
      vi: { message: '"{passage}" là nhiều chữ dính nhau.', fix: 'Tách chữ như gợi ý.' },
      en: { message: '"{passage}" is several words run together.', fix: 'Part them as suggested.' },
    },
  },
  examples: {
    hit: [
      {
        text: 'Gói chắc tay.Giao cả nước.',
        expect: { passage: 'tay.Giao', suggestedValue: 'tay. Giao', severity: 'inform' },
      },
      { text: 'Đây là sảnphẩm của làng.', expect: { case: 'glued', passage: 'sảnphẩm', suggestedValue: 'sản phẩm' } },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Giá trị 1.000 đồng, nhãn #tràxanhsuốitrong, www.suoitrong.vn' },
    ],
  },
  check({ texts }) {
    return [
      ...slipHits(texts, glued).map((hit) => ({ ...hit, case: 'glued' })),
      ...slipHits(texts, missingBlanks),
      ...slipHits(texts, misplacedBlanks),
      ...slipHits(texts, doubledMarks),
    ];
  },
});
