import { startOfLegalDate } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { RuleEngine } from '../engine.js';
import { loadRules } from '../load-rules.js';
import { loadRulePack, rulePackFiles } from '../rule-pack.js';
import { inputOf, plainChannel } from '../testing/sound-product.js';
import { readDate } from './dates.js';
import { readIngredients } from './ingredients.js';

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
    expect(readDate(text, 'expires')).toEqual({ kind: 'date', date });
  });

  it.each([
    ['HSD: 30 tháng', '2028-10-02'],
    ['12 tháng kể từ NSX', '2027-04-02'],
    ['10 ngày kể từ ngày đóng gói', '2026-04-12'],
    ['2 năm', '2028-04-02'],
    ['Bảo quản được 12 tháng', '2027-04-02'],
  ])('counts the period of %s', (text, end) => {
    const read = readDate(text, 'expires');
    expect(read.kind === 'period' && read.end('2026-04-02')).toBe(end);
  });

  it.each(['Hạn sử dụng dài', '31/02/2026', 'rất lâu', '0 tháng'])('does not take %s for a date', (text) => {
    expect(readDate(text, 'expires').kind).toBe('unclear');
  });

  it('takes a month of expiry to its end, one of manufacture from its beginning', () => {
    expect(readDate('11/2026', 'expires')).toEqual({ kind: 'date', date: '2026-11-30' });
    expect(readDate('NSX: 11/2026', 'made')).toEqual({ kind: 'date', date: '2026-11-01' });
  });

  it('leaves the date of the other label alone', () => {
    expect(readDate('NSX: 02/04/2026, HSD: 02/04/2028', 'expires')).toEqual({ kind: 'date', date: '2028-04-02' });
    expect(readDate('NSX: 02/04/2026, HSD: 02/04/2028', 'made')).toEqual({ kind: 'date', date: '2026-04-02' });
  });

  it.each(['in trên bao bì', 'Ngày quay mật in trên nắp', 'Vụ xuân 2026', 'Không quy định'])(
    'lets %s stand',
    (text) => {
      expect(readDate(text, 'expires').kind).toBe('elsewhere');
    },
  );
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

describe('papers and labels with dates', () => {
  const cosmetic = (label: object, paper: object) =>
    engine.assess(
      inputOf({
        text: 'Dầu gội bồ kết, gội đầu hai lần mỗi tuần.',
        content: {
          ocopSheet: 19,
          labelFields: { expiry: '24 tháng', ...label },
          documents: [{ id: 'cb', kind: 'notification', number: '18/26/CBMP-LĐ', files: [], ...paper }],
        },
      }),
    );
  const lot = { manufactured: 'Số lô in trên hộp' };

  it.each([
    ['begins', { issued: '2026-12-01' }, '2026-12-01', 1],
    ['ends', { expires: '2026-12-31' }, '2027-01-01', 0],
  ])('have the product judged again on the day a paper %s', (_, paper, day, missing) => {
    const { findings, reassessAt } = cosmetic(lot, paper);
    expect(findings.filter(({ rule }) => rule === 'F07')).toHaveLength(missing);
    expect(reassessAt).toBe(startOfLegalDate(day));
  });

  it('let a label of before the decree wait for a person until its transition ends', () => {
    const { findings, reassessAt } = cosmetic({ manufactured: '02/01/2026', expiry: '36 tháng' }, {});
    expect(findings.find(({ rule }) => rule === 'F07')).toMatchObject({ severity: 'review', params: { case: 'lot' } });
    expect(reassessAt).toBe(startOfLegalDate('2028-01-24'));
  });
});

describe('rules that lack their inputs', () => {
  const unchecked = (own: object): string[] => {
    const input = { ...inputOf({}), ...own };
    const { findings } = engine.assess(input);
    return findings.filter(({ severity }) => severity === 'notChecked').map(({ rule }) => rule);
  };

  it('say so, and neither pass nor block', () => {
    const input = inputOf({ verification: 'claimed', text: 'Giá 150.000đ một hũ. Tem QR trên nắp.' });
    const shop = { ...plainChannel(input.product), kind: 'ownShop' as const };
    expect(unchecked({ ...input, outside: {}, channels: [shop] })).toEqual(['E01', 'E02', 'E04', 'G03', 'O04', 'O05']);
  });

  it('say so where the sheet is unknown', () => {
    const input = inputOf({ content: { ocopSheet: undefined } });
    expect(unchecked(input)).toEqual(['AL2', 'C03', 'F06', 'N01', 'N02']);
  });

  it('check what they were given', () => {
    expect(unchecked({})).toEqual([]);
  });
});
