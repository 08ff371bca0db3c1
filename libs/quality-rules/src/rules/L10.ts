import { addressAge, provinceOfCommune, type Commune } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

/**
 * Labels with addresses of before 1 July 2025 may be used up to the day before. What is printed on a label's picture is
 * not read here: the block that the law puts on such pictures from that day is left to the person who looks at them.
 */
const END = '2027-07-01';

/** More are not told: an answer that fits so many says only that too little is given. */
const MOST = 6;

function namesOf(candidates: readonly Commune[]): string {
  const names = candidates.map(({ code, name }) => `${name} (${provinceOfCommune(code)?.name ?? ''})`);
  return `${names.slice(0, MOST).join(', ')}${names.length > MOST ? ' …' : ''}`;
}

const at = (address: string): { name: string; address: string } => ({ name: 'Hợp tác xã Đồi Sương', address });

export const rule = defineRule({
  id: 'L10',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 98 khoản 5', en: 'Decree 37/2026/NĐ-CP art. 98(5)' },
  certainty: 'H',
  reads: ['producer.labelParty.address'],
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
  cases: {
    ambiguous: {
      vi: {
        message: 'Địa chỉ còn ghi theo đơn vị cũ, nay thuộc một trong các đơn vị: {candidates}.',
        fix: 'Hỏi UBND xã/phường xem nơi này nay thuộc đơn vị nào, rồi ghi địa chỉ mới.',
      },
      en: {
        message: 'The address names an old unit that is now part of one of: {candidates}.',
        fix: 'Ask the commune which of them the place belongs to, then write the new address.',
      },
    },
    unknown: {
      vi: {
        message: 'Địa chỉ còn ghi theo đơn vị hành chính cũ và chưa đủ để biết nay thuộc xã/phường nào.',
        fix: 'Ghi thôn hoặc số nhà, xã/phường và tỉnh/thành phố đang có hiệu lực.',
      },
      en: {
        message: 'The address names units that are gone, and too few of them to tell where it is today.',
        fix: 'Write hamlet or street, and the commune and province in force.',
      },
    },
  },
  examples: {
    hit: [
      {
        producer: { labelParty: at('Số 5, xã Hòa Phong, huyện Hòa Vang, thành phố Đà Nẵng') },
        expect: {
          severity: 'inform',
          field: '/producer/labelParty/address',
          suggestedValue: 'Số 5, xã Hoà Vang, thành phố Đà Nẵng',
        },
      },
      {
        producer: { labelParty: at('Ấp 3, xã Phú Nhuận, tỉnh Bến Tre') },
        expect: { suggestedValue: 'Ấp 3, phường An Hội, tỉnh Vĩnh Long' },
      },
      {
        producer: { labelParty: at('Số 9, phường Cống Vị, quận Ba Đình, thành phố Hà Nội') },
        expect: { case: 'ambiguous', suggestedValue: null },
      },
      {
        producer: { labelParty: at('Thôn 3, huyện Lạc Dương, tỉnh Lâm Đồng') },
        today: '2027-07-02',
        expect: { case: 'unknown', severity: 'warn', suggestedValue: null },
      },
    ],
    miss: [
      {},
      { producer: { labelParty: at('Phường Ba Đình, thành phố Hà Nội') } },
      { producer: { labelParty: at('Thôn 2, xã Di Linh, tỉnh Lâm Đồng, Việt Nam') } },
      { producer: { labelParty: undefined } },
    ],
  },
  check({ goods, mayChangeOn, product: { producer }, today }) {
    const age = goods === 'service' ? undefined : addressAge(producer.labelParty?.address ?? '');
    if (!age || age.kind === 'present') return [];
    mayChangeOn(END);
    const hit: RuleHit = {
      field: '/producer/labelParty/address',
      ...(today < END && { severity: 'inform' as const }),
    };
    if (age.kind === 'old') return [{ ...hit, params: { address: age.address }, suggestedValue: age.address }];
    if (age.kind === 'unknown') return [{ ...hit, case: 'unknown' }];
    return [{ ...hit, case: 'ambiguous', params: { candidates: namesOf(age.candidates) } }];
  },
});
