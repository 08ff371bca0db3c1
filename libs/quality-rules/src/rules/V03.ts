import { capitalsRatio } from '#libs/ocop';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'V03',
  version: 1,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Yêu cầu tiêu đề của các sàn', en: 'Title requirements of marketplaces' },
  certainty: 'M',
  reads: ['name'],
  texts: {
    vi: {
      message: 'Tên viết hoa gần như toàn bộ ({percent} %).',
      fix: 'Viết thường, chỉ hoa chữ đầu và tên riêng.',
    },
    en: {
      message: 'The name is mostly in capitals ({percent} %).',
      fix: 'Use capitals only for the first letter and names.',
    },
  },
  examples: {
    hit: [{ name: 'MẬT ONG HOA NHÃN ĐỒI SƯƠNG 500 G', expect: { severity: 'warn', field: '/name/vi' } }],
    miss: [{ name: 'Mật ong hoa nhãn Đồi Sương 500 g' }, { name: 'Trà OCOP' }],
  },
  check({ texts }) {
    return texts
      .filter(({ role, text }) => role === 'title' && text.length >= 12 && capitalsRatio(text) > 0.7)
      .map(({ field, text, channel }) => ({
        field,
        start: 0,
        end: text.length,
        params: { percent: Math.round(capitalsRatio(text) * 100) },
        ...(channel && { channel }),
      }));
  },
});
