import { foldText } from '#libs/ocop';
import { isDeclared, unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { supplementKind } from '../law/supplements.js';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'F02',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'pause',
  validFrom: '2018-02-02',
  source: { vi: 'Nghị định 15/2018/NĐ-CP, Điều 6 và Điều 26–27', en: 'Decree 15/2018/NĐ-CP art. 6 and 26–27' },
  certainty: 'H',
  reads: ['ocopSheet', 'labelFields.declarationNumber', 'documents', 'texts'],
  texts: {
    vi: {
      message: 'Thực phẩm bảo vệ sức khỏe chưa có số đăng ký bản công bố.',
      fix: 'Điền số giấy tiếp nhận đăng ký bản công bố sản phẩm; chưa có giấy thì chưa được bán.',
    },
    en: {
      message: 'The health supplement has no registration number.',
      fix: 'Give the number of the registered declaration; without it the goods may not be sold.',
    },
  },
  cases: {
    unknown: unknownSheetTexts,
    advert: {
      vi: {
        message: 'Thực phẩm bảo vệ sức khỏe chưa có giấy xác nhận nội dung quảng cáo.',
        fix: 'Thêm giấy có số dạng ".../XNQC-..." vào mục giấy tờ, và chỉ viết đúng nội dung đã được xác nhận.',
      },
      en: {
        message: 'The advertising text of the health supplement is not confirmed.',
        fix: 'Add the confirmation (its number reads ".../XNQC-...") to the papers, and write only what it confirms.',
      },
    },
  },
  lexicons: { health: ['thực phẩm bảo vệ sức khỏe', 'tpbvsk', 'thực phẩm chức năng'], confirmed: ['xnqc'] },
  examples: {
    hit: [
      {
        content: { ocopSheet: 18, labelFields: {} },
        text: 'Thực phẩm bổ sung cao đảng sâm.',
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 18 },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
        expect: { case: 'advert', severity: 'block' },
      },
      {
        content: { ocopSheet: undefined, labelFields: {} },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      {},
      {
        content: {
          ocopSheet: 18,
          documents: [{ id: 'qc', kind: 'other', number: '12/2026/XNQC-ATTP', files: [] }],
        },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
      },
      { content: { ocopSheet: 18 }, text: 'Thực phẩm bổ sung cao đảng sâm.' },
    ],
  },
  check(context) {
    const { content, found } = context;
    if (content.ocopSheet === undefined && found('health').length > 0) return [unknownSheet];
    const kind = supplementKind(context);
    if (!kind) return [];
    const hits: RuleHit[] = [];
    if (!isDeclared(content)) hits.push({ field: '/labelFields/declarationNumber' });
    const papers = content.documents.some(({ number }) => foldText(number ?? '').includes('xnqc'));
    // Supplemented food declares itself and is advertised like other food.
    if (kind === 'health' && !papers && found('confirmed').length === 0)
      hits.push({ field: '/documents', case: 'advert' });
    return hits;
  },
});
