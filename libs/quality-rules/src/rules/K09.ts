import { isVietnameseText } from '../prose/rule-hits.js';
import { linesOf } from '../prose/words.js';
import { defineRule } from '../rule.js';

/** A text from here on wants parts. */
const LONG = 500;

export const rule = defineRule({
  id: 'K09',
  version: 1,
  dimension: 'clarity',
  severity: 'inform',
  gate: 'form',
  source: { vi: 'Thang chấm nội dung của các sàn', en: 'Content graders of marketplaces' },
  certainty: 'M',
  reads: ['description', 'sections'],
  texts: {
    vi: {
      message: 'Mô tả dài {length} ký tự liền một khối.',
      fix: 'Chia đoạn, đặt đề mục: thành phần, cách dùng, bảo quản.',
    },
    en: {
      message: 'The description is one block of {length} characters.',
      fix: 'Break it into parts with headings: ingredients, use, storage.',
    },
  },
  examples: {
    hit: [
      {
        text: 'Trà hái lúc sương tan, sao trên chảo gang rồi để nguội. '.repeat(12).trim(),
        expect: { field: '/description/vi', severity: 'inform' },
      },
    ],
    miss: [
      {
        text: 'Trà hái tay ở bản Suối Trong, sao trên chảo gang, vị chát nhẹ rồi ngọt lâu. Trên 2.000 gốc, mỗi vụ một lần.',
      },
      {
        text: `${'Trà hái lúc sương tan, sao trên chảo gang rồi để nguội. '.repeat(8)}\n\n${'Pha với nước nóng già, rót hết mỗi lượt. '.repeat(8)}`,
      },
    ],
  },
  check({ texts }) {
    return texts
      .filter((read) => read.role === 'prose' && isVietnameseText(read) && read.text.length >= LONG)
      .filter((read) => linesOf(read).length < 2)
      .map(({ field, text, channel }) => ({
        field,
        start: 0,
        end: text.length,
        params: { length: text.length },
        ...(channel && { channel }),
      }));
  },
});
