import { gtinProblem } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'G01',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 21–28; chuẩn GS1', en: 'Decree 37/2026/NĐ-CP art. 21–28; GS1 standard' },
  certainty: 'H',
  reads: ['variants.gtin'],
  texts: {
    vi: { message: 'Mã vạch {gtin} không hợp lệ.', fix: 'Nhập lại đúng dãy số in dưới mã vạch, hoặc bỏ trống.' },
    en: {
      message: 'The GTIN {gtin} is not valid.',
      fix: 'Type the digits printed below the barcode again, or leave it empty.',
    },
  },
  cases: {
    length: {
      vi: {
        message: 'Mã vạch {gtin} có {digits} chữ số; cần 8, 12, 13 hoặc 14.',
        fix: 'Nhập đủ dãy số in dưới mã vạch.',
      },
      en: {
        message: 'The GTIN {gtin} has {digits} digits; it needs 8, 12, 13 or 14.',
        fix: 'Type all digits below the barcode.',
      },
    },
    checkDigit: {
      vi: {
        message: 'Số kiểm tra của mã vạch {gtin} sai, có thể gõ nhầm một chữ số.',
        fix: 'So lại từng chữ số với mã in trên bao bì.',
      },
      en: {
        message: 'The check digit of GTIN {gtin} is wrong; a digit may be mistyped.',
        fix: 'Compare it with the pack.',
      },
    },
    repeated: {
      vi: {
        message: 'Mã vạch {gtin} dùng cho hai phân loại.',
        fix: 'Mỗi quy cách đóng gói cần một mã vạch riêng.',
      },
      en: { message: 'The GTIN {gtin} stands for two variants.', fix: 'Every trade item needs its own GTIN.' },
    },
  },
  examples: {
    hit: [
      {
        content: { variants: [{ sku: 'A', optionValues: [], gtin: '8936000000018' }] },
        expect: { case: 'checkDigit', severity: 'block' },
      },
      { content: { variants: [{ sku: 'A', optionValues: [], gtin: '893600000' }] }, expect: { case: 'length' } },
      {
        content: {
          variants: [
            { sku: 'A', optionValues: [], gtin: '8936000000011' },
            { sku: 'B', optionValues: [], gtin: '8936000000011' },
          ],
        },
        expect: { case: 'repeated', severity: 'warn', field: '/variants/1/gtin' },
      },
    ],
    miss: [
      { content: { variants: [{ sku: 'A', optionValues: [], gtin: '8936000000011' }] } },
      { content: { variants: [{ sku: 'A', optionValues: [] }] } },
    ],
  },
  check({ content }) {
    const seen = new Set<string>();
    return content.variants.flatMap(({ gtin }, index): RuleHit[] => {
      if (gtin === undefined) return [];
      const field = `/variants/${index}/gtin`;
      const problem = gtinProblem(gtin);
      if (problem) {
        const known = problem === 'length' || problem === 'checkDigit' ? { case: problem } : {};
        return [{ field, start: 0, end: gtin.length, ...known, params: { gtin, digits: gtin.length } }];
      }
      const same = gtin.padStart(14, '0');
      if (seen.has(same)) return [{ field, case: 'repeated', severity: 'warn', params: { gtin } }];
      seen.add(same);
      return [];
    });
  },
});
