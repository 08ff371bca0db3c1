import { markedShare, words } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

/** Short forms of organisations and places → full words. */
const SHORT: readonly [RegExp, string][] = [
  [/(?<![\p{L}\d])HTX(?![\p{L}\d])/gu, 'Hợp tác xã'],
  [/(?<![\p{L}\d])THT(?![\p{L}\d])/gu, 'Tổ hợp tác'],
  [/(?<![\p{L}\d])(?:Cty|CTY|C\.ty)(?![\p{L}\d])\.?/gu, 'Công ty'],
  [/(?<![\p{L}\d])(?:HKD)(?![\p{L}\d])/gu, 'Hộ kinh doanh'],
  [/(?<![\p{L}\d])(?:TP|Tp|tp)(?:\.\s{0,3}|\s{1,3})(?=\p{L})/gu, 'thành phố '],
  [/(?<![\p{L}\d])(?:T\.|t\.)\s{0,3}(?=\p{Lu})/gu, 'tỉnh '],
  [/(?<![\p{L}\d])(?:P\.|p\.)\s{0,3}(?=[\p{Lu}\d])/gu, 'phường '],
  [/(?<![\p{L}\d])(?:X\.|x\.)\s{0,3}(?=\p{Lu})/gu, 'xã '],
];
const LABEL_TEXTS = ['ingredients', 'usage', 'storage', 'warning'];

export const rule = defineRule({
  id: 'L09',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 39', en: 'Decree 37/2026/NĐ-CP art. 39' },
  certainty: 'H',
  reads: ['producer.labelParty', 'labelFields'],
  texts: {
    vi: {
      message: 'Tên hoặc địa chỉ đơn vị chịu trách nhiệm đang viết tắt: "{value}".',
      fix: 'Viết đầy đủ: "{full}".',
    },
    en: { message: 'The responsible party is written in short forms: "{value}".', fix: 'Write "{full}".' },
  },
  cases: {
    foreign: {
      vi: {
        message: 'Nội dung nhãn chưa có tiếng Việt: "{value}".',
        fix: 'Ghi bằng tiếng Việt; tiếng nước ngoài có thể ghi kèm.',
      },
      en: {
        message: 'This label text is not in Vietnamese: "{value}".',
        fix: 'Write it in Vietnamese; other languages may stand beside it.',
      },
    },
  },
  examples: {
    hit: [
      {
        producer: { labelParty: { name: 'HTX Đồi Sương', address: 'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng' } },
        expect: { severity: 'warn', field: '/producer/labelParty/name', suggestedValue: 'Hợp tác xã Đồi Sương' },
      },
      {
        producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, P. Lâm Viên, TP. Huế' } },
        expect: { suggestedValue: 'Thôn 3, phường Lâm Viên, thành phố Huế' },
      },
      {
        content: { labelFields: { usage: 'Mix one spoon with warm water and drink' } },
        expect: { case: 'foreign', field: '/labelFields/usage' },
      },
    ],
    miss: [
      {},
      { producer: { labelParty: { name: 'Công ty TNHH Nắng Ban', address: 'Thôn 2, xã Ea M’Droh, tỉnh Đắk Lắk' } } },
      { content: { labelFields: { ingredients: 'Glycerin, aqua' } } },
    ],
  },
  check({ content, goods, product: { producer } }) {
    if (goods === 'service') return [];
    const hits: RuleHit[] = [];
    for (const key of ['name', 'address'] as const) {
      const value = producer.labelParty?.[key] ?? '';
      const full = SHORT.reduce((text, [short, long]) => text.replace(short, long), value);
      if (full !== value)
        hits.push({ field: `/producer/labelParty/${key}`, params: { value, full }, suggestedValue: full });
    }
    for (const [key, value] of Object.entries(content.labelFields ?? {})) {
      // Names of substances are the same in all languages.
      if (!LABEL_TEXTS.includes(key) || typeof value !== 'string') continue;
      if (words(value).length >= (key === 'ingredients' ? 8 : 5) && markedShare(value) === 0 && goods !== 'cosmetic')
        hits.push({ field: `/labelFields/${key}`, case: 'foreign', params: { value: value.slice(0, 60) } });
    }
    return hits;
  },
});
