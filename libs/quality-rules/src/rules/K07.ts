import { capitalsRatio } from '#libs/ocop';
import { isVietnameseText, slipHit } from '../prose/rule-hits.js';
import { titleSlips } from '../prose/title.js';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'K07',
  version: 2,
  dimension: 'clarity',
  severity: 'warn',
  gate: 'form',
  source: { vi: 'Yêu cầu tiêu đề của các sàn', en: 'Title requirements of marketplaces' },
  certainty: 'M',
  reads: ['name'],
  texts: {
    vi: {
      message: 'Tên nhồi nhiều ý: "{passage}".',
      fix: 'Giữ loại hàng, đặc điểm chính, khối lượng; phần còn lại đưa vào mô tả.',
    },
    en: {
      message: 'The name is stuffed: "{passage}".',
      fix: 'Keep what it is, its main trait and quantity; move the rest to the description.',
    },
  },
  cases: {
    repeated: {
      vi: { message: 'Tên lặp từ: "{passage}".', fix: 'Mỗi ý chỉ nói một lần.' },
      en: { message: 'The name repeats itself: "{passage}".', fix: 'Say each thing once.' },
    },
    long: {
      vi: { message: 'Tên dài quá 120 ký tự.', fix: 'Rút gọn: loại hàng, đặc điểm chính, khối lượng.' },
      en: {
        message: 'The name is longer than 120 characters.',
        fix: 'Shorten it: what it is, its main trait, its quantity.',
      },
    },
    claim: {
      vi: {
        message: 'Tên có lời khen công dụng: "{passage}".',
        fix: 'Tên chỉ nói đây là gì; công dụng để trong mô tả, đúng luật.',
      },
      en: {
        message: 'The name praises benefits: "{passage}".',
        fix: 'A name says what it is; benefits belong in the description, within the law.',
      },
    },
    promo: {
      vi: { message: 'Tên có lời khuyến mại: "{passage}".', fix: 'Khai khuyến mại ở mục riêng của kênh.' },
      en: { message: 'The name carries a promotion: "{passage}".', fix: 'Use the channel’s own promotion tools.' },
    },
    capitals: {
      vi: { message: 'Tên viết hoa cả cụm: "{passage}".', fix: 'Viết thường, chỉ hoa chữ đầu và tên riêng.' },
      en: { message: 'The name shouts: "{passage}".', fix: 'Use capitals only for the first letter and names.' },
    },
  },
  examples: {
    hit: [
      {
        name: 'Trà xanh Suối Trong - Trà xanh búp non - Trà xanh sạch 100 g',
        expect: { case: 'repeated', severity: 'warn' },
      },
      { name: 'Trà xanh Suối Trong 100 g - giúp ngủ ngon', expect: { case: 'claim', passage: 'giúp ngủ ngon' } },
      { name: '[Giá sỉ] Trà xanh búp non Suối Trong 100 g', expect: { case: 'promo' } },
      { name: 'Trà xanh búp non xanh#thơm#dịu Suối Trong', expect: { field: '/name/vi' } },
    ],
    miss: [
      { name: 'Trà xanh búp non Suối Trong 100 g' },
      { name: 'Combo 2 hộp trà xanh Suối Trong và 1 hộp trà xanh ướp sen' },
    ],
  },
  check({ texts }) {
    return texts
      .filter((read) => read.role === 'title' && isVietnameseText(read))
      .flatMap((read) =>
        titleSlips(read)
          // V03 speaks of a name all in capitals, K08 of one that does not say what it is.
          .filter(({ fault }) => fault !== 'unclear' && !(fault === 'capitals' && capitalsRatio(read.text) > 0.7))
          .map((slip) => ({ ...slipHit(read, slip), ...(slip.fault !== 'stuffed' && { case: slip.fault }) })),
      );
  },
});
