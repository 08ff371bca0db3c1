import { defineRule, notChecked, type RuleHit } from '../rule.js';

/** Short side in pixels: below it marketplaces refuse, and buyers cannot enlarge. */
const LEAST = 500;
const GOOD = 800;

export const rule = defineRule({
  id: 'I01',
  version: 1,
  dimension: 'images',
  severity: 'block',
  gate: 'form',
  source: {
    vi: 'Yêu cầu ảnh của các sàn (cạnh ngắn từ 500 điểm ảnh)',
    en: 'Image requirements of marketplaces (short side from 500 pixels)',
  },
  certainty: 'M',
  reads: ['images.facts'],
  texts: {
    vi: {
      message: 'Ảnh {number} chỉ có {width} × {height} điểm ảnh; cần cạnh ngắn từ {limit}.',
      fix: 'Chụp lại gần hơn hoặc gửi ảnh gốc, không gửi ảnh chụp màn hình.',
    },
    en: {
      message: 'Image {number} has {width} × {height} pixels; the short side needs {limit}.',
      fix: 'Take it again from nearer, or send the original, not a screenshot.',
    },
  },
  cases: {
    small: {
      vi: {
        message: 'Ảnh {number} có {width} × {height} điểm ảnh; từ {limit} trở lên khách phóng to mới rõ.',
        fix: 'Nếu có, thay bằng ảnh gốc lớn hơn.',
      },
      en: {
        message: 'Image {number} has {width} × {height} pixels; from {limit} on it stays clear when enlarged.',
        fix: 'Replace it by the larger original if there is one.',
      },
    },
  },
  examples: {
    hit: [
      {
        content: { images: [{ url: 'https://anh.example/1.jpg', facts: { width: 480, height: 900 } }] },
        expect: { severity: 'block', field: '/images/0' },
      },
      {
        content: { images: [{ url: 'https://anh.example/1.jpg', facts: { width: 640, height: 640 } }] },
        expect: { severity: 'inform', case: 'small' },
      },
    ],
    miss: [{}, { content: { images: [] } }],
  },
  check({ content }) {
    const measured = content.images.flatMap(({ facts }, index) => (facts ? [{ index, ...facts }] : []));
    if (measured.length === 0) return content.images.length > 0 ? notChecked : [];
    return measured.flatMap(({ height, index, width }): RuleHit[] => {
      const side = Math.min(width, height);
      if (side >= GOOD) return [];
      const limit = side < LEAST ? LEAST : GOOD;
      const params = { number: index + 1, width, height, limit };
      return [{ field: `/images/${index}`, params, ...(side >= LEAST && { case: 'small', severity: 'inform' }) }];
    });
  },
});
