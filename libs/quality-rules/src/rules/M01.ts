import { offPlatformFinds, offPlatformLexicon } from '../claims/off-platform.js';
import { defineRule } from '../rule.js';
import { passageHit } from '../texts.js';

export const rule = defineRule({
  id: 'M01',
  version: 4,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  source: {
    vi: 'Quy chế đăng bán của các sàn: không dẫn khách ra ngoài sàn',
    en: 'Listing rules of the marketplaces: no contact or sale outside the platform',
  },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: {
      message: 'Có thông tin liên hệ hoặc mời mua ngoài sàn: "{passage}".',
      fix: 'Bỏ số điện thoại, đường dẫn và lời mời liên hệ; khách hỏi qua khung chat của sàn.',
    },
    en: {
      message: 'Contact details or an invitation to buy elsewhere: "{passage}".',
      fix: 'Remove phone numbers, links and invitations; buyers ask through the marketplace chat.',
    },
  },
  lexicons: { words: offPlatformLexicon },
  examples: {
    hit: [
      { text: 'Đặt hàng gọi 0901 234 567 nhé.', expect: { severity: 'block', passage: '0901 234 567' } },
      { text: 'Nhắn Zalo để được tư vấn.', expect: { severity: 'block', passage: 'Nhắn Zalo' } },
      { text: 'Nhắn Z.a.l.o hoặc z\u200balo để đặt.', expect: { severity: 'block' } },
      { text: 'Xem thêm tại matongdoisuong.vn/san-pham.', expect: { passage: 'matongdoisuong.vn/san-pham' } },
      { text: 'Gọi O9I2.345.678 để đặt.', expect: { severity: 'block' } },
      { text: 'Mọi thắc mắc xin liên hệ.', expect: { severity: 'warn' } },
      { text: 'Nhắn Zalo để đặt.', channel: { kind: 'ownShop' }, expect: { severity: 'warn' } },
    ],
    miss: [
      { text: 'Khối lượng tịnh 5.kg, lô 20261015, giá trị dinh dưỡng 350 kcal.' },
      { text: 'Mã số công bố 0123456789/2026/ĐKSP.' },
      { text: 'Ngừng dùng khi dị ứng và liên hệ bác sĩ.' },
      { text: 'Cần thêm ảnh, vui lòng nhắn tin vào hộp thư chat.' },
      { text: 'Ủ 18 tháng, đóng chai ngày 01.02.2026.' },
    ],
  },
  check(context) {
    return offPlatformFinds(context, 'words').map(({ text, start, end, strength }) => ({
      ...passageHit(text, start, end),
      severity: strength === 'strong' ? 'block' : 'warn',
      ...(text.channel && { channel: text.channel }),
    }));
  },
});
