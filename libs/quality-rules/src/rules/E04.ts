import { goodsPricesIn } from '../law/prices.js';
import { defineRule, notChecked } from '../rule.js';

/** Needs the prices of the offers. Judging a stored product has none of them, so that only drafts told with offers are compared; E05 asks for no price. */
export const rule = defineRule({
  id: 'E04',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-07-01',
  source: { vi: 'Luật Thương mại điện tử 122/2025/QH15', en: 'E-commerce Law 122/2025/QH15' },
  certainty: 'M',
  reads: ['texts', 'outside.prices'],
  texts: {
    vi: {
      message: 'Giá "{passage}" trong nội dung khác với giá bán.',
      fix: 'Bỏ giá khỏi nội dung; giá chỉ ghi ở ô giá.',
    },
    en: {
      message: 'The price "{passage}" in the text is not the asking price.',
      fix: 'Take prices out of the text; they belong in the price field.',
    },
  },
  examples: {
    hit: [
      { text: 'Giá chỉ 150.000đ một hũ.', expect: { severity: 'warn', passage: '150.000đ' } },
      { text: 'Mua ngay với giá 99k.', expect: { passage: '99k' } },
      { text: 'Giá một thùng 1tr2.', expect: { passage: '1tr2' } },
      { text: 'Giá một thùng 1,5 triệu đồng.', expect: { passage: '1,5 triệu đồng' } },
    ],
    miss: [
      {},
      { text: 'Giá 185.000 đ một hũ.' },
      { text: 'Phí giao hàng 30.000đ toàn quốc.' },
      { text: 'Đường lên cao 1.200 m.' },
    ],
  },
  check({ outside: { prices }, texts }) {
    const named = goodsPricesIn(texts);
    if (named.length === 0) return [];
    if (!prices) return notChecked;
    return named.filter(({ vnd }) => !prices.includes(vnd)).map(({ hit }) => hit);
  },
});
