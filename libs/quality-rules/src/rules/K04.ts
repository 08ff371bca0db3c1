import { defineRule, type RuleHit } from '../rule.js';

/** K01 and K02 speak of these; surplus pictures are left out without harm. */
const OTHERS = new Set(['title', 'description', 'images']);

export const rule = defineRule({
  id: 'K04',
  version: 1,
  dimension: 'clarity',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  source: { vi: 'Giới hạn biểu mẫu của kênh', en: 'Limits of the channel’s form' },
  certainty: 'H',
  reads: ['options', 'variants', 'images', 'sku'],
  texts: {
    vi: {
      message: '"{what}" không vừa biểu mẫu của kênh: {actual}, tối đa {limit}.',
      fix: 'Rút gọn phần này, hoặc viết bản riêng cho kênh.',
    },
    en: {
      message: '"{what}" does not fit this channel: {actual}, at most {limit}.',
      fix: 'Shorten it, or write a version for this channel.',
    },
  },
  examples: {
    hit: [
      {
        channel: { rendered: { cut: [{ field: 'options[0].name', limit: 14, actual: 30 }] } },
        expect: { severity: 'block', field: '/options/0/name' },
      },
    ],
    miss: [
      {},
      // More images than the channel shows is no fault of the product.
      { channel: { rendered: { cut: [{ field: 'images', limit: 9, actual: 12 }] } } },
    ],
  },
  check({ channels }) {
    return channels.flatMap(({ id, rendered }) =>
      rendered.cut
        .filter(({ field }) => !OTHERS.has(field))
        .map(({ field, limit, actual }): RuleHit => ({
          field: `/${field.replaceAll('[', '/').replaceAll(']', '').replaceAll('.', '/')}`,
          channel: id,
          params: { what: field, limit, actual },
        })),
    );
  },
});
