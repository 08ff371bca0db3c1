import { foldText } from '#libs/ocop';
import { unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { supplementKind } from '../law/supplements.js';
import { defineRule, type RuleHit } from '../rule.js';

const NAME = /thực phẩm bảo vệ sức khỏe/u;
const ONE_OF = /thực phẩm bổ sung|thực phẩm dinh dưỡng y học|sản phẩm dinh dưỡng/u;
/** Both wordings in use: "không phải là thuốc, không có …" and "… và không có tác dụng thay thế thuốc chữa bệnh". */
const NO_MEDICINE =
  /(?:thực phẩm|sản phẩm) này không phải(?: là)? thuốc,? ?(?:và )?không (?:có tác dụng )?thay thế thuốc chữa bệnh/u;

export const rule = defineRule({
  id: 'F03',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'pause',
  validFrom: '2018-02-02',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Phụ lục I mục 3 và 67; Nghị định 15/2018/NĐ-CP, Điều 27',
    en: 'Decree 37/2026/NĐ-CP App. I rows 3 and 67; Decree 15/2018/NĐ-CP art. 27',
  },
  certainty: 'H',
  reads: ['ocopSheet', 'texts'],
  texts: {
    vi: {
      message: 'Thiếu câu "Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh".',
      fix: 'Chép nguyên câu này vào mô tả.',
    },
    en: {
      message:
        'The sentence "Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh" is missing.',
      fix: 'Copy it into the description as it is.',
    },
  },
  cases: {
    unknown: unknownSheetTexts,
    name: {
      vi: { message: 'Thiếu cụm từ "Thực phẩm bảo vệ sức khỏe".', fix: 'Ghi cụm từ này vào tên hoặc mô tả.' },
      en: {
        message: 'The words "Thực phẩm bảo vệ sức khỏe" are missing.',
        fix: 'Put them into the name or description.',
      },
    },
  },
  lexicons: { health: ['thực phẩm bảo vệ sức khỏe', 'tpbvsk', 'thực phẩm chức năng'] },
  examples: {
    hit: [
      { content: { ocopSheet: 18 }, text: 'Thực phẩm bảo vệ sức khỏe viên nghệ.', expect: { severity: 'block' } },
      {
        content: { ocopSheet: 18 },
        text: 'Viên nghệ. Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.',
        expect: { case: 'name', severity: 'block' },
      },
      {
        content: { ocopSheet: undefined },
        text: 'Thực phẩm chức năng viên nghệ.',
        expect: { case: 'unknown', severity: 'review' },
      },
    ],
    miss: [
      {},
      {
        content: { ocopSheet: 18 },
        text: 'Thực phẩm bảo vệ sức khoẻ. Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.',
      },
      { content: { ocopSheet: 18 }, text: 'Thực phẩm bổ sung cao đảng sâm.' },
      { name: 'Thuốc tắm người Dao đỏ gói 500 g', content: { ocopSheet: 18 } },
    ],
  },
  check(context) {
    const { channels, content, found, texts } = context;
    if (content.ocopSheet === undefined) return found('health').length > 0 ? [unknownSheet] : [];
    const kind = supplementKind(context);
    // F02 asks a person about what calls itself medicine.
    if (!kind || kind === 'medicine') return [];
    const all = texts.filter(({ channel }) => !channel).map(({ folded }) => folded.text);
    const missing = (shown: readonly string[], channel?: string): RuleHit[] => {
      const lacks = (pattern: RegExp): boolean => !shown.some((text) => pattern.test(text));
      const hit = { field: '/description/vi', ...(channel && { channel }) };
      const hits: RuleHit[] = lacks(kind === 'health' ? NAME : ONE_OF) ? [{ ...hit, case: 'name' }] : [];
      return kind === 'health' && lacks(NO_MEDICINE) ? [...hits, hit] : hits;
    };
    const hits = missing(all);
    if (hits.length > 0) return hits;
    // A text of its own may leave out what the law wants shown.
    return channels
      .filter(({ ownTexts }) => ownTexts?.description)
      .flatMap(({ id, rendered }) => missing([foldText(rendered.title), foldText(rendered.description)], id));
  },
});
