import { certificateEnd, certificateState, mayShowMark, nextCertificateChange, renewalFiling } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

export const rule = defineRule({
  id: 'O02',
  version: 3,
  dimension: 'trust',
  severity: 'inform',
  gate: 'law',
  validFrom: '2026-05-22',
  source: { vi: 'Quyết định 26/2026/QĐ-TTg', en: 'Decision 26/2026/QĐ-TTg' },
  certainty: 'H',
  reads: ['documents'],
  texts: {
    vi: {
      message: 'Giấy chứng nhận OCOP hết hạn ngày {end}.',
      fix: 'Nộp hồ sơ đánh giá lại trong khoảng 180 đến 120 ngày trước ngày hết hạn.',
    },
    en: {
      message: 'The OCOP certificate ends on {end}.',
      fix: 'File the renewal between 180 and 120 days before the end.',
    },
  },
  cases: {
    late: {
      vi: {
        message: 'Giấy chứng nhận OCOP hết hạn ngày {end}, đã quá hạn nộp hồ sơ đánh giá lại.',
        fix: 'Liên hệ Uỷ ban nhân dân xã để nộp hồ sơ ngay.',
      },
      en: {
        message: 'The OCOP certificate ends on {end}; the renewal file is late.',
        fix: 'Go to the commune office now.',
      },
    },
  },
  examples: {
    hit: [
      { today: '2028-12-20', expect: { severity: 'inform', field: '/documents/0' } },
      { today: '2029-04-01', expect: { case: 'late' } },
    ],
    miss: [
      {},
      { content: { documents: [] } },
      {
        today: '2029-04-01',
        content: {
          documents: [
            { id: 'ocop', kind: 'ocopCertificate', issued: '2026-05-10', renewalFiledOn: '2028-12-20', files: [] },
          ],
        },
      },
      {
        today: '2028-12-20',
        content: {
          documents: ['2026-05-10', '2028-12-01'].map((issued) => ({
            id: issued,
            kind: 'ocopCertificate' as const,
            issued,
            files: [],
          })),
        },
      },
    ],
  },
  check(context) {
    const { today } = context;
    const all = context.content.documents ?? [];
    const isRenewed = (end: string | undefined): boolean =>
      all.some((item) => {
        const isHeld = item.kind === 'ocopCertificate' && mayShowMark(item, today);
        return isHeld && (certificateEnd(item) ?? '') > (end ?? '');
      });
    return all.flatMap((item, index): RuleHit[] => {
      if (item.kind !== 'ocopCertificate' || isRenewed(certificateEnd(item))) return [];
      // Filed already: nothing to do until the result.
      const isFiled = item.renewalFiledOn !== undefined && item.renewalFiledOn <= today;
      if (isFiled && renewalFiling(item, item.renewalFiledOn ?? today) !== 'early') return [];
      context.mayChangeOn(nextCertificateChange(item, today));
      const state = certificateState(item, today);
      if (state !== 'renewalOpen' && state !== 'renewalLate') return [];
      const late = state === 'renewalLate' ? { case: 'late' } : {};
      return [{ field: `/documents/${index}`, ...late, params: { end: certificateEnd(item) ?? '' } }];
    });
  },
});
