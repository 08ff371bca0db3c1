import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'L11',
  version: 1,
  dimension: 'legal',
  severity: 'inform',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 44', en: 'Decree 37/2026/NĐ-CP art. 44' },
  certainty: 'M',
  reads: ['ocopSheet', 'texts'],
  texts: {
    vi: {
      message: 'Hàng thủ công chưa nêu tên nghệ nhân hoặc làng nghề.',
      fix: 'Nếu làm ở làng nghề, ghi tên nghệ nhân hoặc tên và địa chỉ làng nghề.',
    },
    en: {
      message: 'The craft names neither its artisan nor its craft village.',
      fix: 'If it comes from a craft village, name the artisan or the village and its address.',
    },
  },
  lexicons: {
    makers: [
      'nghệ nhân',
      'làng nghề',
      'làng gốm',
      'làng dệt',
      'làng chiếu',
      'làng cói',
      'làng',
      'bản',
      'thợ',
      'bà con',
      'người dao',
      'người thái',
      'người mông',
    ],
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 21, sections: {} },
        text: 'Giỏ cói đan tay, quai da, đường kính 30 cm.',
        expect: { severity: 'inform', field: '/sections/story/vi' },
      },
    ],
    miss: [
      { content: { ocopSheet: 21, sections: {} }, text: 'Lọ hoa gốm của nghệ nhân Lê Thị Gốm, làng gốm Lửa Đồng.' },
      {},
    ],
  },
  check: ({ found, goods }) =>
    goods === 'craft' && found('makers').length === 0 ? [{ field: '/sections/story/vi' }] : [],
});
