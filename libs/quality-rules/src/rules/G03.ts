import { mayShowMark } from '#libs/ocop';
import { defineRule } from '../rule.js';

export const rule = defineRule({
  id: 'G03',
  version: 1,
  dimension: 'trust',
  severity: 'warn',
  gate: 'form',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg, mục 2.3 của phiếu đánh giá',
    en: 'Decision 26/2026/QĐ-TTg, item 2.3 of the score sheet',
  },
  certainty: 'M',
  reads: ['documents', 'texts', 'images.role'],
  texts: {
    vi: {
      message: 'Sản phẩm OCOP {stars} sao chưa nêu cách truy xuất nguồn gốc.',
      fix: 'Ghi "Quét mã QR trên nhãn để truy xuất nguồn gốc"; mục 2.3 cần điều này từ mức 4 sao.',
    },
    en: {
      message: 'An OCOP product of {stars} stars says nothing of traceability.',
      fix: 'Say that the QR code on the label tells its origin; item 2.3 asks for it from 4 stars on.',
    },
  },
  lexicons: {
    trace: ['truy xuất', 'mã qr', 'qr code', 'quét mã', 'tem qr', 'tra cứu nguồn gốc', 'verigoods', 'mã truy xuất'],
  },
  examples: {
    hit: [{ text: 'Mật ong hoa nhãn vị ngọt thanh.', expect: { severity: 'warn', field: '/documents/0' } }],
    miss: [
      {},
      { text: 'Mật ong hoa nhãn. Tem QR trên nắp để truy xuất nguồn gốc.' },
      { text: 'Mật ong hoa nhãn.', content: { documents: [] } },
      {
        text: 'Mật ong hoa nhãn.',
        content: { documents: [{ id: 'ocop', kind: 'ocopCertificate', issued: '2026-05-10', stars: 3, files: [] }] },
      },
    ],
  },
  check({ content, found, goods, today }) {
    if (goods === 'service' || found('trace').length > 0) return [];
    const index = content.documents.findIndex(
      (item) => item.kind === 'ocopCertificate' && (item.stars ?? 0) >= 4 && mayShowMark(item, today),
    );
    const stars = content.documents[index]?.stars;
    return stars === undefined ? [] : [{ field: `/documents/${index}`, params: { stars } }];
  },
});
