import { addDays } from '#libs/ocop';
import { isStated } from '../label-items.js';
import { unknownSheet, unknownSheetTexts } from '../law/hits.js';
import { isFreshSheet, labelGroup, NEW_ITEMS, OLD_LABELS_END, type LabelItem } from '../law/label-groups.js';
import { defineRule, type RuleHit, type RuleTexts } from '../rule.js';

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
  madeOrExpiry: missing(
    'ngày sản xuất hoặc hạn dùng',
    'Ghi một trong hai, hoặc "in trên bao bì" nếu mỗi lô một ngày.',
    'date of manufacture or expiry',
    'Give either, or "printed on the pack" when every lot has its own.',
  ),
  shares: missing(
    'định lượng của từng thành phần',
    'Ghi hàm lượng hoặc tỷ lệ của từng thành phần như trên nhãn.',
    'the amount of each ingredient',
    'Give the amount or share of each ingredient as on the label.',
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

const FIELDS: Partial<Record<LabelItem, string>> = {
  alcohol: '/labelFields/alcoholPercent',
  composition: '/labelFields/ingredients',
  shares: '/labelFields/ingredients',
  madeOrExpiry: '/labelFields/expiry',
  specs: '/labelFields/netQuantity',
  benefit: '/sections/whatItIs/vi',
  targetUser: '/labelFields/usage',
  lot: '/labelFields/manufactured',
};

/** Words of a label that state nothing of it. */
const BOASTS = 'Mật ong ngon, không chất bảo quản, hạn sử dụng dài, cách dùng đa dạng, chú ý mua nhanh.';
const HEADINGS = 'Mật ong ngon.\nThành phần:\nCách dùng:\nBảo quản:\nHạn sử dụng:\nLưu ý:';
const TOLD =
  'Thành phần: mật ong hoa nhãn 100 %.\nCách dùng: pha một thìa với 200 ml nước ấm.\nBảo quản: nơi khô ráo, thoáng mát.\n' +
  'Hạn sử dụng: 24 tháng kể từ ngày sản xuất.\nNSX: in trên nắp.\nLưu ý: không dùng cho trẻ dưới 1 tuổi.';

export const rule = defineRule({
  id: 'L02',
  version: 2,
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
    supplemented: ['thực phẩm bổ sung', 'thực phẩm dinh dưỡng y học', 'sản phẩm dinh dưỡng'],
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
      ...(['ingredients', 'expiry', 'usage', 'storage', 'warning'] as const).map((item) => ({
        content: { sections: {}, description: { vi: BOASTS }, labelFields: { origin: 'Việt Nam' } },
        channel: { kind: 'ownShop' as const },
        expect: { case: item },
      })),
      ...(['ingredients', 'expiry', 'usage', 'storage', 'warning'] as const).map((item) => ({
        content: { sections: {}, description: { vi: HEADINGS }, labelFields: { origin: 'Việt Nam' } },
        expect: { case: item },
      })),
      {
        content: { ocopSheet: 19, labelFields: { manufactured: '', expiry: '' } },
        text: 'Dưỡng da tay, đã bán 36 tháng liền.',
        expect: { case: 'madeOrExpiry' },
      },
      {
        content: { ocopSheet: 18, labelFields: { ingredients: 'Cao lá vối, tá dược vừa đủ' } },
        expect: { case: 'shares', severity: 'warn' },
      },
      {
        content: { ocopSheet: 18, labelFields: { ingredients: 'Cao lá vối, tá dược vừa đủ' } },
        channel: { kind: 'ownShop' },
        today: '2028-01-24',
        expect: { case: 'shares', severity: 'block' },
      },
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
          sections: {},
          description: { vi: TOLD },
          labelFields: { origin: 'Việt Nam', netQuantity: '500 g' },
        },
      },
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
  check({ content, found, goods, mayChangeOn, texts, today }) {
    if (goods === 'service') return [];
    const sheet = content.ocopSheet;
    if (sheet === undefined) return [unknownSheet];
    const group = labelGroup(sheet, found('supplemented').length > 0);
    return (group?.must ?? []).flatMap((item): RuleHit[] => {
      if (isStated(item, content, texts)) return [];
      const mayBeOld = NEW_ITEMS.has(item) && today <= OLD_LABELS_END;
      if (mayBeOld) mayChangeOn(addDays(OLD_LABELS_END, 1));
      // Fresh goods may be sold unpacked; a warning is due where there is something to warn of.
      const isWeak = isFreshSheet(sheet) || item === 'warning' || mayBeOld;
      return [{ field: FIELDS[item] ?? `/labelFields/${item}`, case: item, ...(isWeak && { severity: 'warn' }) }];
    });
  },
});
