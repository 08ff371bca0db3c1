import { foldText } from '#libs/ocop';
import { termHit } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

const MAP = /bản đồ|biển đảo|lãnh thổ|lưỡi bò|chín đoạn|\bmap\b/u;

export const rule = defineRule({
  id: 'L12',
  version: 1,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 50', en: 'Decree 37/2026/NĐ-CP art. 50' },
  certainty: 'M',
  reads: ['images.alt', 'name'],
  texts: {
    vi: {
      message: 'Ảnh có thể có bản đồ: "{passage}". Cán bộ cần xem chủ quyền lãnh thổ có thể hiện đúng không.',
      fix: 'Dùng bản đồ có đủ quần đảo Hoàng Sa, Trường Sa, hoặc bỏ ảnh này.',
    },
    en: {
      message: 'An image may show a map: "{passage}". A person has to look whether sovereignty is shown rightly.',
      fix: 'Use a map with the Hoàng Sa and Trường Sa islands, or drop the image.',
    },
  },
  lexicons: { maps: ['bản đồ việt nam', 'bản đồ thế giới', 'bản đồ', 'đường lưỡi bò', 'đường chín đoạn'] },
  examples: {
    hit: [
      {
        content: { images: [{ url: 'https://anh.example/1.jpg', alt: 'Tranh bản đồ Việt Nam khắc gỗ' }] },
        expect: { severity: 'review', field: '/images/0/alt' },
      },
      { name: 'Tranh gỗ bản đồ Việt Nam 60 x 80 cm', expect: { severity: 'review', field: '/name/vi' } },
    ],
    miss: [{}, { text: 'Xem đường đi trên bản đồ rồi ghé vườn.' }],
  },
  check({ content, found }) {
    const named = found('maps').filter(({ text }) => text.role === 'title');
    const shown = content.images.flatMap(({ alt = '' }, index): RuleHit[] =>
      MAP.test(foldText(alt)) ? [{ field: `/images/${index}/alt`, params: { passage: alt } }] : [],
    );
    return [...named.map(termHit), ...shown];
  },
});
