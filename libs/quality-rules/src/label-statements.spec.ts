import { describe, expect, it } from 'vitest';
import { isToldInTexts } from './label-statements.js';
import type { LabelItem } from './law/label-groups.js';
import { plainText } from './texts.js';

const isTold = (item: LabelItem, text: string, name = 'Quà quê Đồi Sương'): boolean =>
  isToldInTexts(item, [plainText('/name/vi', name, 'title'), plainText('/description/vi', text, 'prose')]);

const told: [LabelItem, string][] = [
  ['netQuantity', 'Khối lượng tịnh: 500 g'],
  ['ingredients', 'Thành phần: măng tươi, muối, ớt'],
  ['ingredients', 'Thành phần\n- măng tươi\n- muối'],
  ['composition', 'Chất liệu: mây và tre'],
  ['usage', 'Pha một thìa với 200 ml nước ấm.'],
  ['usage', 'Cách dùng: ăn liền sau khi mở gói.'],
  ['storage', 'Để nơi khô ráo, thoáng mát.'],
  ['expiry', 'HSD: 24 tháng kể từ NSX'],
  ['expiry', 'Hạn sử dụng: in trên bao bì'],
  ['manufactured', 'NSX, HSD: in trên nắp'],
  ['manufactured', 'Năm sản xuất: 2026'],
  ['madeOrExpiry', 'NSX: 02/04/2026'],
  ['warning', 'Lưu ý: không dùng cho trẻ dưới 1 tuổi.'],
  ['warning', 'Sản phẩm có chứa đậu phộng.'],
  ['specs', 'Khay 30 x 20 cm'],
  ['benefit', 'Công dụng: bổ sung chất xơ cho bữa ăn.'],
  ['targetUser', 'Dành cho người lớn cần bổ sung chất xơ.'],
  ['lot', 'Số lô: in dưới đáy chai'],
  ['lot', 'Số lô A12'],
];
const notTold: [LabelItem, string][] = [
  ['netQuantity', 'Pha với 200 ml nước ấm.'],
  ['ingredients', 'Thành phần:'],
  ['ingredients', 'Thành phần: đang cập nhật'],
  ['usage', 'Cách dùng đa dạng.'],
  ['usage', 'Cách dùng: đa dạng, tiện lợi'],
  ['usage', 'Hướng dẫn sử dụng:\nBảo quản: nơi khô ráo.'],
  ['storage', 'Không chất bảo quản.'],
  ['storage', 'Bảo quản:'],
  ['expiry', 'Hạn sử dụng dài, yên tâm mua nhiều.'],
  ['manufactured', 'Sản xuất theo dây chuyền khép kín.'],
  ['madeOrExpiry', 'Đã bán 36 tháng liền.'],
  ['warning', 'Chú ý mua nhanh kẻo hết.'],
  ['warning', 'Lưu ý: shop không đổi trả.'],
  ['warning', 'Lành tính, không gây dị ứng.'],
  ['specs', 'Khay mây nhỏ xinh.'],
  ['benefit', 'Công dụng:'],
  ['lot', 'Bán theo lô lớn.'],
];

describe('contents of a label in the texts', () => {
  it.each(told)('%s is told: %s', (item, text) => {
    expect(isTold(item, text)).toBe(true);
  });
  it.each(notTold)('%s is not: %s', (item, text) => {
    expect(isTold(item, text)).toBe(false);
  });

  it('are told by a title where it names the net quantity, and never by the text of one channel', () => {
    expect(isTold('netQuantity', '', 'Mật ong hoa nhãn 500 g')).toBe(true);
    const own = { ...plainText('/channelContent/market/description', 'Số lô A12', 'prose'), channel: 'market' };
    expect(isToldInTexts('lot', [own])).toBe(false);
  });
});
