import { missingBlanks, misplacedBlanks, tornWords } from '../prose/blanks.js';
import { brokenEncoding, disguisedWords } from '../prose/encoding.js';
import { foreignNames, misspeltForeign } from '../prose/foreign.js';
import { isVietnameseText, slipHits } from '../prose/rule-hits.js';
import { impossibleWords, misplacedTones, missedCompounds, unglued } from '../prose/spelling.js';
import { doubledWords } from '../prose/doubling.js';
import { unmarkedRuns } from '../prose/teencode.js';
import type { Slip } from '../prose/words.js';
import type { ReadText } from '../texts.js';
import { defineRule } from '../rule.js';

/** Places that V05, V07, V08 and V09 tell of by their own names. */
const told = [disguisedWords, tornWords, brokenEncoding, unmarkedRuns, missingBlanks, misplacedBlanks];
const ASCII = /^[ -~]*$/;

/** Slips of a finder that no other rule tells of; beside words without marks more such words are nothing new. */
const own =
  (find: (read: ReadText) => readonly Slip[]) =>
  (read: ReadText): Slip[] => {
    const slips = find(read);
    if (slips.length === 0) return [];
    const others = told.flatMap((other) => other(read));
    const bare = unmarkedRuns(read);
    const sameLine = (a: Slip, b: Slip): boolean =>
      !read.text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)).includes('\n');
    return slips.filter(
      (slip) =>
        !others.some(({ start, end }) => slip.start < end && start < slip.end) &&
        !(ASCII.test(read.text.slice(slip.start, slip.end)) && bare.some((run) => sameLine(run, slip))),
    );
  };

export const rule = defineRule({
  id: 'V04',
  version: 2,
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
      { text: 'Bảo quản khô mát.' },
      { text: 'Cất chỗ khô mát. Thợ mộc tiện từng chiếc, hạt tròn đều, màu đỏ tươi.' },
      { text: 'Hộp g\u0456ấy gọn nhẹ.' },
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      { text: 'Dung tích hợp lý, mọi trường hợp đều đổi trả. Cà phê Đắk Lắk. Quả xanh xanh, vị chua chua ngọt ngọt.' },
    ],
  },
  check({ texts }) {
    const names = texts.filter(({ role }) => role === 'title').flatMap(foreignNames);
    const foreign = slipHits(texts, (read) => misspeltForeign(read, read.role === 'title' ? [] : names));
    const vietnamese = texts.filter(isVietnameseText);
    // Glued words are V08's.
    const impossible = (read: ReadText): Slip[] =>
      impossibleWords(read).filter(({ start, end }) => unglued(read.text.slice(start, end)) === undefined);
    return [
      ...slipHits(vietnamese, own(impossible)),
      ...slipHits(vietnamese, own(missedCompounds)),
      ...slipHits(vietnamese, own(misplacedTones)),
      ...slipHits(vietnamese, own(doubledWords)),
      ...foreign.map((hit) => ({ ...hit, case: 'foreign', severity: 'inform' as const })),
    ];
  },
});
