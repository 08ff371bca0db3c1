import { termHit } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

/** From here on the law asks for a check of the buyer's age before each sale on the internet (% vol). */
const STRONG = 15;

export const rule = defineRule({
  id: 'AL1',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2020-01-01',
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
    promotion: {
      vi: {
        message: 'Rượu từ 15 độ không được quảng cáo, khuyến mại: "{passage}".',
        fix: 'Bỏ câu khuyến mại này.',
      },
      en: {
        message: 'Alcohol of 15 % or more may not be advertised or promoted: "{passage}".',
        fix: 'Remove the promotion.',
      },
    },
    unknown: {
      vi: {
        message: 'Có vẻ là đồ uống có cồn nhưng chưa chọn bộ sản phẩm và chưa ghi độ cồn.',
        fix: 'Chọn bộ sản phẩm và ghi độ cồn (% thể tích).',
      },
      en: {
        message: 'It seems to be an alcoholic drink, but neither sheet nor strength is stated.',
        fix: 'Choose the sheet and state the strength (% vol).',
      },
    },
  },
  lexicons: {
    drinks: ['rượu', 'bia', 'vang đỏ', 'vang trắng', 'vang nho'],
    notDrinks: ['men rượu', 'giấm rượu', 'bình rượu', 'ly rượu', 'ấm rượu', 'chum rượu', 'bia đá', 'sốt rượu'],
    promotion: [
      ...['khuyến mại', 'khuyến mãi', 'giảm giá', 'mua 1 tặng 1', 'mua một tặng một', 'tặng kèm', 'quà tặng kèm'],
      ...['ưu đãi', 'voucher', 'mã giảm', 'freeship', 'miễn phí giao hàng', 'xả hàng', 'giá sốc'],
    ],
  },
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
        content: { ocopSheet: 15, labelFields: { netQuantity: '500 ml' } },
        expect: { severity: 'review', case: 'unstated' },
      },
      {
        text: 'Rượu nếp men lá. Mua 1 tặng 1 trong tháng này.',
        content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } },
        channel: { ageGate: true },
        expect: { severity: 'block', case: 'promotion', passage: 'Mua 1 tặng 1' },
      },
      {
        name: 'Rượu mơ Đồi Sương chai 500 ml',
        content: { ocopSheet: undefined },
        expect: { severity: 'review', case: 'unknown' },
      },
    ],
    miss: [
      {},
      { content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml', alcoholPercent: 12 } } },
      { content: { ocopSheet: 4, labelFields: { netQuantity: '500 ml', alcoholPercent: 0 } } },
      { content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } }, channel: { ageGate: true } },
      { content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } }, channel: { kind: 'retail' } },
      { name: 'Bộ bình rượu gốm men tro 7 món', content: { ocopSheet: undefined } },
    ],
  },
  check({ channels, content, found, goods }) {
    const percent = content.labelFields?.alcoholPercent;
    const field = '/labelFields/alcoholPercent';
    // A retail chain sells over the counter.
    const online = channels.filter(({ ageGate, kind }) => kind !== 'retail' && !ageGate);
    if (content.ocopSheet === undefined && percent === undefined) {
      const other = found('notDrinks');
      const drink = found('drinks').find(
        (hit) =>
          hit.text.role === 'title' &&
          !other.some((item) => item.text === hit.text && item.start <= hit.start && hit.end <= item.end),
      );
      return drink ? [{ field: '/ocopSheet', case: 'unknown', severity: 'review' }] : [];
    }
    const isUnstated = percent === undefined && goods === 'alcohol';
    // White spirits are strong; wine and the like may be either.
    if (isUnstated && content.ocopSheet !== 14)
      return online.map(({ id }): RuleHit => ({ field, channel: id, case: 'unstated', severity: 'review' }));
    if (!isUnstated && (percent ?? 0) < STRONG) return [];
    const promotions = found('promotion').map((hit): RuleHit => ({ ...termHit(hit), case: 'promotion' }));
    const sales = online.map(({ id }): RuleHit => ({ field, channel: id, ...(isUnstated && { case: 'unstated' }) }));
    return [...sales, ...promotions];
  },
});
