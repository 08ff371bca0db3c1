import { isEmpty, unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { isFreshSheet, labelGroup, type LabelItem } from '../law/label-groups.js';
import { defineRule, type RuleContext, type RuleHit, type RuleTexts } from '../rule.js';

const missing = (vi: string, fixVi: string, en: string, fixEn: string): RuleTexts => ({
  vi: { message: `Thiếu nội dung nhãn bắt buộc của nhóm hàng này: ${vi}.`, fix: fixVi },
  en: { message: `The label of these goods must show: ${en}.`, fix: fixEn },
});

const cases: Record<LabelItem | 'unknown', RuleTexts> = {
  unknown: unknownSheetTexts,
  netQuantity: missing(
    'định lượng',
    'Ghi khối lượng hoặc thể tích, ví dụ "500 g".',
    'net quantity',
    'Write for example "500 g".',
  ),
  manufactured: missing(
    'ngày sản xuất',
    'Ghi ngày, hoặc "in trên bao bì" nếu mỗi lô một ngày.',
    'date of manufacture',
    'Give the date, or "printed on the pack" when every lot has its own.',
  ),
  expiry: missing(
    'hạn sử dụng',
    'Ghi ví dụ "12 tháng kể từ ngày sản xuất".',
    'expiry',
    'Write for example "12 months from manufacture".',
  ),
  ingredients: missing(
    'thành phần',
    'Kể các thành phần, nhiều trước ít sau.',
    'ingredients',
    'List them, the largest share first.',
  ),
  warning: missing(
    'thông tin cảnh báo',
    'Ghi ai không nên dùng, chất gây dị ứng, hoặc điều cần tránh.',
    'warnings',
    'Say who should not use it, allergens, what to avoid.',
  ),
  usage: missing(
    'hướng dẫn sử dụng',
    'Ghi cách dùng bằng một hai câu.',
    'instructions for use',
    'Say in a sentence or two how to use it.',
  ),
  storage: missing('hướng dẫn bảo quản', 'Ghi nơi để và cách giữ hàng.', 'storage', 'Say where and how to keep it.'),
  alcohol: missing(
    'độ cồn',
    'Ghi độ cồn (% thể tích) như trên nhãn.',
    'alcohol content',
    'Give the % vol as on the label.',
  ),
  composition: missing('thành phần hoặc chất liệu', 'Ghi làm bằng gì.', 'material', 'Say what it is made of.'),
  specs: missing(
    'thông số kỹ thuật, kích thước',
    'Ghi dài, rộng, cao hoặc cỡ.',
    'size',
    'Give length, width, height or the size.',
  ),
  benefit: missing(
    'công dụng',
    'Ghi công dụng đúng như giấy đăng ký công bố.',
    'benefit',
    'Give the benefit as registered.',
  ),
  targetUser: missing('đối tượng sử dụng', 'Ghi ai dùng được.', 'who may use it', 'Say who may use it.'),
  lot: missing(
    'số lô',
    'Ghi số lô, hoặc "số lô in dưới đáy chai".',
    'lot number',
    'Give the lot, or say where it is printed.',
  ),
};

const SIZE = /\d ?(?:m|cm|mm|dm|lít|l|ml)(?![\p{L}])|(?:cỡ|size|khổ) ?[\p{L}\d]|\d ?[x×] ?\d/u;

function isStated(item: LabelItem, context: RuleContext): boolean {
  const { content, found } = context;
  const { labelFields = {}, sections = {}, variants } = content;
  const told = (...texts: (string | undefined)[]): boolean => texts.some((text) => !isEmpty(text));
  // A producer may tell all in one description, under headings.
  const headed = (lexicon: string): boolean => found(lexicon).some(({ text }) => text.role === 'prose');
  if (item === 'netQuantity') return told(labelFields.netQuantity) || variants.every((v) => told(v.netQuantity));
  if (item === 'ingredients' || item === 'composition')
    return told(labelFields.ingredients, sections.ingredients?.vi) || headed('ingredients');
  if (item === 'warning') return told(labelFields.warning, sections.warnings?.vi) || headed('warning');
  if (item === 'usage') return told(labelFields.usage, sections.use?.vi) || headed('usage');
  if (item === 'storage') return told(labelFields.storage, sections.storage?.vi) || headed('storage');
  if (item === 'manufactured') return told(labelFields.manufactured) || headed('manufactured');
  if (item === 'expiry') return told(labelFields.expiry) || headed('expiry');
  if (item === 'alcohol') return labelFields.alcoholPercent !== undefined;
  if (item === 'specs') return context.texts.some(({ folded }) => SIZE.test(folded.text)) || content.options.length > 0;
  return found(item).length > 0;
}

const FIELDS: Partial<Record<LabelItem, string>> = {
  alcohol: '/labelFields/alcoholPercent',
  composition: '/labelFields/ingredients',
  specs: '/labelFields/netQuantity',
  benefit: '/sections/whatItIs/vi',
  targetUser: '/labelFields/usage',
  lot: '/labelFields/manufactured',
};

export const rule = defineRule({
  id: 'L02',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-01-23',
  source: {
    vi: 'Nghị định 37/2026/NĐ-CP, Điều 42 và Phụ lục I',
    en: 'Decree 37/2026/NĐ-CP art. 42 and App. I',
  },
  certainty: 'H',
  reads: ['ocopSheet', 'labelFields', 'sections', 'description'],
  texts: {
    vi: { message: 'Thiếu nội dung nhãn bắt buộc của nhóm hàng này.', fix: 'Điền đủ các mục của nhãn.' },
    en: { message: 'The label lacks what these goods must show.', fix: 'Fill in all label fields.' },
  },
  cases,
  lexicons: {
    ingredients: ['thành phần', 'nguyên liệu', 'chất liệu', 'làm từ', 'nấu từ'],
    warning: ['cảnh báo', 'lưu ý', 'chú ý', 'không dùng cho', 'không dùng khi', 'thận trọng', 'dị ứng', 'tránh xa'],
    usage: ['hướng dẫn sử dụng', 'cách dùng', 'cách sử dụng', 'hdsd', 'cách pha', 'cách chế biến'],
    storage: ['bảo quản', 'cất nơi', 'để nơi', 'giữ nơi'],
    manufactured: ['ngày sản xuất', 'nsx', 'ngày đóng gói', 'ngày đóng chai', 'năm sản xuất', 'vụ thu hoạch'],
    expiry: ['hạn sử dụng', 'hạn dùng', 'hsd', 'sử dụng tốt nhất trước', 'dùng trong vòng'],
    benefit: ['công dụng', 'hỗ trợ', 'giúp', 'bổ sung'],
    targetUser: ['đối tượng sử dụng', 'đối tượng', 'dùng cho', 'người lớn', 'trẻ em', 'phụ nữ', 'người cần'],
    supplemented: ['thực phẩm bổ sung', 'thực phẩm dinh dưỡng y học', 'sản phẩm dinh dưỡng'],
    lot: ['số lô', 'lô sản xuất', 'lsx', 'lô sx', 'theo lô'],
  },
  examples: {
    hit: [
      {
        content: { sections: {}, description: { vi: 'Mật ong vị ngọt thanh.' }, labelFields: { origin: 'Việt Nam' } },
        channel: { kind: 'ownShop' },
        expect: { severity: 'block', case: 'ingredients', field: '/labelFields/ingredients' },
      },
      { content: { labelFields: { expiry: '' } }, expect: { severity: 'warn', case: 'expiry' } },
      {
        content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml' } },
        channel: { kind: 'ownShop' },
        expect: { case: 'alcohol', severity: 'block' },
      },
      { content: { ocopSheet: 19 }, expect: { case: 'lot' } },
      {
        content: { ocopSheet: undefined },
        channel: { kind: 'ownShop' },
        expect: { severity: 'review', case: 'unknown', field: '/ocopSheet' },
      },
    ],
    miss: [
      {},
      {
        content: {
          labelFields: { manufactured: 'in trên bao bì', expiry: '12 tháng kể từ NSX', netQuantity: '500 g' },
          sections: { storage: { vi: 'Nơi khô mát' }, use: { vi: 'Pha nước ấm' }, warnings: { vi: 'Có hạt' } },
        },
      },
      { content: { ocopSheet: 20, labelFields: {} } },
      { content: { ocopSheet: 26, labelFields: {} } },
    ],
  },
  check(context) {
    const { content, found, goods } = context;
    if (goods === 'service') return [];
    const sheet = content.ocopSheet;
    if (sheet === undefined) return [unknownSheet];
    const group = labelGroup(sheet, found('supplemented').length > 0);
    return (group?.must ?? []).flatMap((item): RuleHit[] => {
      if (isStated(item, context)) return [];
      // Fresh goods may be sold unpacked; a warning is due where there is something to warn of.
      const isWeak = isFreshSheet(sheet) || item === 'warning';
      return [{ field: FIELDS[item] ?? `/labelFields/${item}`, case: item, ...(isWeak && { severity: 'warn' }) }];
    });
  },
});
