import { doses } from '../law/goods-words.js';
import { termHit, unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { isAdvertConfirmed, isDeclared, lackingNumber } from '../law/papers.js';
import { supplementKind } from '../law/supplements.js';
import { defineRule, type RuleHit } from '../rule.js';

const registered = { declarationNumber: '0412/2025/ĐKSP' };
const declared = { id: 'tcb', kind: 'selfDeclaration' as const, number: '1/2026', files: [] };
const advert = { id: 'qc', kind: 'other' as const, number: '12/2026/XNQC-ATTP', files: [] };

export const rule = defineRule({
  id: 'F02',
  version: 2,
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
    otherNumber: {
      vi: {
        message: 'Số trên nhãn "{number}" không phải số giấy tiếp nhận đăng ký bản công bố.',
        fix: 'Điền số đăng ký (dạng ".../ĐKSP") hoặc thêm giấy đó; bản tự công bố không thay được.',
      },
      en: {
        message: 'The number on the label, "{number}", is not that of a registered declaration.',
        fix: 'Give the registration (its number reads ".../ĐKSP") or add the paper; a self-declaration does not replace it.',
      },
    },
    form: {
      vi: {
        message:
          'Hàng dạng "{passage}" tự gọi là thực phẩm bổ sung; cán bộ cần xem có phải thực phẩm bảo vệ sức khỏe không.',
        fix: 'Thêm giấy tiếp nhận đăng ký bản công bố, hoặc chờ cán bộ xem bản tự công bố.',
      },
      en: {
        message:
          'It comes as "{passage}" and calls itself supplemented food; a person has to look whether it is a health supplement.',
        fix: 'Add the registered declaration, or wait until a person has seen the self-declaration.',
      },
    },
    medicine: {
      vi: {
        message: 'Hàng tự gọi là thuốc; cán bộ cần xem giấy đăng ký và kênh có được bán hay không.',
        fix: 'Nếu không phải thuốc, bỏ chữ "thuốc" khỏi tên; nếu là thuốc, bán qua cơ sở có phép.',
      },
      en: {
        message:
          'The goods call themselves medicine; a person has to look at the registration and whether they may be sold here.',
        fix: 'If it is none, take the word out of the name; if it is, sell through a licensed place.',
      },
    },
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
  lexicons: { health: ['thực phẩm bảo vệ sức khỏe', 'tpbvsk', 'thực phẩm chức năng'], doses },
  examples: {
    hit: [
      {
        content: { ocopSheet: 18, labelFields: {} },
        text: 'Thực phẩm bổ sung cao đảng sâm.',
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 18, labelFields: registered },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ. XNQC theo quy định.',
        expect: { case: 'advert', severity: 'block', field: '/documents' },
      },
      {
        content: { ocopSheet: 18, documents: [declared, advert] },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
        expect: { case: 'otherNumber', severity: 'block' },
      },
      {
        content: { ocopSheet: 18, labelFields: {}, documents: [declared, advert] },
        text: 'Thực phẩm dinh dưỡng y học cao đảng sâm.',
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        content: { ocopSheet: 18, labelFields: registered, documents: [{ ...advert, expires: '2026-11-21' }] },
        text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.',
        expect: { case: 'advert', severity: 'block' },
      },
      {
        name: 'Viên nang nghệ Đồi Sương lọ 60 viên',
        text: 'Thực phẩm bổ sung.',
        content: { ocopSheet: 18, documents: [declared] },
        expect: { severity: 'review', case: 'form', passage: 'Viên nang' },
      },
      {
        name: 'Thuốc tắm người Dao đỏ gói 500 g',
        content: { ocopSheet: 18, labelFields: {}, documents: [] },
        expect: { severity: 'block', field: '/labelFields/declarationNumber' },
      },
      {
        name: 'Thuốc tắm người Dao đỏ gói 500 g',
        content: { ocopSheet: 18, labelFields: {}, documents: [{ ...declared, kind: 'notification' }] },
        expect: { severity: 'review', case: 'medicine' },
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
        content: { ocopSheet: 18, labelFields: registered, documents: [advert] },
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
    // Supplemented food declares itself and is advertised like other food.
    const ways = kind === 'supplemented' ? (['registration', 'selfDeclaration'] as const) : (['registration'] as const);
    const hits: RuleHit[] = isDeclared(context, ...ways) ? [] : [lackingNumber(content)];
    const [dose] = found('doses').filter(({ text }) => text.role === 'title');
    if (kind === 'supplemented' && dose && !isDeclared(context, 'registration'))
      hits.push({ ...termHit(dose), case: 'form', severity: 'review' });
    if (kind === 'medicine') hits.push({ field: '/name/vi', case: 'medicine', severity: 'review' });
    else if (kind !== 'supplemented' && !isAdvertConfirmed(context)) hits.push({ field: '/documents', case: 'advert' });
    return hits;
  },
});
