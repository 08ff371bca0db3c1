import { originalRange } from '#libs/ocop';
import { readMeasures, totalOf, type Measure } from '../law/quantity.js';
import { defineRule, type RuleHit } from '../rule.js';
import type { ReadText } from '../texts.js';

/** Sheets of solid goods: fruit, meat, grain, instant food, flour goods, tea. */
const SOLID = new Set([1, 3, 5, 6, 11]);
/** Sheets whose goods may be counted: fruit and eggs by the piece, supplements by the pill. */
const COUNTED = new Set([1, 2, 18]);

/** The field with one measure written right. */
function corrected({ text, folded }: ReadText, { start, end, correct = '' }: Measure): string {
  const range = originalRange(folded, start, end);
  return text.slice(0, range.start) + correct + text.slice(range.end);
}

export const rule = defineRule({
  id: 'L03',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Phụ lục II', en: 'Decree 37/2026/NĐ-CP App. II' },
  certainty: 'H',
  reads: ['labelFields.netQuantity', 'variants.netQuantity', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Đơn vị trong "{passage}" không phải đơn vị đo hợp pháp.',
      fix: 'Ghi "{correct}": chỉ dùng g, kg, ml, l.',
    },
    en: { message: 'The unit in "{passage}" is not a legal one.', fix: 'Write "{correct}": use g, kg, ml, l.' },
  },
  cases: {
    unreadable: {
      vi: {
        message: 'Định lượng "{passage}" không có số và đơn vị đo.',
        fix: 'Ghi số kèm g, kg, ml hoặc l, ví dụ "500 g".',
      },
      en: {
        message: 'The quantity "{passage}" has no number with a unit.',
        fix: 'Write a number with g, kg, ml or l.',
      },
    },
    volume: {
      vi: {
        message: 'Hàng khô, rắn phải ghi khối lượng, đang ghi thể tích: "{passage}".',
        fix: 'Cân lại và ghi bằng g hoặc kg.',
      },
      en: {
        message: 'Solid goods are sold by weight, not by volume: "{passage}".',
        fix: 'Weigh it and write g or kg.',
      },
    },
    total: {
      vi: { message: '"{passage}" chưa ghi tổng định lượng.', fix: 'Ghi thêm tổng: {total} ({passage}).' },
      en: { message: '"{passage}" does not give the total.', fix: 'Add the total: {total} ({passage}).' },
    },
  },
  examples: {
    hit: [
      {
        content: { labelFields: { netQuantity: '500gr' } },
        expect: { severity: 'warn', field: '/labelFields/netQuantity', suggestedValue: '500 g' },
      },
      { content: { labelFields: { netQuantity: 'hũ 2 lạng' } }, expect: { suggestedValue: 'hũ 200 g' } },
      { content: { labelFields: { netQuantity: 'một hũ' } }, expect: { case: 'unreadable' } },
      { content: { ocopSheet: 11, labelFields: { netQuantity: '300 ml' } }, expect: { case: 'volume' } },
      {
        content: { labelFields: { netQuantity: '6 hũ x 240 g' } },
        expect: { case: 'total', severity: 'inform', suggestedValue: '1440 g (6 hũ x 240 g)' },
      },
    ],
    miss: [
      {},
      { content: { labelFields: { netQuantity: '1.440 g (6 hũ x 240 g)' } } },
      { content: { labelFields: { netQuantity: '500 gam' } } },
      { content: { labelFields: { netQuantity: '1,5 lít' } } },
      { content: { ocopSheet: 2, labelFields: { netQuantity: '30 quả' } } },
      { content: { ocopSheet: 21, labelFields: { netQuantity: '1 chiếc' } } },
    ],
  },
  check({ content, goods, texts }) {
    const sheet = content.ocopSheet ?? 0;
    const isMeasured = goods === 'food' || goods === 'alcohol' || goods === 'cosmetic' || goods === 'herbal';
    const seen = new Set<string>();
    return texts.flatMap((text): RuleHit[] => {
      if (text.role !== 'label' || !text.field.endsWith('/netQuantity') || goods === 'service') return [];
      const measures = readMeasures(text.folded.text);
      // What cannot be mended by itself is told once, however many fields repeat it.
      const isTold = seen.has(text.folded.text);
      seen.add(text.folded.text);
      const hit = { field: text.field, start: 0, end: text.text.length, params: { passage: text.text.trim() } };
      if (measures.length === 0) {
        const isCounted = COUNTED.has(sheet) && /\d/.test(text.text);
        return isMeasured && !isCounted && !isTold && text.text.trim() !== '' ? [{ ...hit, case: 'unreadable' }] : [];
      }
      const wrong = measures.find(({ correct }) => correct !== undefined);
      if (wrong) {
        const range = originalRange(text.folded, wrong.start, wrong.end);
        const params = { passage: text.text.slice(range.start, range.end), correct: wrong.correct ?? '' };
        return [{ field: text.field, ...range, params, suggestedValue: corrected(text, wrong) }];
      }
      if (isTold) return [];
      if (SOLID.has(sheet) && measures.every(({ kind }) => kind === 'volume')) return [{ ...hit, case: 'volume' }];
      const [only] = measures;
      if (measures.length > 1 || !only || (only.packs ?? 1) < 2) return [];
      const total = totalOf(only);
      const params = { ...hit.params, total };
      return [{ ...hit, params, case: 'total', severity: 'inform', suggestedValue: `${total} (${text.text.trim()})` }];
    });
  },
});
