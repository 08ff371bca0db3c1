import { describe, expect, it } from 'vitest';
import { communeOf, provinceOf, provinces } from './admin-units.js';
import table from './data/old-communes-2025.json' with { type: 'json' };
import { formerProvinces } from './former-provinces.js';

const present = (name: string): string | undefined =>
  provinceOf(formerProvinces.find((item) => item.name === name)?.provinceCode ?? '')?.name;

describe('provinces before July 2025', () => {
  it('are 63 that became the 34 in force', () => {
    expect(formerProvinces).toHaveLength(63);
    expect(new Set(formerProvinces.map(({ provinceCode }) => provinceCode))).toEqual(
      new Set(provinces.map(({ code }) => code)),
    );
  });

  it('went as a whole into one province: so say the successors of all their communes', () => {
    for (const { province, districts } of table) {
      const lists = Object.values<string | undefined>(districts).map((list) => list ?? '');
      const successors = lists
        .flatMap((list) => list.split('|'))
        .flatMap((entry) => (entry.split('>')[1] ?? '').split(','));
      const codes = new Set(successors.map((code) => communeOf(code)?.provinceCode));
      expect([...codes]).toEqual([formerProvinces.find(({ name }) => name === province)?.provinceCode]);
    }
  });

  it.each([
    ['Tỉnh Bến Tre', 'Tỉnh Vĩnh Long'],
    ['Tỉnh Quảng Nam', 'Thành phố Đà Nẵng'],
    ['Tỉnh Bà Rịa - Vũng Tàu', 'Thành phố Hồ Chí Minh'],
    ['Tỉnh Kiên Giang', 'Tỉnh An Giang'],
    ['Tỉnh Lâm Đồng', 'Tỉnh Lâm Đồng'],
  ])('%s is %s', (former, now) => {
    expect(present(former)).toBe(now);
  });
});
