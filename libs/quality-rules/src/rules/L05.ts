import { fold, originalRange } from '#libs/ocop';
import { ingredientsOf } from '../law/hits.js';
import { readIngredients } from '../law/ingredients.js';
import { defineRule, type RuleHit } from '../rule.js';

/** Groups of additives that must be followed by a name or an international number. */
const GROUP =
  /(?:chất bảo quản|chất tạo màu|phẩm màu|màu thực phẩm|chất tạo ngọt|chất điều vị|chất chống oxy hóa|chất ổn định|chất nhũ hóa|chất làm dày|hương liệu tổng hợp|phụ gia(?: thực phẩm)?)(?= ?(?:\d[\d,.]{0,9} ?%)? ?(?:[,;.\n)]|$))/gu;

export const rule = defineRule({
  id: 'L05',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 45 và Phụ lục IV', en: 'Decree 37/2026/NĐ-CP art. 45 and App. IV' },
  certainty: 'H',
  reads: ['labelFields.ingredients', 'sections.ingredients', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Thành phần chưa xếp từ nhiều đến ít: {name} ({percent} %) đứng sau một thành phần ít hơn.',
      fix: 'Xếp lại thành phần, loại nhiều nhất đứng đầu; nước cũng phải kể.',
    },
    en: {
      message: 'The ingredients are not in falling order: {name} ({percent} %) stands behind a smaller share.',
      fix: 'List the largest share first; water counts too.',
    },
  },
  cases: {
    sum: {
      vi: {
        message: 'Tỷ lệ các thành phần cộng lại là {percent} %.',
        fix: 'Kiểm tra lại tỷ lệ, tổng không quá 100 %.',
      },
      en: { message: 'The shares add up to {percent} %.', fix: 'Check them: at most 100 %.' },
    },
    additive: {
      vi: {
        message: 'Phụ gia "{passage}" chưa ghi tên chất hoặc mã INS.',
        fix: 'Ghi tên nhóm kèm tên chất hoặc mã, ví dụ "chất bảo quản: kali sorbat (INS 202)".',
      },
      en: {
        message: 'The additive "{passage}" lacks its name or INS number.',
        fix: 'Write the group with name or number: "chất bảo quản: kali sorbat (INS 202)".',
      },
    },
  },
  examples: {
    hit: [
      {
        content: { labelFields: { ingredients: 'Đường 20 %, mận hậu 80 %' } },
        expect: { severity: 'warn', field: '/labelFields/ingredients' },
      },
      { content: { labelFields: { ingredients: 'Mận 80 %, đường 40 %' } }, expect: { case: 'sum' } },
      { content: { labelFields: { ingredients: 'Ớt, muối, chất bảo quản' } }, expect: { case: 'additive' } },
    ],
    miss: [
      {},
      { content: { labelFields: { ingredients: 'Thịt trâu 92 %, mắc khén, gừng, ớt, tỏi 6 %, muối 2 %' } } },
      { content: { labelFields: { ingredients: 'Nước mắm (cá cơm 75 %, muối 25 %) 60 %, đường 40 %' } } },
      { content: { labelFields: { ingredients: 'Ớt, muối, chất bảo quản: kali sorbat (INS 202)' } } },
      { content: { labelFields: { ingredients: 'Nước dừa tươi 99,9 %, vitamin C (INS 300) 0,1 %' } } },
      { content: { ocopSheet: 21, labelFields: { ingredients: 'Da bò 10 %, cói 90 %' } } },
    ],
  },
  check({ content, goods }) {
    const told = ingredientsOf(content);
    if (!told || (goods !== undefined && goods !== 'food' && goods !== 'supplement')) return [];
    const shares = readIngredients(told.text).filter(({ percent }) => percent !== undefined);
    const hits: RuleHit[] = [];
    const { field } = told;
    const rising = shares.find(({ percent = 0 }, index) => percent > (shares[index - 1]?.percent ?? 100));
    if (rising) hits.push({ field, params: { name: rising.name, percent: rising.percent ?? 0 } });
    const sum = Math.round(shares.reduce((total, { percent = 0 }) => total + percent, 0) * 10) / 10;
    // Rounded shares may add up to a little more.
    if (sum > 101) hits.push({ field, case: 'sum', params: { percent: sum } });
    const folded = fold(told.text);
    for (const match of folded.text.matchAll(GROUP)) {
      const range = originalRange(folded, match.index, match.index + match[0].length);
      const passage = told.text.slice(range.start, range.end);
      hits.push({ field, ...range, case: 'additive', params: { passage } });
    }
    return hits;
  },
});
