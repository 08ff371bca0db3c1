import { HitIndex, isCancelled } from '../clauses.js';
import { defineRule } from '../rule.js';
import { passageHit } from '../texts.js';

export const rule = defineRule({
  id: 'F05',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  source: { vi: 'Nghị định 15/2018/NĐ-CP, Điều 27', en: 'Decree 15/2018/NĐ-CP art. 27' },
  certainty: 'M',
  reads: ['texts', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Mượn danh bác sĩ, bệnh viện, cơ quan y tế hoặc thư người bệnh để quảng cáo: "{passage}".',
      fix: 'Bỏ câu này; luật không cho dùng danh nghĩa y tế để quảng cáo thực phẩm và mỹ phẩm.',
    },
    en: {
      message: 'The text advertises with doctors, hospitals, health authorities or patients: "{passage}".',
      fix: 'Remove it: the law forbids medical authority in advertising of food and cosmetics.',
    },
  },
  lexicons: {
    terms: [
      ...['bác sĩ khuyên dùng', 'bác sỹ khuyên dùng', 'bác sĩ khuyên', 'bác sỹ khuyên', 'dược sĩ khuyên dùng'],
      ...[
        'dược sĩ khuyên',
        'bệnh viện tin dùng',
        'bệnh viện khuyên dùng',
        'được bộ y tế chứng nhận',
        'bộ y tế chứng nhận',
      ],
      ...['bộ y tế khuyên dùng', 'chuyên gia y tế khuyên dùng', 'thư cảm ơn của bệnh nhân', 'bệnh nhân tin dùng'],
    ],
    cancels: ['không phải do', 'không được'],
  },
  examples: {
    hit: [
      { text: 'Sản phẩm được bác sĩ khuyên dùng mỗi ngày.', expect: { severity: 'block' } },
      { text: 'Đã được Bộ Y tế chứng nhận.', expect: { passage: 'được Bộ Y tế chứng nhận' } },
    ],
    miss: [
      { text: 'Phụ nữ có thai nên hỏi ý kiến bác sĩ trước khi dùng.' },
      { content: { ocopSheet: 21 }, text: 'Gối mây được bác sĩ khuyên dùng.' },
    ],
  },
  check(context) {
    if (context.goods === 'craft' || context.goods === 'living' || context.goods === 'service') return [];
    const cancels = new HitIndex(context.found('cancels'));
    return context
      .found('terms')
      .filter((hit) => !isCancelled(hit, cancels, 1))
      .map((hit) => ({
        ...passageHit(hit.text, hit.start, hit.end),
        ...(hit.text.channel && { channel: hit.text.channel }),
      }));
  },
});
