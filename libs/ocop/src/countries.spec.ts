import { describe, expect, it } from 'vitest';
import { formerProvinces } from './former-provinces.js';
import { provinces } from './admin-units.js';
import { countriesIn } from './countries.js';

describe('countries', () => {
  it.each([
    ['Hà Lan', ['Hà Lan']],
    ['Singapore', ['Singapore']],
    ['Xuất xứ: Mỹ', ['Mỹ']],
    ['Sản xuất tại Mỹ, đóng gói tại Lâm Đồng', ['Mỹ']],
    ['Sản phẩm của Đức', ['Đức']],
    ['Nhập khẩu từ Úc và New Zealand', ['Úc', 'New Zealand']],
    ['Made in Vietnam', ['Việt Nam']],
    ['SẢN XUẤT TẠI VIỆT NAM', ['Việt Nam']],
    ['Sản xuất tại Lào.', ['Lào']],
    ['Hàn Quốc/Nhật Bản', ['Hàn Quốc', 'Nhật Bản']],
  ])('are named in %s', (text, names) => {
    expect(countriesIn(text)).toEqual(names);
  });

  it.each([
    'Đức Trọng, Lâm Đồng',
    'Lào Cai',
    'Vĩnh Phúc',
    'Xã Hà Lan, tỉnh Thanh Hoá',
    'Mỹ Đức, Hà Nội',
    'Mỹ Tho',
    'phường Phú Mỹ, Hồ Chí Minh',
    'Ý Yên',
    'Nga Sơn, Thanh Hoá',
    'Anh Sơn, Nghệ An',
    'Áo bà ba may ở Vĩnh Long',
    '',
  ])('are not named in %s', (text) => {
    expect(countriesIn(text)).toEqual([]);
  });

  it('are not named by any province, old or new', () => {
    const named = [...provinces, ...formerProvinces].filter(({ name }) => countriesIn(name).length > 0);
    expect(named).toEqual([]);
  });
});
