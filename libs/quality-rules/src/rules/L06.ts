import { foldText } from '#libs/ocop';
import { ingredientsOf, termHit } from '../law/hits.js';
import { readIngredients } from '../law/ingredients.js';
import { sameClause } from '../clauses.js';
import { defineRule, type RuleHit } from '../rule.js';

/** How far a nutrient may stand behind the praise, in folded units. */
const NEAR = 25;
const edged = (text: string, phrase: string): boolean =>
  ` ${text.replace(/[^\p{L}\p{M}\d]+/gu, ' ')} `.includes(` ${phrase} `);

export const rule = defineRule({
  id: 'L06',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Điều 43 khoản 3 và Phụ lục IV',
    en: 'Decree 37/2026/NĐ-CP art. 43(3) and App. IV',
  },
  certainty: 'H',
  reads: ['name', 'labelFields.ingredients', 'texts', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Tên hàng nhắc đến "{name}" nhưng thành phần chưa ghi bao nhiêu.',
      fix: 'Ghi tỷ lệ hoặc khối lượng của {name} trong thành phần, ví dụ "{name} 25 %".',
    },
    en: {
      message: 'The name speaks of "{name}" but the ingredients do not say how much.',
      fix: 'Give its share or weight in the ingredients, for example "{name} 25 %".',
    },
  },
  cases: {
    praised: {
      vi: {
        message: 'Có nói "{passage}" nhưng không ghi hàm lượng.',
        fix: 'Ghi hàm lượng (mg hoặc g trong 100 g) theo phiếu kiểm nghiệm, hoặc bỏ câu này.',
      },
      en: {
        message: 'The text says "{passage}" but gives no amount.',
        fix: 'Give the amount (mg or g per 100 g) from a test report, or drop it.',
      },
    },
  },
  lexicons: {
    praise: ['giàu', 'nhiều', 'bổ sung', 'chứa nhiều', 'hàm lượng cao', 'dồi dào'],
    nutrients: [
      ...['canxi', 'calci', 'sắt', 'kẽm', 'magie', 'kali', 'i-ốt', 'iốt', 'omega 3', 'omega-3', 'dha', 'collagen'],
      ...['protein', 'đạm', 'chất đạm', 'chất xơ', 'axit amin', 'acid amin', 'curcumin', 'saponin', 'polyphenol'],
      ...[
        'vitamin',
        'vitamin a',
        'vitamin b',
        'vitamin c',
        'vitamin d',
        'vitamin e',
        'chất chống oxy hóa',
        'khoáng chất',
      ],
    ],
  },
  examples: {
    hit: [
      {
        name: 'Cháo gạo lứt hạt sen ăn liền hộp 300 g',
        content: { labelFields: { ingredients: 'Gạo lứt 70 %, hạt sen, muối' } },
        expect: { severity: 'warn', field: '/name/vi' },
      },
      { text: 'Hạt điều giàu canxi, rang củi.', expect: { case: 'praised', passage: 'giàu canxi' } },
    ],
    miss: [
      {},
      {
        name: 'Cháo gạo lứt hạt sen ăn liền hộp 300 g',
        content: { labelFields: { ingredients: 'Gạo lứt 70 %, hạt sen 25 %, muối 5 %' } },
      },
      { text: 'Hạt điều giàu canxi: 37 mg canxi trong 100 g.' },
      { text: 'Lược sừng, không nhiều sắt.', content: { ocopSheet: 21 } },
    ],
  },
  check({ content, found, goods, texts }) {
    if (goods !== undefined && goods !== 'food' && goods !== 'supplement') return [];
    const told = ingredientsOf(content);
    const items = told ? readIngredients(told.text) : [];
    const title = foldText(content.name.vi);
    const named = items.length < 2 ? [] : items.filter(({ hasAmount, name }) => !hasAmount && edged(title, name));
    const hits: RuleHit[] = named.map(({ name }) => ({ field: '/name/vi', params: { name } }));
    const nutrients = found('nutrients');
    const isStated = (term: string): boolean =>
      texts.some(({ folded: { text } }) => {
        const at = text.indexOf(`${foldText(term)}`);
        return at >= 0 && amountNear(text, foldText(term));
      });
    for (const praise of found('praise')) {
      const nutrient = nutrients.find(
        (hit) => sameClause(praise, hit) && hit.start >= praise.end && hit.start - praise.end <= NEAR,
      );
      if (!nutrient || isStated(nutrient.term)) continue;
      hits.push({ ...termHit({ ...praise, end: nutrient.end }), case: 'praised' });
    }
    return hits;
  },
});

const AMOUNT = /\d ?(?:%|mg|g|µg|mcg|iu)(?![\p{L}])/u;

/** True when some amount stands within a few words of some mention. */
function amountNear(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (AMOUNT.test(text.slice(Math.max(0, at - 25), at + term.length + 25))) return true;
  return false;
}
