import { defineRule, notChecked, type RuleHit, type RuleTexts } from '../rule.js';

const lacks = (vi: string, en: string): RuleTexts => ({
  vi: { message: `Gian hàng riêng chưa cho khách biết: ${vi}.`, fix: `Thêm vào trang bán hàng: ${vi}.` },
  en: { message: `The shop does not tell buyers: ${en}.`, fix: `Add to the shop: ${en}.` },
});

/**
 * `outside.prices` comes with a draft that tells its offers; judging a stored product reads no offers. `outside.terms` comes
 * from nobody: no service keeps what a shop's own pages say. Until one does, this rule answers `notChecked` for every
 * stored product, and for a draft finds only a missing price.
 */
export const rule = defineRule({
  id: 'E02',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'law',
  whenLive: 'ask',
  validFrom: '2024-07-01',
  source: {
    vi: 'Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15, Điều 37',
    en: 'Consumer Law 19/2023/QH15 art. 37',
  },
  certainty: 'H',
  reads: ['outside.prices', 'outside.terms'],
  texts: lacks('các điều kiện mua bán', 'the terms of sale'),
  cases: {
    price: lacks('giá bán', 'the price'),
    delivery: lacks('phí và thời gian giao hàng', 'cost and time of delivery'),
    payment: lacks('cách thanh toán', 'how to pay'),
    returns: lacks('cách đổi trả', 'how to return goods'),
    complaints: lacks('nơi khiếu nại', 'where to complain'),
    validity: lacks('thời hạn của giá chào bán', 'how long the offer holds'),
  },
  examples: {
    hit: [
      {
        channel: { kind: 'ownShop' },
        outside: { prices: [] },
        expect: { severity: 'block', case: 'price', field: '/offers' },
      },
      {
        channel: { kind: 'ownShop' },
        outside: { terms: { delivery: true, payment: true, complaints: true, validity: true } },
        expect: { case: 'returns' },
      },
    ],
    miss: [{ channel: { kind: 'ownShop' } }, { outside: { prices: [], terms: {} } }],
  },
  check({ channels, outside: { prices, terms } }) {
    const shops = channels.filter(({ kind }) => kind === 'ownShop');
    if (shops.length === 0) return [];
    if (!terms && prices?.length !== 0) return notChecked;
    const items = ['delivery', 'payment', 'returns', 'complaints', 'validity'] as const;
    const missing = [
      ...(prices?.length === 0 ? ['price'] : []),
      ...(terms ? items.filter((item) => !terms[item]) : []),
    ];
    return shops.flatMap(({ id }) => missing.map((own): RuleHit => ({ field: '/offers', case: own, channel: id })));
  },
});
