import { goodsPricesIn } from '../law/prices.js';
import { defineRule, type RuleHit } from '../rule.js';

const UNKNOWN = { prices: undefined };

/** Asks for no price of an offer; a price that is not the one asked is told by E04 alone. */
export const rule = defineRule({
  id: 'E05',
  version: 1,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: {
    vi: 'Quy định nội dung của các sàn; giá trong bài viết cũ đi khi giá bán đổi',
    en: 'Content rules of the marketplaces; a price in the text grows old when the asking price changes',
  },
  certainty: 'M',
  reads: ['texts', 'outside.prices'],
  texts: {
    vi: { message: 'Nội dung có ghi giá "{passage}".', fix: 'Bỏ giá khỏi nội dung; giá chỉ ghi ở ô giá.' },
    en: { message: 'The text names a price: "{passage}".', fix: 'Remove it; prices belong in the price field.' },
  },
  examples: {
    hit: [
      { text: 'Giá chỉ 150.000đ một hũ.', outside: UNKNOWN, expect: { severity: 'warn', passage: '150.000đ' } },
      { text: 'Giá một thùng 1tr2.', outside: UNKNOWN, expect: { passage: '1tr2' } },
      { text: 'Giá một thùng 1,5 triệu đồng.', outside: UNKNOWN, expect: { passage: '1,5 triệu đồng' } },
      { name: 'Mật ong hoa nhãn 500 g giá 185k', expect: { severity: 'inform', passage: '185k' } },
    ],
    miss: [
      {},
      { text: 'Giá chỉ 150.000đ một hũ.' },
      { text: 'Phí giao hàng 30.000đ toàn quốc.', outside: UNKNOWN },
      { text: 'Hỗ trợ 5K cho đơn hàng trên 50k. Bồi thường 10 triệu nếu hàng giả.', outside: UNKNOWN },
      { text: 'Tặng kèm phiếu mua hàng 50.000đ.', outside: UNKNOWN },
      { text: 'Vườn có 2 triệu bông hoa, đường lên cao 1.200 m.', outside: UNKNOWN },
    ],
  },
  check({ outside: { prices }, texts }) {
    return goodsPricesIn(texts).flatMap(({ vnd, hit }): RuleHit[] => {
      if (!prices) return [hit];
      return prices.includes(vnd) ? [{ ...hit, severity: 'inform' }] : [];
    });
  },
});
