import { scoreSheet } from '#libs/ocop';
import { goodsWords, inTitles, isHead, type NamedKind, opensClause } from '../law/goods-words.js';
import { termHit } from '../law/hits.js';
import { defineRule, notChecked, type RuleHit } from '../rule.js';
import type { TermHit } from '../texts.js';

interface Named {
  vi: string;
  en: string;
  /** Sheets on which such a name is right, or on which another rule looks at it. */
  sheets: readonly number[];
}
const KINDS: Readonly<Record<NamedKind, Named>> = {
  alcohol: { vi: 'đồ uống có cồn', en: 'a drink with alcohol', sheets: [14, 15] },
  tourism: { vi: 'dịch vụ du lịch', en: 'a tourism service', sheets: [26] },
  living: { vi: 'động vật sống', en: 'a live animal', sheets: [25] },
  medicine: { vi: 'thuốc hoặc dầu xoa bóp', en: 'medicine or rubbing oil', sheets: [18, 19, 20] },
  supplement: { vi: 'thực phẩm chức năng', en: 'a food supplement', sheets: [18] },
  cosmetic: { vi: 'mỹ phẩm', en: 'a cosmetic', sheets: [19, 20] },
};

export const rule = defineRule({
  id: 'C03',
  version: 1,
  dimension: 'legal',
  severity: 'review',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2026-05-22',
  source: {
    vi: 'Quyết định 26/2026/QĐ-TTg, Phụ lục I: mỗi nhóm hàng thuộc một bộ, và giấy tờ theo nhóm hàng',
    en: 'Decision 26/2026/QĐ-TTg App. I: goods belong to one sheet, and papers go by the kind of goods',
  },
  certainty: 'M',
  reads: ['name', 'description', 'sections', 'ocopSheet'],
  texts: {
    vi: {
      message: 'Nội dung có "{passage}" như {kindVi}, nhưng bộ sản phẩm đã chọn là "{sheetName}".',
      fix: 'Chọn đúng bộ sản phẩm; nếu bộ đã đúng, sửa chữ cho rõ hoặc chờ cán bộ xem.',
    },
    en: {
      message: 'It is called "{passage}" as is {kindEn}, but the sheet chosen is {sheet} ({sheetName}).',
      fix: 'Choose the right sheet; if it is right, make the words clear or wait for the review.',
    },
  },
  lexicons: goodsWords,
  examples: {
    hit: [
      {
        name: 'Rượu nếp cái hoa vàng Đồi Sương chai 500 ml',
        expect: { severity: 'review', passage: 'Rượu', field: '/name/vi' },
      },
      {
        name: 'Tour homestay Bản Mây 2 ngày 1 đêm',
        content: { ocopSheet: 21 },
        expect: { severity: 'review', passage: 'Tour' },
      },
      { name: 'Ngủ nhà sàn Bản Mây hai ngày một đêm', content: { ocopSheet: 22 }, expect: { severity: 'review' } },
      { name: 'Cặp 2 con cá koi Đồi Sương 20 cm', content: { ocopSheet: 21 }, expect: { passage: 'cá koi' } },
      { name: 'Cua đồng còn sống túi 1 kg', content: { ocopSheet: 2 }, expect: { passage: 'còn sống' } },
      { name: 'Cua biển Đồi Sương sống túi lưới 1 kg', content: { ocopSheet: 2 }, expect: { passage: 'sống' } },
      { name: 'Thuốc tắm người Dao đỏ gói 500 g', content: { ocopSheet: 12 }, expect: { passage: 'Thuốc tắm' } },
      { name: 'Viên nang tinh nghệ Đồi Sương lọ 60 viên', content: { ocopSheet: 8 }, expect: { severity: 'review' } },
      { name: 'Thực phẩm bảo vệ sức khoẻ nghệ mật ong', content: { ocopSheet: 4 }, expect: { severity: 'review' } },
      {
        text: 'Viên mật ong nghệ.\nThực phẩm bảo vệ sức khỏe Mây Ngàn, dùng mỗi sáng.',
        expect: { severity: 'review', field: '/description/vi', passage: 'Thực phẩm bảo vệ sức khỏe' },
      },
      { name: 'Dầu gội bồ kết Đồi Sương 300 ml', content: { ocopSheet: 12 }, expect: { passage: 'Dầu gội' } },
      { name: 'Bình rượu ba kích Đồi Sương 5 lít', expect: { severity: 'review', passage: 'rượu' } },
      { name: 'Combo 2 chai rượu mơ Đồi Sương', content: { ocopSheet: 17 }, expect: { passage: 'rượu' } },
    ],
    miss: [
      {},
      { name: 'Rượu nếp Đồi Sương chai 500 ml', content: { ocopSheet: 14 } },
      { name: 'Bình rượu gốm men tro 7 món', content: { ocopSheet: 21 } },
      { name: 'Đèn tre đan trang trí quán bia', content: { ocopSheet: 21 } },
      { name: 'Túi du lịch thổ cẩm quai da', content: { ocopSheet: 22 } },
      { name: 'Nghỉ nhà sàn Bản Mây 2 ngày 1 đêm', content: { ocopSheet: 26 } },
      { name: 'Tranh thêu cá koi khung gỗ 40 cm', content: { ocopSheet: 21 } },
      { name: 'Gà tre thả vườn làm sạch con 1 kg', content: { ocopSheet: 2 } },
      { name: 'Gà đồi tươi sống khay 1 kg', content: { ocopSheet: 2 } },
      { name: 'Lá thuốc tắm người Dao gói 500 g', content: { ocopSheet: 20 } },
      { text: 'Hợp tác xã không làm thực phẩm chức năng, chỉ làm mật ong.' },
      { name: 'Cơm rượu nếp cẩm Đồi Sương hũ 400 g', content: { ocopSheet: 6 } },
      { name: 'Ba kích khô ngâm rượu gói 500 g', content: { ocopSheet: 20 } },
      { name: 'Nước mắm cá cơm 40 độ đạm chai 500 ml', content: { ocopSheet: 9 } },
    ],
  },
  check({ content, found, goods }) {
    const sheet = content.ocopSheet;
    if (sheet === undefined) return notChecked;
    const others = goods === 'food' ? found('other') : [...found('other'), ...found('vessels')];
    const named = (lexicon: keyof typeof goodsWords): TermHit[] => inTitles(found(lexicon), others);
    const heads = (lexicon: keyof typeof goodsWords): TermHit[] => named(lexicon).filter(isHead);
    const words: Record<NamedKind, readonly TermHit[]> = {
      // Of food the word may stand behind a brand; elsewhere "rượu" mostly says what a jar is for.
      alcohol: goods === 'food' ? named('alcohol') : heads('alcohol'),
      tourism: [...heads('tourism'), ...named('stays')],
      living: [...heads('living'), ...named('alive'), ...(heads('animals').length > 0 ? named('live') : [])],
      medicine: heads('medicine'),
      supplement: [...named('supplement'), ...found('selfNamed').filter(opensClause)],
      cosmetic: heads('cosmetic'),
    };
    return (Object.keys(KINDS) as NamedKind[]).flatMap((kind): RuleHit[] => {
      const { vi: kindVi, en: kindEn, sheets } = KINDS[kind];
      if (sheets.includes(sheet)) return [];
      // Once per text: a channel may show one of its own.
      const titles = new Map(words[kind].toReversed().map((hit) => [hit.text.field, hit]));
      const sheetName = scoreSheet(sheet)?.name ?? '';
      return [...titles.values()].map((hit): RuleHit => {
        const told = termHit(hit);
        return { ...told, params: { ...told.params, kindVi, kindEn, sheet, sheetName } };
      });
    });
  },
});
