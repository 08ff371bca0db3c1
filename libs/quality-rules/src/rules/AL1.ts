import { HitIndex, isCancelled } from '../clauses.js';
import { disagreeing, promotionWords, STRONG, strengthRead, strengthsIn, type Strength } from '../law/alcohol.js';
import { goodsWords, inTitles } from '../law/goods-words.js';
import { rangeHit, termHit } from '../law/hits.js';
import { defineRule, type RuleHit } from '../rule.js';

const FIELD = '/labelFields/alcoholPercent';
/** White spirits are strong; wine and the like may be either. */
const WHITE_SPIRITS = 14;
/** Goods that people drink or eat; a share of alcohol in a cosmetic or an oil is another matter. */
const EATEN = new Set(['food', 'alcohol', 'supplement']);

const readHit = ({ text, start, end }: Strength): RuleHit & { params: Record<string, string | number> } =>
  rangeHit(text, start, end);

/** A channel that checks the buyer's age. */
const aged = { permit: { answer: 'withPapers' as const, papers: [], entries: [], ageGate: true as const } };

export const rule = defineRule({
  id: 'AL1',
  version: 3,
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
    read: {
      vi: {
        message: 'Nội dung ghi rượu từ 15 độ ("{passage}"); kênh này chưa có bước kiểm tra tuổi người mua.',
        fix: 'Bán ở nơi kiểm tra được tuổi. Nếu độ cồn dưới 15, sửa nội dung và ghi đúng độ cồn trên nhãn.',
      },
      en: {
        message: 'The text states 15 % alcohol or more ("{passage}"); this channel does not check the buyer’s age.',
        fix: 'Sell it where age is checked. If it is weaker than 15 %, correct the text and state its strength.',
      },
    },
    disagrees: {
      vi: {
        message:
          'Nội dung ghi "{passage}" nhưng nhãn khai {stated} độ; mức 15 độ quyết định có được bán qua mạng không.',
        fix: 'Ghi cùng một độ cồn, đúng như trên nhãn, ở mọi chỗ.',
      },
      en: {
        message: 'The text says "{passage}", the label {stated} %; whether it may be sold online turns on 15 %.',
        fix: 'State one strength everywhere, as on the label.',
      },
    },
    mentioned: {
      vi: {
        message: 'Nội dung ghi độ cồn "{passage}" nhưng bộ sản phẩm đã chọn không phải đồ uống có cồn.',
        fix: 'Chọn bộ 14 hoặc 15 nếu là đồ uống có cồn, và ghi độ cồn trên nhãn.',
      },
      en: {
        message: 'The text states a strength ("{passage}"), but the sheet chosen is not one of alcohol.',
        fix: 'Choose sheet 14 or 15 if it is a drink with alcohol, and state its strength on the label.',
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
    drinks: goodsWords.alcohol,
    notDrinks: goodsWords.other,
    vessels: goodsWords.vessels,
    ...promotionWords,
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
        channel: aged,
        expect: { severity: 'block', case: 'promotion', passage: 'Mua 1 tặng 1' },
      },
      {
        name: 'Rượu mơ Đồi Sương chai 500 ml',
        content: { ocopSheet: undefined },
        expect: { severity: 'review', case: 'unknown' },
      },
      {
        name: 'Rượu nếp cái hoa vàng Đồi Sương chai 500 ml',
        text: 'Rượu nấu men lá, 39 độ.',
        expect: { severity: 'block', case: 'read', field: '/description/vi', passage: '39 độ' },
      },
      {
        name: 'Rượu ngô Đồi Sương 40 độ',
        content: { ocopSheet: 14, labelFields: { alcoholPercent: 14.9 } },
        expect: { severity: 'review', case: 'disagrees', passage: '40 độ' },
      },
      {
        text: 'Rượu mơ ủ chum, độ cồn: 18,5 % vol.',
        content: { ocopSheet: 15, labelFields: { alcoholPercent: 12 } },
        expect: { severity: 'review', case: 'disagrees', passage: 'độ cồn: 18,5' },
      },
      {
        text: 'Rượu mơ ủ chum, 18% vol.',
        content: { ocopSheet: 15, labelFields: {} },
        expect: { severity: 'block', case: 'read', passage: '18% vol' },
      },
      {
        name: 'Rượu ngô Đồi Sương 45⁰ chai 500 ml',
        content: { ocopSheet: 15, labelFields: {} },
        expect: { severity: 'block', case: 'read', passage: '45⁰' },
      },
      {
        text: 'Rượu mơ ủ chum. Nồng độ: 29%.',
        content: { ocopSheet: 15, labelFields: {} },
        expect: { severity: 'block', case: 'read', passage: 'Nồng độ: 29' },
      },
      {
        text: 'Nước cốt mơ, nồng độ cồn 20 %.',
        content: { ocopSheet: 17 },
        expect: { severity: 'review', case: 'mentioned' },
      },
    ],
    miss: [
      {},
      { content: { ocopSheet: 15, labelFields: { netQuantity: '750 ml', alcoholPercent: 12 } } },
      { content: { ocopSheet: 4, labelFields: { netQuantity: '500 ml', alcoholPercent: 0 } } },
      { content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } }, channel: aged },
      { content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } }, channel: { kind: 'retail' } },
      {
        text: 'Rượu nếp nương ở vùng đất được thiên nhiên ưu đãi.',
        content: { ocopSheet: 14, labelFields: { alcoholPercent: 39 } },
        channel: aged,
      },
      { name: 'Bộ bình rượu gốm men tro 7 món', content: { ocopSheet: undefined } },
      { name: 'Nước mắm cá cơm 40 độ đạm', text: 'Ủ ở 35 độ, độ đạm 40 độ N.', content: { ocopSheet: 9 } },
      {
        text: 'Rượu vang dâu 12 độ. Bảo quản dưới 25 độ, ngon nhất ở 16 độ C. Nhẹ hơn rượu trắng 40 độ.',
        content: { ocopSheet: 15, labelFields: { alcoholPercent: 12 } },
      },
      {
        text: 'Rượu mơ ủ 30 độ trong mười ngày.',
        content: { ocopSheet: 15, labelFields: { alcoholPercent: 12 } },
      },
      { text: 'Nước hoa khô, 70% cồn.', content: { ocopSheet: 19 } },
    ],
  },
  check({ channels, content, found, goods, texts }) {
    const percent = content.labelFields?.alcoholPercent;
    const others = goods === 'food' ? found('notDrinks') : [...found('notDrinks'), ...found('vessels')];
    const [drink] = inTitles(found('drinks'), others);
    if (content.ocopSheet === undefined && percent === undefined)
      return drink ? [{ field: '/ocopSheet', case: 'unknown', severity: 'review' }] : [];
    const isDrink = goods === 'alcohol' || drink !== undefined;
    const strengths = isDrink || EATEN.has(goods ?? '') ? strengthsIn(texts, isDrink) : [];
    const read = strengthRead(strengths);
    // A retail chain sells over the counter.
    const online = channels.filter(({ kind, permit }) => kind !== 'retail' && !permit?.ageGate);
    const onEach = (hit: Omit<RuleHit, 'channel'>): RuleHit[] => online.map(({ id }) => ({ ...hit, channel: id }));
    const promotions = (): RuleHit[] => {
      const others = new HitIndex(found('notPromotion'));
      const hits = found('promotion').filter((hit) => !isCancelled(hit, others, -1));
      return hits.map((hit) => ({ ...termHit(hit), case: 'promotion' }));
    };
    if (percent !== undefined) {
      if (percent >= STRONG) return [...onEach({ field: FIELD }), ...promotions()];
      const other = isDrink ? disagreeing(strengths, percent) : undefined;
      if (!other) return [];
      const hit = readHit(other);
      return [{ ...hit, case: 'disagrees', severity: 'review', params: { ...hit.params, stated: percent } }];
    }
    if (content.ocopSheet === WHITE_SPIRITS) return [...onEach({ field: FIELD, case: 'unstated' }), ...promotions()];
    if (read && read.percent >= STRONG)
      return isDrink
        ? [...onEach({ ...readHit(read), case: 'read' }), ...promotions()]
        : [{ ...readHit(read), case: 'mentioned', severity: 'review' }];
    return goods === 'alcohol' ? onEach({ field: FIELD, case: 'unstated', severity: 'review' }) : [];
  },
});
