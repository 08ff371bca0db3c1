import { STRONG } from '../law/alcohol.js';
import { defineRule, notChecked } from '../rule.js';

/** Drinks with alcohol that are no white spirits: most are weaker than 15 %. */
const FRUIT_AND_BEER = 15;

export const rule = defineRule({
  id: 'AL2',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2020-01-01',
  source: {
    vi: 'Luật 44/2019/QH14; Nghị định 24/2020/NĐ-CP',
    en: 'Law 44/2019/QH14; Decree 24/2020/NĐ-CP',
  },
  certainty: 'M',
  reads: ['labelFields.alcoholPercent', 'ocopSheet', 'texts'],
  texts: {
    vi: {
      message: 'Đồ uống có cồn dưới 15 độ phải kèm cảnh báo phòng, chống tác hại của rượu, bia.',
      fix: 'Thêm vào mô tả: "Uống rượu, bia có thể gây tai nạn giao thông. Người dưới 18 tuổi không được uống rượu, bia."',
    },
    en: {
      message: 'A drink with less than 15 % alcohol must carry the warning about the harm of alcohol.',
      fix: 'Add to the description: "Uống rượu, bia có thể gây tai nạn giao thông. Người dưới 18 tuổi không được uống rượu, bia."',
    },
  },
  lexicons: {
    warnings: ['dưới 18 tuổi', 'chưa đủ 18 tuổi', 'gây tai nạn giao thông', 'sức khỏe thai nhi', 'tác hại của rượu'],
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 15, labelFields: { netQuantity: '330 ml', alcoholPercent: 5.5 } },
        expect: { severity: 'warn', field: '/labelFields/warning' },
      },
    ],
    miss: [
      {},
      {
        text: 'Rượu vang dâu 12 % vol, vị chua nhẹ. Người dưới 18 tuổi không được uống rượu, bia.',
        content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml', alcoholPercent: 12 } },
      },
      { content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } } },
    ],
  },
  check({ content, found, goods }) {
    const percent = content.labelFields?.alcoholPercent;
    // A tenth of an advertisement's area cannot be seen in a text: only whether the warning is there.
    if (found('warnings').length > 0) return [];
    // White spirits of a strength nobody states count as strong (AL1).
    if (percent === undefined) return goods === undefined || content.ocopSheet === FRUIT_AND_BEER ? notChecked : [];
    return percent > 0 && percent < STRONG ? [{ field: '/labelFields/warning' }] : [];
  },
});
