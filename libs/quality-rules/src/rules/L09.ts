import { markedShare, words } from '#libs/ocop';
import { defineRule, type RuleHit } from '../rule.js';

/** Short forms of organisations → full words. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d])HTX(?![\p{L}\d])/gu, 'Hợp tác xã'],
  [/(?<![\p{L}\d])THT(?![\p{L}\d])/gu, 'Tổ hợp tác'],
  [/(?<![\p{L}\d])(?:Cty|CTY|C\.ty)(?![\p{L}\d])\.?/gu, 'Công ty'],
  [/(?<![\p{L}\d])(?:HKD)(?![\p{L}\d])/gu, 'Hộ kinh doanh'],
];
/** Short forms of units; they only begin a part of an address: "P. Hương" in a name is a person or a word. */
const UNITS: Readonly<Record<string, string>> = {
  TP: 'thành phố',
  TX: 'thị xã',
  TT: 'thị trấn',
  T: 'tỉnh',
  P: 'phường',
  X: 'xã',
  H: 'huyện',
  Q: 'quận',
};
/** One letter needs its dot, two do not. */
const UNIT = /(?<=^ ?|[,;] ?)(?:([Tt][PpXxTt])(?:\. ?| )|([TtPpXxHhQq])\. ?)(?=[\p{Lu}\d])/gu;

const fullName = (name: string): string => KINDS.reduce((rest, [short, full]) => rest.replace(short, full), name);
const fullAddress = (address: string): string =>
  fullName(address).replace(UNIT, (_, two?: string, one?: string) => `${UNITS[(two ?? one ?? '').toUpperCase()]} `);

/** Small words that no English sentence does without and no Vietnamese one has. */
const ENGLISH = new Set('and with from our of for is are was made by this that your you it'.split(' '));
const LEAST_ENGLISH = 3;
/** A letter of Vietnamese that English does without; found at once in most texts. */
const MARKED = /[đăâêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9\p{M}]/iu;

/** Written in English throughout; Vietnamese without its marks is another fault. */
function isEnglish(text: string): boolean {
  if (MARKED.test(text)) return false;
  return words(text).filter((word) => ENGLISH.has(word.toLowerCase())).length >= LEAST_ENGLISH;
}

const LABEL_TEXTS = ['ingredients', 'usage', 'storage', 'warning'];

export const rule = defineRule({
  id: 'L09',
  version: 2,
  dimension: 'legal',
  severity: 'warn',
  gate: 'law',
  validFrom: '2026-01-23',
  source: { vi: 'Nghị định 37/2026/NĐ-CP, Điều 39', en: 'Decree 37/2026/NĐ-CP art. 39' },
  certainty: 'H',
  reads: ['producer.labelParty', 'labelFields', 'name', 'description'],
  texts: {
    vi: {
      message: 'Tên hoặc địa chỉ đơn vị chịu trách nhiệm đang viết tắt: "{value}".',
      fix: 'Viết đầy đủ: "{full}".',
    },
    en: { message: 'The responsible party is written in short forms: "{value}".', fix: 'Write "{full}".' },
  },
  cases: {
    foreign: {
      vi: {
        message: 'Nội dung nhãn chưa có tiếng Việt: "{value}".',
        fix: 'Ghi bằng tiếng Việt; tiếng nước ngoài có thể ghi kèm.',
      },
      en: {
        message: 'This label text is not in Vietnamese: "{value}".',
        fix: 'Write it in Vietnamese; other languages may stand beside it.',
      },
    },
  },
  examples: {
    hit: [
      {
        producer: { labelParty: { name: 'HTX Đồi Sương', address: 'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng' } },
        expect: { severity: 'warn', field: '/producer/labelParty/name', suggestedValue: 'Hợp tác xã Đồi Sương' },
      },
      {
        producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: 'Thôn 3, P. Lâm Viên, TP. Huế' } },
        expect: { suggestedValue: 'Thôn 3, phường Lâm Viên, thành phố Huế' },
      },
      {
        content: { labelFields: { usage: 'Mix one spoon with warm water and drink' } },
        expect: { case: 'foreign', field: '/labelFields/usage' },
      },
      {
        name: 'Wild forest honey 500 g',
        text: 'Raw honey from our hives in the hills, made by twelve families and filtered with cloth.',
        expect: { case: 'foreign', severity: 'warn', field: '/description/vi' },
      },
    ],
    miss: [
      {},
      { text: 'Mat ong rung nguyen chat, vi ngot thanh, thu hoach moi nam mot lan.' },
      {
        name: 'Mật ong rừng (wild honey) 500 g',
        text: 'Mật ong rừng của mười hai hộ. Raw honey from our hives, made by hand and with care.',
      },
      {
        producer: {
          labelParty: { name: 'Cơ sở P. Hương, bà Trần T. Lan', address: 'Thôn 3, xã Di Linh, tỉnh Lâm Đồng' },
        },
      },
      { producer: { labelParty: { name: 'Công ty TNHH Nắng Ban', address: 'Thôn 2, xã Ea M’Droh, tỉnh Đắk Lắk' } } },
      { content: { labelFields: { ingredients: 'Glycerin, aqua' } } },
    ],
  },
  check({ content, goods, product: { producer } }) {
    if (goods === 'service') return [];
    const hits: RuleHit[] = [];
    for (const key of ['name', 'address'] as const) {
      const value = producer.labelParty?.[key] ?? '';
      const full = key === 'address' ? fullAddress(value) : fullName(value);
      if (full !== value)
        hits.push({ field: `/producer/labelParty/${key}`, params: { value, full }, suggestedValue: full });
    }
    for (const [key, value] of Object.entries(content.labelFields ?? {})) {
      // Names of substances are the same in all languages.
      if (!LABEL_TEXTS.includes(key) || typeof value !== 'string') continue;
      if (words(value).length >= (key === 'ingredients' ? 8 : 5) && markedShare(value) === 0 && goods !== 'cosmetic')
        hits.push({ field: `/labelFields/${key}`, case: 'foreign', params: { value: value.slice(0, 60) } });
    }
    const description = content.description?.vi ?? '';
    if (isEnglish(description)) {
      const texts = { '/name/vi': content.name.vi, '/description/vi': description };
      for (const [field, text] of Object.entries(texts))
        if (!MARKED.test(text)) hits.push({ field, case: 'foreign', params: { value: text.slice(0, 60) } });
    }
    return hits;
  },
});
