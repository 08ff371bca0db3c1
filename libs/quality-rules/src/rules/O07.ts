import { mayTakePart, producerKinds } from '#libs/ocop';
import { defineRule, notChecked, type RuleExample } from '../rule.js';

const association = { kind: 'association' as const };
const expected: RuleExample['expect'] = { severity: 'review', field: '/producer/kind' };

export const rule = defineRule({
  id: 'O07',
  version: 1,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg (chủ thể tham gia)',
    en: 'Decision 26/2026/QĐ-TTg (who may take part)',
  },
  certainty: 'H',
  reads: ['producer.kind', 'ocopSheet', 'documents', 'texts'],
  texts: {
    vi: {
      message: 'Chủ thể là "{kindVi}" chỉ được công nhận OCOP với sản phẩm du lịch (bộ sản phẩm 26).',
      fix: 'Chọn đúng loại chủ thể hoặc bộ sản phẩm; hàng hoá do hợp tác xã, tổ hợp tác, doanh nghiệp, trang trại hoặc hộ đăng ký.',
    },
    en: {
      message: 'A producer of the kind "{kindEn}" is recognised for products of tourism only (sheet 26).',
      fix: 'Correct the kind or the sheet: goods belong to a cooperative, group, enterprise, farm or household.',
    },
  },
  lexicons: { marks: ['ocop'] },
  examples: {
    hit: [
      { producer: association, expect: expected },
      { producer: association, content: { documents: [] }, text: 'Mật ong OCOP 4 sao.', expect: expected },
      { producer: association, content: { documents: [] }, expect: { severity: 'inform' } },
    ],
    miss: [{}, { producer: association, content: { ocopSheet: 26 } }, { producer: { kind: 'household' } }],
  },
  check({ content, found, product, producerKnown }) {
    const { ocopSheet, documents } = content;
    const { kind } = product.producer;
    const isClaimed = documents.some((item) => item.kind === 'ocopCertificate') || found('marks').length > 0;
    if (!producerKnown) return isClaimed ? notChecked : [];
    if (!producerKinds[kind].tourismOnly) return [];
    if (ocopSheet === undefined) return notChecked;
    if (mayTakePart(kind, ocopSheet)) return [];
    const params = { kindVi: producerKinds[kind].vi, kindEn: producerKinds[kind].en };
    // Without the programme's name anybody may sell these goods.
    return [{ field: '/producer/kind', params, ...(!isClaimed && { severity: 'inform' as const }) }];
  },
});
