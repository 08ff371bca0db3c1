import { describe, expect, it } from 'vitest';
import { FactReader } from '../facts/read-facts.js';
import { plainText } from '../texts.js';

const reader = new FactReader();
const slipsOf = (text: string): string[] =>
  reader
    .passages({
      texts: [plainText('/name/vi', 'Chè xanh Suối Trong', 'title'), plainText('/description/vi', text, 'prose')],
    })
    .text_defect.map(({ field, start, end }) => (field === '/description/vi' ? text.slice(start, end) : field));

const faulty: [text: string, passage: string][] = [
  ['Lá chè phơi sương,hong khô trên nong tre.', 'sương,hong'],
  ['Khăn mềm#mượt, dệt tay.', '#mượt'],
  [
    'Cho bữa cơm nhà bạn thêm tròn vị và nuôi\n\ndưỡng tình thân sau mỗi ngày dài.',
    'Cho bữa cơm nhà bạn thêm tròn vị và nuôi\n\ndưỡng tình thân sau mỗi ngày dài.',
  ],
  ['Hộp giấy tái chế.\nSản phẩm được đóng gói bởi', 'Sản phẩm được đóng gói bởi'],
  ['Máy ép nhập từ Hàn quốc về xưởng.', 'Hàn quốc'],
  ['Vải thô ko phai màu khi giặt.', 'ko'],
  ['Mùi hương quyến rủ từ lá chè.', 'quyến rủ'],
  ['Bánh giòn, đóng gói cẩn thân từng hộp.', 'cẩn thân'],
  ['Nguồn nước sạch, khí hâu mát quanh năm.', 'khí hâu'],
  ['Vỏ hộp bền, kiểu dáng đơn giãn.', 'đơn giãn'],
  ['Chè đuợc sao tay.', 'đuợc'],
  ['Qúy khách ghé bản.', 'Qúy'],
  ['Mo hop ra, la che xanh, cuon tron, mui com non.', 'Mo hop ra, la che xanh, cuon tron, mui com non'],
  ['Nong tre cao 11. cm, nẹp mây.', '11. cm'],
  ['Lá chè hái tay (chỉ lấy búp một tôm\nhai lá), sao trong ngày.', '(chỉ lấy búp một tôm\nhai lá)'],
  ['Đổi trong ba ngày nếu vỡ 1.\nGiữ hoá đơn.\n2. Gọi cho nhóm.', '1.'],
  ['Màu vàng tượng chưng cho nắng.', 'tượng chưng'],
  ['Ngồi thỏa mái cả buổi.', 'thỏa mái'],
  ['Ban nay gui cho khach mot tui che ngon de uong.', 'Ban nay gui cho khach mot tui che ngon de uong'],
];

const sound = [
  'Lá chè phơi sương, hong khô trên nong tre. Giá 1.000.000 đ; rộng 0,5 m.',
  'Hướng dẫn:\n- hãm 3 phút\n- rót ra chén\n- thưởng thức khi ấm',
  'Xuất xứ: Hàn Quốc, Việt Nam, Đà Lạt. Người Việt Nam nào cũng quen.',
  'Bánh đánh bật vị ngán. Gọng chống chói.',
  'Bảo quản khô mát. Cất chỗ khô mát.',
  'Bác thợ mộc gối đầu lên khúc gỗ; hạt tròn đều, vỏ đỏ tươi, hợp người thích đồ ngọt.',
  'Hợp phong cách thời trang sang trọng.',
  'Người làm: Lan, Hoa, Mai, Cam, Trang, Thu, Thanh, Phong.',
  'Quý khách già trẻ đều hợp, giá vừa (100 g). Quả gấc.',
  'Mỗi gốc cho 3.\nMỗi vụ hái 2 lần.\n1. Hái\n2. Sao',
  'Cỡ S: ngực 84 (45 kg), cỡ M: ngực 88 (50 kg), cỡ L: ngực 92 (55 kg).',
  'Hướng dẫn bảo quản Bảo quản nơi khô.',
  'Đóng gói bởi: HTX Suối Trong',
  '#chèxanh #suốitrong',
];

describe('slips of a text', () => {
  it.each(faulty)('are found: %s', (text, passage) => expect(slipsOf(text)).toContain(passage));
  it.each(sound)('are not: %s', (text) => expect(slipsOf(text)).toEqual([]));
});
