import { rangeHit } from '../law/hits.js';
import { defineRule, notChecked } from '../rule.js';

const PRICE =
  /(?<![\p{L}\d.,])(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}) ?(đồng|vnđ|vnd|đ|₫|nghìn|ngàn|k)(?![\p{L}\p{M}\d])/gu;
/** What stands before an amount that is no price of the goods. */
const OTHER =
  /(?:phí|ship|giao hàng|giảm|tặng|voucher|đơn từ|đơn hàng|hóa đơn|vé|thưởng|vốn|lãi|thu nhập|công)[^\n.;]{0,25}$/u;

export const rule = defineRule({
  id: 'E04',
  version: 1,
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
    ],
    miss: [
      {},
      { text: 'Giá 185.000 đ một hũ.' },
      { text: 'Phí giao hàng 30.000đ toàn quốc.' },
      { text: 'Đường lên cao 1.200 m.' },
    ],
  },
  check({ outside: { prices }, texts }) {
    const named = texts.flatMap((text) =>
      text.role !== 'title' && text.role !== 'prose'
        ? []
        : [...text.folded.text.matchAll(PRICE)].flatMap((match) => {
            const [whole, number = '', unit = ''] = match;
            const before = text.folded.text.slice(Math.max(0, match.index - 40), match.index);
            const thousands = unit === 'k' || unit === 'nghìn' || unit === 'ngàn';
            const amount = Number(number.replace(/[.,]/g, '')) * (thousands ? 1000 : 1);
            if (OTHER.test(before) || amount < 1000) return [];
            return [{ amount, hit: rangeHit(text, match.index, match.index + whole.length) }];
          }),
    );
    if (named.length === 0) return [];
    if (!prices) return notChecked;
    return named.filter(({ amount }) => !prices.includes(amount)).map(({ hit }) => hit);
  },
});
