import { papersOf } from '../law/hits.js';
import { defineRule, notChecked, type RuleHit } from '../rule.js';

/*
 * The number alone decides, as typed in any way. Most real decisions of a province recognise products of several
 * producers, so the same number proves nothing against anybody; but day and province are stated by the same hand as the
 * number, and a rule that looked at them would let off whoever changes them. What keeps it from crying wolf: it asks only
 * about papers that nobody has confirmed yet, which wait for an officer anyway, and one look at the list in the decision
 * settles it for good.
 */

export const rule = defineRule({
  id: 'O04',
  version: 2,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg (thu hồi khi sử dụng sai giấy chứng nhận)',
    en: 'Decision 26/2026/QĐ-TTg (withdrawal on misuse of the certificate)',
  },
  certainty: 'M',
  reads: ['documents', 'outside.decisionUsers'],
  texts: {
    vi: {
      message: 'Quyết định OCOP số {number} cũng được chủ thể khác khai.',
      fix: 'Chờ cán bộ đối chiếu danh sách sản phẩm trong quyết định; một quyết định có thể công nhận nhiều chủ thể.',
    },
    en: {
      message: 'OCOP decision {number} is shown by another producer too.',
      fix: 'An officer compares it with the list in the decision; one decision may recognise several producers.',
    },
  },
  examples: {
    hit: [
      {
        verification: 'claimed',
        outside: { decisionUsers: { '102/QĐ-UBND': ['01935b7e-0000-7000-8000-0000000000ff'] } },
        expect: { severity: 'review', field: '/documents/0' },
      },
    ],
    miss: [
      { verification: 'claimed' },
      { verification: 'seen', outside: { decisionUsers: { '102/QĐ-UBND': ['01935b7e-0000-7000-8000-0000000000ff'] } } },
      { content: { documents: [] } },
    ],
  },
  check({ content, outside: { decisionUsers }, product, verificationOf }) {
    // Whoever compared the paper with the register has settled it.
    const open = papersOf(content, 'ocopCertificate').filter(
      ({ item }) => item.number && verificationOf(item.id) === 'claimed',
    );
    if (open.length === 0) return [];
    if (!decisionUsers) return notChecked;
    return open.flatMap(({ field, item: { number = '' } }): RuleHit[] =>
      decisionUsers[number.trim()]?.some((id) => id !== product.producer.id) ? [{ field, params: { number } }] : [],
    );
  },
});
