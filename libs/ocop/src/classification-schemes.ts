import { scoreSheets } from './classification.js';
import type { LegalDate } from './legal-dates.js';

/** The list of products under which a certificate was given. Kept with each certificate, never recoded. */
export type OcopScheme = 'QD1048' | 'QD148' | 'QD26';

export interface ClassificationScheme {
  id: OcopScheme;
  decision: string;
  /** In force from this day to that (inclusive); the newest has no end. */
  from: LegalDate;
  until?: LegalDate;
  /** Last day on which a file begun under it could still be decided. */
  decidedUntil?: LegalDate;
  /** Its six sectors [ngành, nhóm], in the decision's order. */
  sectors: readonly string[];
  /** H: read in the act; M: from the programme decision of those years. */
  certainty: 'H' | 'M';
}

export const classificationSchemes: readonly ClassificationScheme[] = [
  {
    id: 'QD1048',
    decision: 'Quyết định 1048/QĐ-TTg (2019), Chương trình theo Quyết định 490/QĐ-TTg (2018)',
    from: '2018-05-07',
    until: '2023-02-23',
    sectors: [
      'Thực phẩm',
      'Đồ uống',
      'Thảo dược',
      'Vải và may mặc',
      'Lưu niệm - nội thất - trang trí',
      'Dịch vụ du lịch nông thôn, bán hàng',
    ],
    certainty: 'M',
  },
  {
    id: 'QD148',
    decision: 'Quyết định 148/QĐ-TTg (2023), sửa đổi bởi Quyết định 1489/QĐ-TTg (2025)',
    from: '2023-02-24',
    until: '2026-05-21',
    // Decision 26/2026: 60 days for a first rating (30 for a re-rating).
    decidedUntil: '2026-07-21',
    sectors: [
      'Thực phẩm',
      'Đồ uống',
      'Dược liệu và sản phẩm từ dược liệu',
      'Hàng thủ công mỹ nghệ',
      'Sinh vật cảnh',
      'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
    ],
    certainty: 'M',
  },
  {
    id: 'QD26',
    decision: 'Quyết định 26/2026/QĐ-TTg',
    from: '2026-05-22',
    sectors: [...new Set(scoreSheets.map(({ sectorName }) => sectorName))],
    certainty: 'H',
  },
];

/** Schemes a decision of that day can rest on: two in a time of transition, none before the programme began. */
export function schemesOn(day: LegalDate): OcopScheme[] {
  return classificationSchemes
    .filter(({ from, until, decidedUntil }) => from <= day && (!until || day <= (decidedUntil ?? until)))
    .map(({ id }) => id);
}
