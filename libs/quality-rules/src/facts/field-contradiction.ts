import { contradictions } from '../prose/contradictions.js';
import { isVietnameseText } from '../prose/rule-hits.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'field_contradiction',
  examples: {
    hit: [
      {
        name: 'Trà xanh Suối Trong 200 g',
        text: 'Khối lượng: 100 g, hộp giấy.',
        passage: 'Khối lượng: 100 g, hộp giấy',
      },
      { name: 'Trà xanh Suối Trong 200 g', text: 'Búp non.\nDung tích: 200 ml' },
      { text: 'HSD: 12 tháng.\n\nHạn sử dụng: 2 năm kể từ ngày đóng gói.' },
      { name: 'Khăn Suối Trong 100% lụa', text: 'Thành phần: 60% lụa và 40% cotton' },
      { text: 'Hộp 100 g.\nGiá bán: 90.000đ', price: 120_000, passage: 'Giá bán: 90.000đ' },
      { name: 'Mật ong hoa nhãn', text: 'Hoà mật ong hoa keo với nước ấm.' },
      { name: 'Trà Suối Trong - mua 2 tặng 1', text: 'Chương trình mua 2 tặng 2 hết tháng.' },
    ],
    miss: [
      { name: 'Trà xanh Suối Trong 200 g', text: 'Khối lượng: 200 g. HSD: 12 tháng, 3 tháng sau khi mở nắp.' },
      { name: 'Combo 2 hộp trà 100 g', text: 'Khối lượng: 200 g' },
      { text: 'Giá bán: 120.000đ', price: 120_000 },
      { name: 'Mật ong hoa nhãn', text: 'Đặc hơn mật ong hoa vải, thơm như mật ong hoa cà phê.' },
    ],
  },
  detect: ({ texts, price }) =>
    contradictions(texts.filter(isVietnameseText), price).flatMap(({ places }) =>
      places.map(({ read: { field }, slip: { start, end } }) => ({ field, start, end })),
    ),
});
