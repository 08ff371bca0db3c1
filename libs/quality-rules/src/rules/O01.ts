import type { ProductDocument } from '#libs/contracts';
import { certificateEnd, certificateState, foldText, mayShowMark, nextCertificateChange } from '#libs/ocop';
import { HitIndex } from '../clauses.js';
import { defineRule, type RuleHit } from '../rule.js';
import { passageHit, type TermHit } from '../texts.js';

/** Stars count as an OCOP claim only near the word OCOP ("khách sạn 5 sao" is none), in folded units. */
const NEAR = 40;
const STARS: Record<string, number> = { ba: 3, bốn: 4, năm: 5 };

const starsOf = (term: string): number => STARS[term.split(' ')[0] ?? ''] ?? Number.parseInt(term, 10);

/** Authorities that give three and four stars only. */
const PROVINCE = /ubnd|[uủ]y ban nhân dân|tỉnh|huyện/u;

interface Claim {
  hit: TermHit;
  stars?: number;
}

function claimsOf(marks: readonly TermHit[], stars: readonly TermHit[]): Claim[] {
  const index = new HitIndex(stars);
  return marks.map((mark) => {
    const star = [...index.after(mark, 1), ...index.before(mark, 1)].find(
      (hit) => Math.max(hit.start - mark.end, mark.start - hit.end) <= NEAR,
    );
    if (!star) return { hit: mark };
    const start = Math.min(star.start, mark.start);
    return { hit: { ...mark, start, end: Math.max(star.end, mark.end) }, stars: starsOf(star.term) };
  });
}

/** The certificate that counts: the one whose mark may be shown, else the one that ends last. */
function bestCertificate(documents: readonly ProductDocument[], today: string): ProductDocument | undefined {
  const rank = (item: ProductDocument): string => `${mayShowMark(item, today) ? 1 : 0}${certificateEnd(item) ?? ''}`;
  return documents.filter((item) => item.kind === 'ocopCertificate').sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];
}

export const rule = defineRule({
  id: 'O01',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
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
    authority: {
      vi: {
        message: 'OCOP 5 sao do Bộ Nông nghiệp và Môi trường công nhận; giấy này ghi "{issuer}".',
        fix: 'Kiểm tra số sao và cơ quan cấp trên giấy; đề nghị 5 sao của tỉnh chưa phải là kết quả.',
      },
      en: {
        message: 'Five OCOP stars are given by the Ministry of Agriculture and Environment; this one names "{issuer}".',
        fix: 'Check stars and authority on the certificate; a proposal by the province is no result.',
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
    marks: ['ocop', 'o.c.o.p', 'o-c-o-p', 'mỗi xã một sản phẩm'],
    stars: ['1', '2', '3', '4', '5', 'ba', 'bốn', 'năm'].flatMap((count) => [
      `${count} sao`,
      `${count} star`,
      `${count} stars`,
    ]),
    // The programme itself may be named without claiming to be certified.
    programme: [
      'chương trình ocop',
      'chương trình mỗi xã một sản phẩm',
      'hội chợ ocop',
      'điểm bán ocop',
      'sẽ tham gia ocop',
    ],
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
      {
        text: 'Đạt OCOP 5 sao.',
        verification: 'seen',
        content: {
          documents: [
            {
              ...{ id: 'ocop', kind: 'ocopCertificate', number: '102/QĐ-UBND', issued: '2026-05-10' },
              ...{ issuer: 'UBND tỉnh Lâm Đồng', stars: 5, files: [] },
            },
          ],
        },
        expect: { case: 'authority', severity: 'review' },
      },
    ],
    miss: [
      { text: 'Đạt OCOP 4 sao năm 2026.', verification: 'seen' },
      { text: 'Sản phẩm OCOP của xã.', verification: 'authority' },
      { text: 'Tinh dầu dùng trong khách sạn 5 sao.', content: { documents: [] } },
      { text: 'Hợp tác xã tham gia chương trình OCOP từ năm 2024.', content: { documents: [] } },
    ],
  },
  check(context) {
    const { content, today } = context;
    const programme = new HitIndex(context.found('programme'));
    const marks = context
      .found('marks')
      .filter((mark) => !programme.before(mark, 1).some((hit) => mark.end <= hit.end));
    const claims = claimsOf(marks, context.found('stars'));
    if (claims.length === 0) return [];
    const at = ({ hit }: Claim): RuleHit & { params: Record<string, string | number> } => ({
      ...passageHit(hit.text, hit.start, hit.end),
      ...(hit.text.channel && { channel: hit.text.channel }),
    });
    const certificate = bestCertificate(content.documents ?? [], today);
    if (!certificate) return claims.map(at);
    context.mayChangeOn(nextCertificateChange(certificate, today));
    const field = `/documents/${content.documents.indexOf(certificate)}`;
    const { stars } = certificate;
    const wrong = claims.flatMap((claim): RuleHit[] => {
      if (stars === undefined || claim.stars === undefined || claim.stars === stars) return [];
      const hit = at(claim);
      return [{ ...hit, case: 'stars', params: { ...hit.params, claimed: claim.stars, stars } }];
    });
    const state = certificateState(certificate, today);
    if (state === 'expired') wrong.push({ field, case: 'expired', params: { end: certificateEnd(certificate) ?? '' } });
    else if (state === 'future') wrong.push({ field, case: 'future', params: { issued: certificate.issued ?? '' } });
    else if (state === 'unknown' || !certificate.number || stars === undefined)
      wrong.push({ field, case: 'incomplete', severity: 'review' });
    else if (stars === 5 && PROVINCE.test(foldText(certificate.issuer ?? '')))
      wrong.push({ field, case: 'authority', severity: 'review', params: { issuer: certificate.issuer ?? '' } });
    if (wrong.length > 0) return wrong;
    if (context.verificationOf(certificate.id) !== 'claimed') return [];
    return [{ field, case: 'claimed', severity: 'review' }];
  },
});
