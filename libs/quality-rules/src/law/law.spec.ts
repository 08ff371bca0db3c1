import { foldText } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { RuleEngine } from '../engine.js';
import { loadRules } from '../load-rules.js';
import { loadRulePack, rulePackFiles } from '../rule-pack.js';
import { inputOf, plainChannel } from '../testing/sound-product.js';
import { readDate } from './dates.js';
import { readIngredients } from './ingredients.js';
import { isOldAddress, provincesIn, renewedAddress } from './places.js';
import { readMeasures, totalOf } from './quantity.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));

describe('dates of a label', () => {
  it.each([
    ['NSX: 020426', '2026-04-02'],
    ['NSX 02 04 26', '2026-04-02'],
    ['NSX: 02042026', '2026-04-02'],
    ['NSX: 02/04/26', '2026-04-02'],
    ['02.04.26', '2026-04-02'],
    ['02-04-26', '2026-04-02'],
    ['2026-04-02', '2026-04-02'],
  ])('reads %s', (text, date) => {
    expect(readDate(foldText(text))).toEqual({ kind: 'date', date });
  });

  it.each([
    ['HSD: 30 tháng', '2028-10-02'],
    ['12 tháng kể từ NSX', '2027-04-02'],
    ['10 ngày kể từ ngày đóng gói', '2026-04-12'],
    ['2 năm', '2028-04-02'],
  ])('counts the period of %s', (text, end) => {
    const read = readDate(foldText(text));
    expect(read.kind === 'period' && read.end('2026-04-02')).toBe(end);
  });

  it.each(['Hạn sử dụng dài', '31/02/2026', 'rất lâu', '0 tháng'])('does not take %s for a date', (text) => {
    expect(readDate(foldText(text)).kind).toBe('unclear');
  });

  it.each(['in trên bao bì', 'Ngày quay mật in trên nắp', 'Vụ xuân 2026', 'Không quy định'])(
    'lets %s stand',
    (text) => {
      expect(readDate(foldText(text)).kind).toBe('elsewhere');
    },
  );
});

describe('quantities', () => {
  it('reads packs, thousands and wrong units', () => {
    expect(readMeasures('6 hũ x 240 g')[0]).toMatchObject({ amount: 240, unit: 'g', packs: 6 });
    expect(readMeasures('1.440 g')[0]?.amount).toBe(1440);
    expect(readMeasures('1,5 lít')[0]).toMatchObject({ amount: 1.5, kind: 'volume' });
    expect(readMeasures('2 lạng')[0]?.correct).toBe('200 g');
    expect(readMeasures('1,5 kí')[0]?.correct).toBe('1,5 kg');
    expect(readMeasures('20 gói')).toEqual([]);
  });

  it('adds up a multipack', () => {
    expect(readMeasures('6 lon x 330 ml').map(totalOf)).toEqual(['1980 ml']);
  });
});

describe('compositions', () => {
  it('keeps brackets and decimals together', () => {
    expect(
      readIngredients('Thành phần: Nước mắm (cá cơm 75 %, muối 25 %) 60 %, vitamin C 0,1 %; độ axit 4 %.'),
    ).toEqual([
      { name: 'nước mắm', percent: 60, hasAmount: true },
      { name: 'vitamin c', percent: 0.1, hasAmount: true },
    ]);
  });
});

describe('places', () => {
  it('knows provinces by new and old names, but not communes of the same name', () => {
    expect(provincesIn('tỉnh Bến Tre')).toEqual(provincesIn('tỉnh Vĩnh Long'));
    expect(provincesIn('phường Hoà Bình').size).toBe(0);
    expect(provincesIn('xã Hòa Bình, tỉnh Phú Thọ').size).toBe(1);
  });

  it('tells old addresses and renews them', () => {
    expect(isOldAddress('Thôn 2, xã A, huyện B, tỉnh C')).toBe(true);
    expect(isOldAddress('Số 1, phường A, thành phố Hà Nội')).toBe(false);
    expect(renewedAddress('Thôn 2, xã A, huyện B, tỉnh C', 'Xã Mới', 'Tỉnh Rộng')).toBe('Thôn 2, xã Mới, tỉnh Rộng');
  });
});

describe('rules that lack their inputs', () => {
  const unchecked = (own: object): string[] => {
    const input = { ...inputOf({}), ...own };
    const { findings } = engine.assess(input);
    return findings.filter(({ severity }) => severity === 'notChecked').map(({ rule }) => rule);
  };

  it('say so, and neither pass nor block', () => {
    const input = inputOf({ verification: 'claimed', text: 'Giá 150.000đ một hũ.' });
    const shop = { ...plainChannel(input.product), kind: 'ownShop' as const };
    expect(unchecked({ ...input, outside: {}, channels: [shop] })).toEqual(['E01', 'E02', 'E04', 'O04', 'O05']);
  });

  it('check what they were given', () => {
    expect(unchecked({})).toEqual([]);
  });
});
