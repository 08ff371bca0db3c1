import { superlativeLexicons, superlatives } from '../claims/superlative.js';
import { defineRule } from '../rule.js';
import { passageHit } from '../texts.js';

export const rule = defineRule({
  id: 'A01',
  version: 3,
  dimension: 'trust',
  severity: 'warn',
  gate: 'law',
  whenLive: 'ask',
  source: {
    vi: 'Luật Quảng cáo (sửa đổi 2025), Điều 8 khoản 11; Thông tư 10/2013/TT-BVHTTDL',
    en: 'Law on Advertising (amended 2025) art. 8(11); Circular 10/2013',
  },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: {
      message: 'Dùng từ so sánh cao nhất "{passage}" khi chưa có tài liệu chứng minh.',
      fix: 'Bỏ từ này, hoặc ghi ngay bên cạnh tên giải thưởng, cuộc khảo sát chứng minh (còn trong một năm).',
    },
    en: {
      message: 'The superlative "{passage}" stands without proof.',
      fix: 'Remove it, or name the award or survey that proves it right beside it (not older than a year).',
    },
  },
  lexicons: superlativeLexicons,
  examples: {
    hit: [
      { text: 'Cà phê ngon nhất Việt Nam.', expect: { severity: 'warn', passage: 'ngon nhất' } },
      { text: 'Mật ong chất lượng cao nhất.', expect: { passage: 'chất lượng cao nhất' } },
      { name: 'Nước mắm số 1 vùng biển Bình Minh', expect: { passage: 'số 1', field: '/name/vi' } },
      { text: 'Sản phẩm duy nhất trên thị trường.' },
    ],
    miss: [
      { text: 'Tốt nhất nên bảo quản trong ngăn mát.' },
      { text: 'Sử dụng tốt nhất trước ngày in trên bao bì.' },
      { text: 'Ít nhất 18 tháng ủ chượp; nhất là mẻ đầu mùa.' },
      { text: 'Gạo ngon nhất hội thi, đạt giải nhất cuộc thi gạo ngon tỉnh năm 2026.' },
      { text: 'Ngon nhất khi dùng ấm.' },
      { text: 'Để có kết quả tốt nhất, hãm ở 85 độ.' },
    ],
  },
  check(context) {
    return superlatives(context).map(({ text, start, end }) => ({
      ...passageHit(text, start, end),
      ...(text.channel && { channel: text.channel }),
    }));
  },
});
