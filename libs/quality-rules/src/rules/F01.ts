import { unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { isDeclared, lackingNumber } from '../law/papers.js';
import { defineRule } from '../rule.js';

/** Sheets of packed processed food: instant, processed, seasonings, tea, coffee, drinks without alcohol. */
const PROCESSED = new Set([5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]);

export const rule = defineRule({
  id: 'F01',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2018-02-02',
  source: { vi: 'Nghị định 15/2018/NĐ-CP, Điều 4–5', en: 'Decree 15/2018/NĐ-CP art. 4–5' },
  certainty: 'M',
  reads: ['labelFields.declarationNumber', 'documents', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Thực phẩm chế biến đóng gói chưa có bản tự công bố.',
      fix: 'Điền số tự công bố, hoặc thêm giấy tự công bố sản phẩm. Chuỗi bán lẻ không nhận hàng thiếu giấy này.',
    },
    en: {
      message: 'Packed processed food has no self-declaration.',
      fix: 'Give its number or add the paper. Retail chains refuse goods without it.',
    },
  },
  cases: {
    unknown: unknownSheetTexts,
    otherNumber: {
      vi: {
        message: 'Số trên nhãn "{number}" là số công bố mỹ phẩm, không phải của thực phẩm.',
        fix: 'Điền số bản tự công bố sản phẩm, hoặc chọn lại bộ sản phẩm.',
      },
      en: {
        message: 'The number on the label, "{number}", is that of a cosmetic, not of food.',
        fix: 'Give the number of the self-declaration, or choose the right sheet.',
      },
    },
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 7, labelFields: {} },
        channel: { kind: 'retail' },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      { content: { ocopSheet: 7, labelFields: {} }, expect: { severity: 'warn' } },
      {
        content: { ocopSheet: 7, labelFields: { declarationNumber: '18/26/CBMP-LĐ' } },
        expect: { severity: 'warn', case: 'otherNumber' },
      },
      {
        content: {
          ocopSheet: 7,
          labelFields: {},
          documents: [{ id: 'tcb', kind: 'selfDeclaration', number: '1/2021', expires: '2024-01-01', files: [] }],
        },
        expect: { severity: 'warn', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: undefined, labelFields: {} },
        channel: { kind: 'retail' },
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      {
        content: {
          ocopSheet: 5,
          labelFields: {},
          documents: [{ id: 'dk', kind: 'notification', number: '0412/2025/ĐKSP', files: [] }],
        },
      },
      { content: { ocopSheet: 7, labelFields: { declarationNumber: '01/HTXDS/2026' } } },
      { content: { ocopSheet: 4, labelFields: {} } },
      {
        content: {
          ocopSheet: 9,
          labelFields: {},
          documents: [{ id: 'tcb', kind: 'selfDeclaration', files: ['https://anh.example/tcb.jpg'] }],
        },
      },
    ],
  },
  check(context) {
    const { content } = context;
    const sheet = content.ocopSheet;
    if (sheet !== undefined && !PROCESSED.has(sheet)) return [];
    if (isDeclared(context, 'selfDeclaration', 'registration')) return [];
    return sheet === undefined ? [unknownSheet] : [lackingNumber(content)];
  },
});
