import { countriesIn, foldText, provinceOfCommune } from '#libs/ocop';
import { isEmpty } from '../law/hits.js';
import { isProvinceInForce, provincesIn } from '../law/places.js';
import { defineRule, type RuleHit } from '../rule.js';

const HOME = 'Việt Nam';
const ORIGIN = '/labelFields/origin';
/** Ways art. 47 has of stating where goods were made, or where their last step was taken. */
const ALLOWED =
  /sản xuất|chế tạo|xuất xứ|sản phẩm của|lắp ráp|đóng chai|phối trộn|hoàn tất|đóng gói|dán nhãn|made in|product of/u;
/** Says where something else comes from: the brand, the seller, the material. */
const OTHER = /thương hiệu|nhãn hiệu|phân phối|nhập khẩu|nguyên liệu|công nghệ|tiêu chuẩn|giống|bán tại/u;

export const rule = defineRule({
  id: 'L08',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 47', en: 'Decree 37/2026/NĐ-CP art. 47' },
  certainty: 'H',
  reads: ['labelFields.origin', 'producer', 'documents'],
  texts: {
    vi: {
      message: 'Xuất xứ "{value}" không nêu tên nước đầy đủ.',
      fix: 'Ghi rõ nước làm ra hàng hoá, ví dụ "Sản xuất tại Việt Nam"; không viết tắt tên nước.',
    },
    en: {
      message: 'The origin "{value}" does not name a country in full.',
      fix: 'Name the country where the goods are made, for example "Sản xuất tại Việt Nam".',
    },
  },
  cases: {
    phrase: {
      vi: {
        message: '"{value}" chưa phải là cách ghi xuất xứ: câu này nói về thương hiệu, nguyên liệu hoặc nơi bán.',
        fix: 'Ghi "Sản xuất tại", "Xuất xứ" hoặc "Sản phẩm của" cùng tên nước làm ra hàng hoá.',
      },
      en: {
        message: '"{value}" does not state the origin: it speaks of a brand, a material or a seller.',
        fix: 'Write "Sản xuất tại", "Xuất xứ" or "Sản phẩm của" with the country where the goods are made.',
      },
    },
    abroad: {
      vi: {
        message: 'Xuất xứ ghi {country}, chủ thể ở {province}.',
        fix: 'Kiểm tra lại nơi làm ra sản phẩm; hàng nhập khẩu thì chủ thể không phải nơi sản xuất.',
      },
      en: {
        message: 'The origin names {country}, but the producer is in {province}.',
        fix: 'Check where it is made; of imported goods this producer is not the maker.',
      },
    },
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
      { content: { labelFields: { origin: 'Bến Tre' } }, expect: { suggestedValue: null } },
      { content: { labelFields: { origin: 'Đức Trọng, Lâm Đồng' } }, expect: { suggestedValue: null, field: ORIGIN } },
      { content: { labelFields: { origin: 'Lào Cai' } }, expect: { suggestedValue: 'Lào Cai, Việt Nam' } },
      { content: { labelFields: { origin: 'Làng nghề Vĩnh Phúc' } }, expect: { suggestedValue: null } },
      { content: { labelFields: { origin: 'Made in VN' } }, expect: { suggestedValue: null } },
      { content: { labelFields: { origin: 'Hà Lan' } }, expect: { case: 'abroad', suggestedValue: null } },
      { content: { labelFields: { origin: 'Singapore' } }, expect: { case: 'abroad', suggestedValue: null } },
      { content: { labelFields: { origin: 'Xuất xứ: Mỹ' } }, expect: { case: 'abroad', suggestedValue: null } },
      {
        content: { labelFields: { origin: 'Sản xuất tại Mỹ, đóng gói tại Lâm Đồng' } },
        expect: { case: 'abroad', suggestedValue: null },
      },
      { content: { labelFields: { origin: 'Thương hiệu Việt Nam' } }, expect: { case: 'phrase', severity: 'inform' } },
      { content: { labelFields: { origin: 'Sản xuất tại tỉnh Sơn La, Việt Nam' } }, expect: { case: 'origin' } },
      { content: { labelFields: { origin: 'Sản xuất tại TP. Đà Nẵng, Việt Nam' } }, expect: { case: 'origin' } },
      {
        producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, tỉnh Gia Lai' } },
        expect: { case: 'address', field: '/producer/labelParty/address' },
      },
      {
        content: { documents: [{ id: 'ocop', kind: 'ocopCertificate', issuer: 'UBND tỉnh Cà Mau', files: [] }] },
        expect: { case: 'issuer', field: '/documents/0' },
      },
      {
        content: {
          documents: [{ id: 'ocop', kind: 'ocopCertificate', issuer: 'UBND thành phố Hải Phòng', files: [] }],
        },
        expect: { case: 'issuer' },
      },
    ],
    miss: [
      {},
      { content: { labelFields: { origin: 'Việt Nam' } } },
      { content: { labelFields: { origin: 'Product of Vietnam' } } },
      { content: { labelFields: { origin: 'Nhập khẩu từ Mỹ, đóng gói tại Việt Nam' } } },
      { content: { labelFields: { origin: 'Sản xuất tại tỉnh Đắk Nông (cũ), Việt Nam' } } },
      { content: { ocopSheet: 26, labelFields: {} } },
      { producer: { communeCode: '00000' }, content: { labelFields: { origin: 'Sản xuất tại Sơn La, Việt Nam' } } },
    ],
  },
  check({ content, goods, product: { producer } }) {
    if (goods === 'service') return [];
    const origin = content.labelFields?.origin ?? '';
    const home = provinceOfCommune(producer.communeCode);
    const hits = isEmpty(origin) ? [] : originHits(origin, home?.name);
    if (!home) return hits;
    const elsewhere = (text: string | undefined): boolean => {
      const named = provincesIn(text ?? '');
      return named.size > 0 && !named.has(home.code);
    };
    const hit = (at: string, own: string): number =>
      hits.push({ field: at, case: own, params: { province: home.name } });
    if (elsewhere(origin)) hit(ORIGIN, 'origin');
    if (elsewhere(producer.labelParty?.address)) hit('/producer/labelParty/address', 'address');
    content.documents.forEach((item, index) => {
      if (item.kind === 'ocopCertificate' && elsewhere(item.issuer)) hit(`/documents/${index}`, 'issuer');
    });
    return hits;
  },
});

/** What an origin says by itself. Only a province in force is surely in Vietnam; every other country is its maker's to say. */
function originHits(origin: string, home: string | undefined): RuleHit[] {
  const params = { value: origin };
  const countries = countriesIn(origin);
  const [country] = countries;
  if (!country)
    return [
      { field: ORIGIN, params, ...(isProvinceInForce(origin) && { suggestedValue: `${origin.trim()}, ${HOME}` }) },
    ];
  const folded = foldText(origin);
  if (OTHER.test(folded) && !ALLOWED.test(folded))
    return [{ field: ORIGIN, case: 'phrase', params, severity: 'inform' }];
  return home && !countries.includes(HOME)
    ? [{ field: ORIGIN, case: 'abroad', params: { country, province: home } }]
    : [];
}
