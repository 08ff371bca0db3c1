import { utf8Bytes } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'K01',
  version: 1,
  dimension: 'clarity',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  source: { vi: 'Giới hạn tiêu đề của kênh', en: 'Title limits of the channel' },
  certainty: 'H',
  reads: ['name', 'channelContent.name'],
  texts: {
    vi: {
      message: 'Tên dài {actual} ký tự, kênh này nhận tối đa {limit}.',
      fix: 'Viết tên ngắn hơn cho kênh này: loại hàng, đặc điểm chính, khối lượng.',
    },
    en: {
      message: 'The title has {actual} characters; this channel takes {limit}.',
      fix: 'Write a shorter title for this channel: what it is, its main trait, its quantity.',
    },
  },
  cases: {
    bytes: {
      vi: {
        message: 'Tên nặng {actual} byte (chữ có dấu tính nhiều hơn), kênh này nhận tối đa {limit}.',
        fix: 'Viết tên ngắn hơn cho kênh này.',
      },
      en: {
        message: 'The title takes {actual} bytes (marked letters count more); this channel takes {limit}.',
        fix: 'Write a shorter title for this channel.',
      },
    },
    short: {
      vi: {
        message: 'Tên chỉ có {actual} ký tự, kênh này cần ít nhất {limit}.',
        fix: 'Thêm loại hàng, nơi làm ra, khối lượng vào tên.',
      },
      en: {
        message: 'The title has only {actual} characters; this channel needs {limit}.',
        fix: 'Add what it is, where it comes from, its quantity.',
      },
    },
  },
  examples: {
    hit: [
      { channel: { title: { min: 1, max: 20 } }, expect: { severity: 'block', field: '/name/vi' } },
      { channel: { title: { min: 1, max: 120, maxBytes: 40 } }, expect: { case: 'bytes' } },
      { channel: { title: { min: 200, max: 255 } }, expect: { case: 'short' } },
    ],
    miss: [{}],
  },
  check({ channels, content }) {
    return channels.flatMap(({ id, title, rendered }): RuleHit[] => {
      const field = content.channelContent?.[id]?.name ? `/channelContent/${id}/name` : '/name/vi';
      const cut = rendered.cut.find((item) => item.field === 'title');
      const length = rendered.title.length;
      const hit = { field, channel: id };
      if (length > title.max) return [{ ...hit, params: { actual: length, limit: title.max } }];
      const bytes = utf8Bytes(rendered.title);
      if (title.maxBytes !== undefined && bytes > title.maxBytes)
        return [{ ...hit, case: 'bytes', params: { actual: bytes, limit: title.maxBytes } }];
      if (length < title.min) return [{ ...hit, case: 'short', params: { actual: length, limit: title.min } }];
      return cut ? [{ ...hit, params: { actual: cut.actual, limit: cut.limit } }] : [];
    });
  },
});
