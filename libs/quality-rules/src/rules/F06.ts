import { addMonths } from '#libs/ocop';
import { papersOf } from '../law/hits.js';
import { isInForce } from '../law/papers.js';
import { supplementKind } from '../law/supplements.js';
import { defineRule, notChecked, type RuleHit } from '../rule.js';

/** A certificate without a printed end is valid for three years. */
const MONTHS = 36;
/** Goods as harvested: small primary producers need no certificate. */
const PRIMARY = new Set([1, 2, 3, 4]);
const SMALL = new Set(['household', 'cooperativeGroup', 'farm']);

export const rule = defineRule({
  id: 'F06',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2018-02-02',
  source: { vi: 'Nghị định 15/2018/NĐ-CP, Điều 11–12', en: 'Decree 15/2018/NĐ-CP art. 11–12' },
  certainty: 'M',
  reads: ['documents', 'ocopSheet', 'producer.kind', 'texts'],
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
    future: {
      vi: { message: 'Giấy an toàn thực phẩm có ngày cấp {issued} ở tương lai.', fix: 'Kiểm tra lại ngày cấp.' },
      en: { message: 'The food safety certificate is dated {issued}, in the future.', fix: 'Check the date.' },
    },
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 18, documents: [] },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
        expect: { severity: 'warn', field: '/documents' },
      },
      {
        content: { documents: [{ id: 'a', kind: 'foodSafety', number: '1/2027', issued: '2027-03-01', files: [] }] },
        expect: { severity: 'warn', case: 'future', field: '/documents/0' },
      },
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
      { name: 'Thuốc tắm người Dao đỏ gói 500 g', content: { ocopSheet: 18, documents: [] } },
    ],
  },
  check(context) {
    const { content, goods, product } = context;
    if (goods === undefined) return notChecked;
    const kind = supplementKind(context);
    if (goods !== 'food' && goods !== 'alcohol' && (kind === undefined || kind === 'medicine')) return [];
    const papers = papersOf(content, 'foodSafety').map(({ field, item: { expires, issued } }) => ({
      field,
      from: issued,
      to: expires ?? (issued ? addMonths(issued, MONTHS) : undefined),
    }));
    // Each says on which day it begins or ends, so that the product is judged again.
    if (papers.filter((paper) => isInForce(paper, context)).length > 0) return [];
    const [last] = papers.sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1));
    if (last?.from !== undefined && last.from > context.today)
      return [{ field: last.field, case: 'future', params: { issued: last.from } }];
    if (last) return [{ field: last.field, case: 'expired', params: { end: last.to ?? '' } }];
    const isExempt = PRIMARY.has(content.ocopSheet ?? 0) && SMALL.has(product.producer.kind);
    const hit: RuleHit = { field: '/documents', ...(isExempt && { severity: 'inform' }) };
    return [hit];
  },
});
