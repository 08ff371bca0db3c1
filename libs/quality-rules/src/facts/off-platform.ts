import { offPlatformFinds, offPlatformLexicon } from '../claims/off-platform.js';
import { passageOf } from '../claims/vocabulary.js';
import { defineFact } from './fact.js';

export const fact = defineFact({
  name: 'off_platform',
  lexicons: { words: offPlatformLexicon },
  examples: {
    hit: [
      { text: 'Gọi 0901 234 567 để đặt.', passage: '0901 234 567' },
      { text: 'Đặt bàn: (024) 3812 3456.' },
      { text: 'Xem thêm ở www.chesuoitrong.vn nhé.', passage: 'www.chesuoitrong.vn' },
      { text: 'Thư gửi chesuoitrong@thu.vn', passage: 'chesuoitrong@thu.vn' },
      { text: 'Cần thêm ảnh cứ inbox.', passage: 'inbox' },
      { text: 'Vui lòng liên hệ để có giá sỉ.', passage: 'Vui lòng liên hệ' },
      { text: 'Mời ghé cửa hàng 12 phố Chợ.' },
      { text: 'Follow shop nhận quà.', passage: 'Follow shop' },
    ],
    miss: [
      { text: 'Website:' },
      { text: 'Địa chỉ: thôn Suối Trong, xã Bình Minh.' },
      { text: 'Mã số thuế: 0312345678. Số công bố 0123456789/2026.' },
      { text: 'Liên hệ bác sĩ khi dị ứng.' },
      { text: 'Hỏi shop qua khung chat.' },
      { text: 'Size 84-83-77-60-65.' },
      { text: 'Ảnh: https://anh.vi-du.vn/mau/che-xanh.png' },
    ],
  },
  // Naming a channel alone invites nobody.
  detect: (context) =>
    offPlatformFinds(context, 'words')
      .filter(({ strength }) => strength !== 'name')
      .map(passageOf),
});
