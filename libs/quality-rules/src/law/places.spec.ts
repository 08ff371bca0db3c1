import { formerProvinces, provinceOf, provinces } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { isProvinceInForce, provincesIn } from './places.js';

const named = (text: string): (string | undefined)[] => [...provincesIn(text)].map((code) => provinceOf(code)?.name);

describe('provinces a text names', () => {
  it.each([
    ['thành phố Đà Nẵng', ['Thành phố Đà Nẵng']],
    ['Thành phố Hồ Chí Minh', ['Thành phố Hồ Chí Minh']],
    ['UBND thành phố Hải Phòng', ['Thành phố Hải Phòng']],
    ['TP. Hà Nội', ['Thành phố Hà Nội']],
    ['TPHCM', ['Thành phố Hồ Chí Minh']],
    ['TP.HCM', ['Thành phố Hồ Chí Minh']],
    ['tỉnh Bến Tre', ['Tỉnh Vĩnh Long']],
    ['xã Hòa Bình, tỉnh Phú Thọ', ['Tỉnh Phú Thọ']],
    ['Sở Y tế Bà Rịa - Vũng Tàu', ['Thành phố Hồ Chí Minh']],
    ['Chè Thái Nguyên và cam Hoà Bình', ['Tỉnh Thái Nguyên', 'Tỉnh Phú Thọ']],
    ['thành phố Điện Biên Phủ, tỉnh Điện Biên', ['Tỉnh Điện Biên']],
    ['Lào Cai', ['Tỉnh Lào Cai']],
  ])('are found: %s', (text, names) => {
    expect(named(text)).toEqual(names);
  });

  it.each([
    'phường Hoà Bình',
    'phố Huế',
    'Khu phố Thái Bình',
    'Buôn Hà Nam',
    'đường Hà Nội',
    'P. Thái Bình',
    'số 5 Điện Biên Phủ',
    'Nhuế Dương',
    'Xã Hà Nam',
  ])('are not: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('are found by every name of the tables, old and new, with and without the kind', () => {
    for (const [name, code] of [
      ...provinces.map(({ name, code }) => [name, code] as const),
      ...formerProvinces.map(({ name, provinceCode }) => [name, provinceCode] as const),
    ])
      for (const text of [name, name.replace(/^(?:Tỉnh|Thành phố) /, ''), `Sản xuất tại ${name}, Việt Nam`])
        expect([text, ...provincesIn(text)]).toEqual([text, code]);
  });
});

describe('a province by itself', () => {
  it.each(['Lâm Đồng', 'tỉnh Lâm Đồng', 'TP. Đà Nẵng', ' Thành phố Huế '])('is one in force: %s', (text) => {
    expect(isProvinceInForce(text)).toBe(true);
  });
  it.each(['Bến Tre', 'Hà Lan', 'Đức Trọng, Lâm Đồng', 'Sản xuất tại Lâm Đồng', ''])('is none: %s', (text) => {
    expect(isProvinceInForce(text)).toBe(false);
  });
});
