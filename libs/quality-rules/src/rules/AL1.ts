import { defineRule, type RuleHit } from '../rule.js';

/** From here on the law asks for a check of the buyer's age before each sale on the internet (% vol). */
const STRONG = 15;
/** Score sheet of white and other strong spirits [rượu trắng]: without a stated strength they count as strong. */
const SPIRITS = 14;

/** Parts of the warnings that Decree 24/2020/NĐ-CP words. */
const WARNINGS = ['dưới 18 tuổi', 'gây tai nạn giao thông', 'sức khoẻ thai nhi', 'sức khỏe thai nhi'];

export const rule = defineRule({
  id: 'AL1',
  version: 1,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  source: {
    vi: 'Luật 44/2019/QH14, Điều 5 và Điều 16; Nghị định 24/2020/NĐ-CP, Điều 6',
    en: 'Law 44/2019/QH14 art. 5 and 16; Decree 24/2020/NĐ-CP art. 6',
  },
  certainty: 'M',
  reads: ['labelFields.alcoholPercent', 'ocopSheet', 'texts'],
  texts: {
    vi: {
      message: 'Rượu từ 15 độ chỉ được bán qua mạng khi có bước kiểm tra tuổi người mua; kênh này chưa có.',
      fix: 'Bán ở nơi kiểm tra được tuổi: cửa hàng, điểm bán OCOP. Nếu độ cồn dưới 15, hãy ghi đúng độ cồn.',
    },
    en: {
      message:
        'Alcohol of 15 % or more may be sold online only behind a check of the buyer’s age; this channel has none.',
      fix: 'Sell it where age is checked: a shop, an OCOP point of sale. If it is weaker than 15 %, state its strength.',
    },
  },
  cases: {
    unstated: {
      vi: {
        message: 'Rượu chưa ghi độ cồn nên được coi là từ 15 độ, chưa được bán trên kênh không kiểm tra tuổi.',
        fix: 'Ghi độ cồn (% thể tích) đúng như trên nhãn.',
      },
      en: {
        message: 'The strength is not stated, so it counts as 15 % or more, which needs a check of the buyer’s age.',
        fix: 'State the strength (% vol) as on the label.',
      },
    },
    warning: {
      vi: {
        message: 'Đồ uống có cồn dưới 15 độ phải kèm cảnh báo phòng, chống tác hại của rượu, bia.',
        fix: 'Thêm vào mô tả: "Uống rượu, bia có thể gây tai nạn giao thông. Người dưới 18 tuổi không được uống rượu, bia."',
      },
      en: {
        message: 'A drink with less than 15 % alcohol must carry the warning about the harm of alcohol.',
        fix: 'Add to the description: "Uống rượu, bia có thể gây tai nạn giao thông. Người dưới 18 tuổi không được uống rượu, bia."',
      },
    },
  },
  lexicons: { warnings: WARNINGS },
  examples: {
    hit: [
      {
        content: { ocopSheet: 14, labelFields: { netQuantity: '500 ml', alcoholPercent: 39 } },
        expect: { severity: 'block', field: '/labelFields/alcoholPercent' },
      },
      {
        content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml', alcoholPercent: 15 } },
        channel: { kind: 'ownShop' },
        expect: { severity: 'block' },
      },
      {
        content: { ocopSheet: 14, labelFields: { netQuantity: '500 ml' } },
        expect: { severity: 'block', case: 'unstated', field: '/labelFields/alcoholPercent' },
      },
      {
        content: { ocopSheet: 15, labelFields: { netQuantity: '330 ml', alcoholPercent: 5.5 } },
        expect: { severity: 'warn', case: 'warning' },
      },
    ],
    miss: [
      {},
      {
        text: 'Rượu vang dâu 12 % vol, vị chua nhẹ. Người dưới 18 tuổi không được uống rượu, bia.',
        content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml', alcoholPercent: 12 } },
      },
      { content: { ocopSheet: 4, labelFields: { netQuantity: '500 ml', alcoholPercent: 0 } } },
    ],
  },
  check({ channels, content, found }) {
    const percent = content.labelFields.alcoholPercent;
    const field = '/labelFields/alcoholPercent';
    const unstated = percent === undefined && content.ocopSheet === SPIRITS;
    // No channel checks the buyer's age yet; one that does will say so in its grammar.
    if (unstated || (percent ?? 0) >= STRONG)
      return channels.map(({ id }): RuleHit => ({ field, channel: id, ...(unstated && { case: 'unstated' }) }));
    if ((percent ?? 0) <= 0 || found('warnings').length > 0) return [];
    return [{ field, case: 'warning', severity: 'warn' }];
  },
});
