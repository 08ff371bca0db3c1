import { nutrition } from '../law/nutrition.js';
import { defineRule, notChecked } from '../rule.js';

export const rule = defineRule({
  id: 'N01',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-07-10',
  source: { vi: 'Thông tư 30/2026/TT-BYT', en: 'Circular 30/2026/TT-BYT' },
  certainty: 'M',
  reads: ['texts', 'ocopSheet', 'producer.kind', 'labelFields.ingredients'],
  texts: {
    vi: {
      message: 'Chưa có bảng dinh dưỡng (năng lượng, đạm, carbohydrat, chất béo, natri).',
      fix: 'Ghi giá trị trong 100 g hoặc 100 ml theo phiếu kiểm nghiệm, hoặc ghi "giá trị dinh dưỡng in trên bao bì".',
    },
    en: {
      message: 'There is no nutrition table (energy, protein, carbohydrate, fat, sodium).',
      fix: 'Give the values per 100 g or 100 ml from a test, or say that they are printed on the pack.',
    },
  },
  cases: {
    incomplete: {
      vi: {
        message: 'Bảng dinh dưỡng thiếu: {missing}.',
        fix: 'Bổ sung các chỉ tiêu còn thiếu trong 100 g hoặc 100 ml.',
      },
      en: { message: 'The nutrition table lacks: {missing}.', fix: 'Add the missing values per 100 g or 100 ml.' },
    },
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'company' },
        expect: { severity: 'warn', field: '/labelFields' },
      },
      {
        content: { ocopSheet: 17, labelFields: { ingredients: 'Dâu tằm 60 %, đường phèn 40 %' } },
        producer: { kind: 'company' },
        text: 'Trong 100 ml: năng lượng 160 kcal, protein 0,2 g, carbohydrat 40 g, chất béo 0 g, natri 5 mg.',
        expect: { case: 'incomplete' },
      },
    ],
    miss: [
      {},
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'household' },
      },
      { content: { ocopSheet: 7, labelFields: { ingredients: 'Măng khô 100 %' } }, producer: { kind: 'company' } },
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'company' },
        text: 'Trong 100 g: năng lượng 280 kcal, chất đạm 1 g, carbohydrat 68 g, chất béo 0,3 g, natri 120 mg.',
      },
      {
        content: { ocopSheet: 7, labelFields: { ingredients: 'Mận hậu 90 %, đường 10 %' } },
        producer: { kind: 'company' },
        text: 'Giá trị dinh dưỡng in trên bao bì.',
      },
      { content: { ocopSheet: 16, labelFields: { ingredients: 'Nước, khoáng' } }, producer: { kind: 'company' } },
    ],
  },
  check(context) {
    const { state, missing } = nutrition(context);
    if (state === 'unknown') return notChecked;
    if (state === 'absent') return [{ field: '/labelFields' }];
    return state === 'incomplete' ? [{ field: '/labelFields', case: 'incomplete', params: { missing } }] : [];
  },
});
