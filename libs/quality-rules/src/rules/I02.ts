import { defineRule, notChecked, type RuleHit } from '../rule.js';

/** Long side by short side. */
const MOST = 2;
const MAIN = 1.5;

export const rule = defineRule({
  id: 'I02',
  version: 1,
  dimension: 'images',
  severity: 'warn',
  gate: 'form',
  source: {
    vi: 'Yêu cầu ảnh của các sàn (ảnh bìa gần vuông)',
    en: 'Image requirements of marketplaces (first image about square)',
  },
  certainty: 'M',
  reads: ['images.facts'],
  texts: {
    vi: {
      message: 'Ảnh {number} quá dài ({width} × {height}); sàn sẽ cắt mất hai đầu.',
      fix: 'Cắt ảnh gần vuông, để sản phẩm ở giữa.',
    },
    en: {
      message: 'Image {number} is too long ({width} × {height}); marketplaces cut off its ends.',
      fix: 'Crop it about square with the product in the middle.',
    },
  },
  cases: {
    main: {
      vi: {
        message: 'Ảnh bìa {width} × {height} chưa vuông; trong kết quả tìm kiếm sẽ bị cắt.',
        fix: 'Dùng ảnh vuông làm ảnh bìa.',
      },
      en: {
        message: 'The first image ({width} × {height}) is not square and will be cut in search results.',
        fix: 'Put a square image first.',
      },
    },
  },
  examples: {
    hit: [
      {
        content: { images: [{ url: 'https://anh.example/1.jpg', facts: { width: 800, height: 2000 } }] },
        expect: { severity: 'warn', field: '/images/0' },
      },
      {
        content: { images: [{ url: 'https://anh.example/1.jpg', facts: { width: 1600, height: 900 } }] },
        expect: { severity: 'inform', case: 'main' },
      },
    ],
    miss: [{}, { content: { images: [{ url: 'https://anh.example/1.jpg', facts: { width: 1200, height: 900 } }] } }],
  },
  check({ content }) {
    const measured = content.images.flatMap(({ facts }, index) => (facts ? [{ index, ...facts }] : []));
    if (measured.length === 0) return content.images.length > 0 ? notChecked : [];
    return measured.flatMap(({ height, index, width }): RuleHit[] => {
      const ratio = Math.max(width, height) / Math.min(width, height);
      const hit = { field: `/images/${index}`, params: { number: index + 1, width, height } };
      if (ratio > MOST) return [hit];
      return index === 0 && ratio > MAIN ? [{ ...hit, case: 'main', severity: 'inform' }] : [];
    });
  },
});
