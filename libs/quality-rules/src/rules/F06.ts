import { addDays, addMonths } from '#libs/ocop';
import { papersOf } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

/** A certificate without a printed end is valid for three years. */
const MONTHS = 36;
/** Goods as harvested: small primary producers need no certificate. */
const PRIMARY = new Set([1, 2, 3, 4]);
const SMALL = new Set(['household', 'cooperativeGroup', 'farm']);

export const rule = defineRule({
  id: 'F06',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2018-02-02',
  source: { vi: 'Nghị định 15/2018/NĐ-CP, Điều 11–12', en: 'Decree 15/2018/NĐ-CP art. 11–12' },
  certainty: 'M',
  reads: ['documents', 'ocopSheet', 'producer.kind'],
  texts: {
    vi: {
      message: 'Chưa khai giấy chứng nhận đủ điều kiện an toàn thực phẩm hoặc giấy được miễn.',
      fix: 'Thêm số giấy an toàn thực phẩm, giấy HACCP/ISO 22000/GMP, hoặc bản cam kết với xã nếu được miễn.',
    },
    en: {
      message: 'No food safety certificate or exemption is given.',
      fix: 'Add its number, a HACCP/ISO 22000/GMP certificate, or the commitment given to the commune.',
    },
  },
  cases: {
    expired: {
      vi: { message: 'Giấy an toàn thực phẩm hết hạn ngày {end}.', fix: 'Xin cấp lại và cập nhật số giấy mới.' },
      en: { message: 'The food safety certificate ended on {end}.', fix: 'Renew it and give the new number.' },
    },
  },
  examples: {
    hit: [
      { content: { documents: [] }, expect: { severity: 'warn', field: '/documents' } },
      { content: { ocopSheet: 1, documents: [] }, producer: { kind: 'household' }, expect: { severity: 'inform' } },
      {
        content: { documents: [{ id: 'a', kind: 'foodSafety', number: '1/2022', issued: '2022-03-01', files: [] }] },
        expect: { case: 'expired', field: '/documents/0' },
      },
    ],
    miss: [
      {},
      { content: { documents: [{ id: 'a', kind: 'foodSafety', number: '1/2026', expires: '2029-01-01', files: [] }] } },
      { content: { ocopSheet: 21, documents: [] } },
      { content: { ocopSheet: undefined, documents: [] } },
    ],
  },
  check({ content, goods, mayChangeOn, product, today }) {
    if (goods !== 'food' && goods !== 'alcohol') return [];
    const papers = papersOf(content, 'foodSafety').map(({ field, item }) => ({
      field,
      end: item.expires ?? (item.issued ? addMonths(item.issued, MONTHS) : '9999-12-31'),
    }));
    const last = papers.sort((a, b) => (a.end < b.end ? 1 : -1))[0];
    if (last && last.end < today) return [{ field: last.field, case: 'expired', params: { end: last.end } }];
    if (last) {
      if (last.end < '9999') mayChangeOn(addDays(last.end, 1));
      return [];
    }
    const isExempt = PRIMARY.has(content.ocopSheet ?? 0) && SMALL.has(product.producer.kind);
    const hit: RuleHit = { field: '/documents', ...(isExempt && { severity: 'inform' }) };
    return [hit];
  },
});
