import { utf8Bytes } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'K02',
  version: 1,
  dimension: 'clarity',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  source: { vi: 'Giới hạn mô tả của kênh', en: 'Description limits of the channel' },
  certainty: 'H',
  reads: ['description', 'sections', 'channelContent.description'],
  texts: {
    vi: {
      message: 'Mô tả dài {actual} ký tự, kênh này nhận tối đa {limit}.',
      fix: 'Viết bản mô tả ngắn hơn cho kênh này.',
    },
    en: {
      message: 'The description has {actual} characters; this channel takes {limit}.',
      fix: 'Write a shorter description for this channel.',
    },
  },
  cases: {
    bytes: {
      vi: {
        message: 'Mô tả nặng {actual} byte, kênh này nhận tối đa {limit}.',
        fix: 'Viết bản mô tả ngắn hơn cho kênh này.',
      },
      en: {
        message: 'The description takes {actual} bytes; this channel takes {limit}.',
        fix: 'Write a shorter description for this channel.',
      },
    },
    short: {
      vi: {
        message: 'Mô tả chỉ có {actual} ký tự, kênh này cần ít nhất {limit}.',
        fix: 'Kể thêm: làm từ gì, vị ra sao, dùng thế nào, bảo quản ra sao, ai làm ra.',
      },
      en: {
        message: 'The description has only {actual} characters; this channel needs {limit}.',
        fix: 'Tell more: ingredients, taste, use, storage, who makes it.',
      },
    },
  },
  examples: {
    hit: [
      { channel: { description: { min: 0, max: 50 } }, expect: { severity: 'block' } },
      { channel: { description: { min: 0, max: 5000, maxBytes: 60 } }, expect: { case: 'bytes' } },
      { channel: { description: { min: 4000, max: 5000 } }, expect: { case: 'short' } },
    ],
    miss: [{}],
  },
  check({ channels, content }) {
    return channels.flatMap(({ id, description, rendered }): RuleHit[] => {
      const own = content.channelContent?.[id]?.description !== undefined;
      const field = own ? `/channelContent/${id}/description` : content.description ? '/description/vi' : '/sections';
      const cut = rendered.cut.find((item) => item.field === 'description');
      const length = rendered.description.length;
      const hit = { field, channel: id };
      if (length > description.max) return [{ ...hit, params: { actual: length, limit: description.max } }];
      const { maxBytes } = description;
      const bytes = maxBytes === undefined ? 0 : utf8Bytes(rendered.description);
      if (maxBytes !== undefined && bytes > maxBytes)
        return [{ ...hit, case: 'bytes', params: { actual: bytes, limit: maxBytes } }];
      if (length < description.min)
        return [{ ...hit, case: 'short', params: { actual: length, limit: description.min } }];
      return cut ? [{ ...hit, params: { actual: cut.actual, limit: cut.limit } }] : [];
    });
  },
});
