import { endorsementLexicon, endorsements } from '../claims/endorsement.js';
import { rangeHit } from '../law/hits.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'F05',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2018-02-02',
  source: {
    vi: 'Nghị định 15/2018/NĐ-CP, Điều 27; Nghị định 342/2025/NĐ-CP, Điều 4',
    en: 'Decree 15/2018/NĐ-CP art. 27; Decree 342/2025/NĐ-CP art. 4',
  },
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
  cases: {
    advice: {
      vi: {
        message: 'Có dẫn lời bác sĩ hoặc cơ quan y tế: "{passage}". Cán bộ cần xem trước khi đăng.',
        fix: 'Bỏ tên bác sĩ, cơ quan y tế; chỉ giữ lời cảnh báo hoặc cách dùng.',
      },
      en: {
        message: 'Doctors or a health authority are quoted: "{passage}". A person has to look at it first.',
        fix: 'Leave out doctors and authorities; keep warnings and directions for use only.',
      },
    },
  },
  lexicons: { words: endorsementLexicon },
  examples: {
    hit: [
      { text: 'Sản phẩm được bác sĩ khuyên dùng mỗi ngày.', expect: { severity: 'block' } },
      { text: 'Đã được Bộ Y tế chứng nhận.', expect: { passage: 'Bộ Y tế chứng nhận' } },
      { text: 'Được các bác sĩ tin dùng.', expect: { severity: 'block', passage: 'các bác sĩ tin dùng' } },
      { text: 'Viện Dinh dưỡng khuyên dùng.', expect: { severity: 'block' } },
      { text: 'Bác sĩ Trần Văn Mây khuyến cáo nên dùng mỗi ngày.', expect: { severity: 'block' } },
      { text: 'Bệnh nhân của tôi đã khỏi.', expect: { severity: 'block' } },
      { text: 'Khuyên dùng bởi chuyên gia dinh dưỡng.', expect: { severity: 'block' } },
      { text: 'Thư cảm ơn của bệnh nhân gửi về rất nhiều.', expect: { severity: 'block' } },
      { text: 'Các phòng khám đều đánh giá cao.', expect: { severity: 'block' } },
      { text: 'Không phải thuốc nhưng được dược sĩ tin dùng.', expect: { severity: 'block' } },
      { text: 'Recommended by doctors.', expect: { severity: 'block' } },
      { text: 'Theo khuyến cáo của Bộ Y tế, mỗi ngày ăn một nắm hạt.', expect: { severity: 'review', case: 'advice' } },
    ],
    miss: [
      { text: 'Phụ nữ có thai nên hỏi ý kiến bác sĩ trước khi dùng.' },
      { content: { ocopSheet: 21 }, text: 'Gối mây được bác sĩ khuyên dùng.' },
      { text: 'Bộ Y tế khuyến cáo không dùng mật ong cho trẻ dưới 1 tuổi.' },
      { text: 'Cơ sở có giấy chứng nhận đủ điều kiện an toàn thực phẩm do Sở Y tế cấp.' },
      { text: 'Dùng theo chỉ định của bác sĩ.' },
      { text: 'Sản phẩm chưa được Bộ Y tế chứng nhận là thuốc.' },
      { text: 'Cảm ơn bà con tin dùng. Bệnh viện huyện ở gần chợ.' },
      { text: 'Người bệnh không nên tự ý dùng.' },
      { text: 'Bác sĩ không khuyên dùng khi đói.' },
      { text: 'Theo khuyến cáo của Bộ Y tế, không cho trẻ dưới 1 tuổi dùng mật ong.' },
      { text: 'Dùng trong bệnh viện, phòng khám, đạt chứng nhận ISO.' },
      { text: 'Lương y truyền nghề, làng nghề được công nhận năm 2010.' },
    ],
  },
  check({ goods, found }) {
    if (goods === 'craft' || goods === 'living' || goods === 'service') return [];
    return endorsements({ found }, 'words').map(({ text, start, end, strength }) => ({
      ...rangeHit(text, start, end),
      ...(strength === 'advice' && { case: 'advice', severity: 'review' as const }),
    }));
  },
});
