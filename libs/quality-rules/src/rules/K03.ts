import { defineRule, type RuleHit } from '../rule.js';

/** Fewer than three pictures sell badly everywhere (marketplaces' own content graders ask for three). */
const WANTED = 3;

export const rule = defineRule({
  id: 'K03',
  version: 1,
  dimension: 'images',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  source: {
    vi: 'Giới hạn ảnh của kênh; thang chấm nội dung của các sàn: từ 3 ảnh',
    en: 'Image limits of the channel; content graders of marketplaces: 3 images or more',
  },
  certainty: 'M',
  reads: ['images', 'channelContent.imageOrder'],
  texts: {
    vi: {
      message: 'Có {actual} ảnh, kênh này cần ít nhất {limit}.',
      fix: 'Thêm ảnh: mặt trước, nhãn, thành phẩm khi dùng.',
    },
    en: {
      message: 'There are {actual} images; this channel needs {limit}.',
      fix: 'Add pictures: front, label, the product in use.',
    },
  },
  cases: {
    few: {
      vi: {
        message: 'Mới có {actual} ảnh; từ {limit} ảnh trở lên khách dễ chọn hơn.',
        fix: 'Thêm ảnh: mặt trước, nhãn, thành phẩm khi dùng, nơi làm ra.',
      },
      en: {
        message: 'There are {actual} images; {limit} or more sell better.',
        fix: 'Add pictures: front, label, the product in use, where it is made.',
      },
    },
  },
  examples: {
    hit: [
      { content: { images: [] }, channel: { rendered: { images: [] } }, expect: { severity: 'block' } },
      {
        content: { images: [{ url: 'https://anh.example/1.jpg' }] },
        expect: { severity: 'warn', case: 'few', field: '/images' },
      },
    ],
    miss: [{}],
  },
  check({ content, channels }) {
    const hits = channels.flatMap(({ id, images, rendered }): RuleHit[] => {
      const actual = rendered.images.length;
      return actual < images.min ? [{ field: '/images', channel: id, params: { actual, limit: images.min } }] : [];
    });
    const actual = content.images?.length ?? 0;
    if (actual < WANTED)
      hits.push({ field: '/images', case: 'few', severity: 'warn', params: { actual, limit: WANTED } });
    return hits;
  },
});
