import { isEmpty } from '../law/hits.js';
import { defineRule, notChecked, type RuleHit } from '../rule.js';

const missing = (what: string, field: string): RuleHit => ({ field, case: what, params: {} });

export const rule = defineRule({
  id: 'L01',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Điều 42; Luật 78/2025, Điều 34b',
    en: 'Decree 37/2026/NĐ-CP art. 42; Law 78/2025 art. 34b',
  },
  certainty: 'H',
  reads: ['name', 'producer.labelParty', 'labelFields.origin'],
  texts: {
    vi: {
      message: 'Thiếu nội dung bắt buộc trên nhãn.',
      fix: 'Ghi đủ tên hàng, tổ chức chịu trách nhiệm và xuất xứ.',
    },
    en: {
      message: 'A mandatory label field is missing.',
      fix: 'State the name, the responsible organisation and the origin.',
    },
  },
  cases: {
    name: {
      vi: { message: 'Chưa có tên hàng hoá.', fix: 'Ghi tên sản phẩm đúng như trên nhãn.' },
      en: { message: 'The goods have no name.', fix: 'Write the name as on the label.' },
    },
    partyName: {
      vi: {
        message: 'Chưa ghi tên tổ chức, cá nhân chịu trách nhiệm về hàng hoá.',
        fix: 'Ghi tên cơ sở, hợp tác xã hoặc công ty như trên nhãn.',
      },
      en: {
        message: 'The organisation responsible for the goods is not named.',
        fix: 'Give the name of the maker as on the label.',
      },
    },
    partyAddress: {
      vi: {
        message: 'Chưa ghi địa chỉ của tổ chức, cá nhân chịu trách nhiệm.',
        fix: 'Ghi địa chỉ đầy đủ: thôn hoặc số nhà, xã/phường, tỉnh/thành phố.',
      },
      en: {
        message: 'The address of the responsible organisation is missing.',
        fix: 'Give the full address: street or hamlet, commune, province.',
      },
    },
    origin: {
      vi: { message: 'Chưa ghi xuất xứ hàng hoá.', fix: 'Ghi "Sản xuất tại Việt Nam" hoặc "Xuất xứ: Việt Nam".' },
      en: { message: 'The origin of the goods is missing.', fix: 'Write for example "Made in Viet Nam".' },
    },
  },
  examples: {
    hit: [
      { content: { labelFields: {} }, expect: { case: 'origin', severity: 'block', field: '/labelFields/origin' } },
      { content: { labelFields: { origin: 'Đang cập nhật' } }, expect: { case: 'origin' } },
      { producer: { labelParty: undefined }, expect: { case: 'partyName' } },
      { producer: { labelParty: { name: 'HTX Đồi Sương', address: ' - ' } }, expect: { case: 'partyAddress' } },
    ],
    miss: [{}, { content: { ocopSheet: 26, labelFields: {} } }],
  },
  check({ content, product, producerKnown, goods }) {
    // Tourism is a service: label law is about goods.
    if (goods === 'service') return [];
    const hits: RuleHit[] = [];
    if (isEmpty(content.name?.vi)) hits.push(missing('name', '/name/vi'));
    if (isEmpty(content.labelFields?.origin)) hits.push(missing('origin', '/labelFields/origin'));
    const party = product.producer.labelParty;
    if (producerKnown) {
      if (isEmpty(party?.name)) hits.push(missing('partyName', '/producer/labelParty/name'));
      if (isEmpty(party?.address)) hits.push(missing('partyAddress', '/producer/labelParty/address'));
    }
    return hits.length === 0 && !producerKnown ? notChecked : hits;
  },
});
