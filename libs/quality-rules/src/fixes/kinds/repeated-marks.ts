import { defineFix, type Edit } from '../fix.js';

/** The same mark again and again. Two dots may be an ellipsis, many of them lead to a figure, dashes draw lines. */
const RUN = /(?<=[\p{L}\p{M}\p{N})"”])(?:!{2,}|\?{2,}|,{2,}|;{2,}|\.{4,6}|…{2,3})(?!\p{P})/gu;
const ONCE: Readonly<Record<string, string>> = { '.': '...' };

export const fix = defineFix({
  id: 'repeated-marks',
  rules: ['V08'],
  certainty: 'safe',
  messages: { vi: 'Mỗi dấu câu chỉ ghi một lần.', en: 'A repeated punctuation mark is written once.' },
  examples: [
    { text: 'Thơm nhẹ!!! Ngọt thanh,, dẻo.', after: 'Thơm nhẹ! Ngọt thanh, dẻo.' },
    { text: 'Mùa nào thức nấy..... ai cũng nhớ', after: 'Mùa nào thức nấy... ai cũng nhớ' },
    { text: 'Ngon không?! Chờ nhé... vui :)))\nCanxi.......... 10 mg\n-----\n*** Mới ***' },
  ],
  edits({ text }): Edit[] {
    return [...text.matchAll(RUN)].map(({ 0: run, index }) => {
      const [mark = ''] = run;
      return { start: index, end: index + run.length, after: ONCE[mark] ?? mark };
    });
  },
});
