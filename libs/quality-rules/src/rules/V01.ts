import { nfc } from '#libs/contracts';
import { defineRule, type RuleHit } from '../rule.js';

/** A letter or blank with its combining marks: the smallest passage that NFC may change. */
const CLUSTER = /[^\u0300-\u036f][\u0300-\u036f]{1,8}/g;

export const rule = defineRule({
  id: 'V01',
  version: 1,
  dimension: 'vietnamese',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'TCVN 6909:2001 (Unicode dựng sẵn)', en: 'TCVN 6909:2001 (precomposed Unicode)' },
  certainty: 'H',
  reads: ['texts'],
  texts: {
    vi: {
      message: 'Có {count} chữ gõ dấu rời (tổ hợp), dễ hiện sai và khó tìm kiếm.',
      fix: 'Chuyển sang chữ dựng sẵn; máy sửa được, không đổi nội dung.',
    },
    en: {
      message: '{count} letters use separate combining marks; they may show wrongly and are hard to find.',
      fix: 'Convert to precomposed letters (NFC); this changes no content.',
    },
  },
  examples: {
    hit: [
      {
        text: 'Ma\u0323\u0302t ong rừng.',
        expect: { passage: 'a\u0323\u0302', suggestedValue: 'ậ', severity: 'warn' },
      },
    ],
    miss: [{ text: 'Mật ong rừng.' }, { text: 'Ký hiệu 🐝 và chữ ñ.' }],
  },
  check({ texts }) {
    return texts.flatMap((read): RuleHit[] => {
      if (nfc(read.text) === read.text) return [];
      const clusters = [...read.text.matchAll(CLUSTER)].filter(([cluster]) => nfc(cluster) !== cluster);
      const [first] = clusters;
      if (!first) return [];
      return [
        {
          field: read.field,
          start: first.index,
          end: first.index + first[0].length,
          params: { count: clusters.length },
          suggestedValue: nfc(first[0]),
          ...(read.channel && { channel: read.channel }),
        },
      ];
    });
  },
});
