import { gtinProblem, issuedInVietnam } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'G02',
  version: 1,
  dimension: 'legal',
  severity: 'inform',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 21–28', en: 'Decree 37/2026/NĐ-CP art. 21–28' },
  certainty: 'H',
  reads: ['variants.gtin'],
  texts: {
    vi: {
      message: 'Mã vạch {gtin} do GS1 Việt Nam cấp phải khai trên vnpc.gs1.gov.vn trước khi bán.',
      fix: 'Khai thông tin sản phẩm trên cổng quốc gia nếu chưa khai; khai rồi thì bỏ qua nhắc nhở này.',
    },
    en: {
      message: 'The GTIN {gtin}, issued by GS1 Viet Nam, has to be declared at vnpc.gs1.gov.vn before sale.',
      fix: 'Declare it there unless you have; then nothing is left to do.',
    },
  },
  examples: {
    hit: [
      {
        content: { variants: [{ sku: 'A', optionValues: [], gtin: '8936000000011' }] },
        expect: { severity: 'inform', field: '/variants/0/gtin' },
      },
    ],
    miss: [
      {},
      { content: { variants: [{ sku: 'A', optionValues: [], gtin: '2930400001377' }] } },
      { content: { variants: [{ sku: 'A', optionValues: [], gtin: '8936000000018' }] } },
    ],
  },
  check: ({ content }) =>
    content.variants.flatMap(({ gtin }, index): RuleHit[] =>
      gtin && !gtinProblem(gtin) && issuedInVietnam(gtin)
        ? [{ field: `/variants/${index}/gtin`, params: { gtin } }]
        : [],
    ),
});
