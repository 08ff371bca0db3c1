import { isEmpty } from '../law/hits.js';
import { defineRule, notChecked, type RuleHit } from '../rule.js';

/**
 * `outside.seller` comes from nobody: the seller's record stands with the channel behind a connection, and no adapter reads
 * it. Until one does, this rule answers `notChecked` for every product.
 */
export const rule = defineRule({
  id: 'E01',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-07-01',
  source: {
    vi: 'Luật Thương mại điện tử 122/2025/QH15; Luật 19/2023/QH15, Điều 21 và 37',
    en: 'E-commerce Law 122/2025/QH15; Law 19/2023/QH15 art. 21 and 37',
  },
  certainty: 'M',
  reads: ['outside.seller'],
  texts: {
    vi: { message: 'Hồ sơ người bán chưa đủ.', fix: 'Điền đủ tên, địa chỉ, điện thoại, mã số và xác thực danh tính.' },
    en: {
      message: 'The seller’s record is incomplete.',
      fix: 'Fill in name, address, phone, code and verify identity.',
    },
  },
  cases: {
    name: {
      vi: { message: 'Hồ sơ người bán thiếu tên.', fix: 'Điền tên như trên giấy đăng ký.' },
      en: { message: 'The seller’s record lacks a name.', fix: 'Give it as registered.' },
    },
    address: {
      vi: { message: 'Hồ sơ người bán thiếu địa chỉ.', fix: 'Điền địa chỉ đăng ký.' },
      en: { message: 'The seller’s record lacks an address.', fix: 'Give the registered address.' },
    },
    phone: {
      vi: { message: 'Hồ sơ người bán thiếu số điện thoại.', fix: 'Điền số điện thoại liên hệ.' },
      en: { message: 'The seller’s record lacks a phone number.', fix: 'Give one.' },
    },
    businessCode: {
      vi: {
        message: 'Hồ sơ người bán thiếu mã số kinh doanh hoặc mã số thuế.',
        fix: 'Điền mã số doanh nghiệp, hộ kinh doanh hoặc mã số thuế.',
      },
      en: { message: 'The seller’s record lacks a business or tax code.', fix: 'Give it.' },
    },
    identity: {
      vi: { message: 'Danh tính người bán chưa được xác thực.', fix: 'Xác thực danh tính điện tử trên sàn.' },
      en: { message: 'The seller’s identity is not verified.', fix: 'Verify it on the channel.' },
    },
  },
  examples: {
    hit: [
      { outside: { seller: {} }, expect: { severity: 'block', case: 'name' } },
      {
        outside: { seller: { name: 'A', address: 'B', phone: '0900000000', businessCode: '0000000000' } },
        expect: { case: 'identity' },
      },
    ],
    miss: [{}],
  },
  check({ outside: { seller } }) {
    if (!seller) return notChecked;
    const missing = (['name', 'address', 'phone', 'businessCode'] as const).filter((key) => isEmpty(seller[key]));
    const hits: RuleHit[] = missing.map((key) => ({ field: '/producer', case: key }));
    return seller.identityVerified ? hits : [...hits, { field: '/producer', case: 'identity' }];
  },
});
