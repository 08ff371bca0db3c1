import type { ProductDocument } from '#libs/contracts';
import { certificateEnd, certificateState, mayShowMark, nextCertificateChange, type LegalDate } from '#libs/ocop';
import { type OcopClaim, ocopClaims } from '../claims/ocop-claims.js';
import { termHit } from '../law/hits.js';
import * as words from '../lexicons/ocop-claims.js';
import { defineRule, type RuleExample, type RuleHit } from '../rule.js';

/** The certificate that counts: the one whose mark may be shown, else the one that ends last. */
function bestCertificate(documents: readonly ProductDocument[], today: string): ProductDocument | undefined {
  const rank = (item: ProductDocument): string => `${mayShowMark(item, today) ? 1 : 0}${certificateEnd(item) ?? ''}`;
  return documents.filter((item) => item.kind === 'ocopCertificate').sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];
}

const at = ({ hit }: OcopClaim) => termHit(hit);
const doubtful = { severity: 'review' } as const;

function otherStars(claims: readonly OcopClaim[], { stars }: ProductDocument): RuleHit[] {
  return claims.flatMap((claim): RuleHit[] => {
    if (stars === undefined || claim.stars === undefined || claim.stars === stars) return [];
    const hit = at(claim);
    const params = { ...hit.params, claimed: claim.stars, stars };
    return [{ ...hit, case: 'stars', params, ...(!claim.isNamed && doubtful) }];
  });
}

function stateHits(
  claims: readonly OcopClaim[],
  certificate: ProductDocument,
  field: string,
  today: LegalDate,
): RuleHit[] {
  const weight = claims.some(({ isNamed }) => isNamed) ? {} : doubtful;
  const { issued, number, stars } = certificate;
  const state = certificateState(certificate, today);
  if (state === 'expired')
    return [{ field, case: 'expired', params: { end: certificateEnd(certificate) ?? '' }, ...weight }];
  if (state === 'future') return [{ field, case: 'future', params: { issued: issued ?? '' }, ...weight }];
  if (state === 'unknown' || !number || stars === undefined) return [{ field, case: 'incomplete', ...doubtful }];
  return [];
}

/** Claims that need a certificate, in the ways they are written. */
const FAKES = [
  'Mật ong đạt 5 sao chương trình OCOP năm 2026.',
  'Sản phẩm đạt chứng nhận chương trình OCOP 5 sao.',
  'Sản phẩm được chứng nhận của chương trình OCOP.',
  '#OCOP4sao',
  '#matongOCOP4sao #vitngot',
  'OCOP4 sao',
  '0COP 4 sao',
  'O C O P 4 sao',
  'Mật ong O.C.0.P bốn sao',
  'Chương trình OCOP: ★★★★',
];
/** With a certificate of four stars. */
const MORE_STARS = [
  'OCOP 5⭐',
  'OCOP ★★★★★',
  'OCOP ⭐️⭐️⭐️⭐️⭐️',
  'OCOP 5*',
  'OCOP *****',
  'OCOP năm (05) sao',
  'OCOP 5 (năm) sao',
  'OCOP 5️⃣ sao',
  'OCOP hạng sao: 5',
  'OCOP 5-star honey',
  'Sản phẩm OCOP của Hợp tác xã nông nghiệp Đồi Sương tỉnh Lâm Đồng đạt 5 sao',
  'Khách sạn bên hồ chọn mật ong OCOP 5 sao.',
];
const FOUR_STARS = [
  'Đạt OCOP 4⭐.',
  'OCOP bốn (04) sao',
  '⭐⭐⭐ Mật ong OCOP 4 sao ⭐⭐⭐',
  '*** OCOP 4 sao ***',
  'Mật ong OCOP dùng tại khách sạn 5 sao bên hồ.',
  'Mua mật ong OCOP xong, quý khách đánh giá 5 sao cho shop nhé.',
  'Sản phẩm được công nhận 4 sao cấp tỉnh.',
  'Mật ong OCOP, khách chấm 4.5 sao.',
];
/** No word of the programme, or nothing said of the goods. */
const NO_CLAIMS = [
  'Vị ngon 5 sao cho bữa sáng.',
  'Nếu hài lòng, vui lòng đánh giá 5* cho shop.',
  'Mật ong đạt 3 sao Great Taste.',
  'Dầu gội có Tocopheryl Acetate và tocopherol; nhận photocopy giấy kiểm nghiệm.',
  'Gói trà sao khô 3 lần, 3 sao 3 phơi.',
  'Khăn 5*5 cm.',
  'Hợp tác xã gặp đoàn nghỉ tại khách sạn 5 sao ở hội chợ OCOP.',
];
const bare = { documents: [] };

export const rule = defineRule({
  id: 'O01',
  version: 3,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg; Quyết định 1162/QĐ-VPĐP-OCOP (dấu chứng nhận)',
    en: 'Decision 26/2026/QĐ-TTg; Decision 1162/QĐ-VPĐP-OCOP (certification mark)',
  },
  certainty: 'H',
  reads: ['texts', 'documents'],
  texts: {
    vi: {
      message: 'Có ghi "{passage}" nhưng sản phẩm chưa khai giấy chứng nhận OCOP.',
      fix: 'Khai giấy chứng nhận OCOP (số quyết định, ngày cấp, số sao) hoặc bỏ chữ OCOP.',
    },
    en: {
      message: 'The text says "{passage}" but no OCOP certificate is given.',
      fix: 'Add the certificate (decision number, date, stars) or remove the OCOP claim.',
    },
  },
  cases: {
    stars: {
      vi: {
        message: 'Nội dung ghi {claimed} sao, giấy chứng nhận ghi {stars} sao.',
        fix: 'Sửa thành OCOP {stars} sao. "Tiềm năng" chưa phải là kết quả được công nhận.',
      },
      en: {
        message: 'The text says {claimed} stars, the certificate {stars}.',
        fix: 'Write OCOP {stars} stars. A "potential" is not a result.',
      },
    },
    expired: {
      vi: {
        message: 'Giấy chứng nhận OCOP hết hạn ngày {end}, không được ghi OCOP nữa.',
        fix: 'Cập nhật giấy chứng nhận mới, hoặc tạm bỏ chữ OCOP cho đến khi được cấp lại.',
      },
      en: {
        message: 'The OCOP certificate ended on {end}; the mark may not be used.',
        fix: 'Add the new certificate, or drop the OCOP claim until it is renewed.',
      },
    },
    future: {
      vi: { message: 'Giấy chứng nhận OCOP có ngày cấp {issued} ở tương lai.', fix: 'Kiểm tra lại ngày cấp.' },
      en: { message: 'The OCOP certificate is dated {issued}, in the future.', fix: 'Check the date.' },
    },
    incomplete: {
      vi: {
        message: 'Giấy chứng nhận OCOP thiếu số quyết định, ngày cấp hoặc số sao.',
        fix: 'Điền đủ số quyết định, ngày cấp và số sao ghi trên giấy.',
      },
      en: {
        message: 'The OCOP certificate lacks its number, date or stars.',
        fix: 'Fill in the decision number, date of issue and stars.',
      },
    },
    star: {
      vi: {
        message: 'Có ghi "{passage}" như một kết quả phân hạng, nhưng sản phẩm chưa khai giấy chứng nhận OCOP.',
        fix: 'Khai giấy chứng nhận OCOP (số quyết định, ngày cấp, số sao) hoặc bỏ số sao.',
      },
      en: {
        message: 'The text says "{passage}" like a result of the rating, but no OCOP certificate is given.',
        fix: 'Add the certificate (decision number, date, stars) or remove the stars.',
      },
    },
    claimed: {
      vi: {
        message: 'Giấy chứng nhận OCOP đang chờ cán bộ xác nhận.',
        fix: 'Không cần làm gì thêm; cán bộ xã hoặc tỉnh sẽ đối chiếu giấy chứng nhận.',
      },
      en: {
        message: 'The OCOP certificate waits for an officer to confirm it.',
        fix: 'Nothing to do: an officer of the commune or province will compare it with the register.',
      },
    },
  },
  lexicons: {
    marks: words.ocopMarks,
    programme: words.ocopProgramme,
    awards: words.awardWords,
    officialAwards: words.officialAwards,
    levels: words.starLevels,
    houses: words.houseStars,
    ratingsBefore: words.ratingsBefore,
    ratingsAfter: words.ratingsAfter,
    foreignAwards: words.foreignAwards,
    roasting: words.roasting,
  },
  examples: {
    hit: [
      {
        text: 'Sản phẩm OCOP 4 sao của xã.',
        content: { documents: [] },
        expect: { severity: 'block', passage: 'OCOP 4 sao' },
      },
      { text: 'Đạt chuẩn ОСОР 5 sao.', content: { documents: [] }, expect: { severity: 'block' } },
      { text: 'Đạt OCOP 5 sao.', verification: 'seen', expect: { case: 'stars', severity: 'block' } },
      { text: 'OCOP tiềm năng năm sao.', verification: 'authority', expect: { case: 'stars' } },
      {
        text: 'Đạt OCOP 4 sao.',
        today: '2029-06-01',
        verification: 'authority',
        expect: { case: 'expired', severity: 'block' },
      },
      { text: 'Đạt OCOP 4 sao.', verification: 'claimed', expect: { case: 'claimed', severity: 'review' } },
      {
        text: 'Đạt OCOP 4 sao.',
        content: { documents: [{ id: 'ocop', kind: 'ocopCertificate', stars: 4, files: [] }] },
        expect: { case: 'incomplete', severity: 'review' },
      },
      ...FAKES.map((text): RuleExample => ({ text, content: bare, expect: { severity: 'block' } })),
      ...['Sản phẩm đạt 4 sao cấp tỉnh.', 'Mật ong được UBND tỉnh công nhận đạt 4 sao.'].map((text): RuleExample => ({
        text,
        content: bare,
        expect: { case: 'star', severity: 'review' },
      })),
      ...MORE_STARS.map((text): RuleExample => ({
        text,
        verification: 'seen',
        expect: { case: 'stars', severity: 'block' },
      })),
      ...['Mật ong là sản phẩm 5 sao quốc gia.', 'OCOP 4 sao ★★★★★'].map((text): RuleExample => ({
        text,
        verification: 'seen',
        expect: { case: 'stars', severity: 'review' },
      })),
    ],
    miss: [
      { text: 'Đạt OCOP 4 sao năm 2026.', verification: 'seen' },
      { text: 'Sản phẩm OCOP của xã.', verification: 'authority' },
      { text: 'Tinh dầu dùng trong khách sạn 5 sao.', content: { documents: [] } },
      { text: 'Hợp tác xã tham gia chương trình OCOP từ năm 2024.', content: bare },
      ...NO_CLAIMS.map((text): RuleExample => ({ text, content: bare })),
      ...FOUR_STARS.map((text): RuleExample => ({ text, verification: 'seen' })),
    ],
  },
  check(context) {
    const { content, today, texts } = context;
    const certificate = bestCertificate(content.documents ?? [], today);
    const claims = ocopClaims({ texts, found: context.found, isCertified: certificate !== undefined });
    if (claims.length === 0) return [];
    if (!certificate)
      return claims.map((claim) => (claim.isNamed ? at(claim) : { ...at(claim), case: 'star', severity: 'review' }));
    context.mayChangeOn(nextCertificateChange(certificate, today));
    const field = `/documents/${content.documents.indexOf(certificate)}`;
    const wrong = [...otherStars(claims, certificate), ...stateHits(claims, certificate, field, today)];
    if (wrong.length > 0) return wrong;
    if (context.verificationOf(certificate.id) !== 'claimed') return [];
    return [{ field, case: 'claimed', severity: 'review' }];
  },
});
