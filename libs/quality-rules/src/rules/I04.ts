import { defineRule, type RuleHit } from '../rule.js';

const REFUSED = /\.(heic|heif|gif|bmp|tiff?|svg|pdf|avif)$/i;

export const rule = defineRule({
  id: 'I04',
  version: 1,
  dimension: 'images',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Yêu cầu ảnh của các sàn (JPEG, PNG)', en: 'Image requirements of marketplaces (JPEG, PNG)' },
  certainty: 'M',
  reads: ['images.url'],
  texts: {
    vi: {
      message: 'Ảnh {number} là tệp {type}; nhiều sàn chỉ nhận JPEG và PNG.',
      fix: 'Lưu lại thành JPEG. Trên iPhone chọn Cài đặt › Camera › Định dạng › Tương thích nhất.',
    },
    en: {
      message: 'Image {number} is a {type} file; many marketplaces take JPEG and PNG only.',
      fix: 'Save it as JPEG. On an iPhone choose Settings › Camera › Formats › Most Compatible.',
    },
  },
  examples: {
    hit: [
      {
        content: { images: [{ url: 'https://anh.example/1.HEIC?v=2' }] },
        expect: { severity: 'warn', field: '/images/0' },
      },
    ],
    miss: [{}, { content: { images: [{ url: 'https://anh.example/anh.gif/1' }] } }],
  },
  check: ({ content }) =>
    content.images.flatMap(({ url }, index): RuleHit[] => {
      const type = REFUSED.exec(url.split(/[?#]/, 1)[0] ?? '')?.[1];
      return type ? [{ field: `/images/${index}`, params: { number: index + 1, type: type.toUpperCase() } }] : [];
    }),
});
