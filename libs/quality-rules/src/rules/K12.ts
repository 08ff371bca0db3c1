import { contradictions } from '../prose/contradictions.js';
import { isVietnameseText, slipHit } from '../prose/rule-hits.js';
import { defineRule } from '../rule.js';

const OTHER_GOODS = new Set(['variety', 'name', 'set']);

export const rule = defineRule({
  id: 'K12',
  version: 3,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: {
    vi: 'Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15, điều 21: thông tin chính xác',
    en: 'Consumer Law 19/2023/QH15, art. 21: accurate information',
  },
  certainty: 'M',
  reads: ['name', 'description', 'sections'],
  texts: {
    vi: { message: '"{passage}" trái với chỗ khác trong bài đăng.', fix: 'Xem lại hai chỗ và sửa cho khớp.' },
    en: {
      message: '"{passage}" contradicts another part of the listing.',
      fix: 'Compare both parts and make them agree.',
    },
  },
  cases: {
    quantity: {
      vi: {
        message: '"{passage}" khác khối lượng trong tên ("{other}").',
        fix: 'Ghi một khối lượng, đúng như trên nhãn.',
      },
      en: {
        message: '"{passage}" differs from the quantity in the name ("{other}").',
        fix: 'Give one quantity, as on the label.',
      },
    },
    shelfLife: {
      vi: { message: 'Hai hạn sử dụng khác nhau: "{passage}" và "{other}".', fix: 'Ghi một hạn, đúng như trên nhãn.' },
      en: { message: 'Two shelf lives: "{passage}" and "{other}".', fix: 'Give one, as on the label.' },
    },
    otherGoods: {
      vi: { message: '"{passage}" có vẻ nói về sản phẩm khác.', fix: 'Bỏ đoạn của sản phẩm khác hoặc sửa tên.' },
      en: {
        message: '"{passage}" seems to be about other goods.',
        fix: 'Remove what belongs to other goods, or mend the name.',
      },
    },
  },
  examples: {
    hit: [
      {
        name: 'Trà xanh búp non Suối Trong 200 g',
        text: 'Búp trà một tôm hai lá.\nKhối lượng: 100 g.',
        expect: { case: 'quantity', passage: 'Khối lượng: 100 g', severity: 'warn' },
      },
      {
        text: 'HSD: 12 tháng kể từ ngày đóng gói.\n\nHạn sử dụng 18 tháng in trên nắp.',
        expect: { case: 'shelfLife' },
      },
      {
        name: 'Mật ong hoa nhãn Suối Trong',
        text: 'Dùng mật ong hoa cà phê mỗi sáng cùng nước ấm.',
        expect: { case: 'otherGoods', passage: 'mật ong hoa cà phê' },
      },
    ],
    miss: [
      {},
      { name: 'Combo 2 hũ mật ong 500 g', text: 'Khối lượng: 500 g mỗi hũ.' },
      {
        name: 'Mật ong hoa nhãn Suối Trong 500 g',
        text: 'Ngọt hơn mật ong hoa vải. Khối lượng: 500 g.\nHSD: 2 năm, 12 tháng sau khi mở nắp.',
      },
    ],
  },
  check({ texts }) {
    return contradictions(texts.filter(isVietnameseText)).flatMap(({ kind, places: [place, other] }) => {
      if (!place) return [];
      const hit = slipHit(place.read, place.slip);
      const passage = other?.read.text.slice(other.slip.start, other.slip.end) ?? '';
      const found = OTHER_GOODS.has(kind) ? 'otherGoods' : kind;
      return [
        {
          ...hit,
          params: { ...hit.params, other: passage.slice(0, 120) },
          ...((found === 'quantity' || found === 'shelfLife' || found === 'otherGoods') && { case: found }),
        },
      ];
    });
  },
});
