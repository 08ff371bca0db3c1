import { legalWording, quantitiesIn, units, type Dimension, type NetQuantity } from '#libs/ocop';
import { isEmpty } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

/** Sheets of solid goods: fruit, meat, grain, instant food, flour goods, tea. */
const SOLID = new Set([1, 3, 5, 6, 11]);
/** Sheets whose goods may be counted: fruit and eggs by the piece, supplements by the pill. */
const COUNTED = new Set([1, 2, 18]);

/** Sheets of liquid goods: liquid spices, spirits, other alcohol, water, other drinks. */
const LIQUID = new Set([9, 14, 15, 16, 17]);
/** Goods of those sheets that are no liquid, by their name. */
const DRY = /(?<!\p{L})(?:bột|cốm|viên|khô|sấy|hòa tan|hoà tan|túi lọc|hạt|muối|tương|mắm tôm|sa tế|sốt)(?!\p{L})/iu;

const symbolsOf = (wanted: Dimension): string[] =>
  units.filter(({ dimension }) => dimension === wanted).map(({ symbol }) => symbol);
const MASSES = symbolsOf('mass');
const VOLUMES = symbolsOf('volume');

const isWrong = ({ problems }: NetQuantity): boolean => problems.some(({ kind }) => kind === 'unit');
/** Blanks between numbers and units as App. II writes them. */
const spaced = (wording: string): string => wording.replace(/(\d)(?=(?:[kmµ]?g|[mcµ]?l|[cdm]?m)(?!\p{L}))/gu, '$1 ');

/** One measure written right, and the whole field with it. */
function corrected(text: string, quantity: NetQuantity): { correct: string; suggestedValue: string } {
  const correct = spaced(legalWording(text, quantity));
  return { correct, suggestedValue: text.slice(0, quantity.start) + correct + text.slice(quantity.end) };
}

/** The total of a multipack, as it should stand beside "6 hũ x 240 g". */
function totalOf({ count, each }: NetQuantity): string | undefined {
  if (!each || count < 2) return undefined;
  return `${String(Number((count * each.value).toFixed(3))).replace('.', ',')} ${each.unit}`;
}

export const rule = defineRule({
  id: 'L03',
  version: 2,
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
    mass: {
      vi: {
        message: 'Hàng lỏng nên ghi thể tích thực, đang ghi khối lượng: "{passage}".',
        fix: 'Đong lại và ghi bằng ml hoặc l; chỉ ghi khối lượng khi nhãn đã in khối lượng tịnh.',
      },
      en: {
        message: 'Liquids are sold by volume, not by weight: "{passage}".',
        fix: 'Measure it and write ml or l; keep the weight only where the label prints a net weight.',
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
        name: 'Nước dâu tằm Đồi Sương',
        content: { ocopSheet: 17, labelFields: { netQuantity: '500 g' } },
        expect: { case: 'mass', severity: 'inform', suggestedValue: null },
      },
      {
        content: { labelFields: { netQuantity: '6 hũ x 240 g' } },
        expect: { case: 'total', severity: 'inform', suggestedValue: '1440 g (6 hũ x 240 g)' },
      },
    ],
    miss: [
      {},
      { content: { labelFields: { netQuantity: '1.440 g (6 hũ x 240 g)' } } },
      { content: { labelFields: { netQuantity: '500 gam' } } },
      { name: 'Bột cacao hoà tan Đồi Sương', content: { ocopSheet: 17, labelFields: { netQuantity: '500 g' } } },
      {
        content: { ocopSheet: 17, labelFields: { netQuantity: '500 ml' }, variants: [{ sku: 'N', optionValues: [] }] },
      },
      { content: { labelFields: { netQuantity: '1,5 lít' } } },
      { content: { ocopSheet: 2, labelFields: { netQuantity: '30 quả' } } },
      { content: { ocopSheet: 21, labelFields: { netQuantity: '1 chiếc' } } },
    ],
  },
  check({ content, goods, texts }) {
    if (goods === 'service') return [];
    const sheet = content.ocopSheet ?? 0;
    const isMeasured = goods === 'food' || goods === 'alcohol' || goods === 'cosmetic' || goods === 'herbal';
    const mustBeMass = SOLID.has(sheet);
    const mustBeVolume = LIQUID.has(sheet) && !DRY.test(content.name.vi.normalize('NFC'));
    const seen = new Set<string>();
    return texts.flatMap(({ field, folded, role, text }): RuleHit[] => {
      if (role !== 'label' || !field.endsWith('/netQuantity') || isEmpty(text)) return [];
      // What cannot be mended by itself is told once, however many fields repeat it.
      const isTold = seen.has(folded.text);
      seen.add(folded.text);
      const hit = { field, start: 0, end: text.length, params: { passage: text.trim() } };
      const quantities = quantitiesIn(text);
      const wrong = quantities.find(isWrong);
      if (wrong) {
        const { correct, suggestedValue } = corrected(text, wrong);
        return [{ ...hit, params: { passage: text.slice(wrong.start, wrong.end), correct }, suggestedValue }];
      }
      if (isTold) return [];
      const contents = quantities.filter(({ each, sizeMm }) => each !== undefined || sizeMm !== undefined);
      const [only, more] = contents;
      if (!only) return isMeasured && !(COUNTED.has(sheet) && /\d/.test(text)) ? [{ ...hit, case: 'unreadable' }] : [];
      const isAll = (symbols: readonly string[]): boolean =>
        contents.every(({ each }) => symbols.includes(each?.unit ?? ''));
      if (mustBeMass && isAll(VOLUMES)) return [{ ...hit, case: 'volume' }];
      if (mustBeVolume && isAll(MASSES)) return [{ ...hit, case: 'mass', severity: 'inform' }];
      const total = more ? undefined : totalOf(only);
      if (!total) return [];
      const params = { ...hit.params, total };
      return [{ ...hit, params, case: 'total', severity: 'inform', suggestedValue: `${total} (${text.trim()})` }];
    });
  },
});
