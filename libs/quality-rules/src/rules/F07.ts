import { isCancelled, HitIndex, startOfClause } from '../clauses.js';
import { readDate } from '../law/dates.js';
import { goodsWords, inTitles } from '../law/goods-words.js';
import { isEmpty, unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { isOldLabel } from '../law/label-groups.js';
import { isDeclared, lackingNumber } from '../law/papers.js';
import { defineRule, type RuleContext, type RuleHit } from '../rule.js';
import type { ReadText } from '../texts.js';

/** Essential oils and herbs: cosmetics only when meant for skin or hair. */
const HERBS = 20;
const ON_SKIN =
  /(?<![\p{L}])(?:thoa|bôi|xoa|massage|matxa|mát xa|mát-xa|dưỡng|đắp|gội|thấm|chấm|lăn|xịt|rửa|làm mềm|làm sạch)[\p{L} ]{0,25}(?<![\p{L}])(?:da|mặt|môi|tóc|đầu|thân|thể|body|gáy|thái dương|chân|tay|ngực|bụng|mụn|sẹo)(?![\p{L}])/gu;
const DENIED = /(?<![\p{L}])(?:không|tránh|đừng|chớ)(?![\p{L}])/u;

/** True when a text has it used on skin or hair, other than to warn of that. */
const isForSkin = (text: ReadText): boolean =>
  [...text.folded.text.matchAll(ON_SKIN)].some(
    ({ index }) => !DENIED.test(text.folded.text.slice(Math.max(startOfClause(text, index), index - 40), index)),
  );

const complete = { declarationNumber: '18/26/CBMP-LĐ', manufactured: 'Số lô in trên hộp', expiry: '24 tháng' };
const declared = { id: 'tcb', kind: 'selfDeclaration' as const, number: '1/2026', files: [] };

export const rule = defineRule({
  id: 'F07',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Phụ lục I mục 14',
    en: 'Decree 37/2026/NĐ-CP App. I row 14',
  },
  certainty: 'M',
  reads: ['ocopSheet', 'labelFields', 'documents', 'texts'],
  texts: {
    vi: {
      message: 'Mỹ phẩm chưa có số phiếu công bố.',
      fix: 'Điền số tiếp nhận phiếu công bố mỹ phẩm do Sở Y tế cấp.',
    },
    en: {
      message: 'The cosmetic has no notification number.',
      fix: 'Give the number of the notification received by the Department of Health.',
    },
  },
  cases: {
    unknown: unknownSheetTexts,
    otherNumber: {
      vi: {
        message: 'Số trên nhãn "{number}" không phải số tiếp nhận phiếu công bố mỹ phẩm.',
        fix: 'Điền số phiếu công bố (dạng ".../CBMP-...") hoặc thêm phiếu đó vào giấy tờ.',
      },
      en: {
        message: 'The number on the label, "{number}", is not that of a cosmetic notification.',
        fix: 'Give its number (it reads ".../CBMP-...") or add the notification to the papers.',
      },
    },
    herbs: {
      vi: {
        message: 'Hàng dùng trên da, tóc nhưng chưa có số công bố mỹ phẩm; cán bộ cần xem đây có phải mỹ phẩm không.',
        fix: 'Điền số phiếu công bố mỹ phẩm, hoặc bỏ cách dùng trên da và tóc.',
      },
      en: {
        message:
          'It is used on skin or hair without a cosmetic notification; a person has to look whether it is a cosmetic.',
        fix: 'Give the notification number, or drop the use on skin and hair.',
      },
    },
    lot: {
      vi: { message: 'Mỹ phẩm chưa ghi số lô.', fix: 'Ghi số lô, hoặc "số lô in dưới đáy chai".' },
      en: { message: 'The cosmetic shows no lot number.', fix: 'Give it, or say where it is printed.' },
    },
    dates: {
      vi: {
        message: 'Mỹ phẩm chưa ghi ngày sản xuất hoặc hạn dùng.',
        fix: 'Ghi một trong hai, hoặc "ngày sản xuất in trên hộp".',
      },
      en: {
        message: 'The cosmetic shows neither a day of manufacture nor an expiry.',
        fix: 'Give one of them, or say where it is printed.',
      },
    },
    expiry: {
      vi: {
        message: 'Mỹ phẩm chưa ghi hạn dùng.',
        fix: 'Ghi hạn dùng; chỉ mỹ phẩm ổn định trên 30 tháng mới được bỏ qua.',
      },
      en: {
        message: 'The cosmetic shows no expiry.',
        fix: 'Give it; only what is stable for over 30 months may leave it out.',
      },
    },
  },
  lexicons: {
    made: ['ngày sản xuất', 'nsx', 'hạn dùng', 'hạn sử dụng', 'hsd'],
    lot: ['số lô', 'lô sản xuất', 'lsx', 'lô sx', 'theo lô', 'lô'],
    cosmetic: goodsWords.cosmetic,
    other: goodsWords.other,
    notLot: ['lô hội'],
    stable: ['30 tháng', '36 tháng', '3 năm'],
    age: ['30 tháng tuổi', '36 tháng tuổi'],
  },
  examples: {
    hit: [
      {
        content: { ocopSheet: 19, labelFields: {} },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 19, labelFields: { ...complete, declarationNumber: undefined }, documents: [declared] },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 19, labelFields: { ...complete, declarationNumber: '01/HTXDS/2026' } },
        expect: { severity: 'block', case: 'otherNumber' },
      },
      {
        content: {
          ocopSheet: 19,
          labelFields: { ...complete, declarationNumber: undefined },
          documents: [{ ...declared, kind: 'notification', expires: '2026-11-21' }],
        },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 19, labelFields: { ...complete, manufactured: '02/01/2026' } },
        text: 'Gel lô hội dưỡng da.',
        expect: { case: 'lot', severity: 'review' },
      },
      {
        content: { ocopSheet: 19, labelFields: { ...complete, manufactured: '02/01/2026' } },
        today: '2028-01-24',
        expect: { case: 'lot', severity: 'block' },
      },
      {
        content: { ocopSheet: 19, labelFields: { declarationNumber: '18/26/CBMP-LĐ' } },
        text: 'Xà phòng dầu dừa, ổn định trên 36 tháng. Số lô dưới đáy.',
        expect: { case: 'dates', severity: 'block' },
      },
      {
        content: { ocopSheet: 20, labelFields: {} },
        text: 'Dầu mù u, chấm nhẹ lên vùng da bị khô mỗi tối.',
        expect: { severity: 'review', case: 'herbs' },
      },
      {
        name: 'Dầu gội bồ kết Đồi Sương 300 ml',
        content: { ocopSheet: 20, labelFields: {} },
        expect: { severity: 'review', case: 'herbs' },
      },
      {
        content: { ocopSheet: 19, labelFields: { declarationNumber: '18/26/CBMP-LĐ', expiry: '24 tháng' } },
        expect: { case: 'lot', severity: 'block' },
      },
      {
        content: {
          ocopSheet: 19,
          labelFields: { declarationNumber: '18/26/CBMP-LĐ', manufactured: 'Số lô in trên hộp' },
        },
        expect: { case: 'expiry' },
      },
      {
        content: { ocopSheet: 20, labelFields: {} },
        text: 'Tinh dầu bưởi, thoa lên da sau khi tắm.',
        expect: { severity: 'review', case: 'herbs' },
      },
      {
        content: { ocopSheet: undefined, labelFields: {} },
        name: 'Dầu gội bồ kết Đồi Sương 300 ml',
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      {},
      {
        content: {
          ocopSheet: 19,
          labelFields: { declarationNumber: '18/26/CBMP-LĐ', manufactured: 'Số lô in trên hộp', expiry: '24 tháng' },
        },
      },
      {
        content: {
          ocopSheet: 19,
          labelFields: { ...complete, declarationNumber: undefined },
          documents: [{ ...declared, kind: 'notification' }],
        },
      },
      { content: { ocopSheet: 20, labelFields: {} }, text: 'Tinh dầu sả xông phòng, không bôi trực tiếp lên da.' },
    ],
  },
  check(context) {
    const { content, found, goods, texts } = context;
    const declared = isDeclared(context, 'cosmetic');
    const named = inTitles(found('cosmetic'), found('other'));
    if (content.ocopSheet === undefined) return !declared && named.length > 0 ? [unknownSheet] : [];
    if (content.ocopSheet === HERBS) {
      const isForUse = named.length > 0 || texts.some(isForSkin);
      return declared || !isForUse
        ? []
        : [{ field: '/labelFields/declarationNumber', case: 'herbs', severity: 'review' }];
    }
    if (goods !== 'cosmetic') return [];
    return [...(declared ? [] : [lackingNumber(content)]), ...lackingOnLabel(context)];
  },
});

/** Lot and expiry. A label of before the decree may still be used, so a person looks at it. */
function lackingOnLabel(context: RuleContext): RuleHit[] {
  const { content, found } = context;
  const without = (lexicon: string, others: string): boolean => {
    const covered = new HitIndex(found(others));
    return found(lexicon).every((hit) => isCancelled(hit, covered, -1));
  };
  const { expiry, manufactured } = content.labelFields;
  const hits: RuleHit[] = [];
  if (without('lot', 'notLot')) hits.push({ field: '/labelFields/manufactured', case: 'lot' });
  if (isEmpty(expiry) || readDate(expiry ?? '', 'expires').kind === 'unclear') {
    const isStable = !without('stable', 'age');
    if (!isStable) hits.push({ field: '/labelFields/expiry', case: 'expiry' });
    else if (isEmpty(manufactured) && found('made').length === 0)
      hits.push({ field: '/labelFields/manufactured', case: 'dates' });
  }
  if (hits.length === 0 || !isOldLabel(context)) return hits;
  return hits.map((hit) => ({ ...hit, severity: 'review' }));
}
