import { nutrition } from '../law/nutrition.js';
import { defineRule, notChecked } from '../rule.js';

export const rule = defineRule({
  id: 'N02',
  version: 2,
  dimension: 'legal',
  severity: 'inform',
  gate: 'law',
  validFrom: '2026-07-10',
  source: { vi: 'Thông tư 30/2026/TT-BYT', en: 'Circular 30/2026/TT-BYT' },
  certainty: 'M',
  reads: ['texts', 'ocopSheet', 'producer.kind', 'labelFields.ingredients'],
  texts: {
    vi: {
      message: 'Chưa có bảng dinh dưỡng; cơ sở nhỏ lẻ có thể được miễn.',
      fix: 'Hỏi cán bộ xã xem cơ sở có được miễn không. Nếu không, hãy ghi bảng dinh dưỡng.',
    },
    en: {
      message: 'There is no nutrition table; a small producer may be exempt.',
      fix: 'Ask the commune office whether you are exempt. If not, add the table.',
    },
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'household' },
        expect: { severity: 'inform' },
      },
    ],
    miss: [
      {},
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'company' },
      },
      {
        content: { ocopSheet: 10, labelFields: { ingredients: 'Muối 90 %, ớt 10 %' } },
        producer: { kind: 'household' },
      },
    ],
  },
  check(context) {
    const { state } = nutrition(context);
    if (state === 'unknown') return notChecked;
    return state === 'maybeExempt' ? [{ field: '/labelFields' }] : [];
  },
});
