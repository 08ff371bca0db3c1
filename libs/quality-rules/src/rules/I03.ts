import type { Image } from '#libs/contracts';
import { defineRule, type RuleHit } from '../rule.js';

/** One picture behind two addresses: same pixels and same bytes. Sizes alone prove nothing. */
const keysOf = ({ facts, url }: Image): string[] => [
  url.split('#', 1)[0] ?? '',
  ...(facts?.bytes ? [`${facts.width}x${facts.height}/${facts.bytes}`] : []),
];

export const rule = defineRule({
  id: 'I03',
  version: 1,
  dimension: 'images',
  severity: 'warn',
  gate: 'form',
  source: {
    vi: 'Yêu cầu ảnh của các sàn (không dùng ảnh trùng)',
    en: 'Image requirements of marketplaces (no duplicates)',
  },
  certainty: 'M',
  reads: ['images.url', 'images.facts'],
  texts: {
    vi: {
      message: 'Ảnh {number} trùng với ảnh {same}.',
      fix: 'Thay bằng ảnh khác: mặt sau, nhãn, lúc dùng, nơi làm ra.',
    },
    en: {
      message: 'Image {number} is the same as image {same}.',
      fix: 'Show something else: the back, the label, in use, where it is made.',
    },
  },
  examples: {
    hit: [
      {
        content: { images: [1, 1].map((number) => ({ url: `https://anh.example/${number}.jpg` })) },
        expect: { severity: 'warn', field: '/images/1' },
      },
      {
        content: {
          images: [1, 2].map((number) => ({
            url: `https://anh.example/${number}.jpg`,
            facts: { width: 900, height: 900, bytes: 123_456 },
          })),
        },
        expect: { field: '/images/1' },
      },
    ],
    miss: [
      {},
      {
        content: {
          images: [1, 2].map((number) => ({
            url: `https://anh.example/${number}.jpg`,
            facts: { width: 900, height: 900 },
          })),
        },
      },
    ],
  },
  check({ content }) {
    const seen = new Map<string, number>();
    return content.images.flatMap((image, index): RuleHit[] => {
      const keys = keysOf(image);
      const same = keys.map((key) => seen.get(key)).find((at) => at !== undefined);
      for (const key of keys) if (!seen.has(key)) seen.set(key, index);
      return same === undefined ? [] : [{ field: `/images/${index}`, params: { number: index + 1, same: same + 1 } }];
    });
  },
});
