import { mayShowMark, nextCertificateChange } from '#libs/ocop';
import { defineRule, notChecked } from '../rule.js';

export const rule = defineRule({
  id: 'G03',
  version: 2,
  dimension: 'trust',
  severity: 'warn',
  gate: 'form',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg, mục 2.3 của phiếu đánh giá',
    en: 'Decision 26/2026/QĐ-TTg, item 2.3 of the score sheet',
  },
  certainty: 'M',
  reads: ['documents', 'texts', 'outside.tracePage'],
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
  cases: {
    unreachable: {
      vi: {
        message: 'Trang truy xuất nguồn gốc của sản phẩm OCOP {stars} sao không mở được.',
        fix: 'Quét thử mã QR trên nhãn và sửa liên kết.',
      },
      en: {
        message: 'The trace page of this OCOP product of {stars} stars does not open.',
        fix: 'Scan the QR code on the label and mend the link.',
      },
    },
    otherProduct: {
      vi: {
        message: 'Trang truy xuất nguồn gốc không nêu tên sản phẩm này.',
        fix: 'Khai đúng tên sản phẩm trên trang truy xuất, hoặc dán đúng mã.',
      },
      en: {
        message: 'The trace page does not name this product.',
        fix: 'Name the product on its trace page, or use the right code.',
      },
    },
  },
  lexicons: {
    trace: ['truy xuất', 'mã qr', 'qr code', 'quét mã', 'tem qr', 'tra cứu nguồn gốc', 'verigoods', 'mã truy xuất'],
  },
  examples: {
    hit: [
      { text: 'Mật ong hoa nhãn vị ngọt thanh.', expect: { severity: 'warn', field: '/documents/0' } },
      {
        outside: { tracePage: { reachable: false, namesProduct: false } },
        expect: { severity: 'warn', case: 'unreachable' },
      },
      {
        outside: { tracePage: { reachable: true, namesProduct: false } },
        expect: { severity: 'warn', case: 'otherProduct' },
      },
    ],
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
  check({ content, found, goods, mayChangeOn, outside, today }) {
    if (goods === 'service') return [];
    const index = content.documents.findIndex(
      (item) => item.kind === 'ocopCertificate' && (item.stars ?? 0) >= 4 && mayShowMark(item, today),
    );
    const certificate = content.documents[index];
    const stars = certificate?.stars;
    if (!certificate || stars === undefined) return [];
    mayChangeOn(nextCertificateChange(certificate, today));
    const hit = { field: `/documents/${index}`, params: { stars } };
    if (found('trace').length === 0) return [hit];
    // Whether the page answers is not in the product.
    if (!outside.tracePage) return notChecked;
    if (!outside.tracePage.reachable) return [{ ...hit, case: 'unreachable' }];
    return outside.tracePage.namesProduct ? [] : [{ ...hit, case: 'otherProduct' }];
  },
});
