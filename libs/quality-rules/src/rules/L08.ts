import { foldText, provinceOfCommune } from '#libs/ocop';
import { isEmpty } from '../law/hits.js';
import { provincesIn } from '../law/places.js';
import { defineRule, type RuleHit } from '../rule.js';

const COUNTRY =
  /việt ?nam|viet ?nam|trung quốc|thái lan|lào|campuchia|hàn quốc|nhật bản|đài loan|ấn độ|indonesia|malaysia|hoa kỳ|\bmỹ\b|pháp|đức|úc|new zealand|anh quốc/u;

export const rule = defineRule({
  id: 'L08',
  version: 1,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 47', en: 'Decree 37/2026/NĐ-CP art. 47' },
  certainty: 'H',
  reads: ['labelFields.origin', 'producer', 'documents'],
  texts: {
    vi: {
      message: 'Xuất xứ "{value}" không nêu nước sản xuất.',
      fix: 'Ghi "Sản xuất tại Việt Nam" hoặc thêm "Việt Nam" vào cuối.',
    },
    en: { message: 'The origin "{value}" names no country.', fix: 'Write "Made in Viet Nam", or add the country.' },
  },
  cases: {
    origin: {
      vi: {
        message: 'Xuất xứ ghi tỉnh khác với nơi đăng ký của chủ thể ({province}).',
        fix: 'Kiểm tra lại nơi làm ra sản phẩm, hoặc sửa mã xã/phường của chủ thể.',
      },
      en: {
        message: 'The origin names another province than the producer’s ({province}).',
        fix: 'Check where it is made, or correct the producer’s commune.',
      },
    },
    address: {
      vi: {
        message: 'Địa chỉ đơn vị chịu trách nhiệm ghi tỉnh khác với xã/phường của chủ thể ({province}).',
        fix: 'Kiểm tra lại địa chỉ hoặc mã xã/phường.',
      },
      en: {
        message: 'The responsible party’s address names another province than the producer’s commune ({province}).',
        fix: 'Check the address or the commune code.',
      },
    },
    issuer: {
      vi: {
        message: 'Giấy chứng nhận OCOP do tỉnh khác cấp, chủ thể ở {province}.',
        fix: 'Kiểm tra cơ quan cấp ghi trên giấy chứng nhận.',
      },
      en: {
        message: 'The OCOP certificate was issued by another province; the producer is in {province}.',
        fix: 'Check the authority on the certificate.',
      },
    },
  },
  examples: {
    hit: [
      {
        content: { labelFields: { origin: 'Lâm Đồng' } },
        expect: { severity: 'warn', field: '/labelFields/origin', suggestedValue: 'Lâm Đồng, Việt Nam' },
      },
      { content: { labelFields: { origin: 'Sản xuất tại tỉnh Sơn La, Việt Nam' } }, expect: { case: 'origin' } },
      {
        producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, tỉnh Gia Lai' } },
        expect: { case: 'address', field: '/producer/labelParty/address' },
      },
      {
        content: { documents: [{ id: 'ocop', kind: 'ocopCertificate', issuer: 'UBND tỉnh Cà Mau', files: [] }] },
        expect: { case: 'issuer', field: '/documents/0' },
      },
    ],
    miss: [
      {},
      { content: { labelFields: { origin: 'Việt Nam' } } },
      { content: { labelFields: { origin: 'Sản xuất tại tỉnh Đắk Nông (cũ), Việt Nam' } } },
      { content: { ocopSheet: 26, labelFields: {} } },
      { producer: { communeCode: '00000' }, content: { labelFields: { origin: 'Sản xuất tại Sơn La, Việt Nam' } } },
    ],
  },
  check({ content, goods, product: { producer } }) {
    if (goods === 'service') return [];
    const hits: RuleHit[] = [];
    const origin = content.labelFields?.origin ?? '';
    const field = '/labelFields/origin';
    if (!isEmpty(origin) && !COUNTRY.test(foldText(origin)))
      hits.push({
        field,
        params: { value: origin },
        suggestedValue: `${origin.trim().replace(/[.,;]{1,9}$/, '')}, Việt Nam`,
      });
    const home = provinceOfCommune(producer.communeCode);
    if (!home) return hits;
    const elsewhere = (text: string | undefined): boolean => {
      const named = provincesIn(text ?? '');
      return named.size > 0 && !named.has(home.code);
    };
    const hit = (at: string, own: string): number =>
      hits.push({ field: at, case: own, params: { province: home.name } });
    if (elsewhere(origin)) hit(field, 'origin');
    if (elsewhere(producer.labelParty?.address)) hit('/producer/labelParty/address', 'address');
    content.documents.forEach((item, index) => {
      if (item.kind === 'ocopCertificate' && elsewhere(item.issuer)) hit(`/documents/${index}`, 'issuer');
    });
    return hits;
  },
});
