import { communeOf, provinceOfCommune } from '#libs/ocop';
import { isOldAddress, renewedAddress } from '../law/places.js';
import { defineRule } from '../rule.js';

/** Labels with addresses of before 1 July 2025 may be used up to the day before. */
const END = '2027-07-01';

export const rule = defineRule({
  id: 'L10',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 98 khoản 5', en: 'Decree 37/2026/NĐ-CP art. 98(5)' },
  certainty: 'H',
  reads: ['producer.labelParty.address', 'producer.communeCode'],
  texts: {
    vi: {
      message: 'Địa chỉ còn ghi theo đơn vị hành chính cũ; nhãn ghi địa chỉ cũ chỉ được dùng đến 1/7/2027.',
      fix: 'Ghi địa chỉ mới theo xã/phường và tỉnh: {address}.',
    },
    en: {
      message: 'The address names units that are gone; labels with old addresses end on 1 July 2027.',
      fix: 'Write the commune and province in force: {address}.',
    },
  },
  examples: {
    hit: [
      {
        producer: {
          labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, xã Xuân Thọ, TP. Đà Lạt, tỉnh Lâm Đồng' },
        },
        expect: {
          severity: 'inform',
          field: '/producer/labelParty/address',
          suggestedValue: 'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng',
        },
      },
      {
        producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, huyện Lạc Dương, tỉnh Lâm Đồng' } },
        today: '2027-07-02',
        expect: { severity: 'warn' },
      },
    ],
    miss: [
      {},
      { producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Phường Ba Đình, thành phố Hà Nội' } } },
      { producer: { labelParty: undefined } },
    ],
  },
  check({ goods, mayChangeOn, product: { producer }, today }) {
    const address = producer.labelParty?.address ?? '';
    if (goods === 'service' || !isOldAddress(address)) return [];
    mayChangeOn(END);
    const commune = communeOf(producer.communeCode);
    const province = provinceOfCommune(producer.communeCode);
    const renewed = commune && province ? renewedAddress(address, commune.name, province.name) : undefined;
    const severity = today < END ? { severity: 'inform' as const } : {};
    return [
      {
        field: '/producer/labelParty/address',
        params: { address: renewed ?? 'thôn/số nhà, xã/phường, tỉnh/thành phố' },
        ...severity,
        ...(renewed && { suggestedValue: renewed }),
      },
    ];
  },
});
