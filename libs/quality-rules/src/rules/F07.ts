import { foldText } from '#libs/ocop';
import { readDate } from '../law/dates.js';
import { isDeclared, isEmpty, unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

/** Essential oils and herbs: cosmetics only when meant for skin or hair. */
const HERBS = 20;

export const rule = defineRule({
  id: 'F07',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Phụ lục I mục 14',
    en: 'Decree 37/2026/NĐ-CP App. I row 14',
  },
  certainty: 'M',
  reads: ['ocopSheet', 'labelFields', 'documents', 'texts'],
  texts: {
    vi: {
      message: 'Mỹ phẩm chưa có số phiếu công bố.',
      fix: 'Điền số tiếp nhận phiếu công bố mỹ phẩm do Sở Y tế cấp.',
    },
    en: {
      message: 'The cosmetic has no notification number.',
      fix: 'Give the number of the notification received by the Department of Health.',
    },
  },
  cases: {
    unknown: unknownSheetTexts,
    herbs: {
      vi: {
        message: 'Hàng dùng trên da, tóc nhưng chưa có số công bố mỹ phẩm; cán bộ cần xem đây có phải mỹ phẩm không.',
        fix: 'Điền số phiếu công bố mỹ phẩm, hoặc bỏ cách dùng trên da và tóc.',
      },
      en: {
        message:
          'It is used on skin or hair without a cosmetic notification; a person has to look whether it is a cosmetic.',
        fix: 'Give the notification number, or drop the use on skin and hair.',
      },
    },
    lot: {
      vi: { message: 'Mỹ phẩm chưa ghi số lô.', fix: 'Ghi số lô, hoặc "số lô in dưới đáy chai".' },
      en: { message: 'The cosmetic shows no lot number.', fix: 'Give it, or say where it is printed.' },
    },
    expiry: {
      vi: {
        message: 'Mỹ phẩm chưa ghi hạn dùng.',
        fix: 'Ghi hạn dùng; chỉ mỹ phẩm ổn định trên 30 tháng mới được bỏ qua.',
      },
      en: {
        message: 'The cosmetic shows no expiry.',
        fix: 'Give it; only what is stable for over 30 months may leave it out.',
      },
    },
  },
  lexicons: {
    lot: ['số lô', 'lô sản xuất', 'lsx', 'lô sx', 'theo lô', 'lô'],
    skin: [
      'dưỡng da',
      'bôi da',
      'thoa da',
      'bôi lên da',
      'thoa lên da',
      'dưỡng tóc',
      'massage da',
      'xoa lên da',
      'thoa đều lên da',
      'dưỡng môi',
    ],
    cosmetic: ['mỹ phẩm', 'dầu gội', 'sữa rửa mặt', 'kem dưỡng', 'son dưỡng', 'sữa tắm', 'nước hoa', 'mặt nạ dưỡng'],
    stable: ['30 tháng', '36 tháng', '3 năm'],
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 19, labelFields: {} },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 19, labelFields: { declarationNumber: '18/26/CBMP-LĐ', expiry: '24 tháng' } },
        expect: { case: 'lot', severity: 'block' },
      },
      {
        content: {
          ocopSheet: 19,
          labelFields: { declarationNumber: '18/26/CBMP-LĐ', manufactured: 'Số lô in trên hộp' },
        },
        expect: { case: 'expiry' },
      },
      {
        content: { ocopSheet: 20, labelFields: {} },
        text: 'Tinh dầu bưởi, thoa lên da sau khi tắm.',
        expect: { severity: 'review', case: 'herbs' },
      },
      {
        content: { ocopSheet: undefined, labelFields: {} },
        name: 'Dầu gội bồ kết Đồi Sương 300 ml',
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      {},
      {
        content: {
          ocopSheet: 19,
          labelFields: { declarationNumber: '18/26/CBMP-LĐ', manufactured: 'Số lô in trên hộp', expiry: '24 tháng' },
        },
      },
      { content: { ocopSheet: 20, labelFields: {} }, text: 'Tinh dầu sả xông phòng.' },
    ],
  },
  check({ content, found, goods }) {
    const field = '/labelFields/declarationNumber';
    const declared = isDeclared(content);
    if (content.ocopSheet === undefined)
      return !declared && found('cosmetic').some(({ text }) => text.role === 'title') ? [unknownSheet] : [];
    if (content.ocopSheet === HERBS)
      return declared || found('skin').length === 0 ? [] : [{ field, case: 'herbs', severity: 'review' }];
    if (goods !== 'cosmetic') return [];
    const hits: RuleHit[] = declared ? [] : [{ field }];
    if (found('lot').length === 0) hits.push({ field: '/labelFields/manufactured', case: 'lot' });
    const expiry = content.labelFields.expiry;
    if ((isEmpty(expiry) || readDate(foldText(expiry ?? '')).kind === 'unclear') && found('stable').length === 0)
      hits.push({ field: '/labelFields/expiry', case: 'expiry' });
    return hits;
  },
});
