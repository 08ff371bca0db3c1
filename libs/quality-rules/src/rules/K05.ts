import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'K05',
  version: 1,
  dimension: 'completeness',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  source: { vi: 'Trường bắt buộc của kênh (vận chuyển)', en: 'Mandatory shipping fields of the channel' },
  certainty: 'H',
  reads: ['variants.weightGrams', 'variants.dimensionsMm', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Phân loại {sku} chưa có cân nặng kiện hàng.',
      fix: 'Cân cả bao bì gửi đi và ghi số gam.',
    },
    en: { message: 'Variant {sku} has no parcel weight.', fix: 'Weigh it with its packing and give grams.' },
  },
  cases: {
    dimensionsMm: {
      vi: {
        message: 'Phân loại {sku} chưa có kích thước kiện hàng.',
        fix: 'Đo dài, rộng, cao của kiện hàng (mm).',
      },
      en: { message: 'Variant {sku} has no parcel size.', fix: 'Measure length, width and height of the parcel (mm).' },
    },
    ocopSheet: {
      vi: {
        message: 'Chưa chọn bộ sản phẩm OCOP nên chưa biết ngành hàng trên kênh.',
        fix: 'Chọn một trong 26 bộ sản phẩm.',
      },
      en: { message: 'No OCOP sheet is chosen, so the category is unknown.', fix: 'Choose one of the 26 sheets.' },
    },
  },
  examples: {
    hit: [
      {
        channel: { requires: ['weightGrams'], rendered: { variants: [{ sku: 'MO-500' }] } },
        expect: { severity: 'block', field: '/variants/0/weightGrams' },
      },
      {
        channel: { requires: ['dimensionsMm'], rendered: { variants: [{ sku: 'MO-500', weightGrams: 600 }] } },
        expect: { case: 'dimensionsMm' },
      },
      { content: { ocopSheet: undefined }, channel: { requires: ['ocopSheet'] }, expect: { case: 'ocopSheet' } },
    ],
    miss: [{ channel: { requires: ['weightGrams'] } }, { channel: { requires: [] } }],
  },
  check({ channels, content }) {
    return channels.flatMap(({ id, requires, rendered }): RuleHit[] => {
      const indexOf = (sku: string): number => content.variants.findIndex((item) => item.sku === sku);
      const lacking = (key: 'weightGrams' | 'dimensionsMm', extra: { case?: string }): RuleHit[] =>
        !requires.includes(key)
          ? []
          : rendered.variants
              .filter((item) => item[key] === undefined)
              .slice(0, 10)
              .map(({ sku }) => ({
                field: `/variants/${indexOf(sku)}/${key}`,
                channel: id,
                params: { sku },
                ...extra,
              }));
      const sheet = requires.includes('ocopSheet') && content.ocopSheet === undefined;
      return [
        ...lacking('weightGrams', {}),
        ...lacking('dimensionsMm', { case: 'dimensionsMm' }),
        ...(sheet ? [{ field: '/ocopSheet', case: 'ocopSheet', channel: id }] : []),
      ];
    });
  },
});
