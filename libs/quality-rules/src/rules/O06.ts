import { certificateProblems, type CertificateProblem } from '#libs/ocop';
import { defineRule, type RuleExample, type RuleHit, type RuleTexts } from '../rule.js';

const told = (viMessage: string, viFix: string, enMessage: string, enFix: string): RuleTexts => ({
  vi: { message: viMessage, fix: viFix },
  en: { message: enMessage, fix: enFix },
});

const TEXTS: Readonly<Record<CertificateProblem, RuleTexts>> = {
  starsOutside: told(
    'Giấy chứng nhận OCOP không thể có {stars} sao.',
    'Chỉ 3, 4 và 5 sao được ra quyết định; kiểm tra lại số sao.',
    'No OCOP certificate has {stars} stars.',
    'Only 3, 4 and 5 stars get a decision: check the stars.',
  ),
  starsNotOfAuthority: told(
    'Cơ quan ghi trên giấy ("{issuer}") không công nhận {stars} sao.',
    'Cấp tỉnh công nhận 3 và 4 sao, Bộ Nông nghiệp và Môi trường 5 sao, cấp huyện cũ 3 sao, cấp xã không công nhận. "Tiềm năng 5 sao" chưa phải là kết quả.',
    'The authority named ("{issuer}") does not give {stars} stars.',
    'A province gives 3 and 4, the Ministry of Agriculture and Environment 5, the former districts 3, a commune none. A "potential" of 5 is no result.',
  ),
  issuerOfOtherLevel: told(
    'Cấp công nhận đã chọn không khớp với cơ quan cấp "{issuer}".',
    'Sửa cấp công nhận hoặc tên cơ quan theo giấy chứng nhận.',
    'The level chosen does not fit the issuer "{issuer}".',
    'Correct the level or the name as on the certificate.',
  ),
  authorityEnded: told(
    'Cấp huyện không còn công nhận OCOP từ ngày 1/7/2025, giấy ghi ngày cấp {issued}.',
    'Kiểm tra lại ngày cấp và cơ quan cấp.',
    'Districts have decided nothing since 1 July 2025; the paper is dated {issued}.',
    'Check the date and the authority.',
  ),
  beforeProgramme: told(
    'Ngày cấp {issued} sớm hơn Chương trình OCOP.',
    'Kiểm tra lại ngày cấp.',
    'The day of issue {issued} lies before the programme began.',
    'Check the date.',
  ),
  schemeNotInForce: told(
    'Bộ tiêu chí {scheme} không áp dụng vào ngày cấp {issued}.',
    'Chọn bộ tiêu chí có hiệu lực vào ngày ra quyết định.',
    'The criteria {scheme} were not in force on {issued}.',
    'Choose the scheme in force on the day of the decision.',
  ),
  datesReversed: told(
    'Ngày hết hạn {expires} đứng trước ngày cấp {issued}.',
    'Kiểm tra lại hai ngày.',
    'The certificate ends on {expires}, before its issue on {issued}.',
    'Check the two dates.',
  ),
  longerThan36Months: told(
    'Giấy chứng nhận có hạn quá 36 tháng: {issued} đến {expires}.',
    'Giấy chứng nhận OCOP có giá trị 36 tháng kể từ ngày cấp; kiểm tra lại hai ngày.',
    'The certificate runs for more than 36 months: {issued} to {expires}.',
    'An OCOP certificate is valid for 36 months: check the two dates.',
  ),
  renewalReversed: told(
    'Các ngày của hồ sơ đánh giá lại không theo thứ tự.',
    'Ngày nộp hồ sơ phải sau ngày cấp giấy và trước ngày có kết quả.',
    'The dates of the renewal are out of order.',
    'It is filed after the issue and before its result.',
  ),
  productCodeForm: told(
    'Mã sản phẩm OCOP "{code}" không đúng dạng.',
    'Ghi như trong quyết định: mã tỉnh-mã xã-số thứ tự-năm, ví dụ "68-24787-3-2026".',
    'The OCOP product code "{code}" has neither form.',
    'Write it as in the decision: province-commune-serial-year, as "68-24787-3-2026".',
  ),
  productCodePlace: told(
    'Mã sản phẩm OCOP "{code}" có mã tỉnh hoặc mã xã không tồn tại.',
    'Đối chiếu mã với quyết định công nhận.',
    'The OCOP product code "{code}" names a province or commune that does not exist.',
    'Compare it with the decision.',
  ),
  productCodeElsewhere: told(
    'Mã sản phẩm OCOP "{code}" thuộc tỉnh khác với chủ thể.',
    'Đối chiếu mã với quyết định; giấy chứng nhận chỉ dùng cho sản phẩm và chủ thể được công nhận.',
    'The OCOP product code "{code}" belongs to another province than the producer’s.',
    'Compare it with the decision: a certificate holds for its product and producer only.',
  ),
};

const paper = (more: object): RuleExample['content'] => ({
  documents: [
    {
      ...{ id: 'ocop', kind: 'ocopCertificate', number: '102/QĐ-UBND', issuer: 'UBND tỉnh Lâm Đồng' },
      ...{ issued: '2026-05-10', stars: 4, scheme: 'QD148', files: [], ...more },
    },
  ],
});
const hit = (problem: CertificateProblem, more: object): RuleExample => ({
  content: paper(more),
  verification: 'claimed',
  expect: { case: problem, severity: 'review', field: '/documents/0' },
});

/** A certificate that contradicts itself or the rules of its time waits for a person, whatever the texts say of it. */
export const rule = defineRule({
  id: 'O06',
  version: 1,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg (thẩm quyền, thời hạn 36 tháng, mã sản phẩm); Quyết định 148/QĐ-TTg, 1489/QĐ-TTg',
    en: 'Decision 26/2026/QĐ-TTg (authorities, 36 months, product codes); Decisions 148/QĐ-TTg, 1489/QĐ-TTg',
  },
  certainty: 'H',
  reads: ['documents', 'producer.communeCode'],
  texts: told(
    'Giấy chứng nhận OCOP có thông tin mâu thuẫn.',
    'Đối chiếu từng mục với giấy chứng nhận.',
    'The OCOP certificate contradicts itself.',
    'Compare every field with the certificate.',
  ),
  cases: TEXTS,
  examples: {
    hit: [
      hit('longerThan36Months', { expires: '2040-01-01' }),
      { ...hit('longerThan36Months', { expires: '2040-01-01' }), today: '2035-06-01' },
      hit('starsNotOfAuthority', { issuer: 'UBND huyện', scheme: 'QD1048' }),
      hit('authorityEnded', { issuer: 'UBND huyện', scheme: 'QD1048' }),
      hit('schemeNotInForce', { issuer: 'UBND huyện', scheme: 'QD1048' }),
      { ...hit('starsNotOfAuthority', { stars: 5 }), verification: 'seen' },
      hit('starsNotOfAuthority', { stars: 4, authority: 'central', issuer: undefined }),
      hit('issuerOfOtherLevel', { authority: 'central', stars: 5 }),
      hit('datesReversed', { expires: '2026-05-09' }),
      hit('beforeProgramme', { issued: '2016-05-10', scheme: undefined }),
      hit('renewalReversed', { renewalFiledOn: '2026-05-09' }),
      hit('productCodeForm', { productCode: 'OCOP-4' }),
      hit('productCodePlace', { productCode: '99-24778-3-2026' }),
      hit('productCodeElsewhere', { productCode: '01-00577-12-2026' }),
    ],
    miss: [
      {},
      { content: { documents: [] } },
      { content: paper({ productCode: '68-24778-3-2026', authority: 'province', expires: '2029-05-10' }) },
      { content: paper({ renewalFiledOn: '2028-12-01', renewalDecidedOn: '2029-07-01' }) },
      {
        content: paper({ issuer: 'UBND huyện Đức Trọng', issued: '2025-05-10', stars: 3 }),
      },
    ],
  },
  check({ content, product, producerKnown }) {
    return (content.documents ?? []).flatMap((item, index): RuleHit[] => {
      if (item.kind !== 'ocopCertificate') return [];
      const problems = certificateProblems(item, producerKnown ? product.producer.communeCode : undefined);
      const { expires = '', issued = '', issuer, number = '', productCode: code = '', scheme = '', stars = '' } = item;
      const params = { expires, issued, issuer: issuer ?? number, code, scheme, stars };
      return problems.map((problem) => ({ field: `/documents/${index}`, case: problem, params }));
    });
  },
});
