import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAge } from './addresses.js';
import { communes, provinceOf } from './admin-units.js';
import table from './data/old-communes-2025.json' with { type: 'json' };
import { presentCommuneOfCode } from './old-communes.js';

describe('addresses', () => {
  it.each([
    ['Số 5, xã Hòa Phong, huyện Hòa Vang, thành phố Đà Nẵng', 'Số 5, xã Hoà Vang, thành phố Đà Nẵng'],
    ['Số 5, X. Hoà Phong, H. Hoà Vang, TP. Đà Nẵng', 'Số 5, xã Hoà Vang, thành phố Đà Nẵng'],
    ['Số 5, Hòa Phong, Hòa Vang, Đà Nẵng', 'Số 5, xã Hoà Vang, thành phố Đà Nẵng'],
    [
      'Thôn 2 xã Hòa Phong - huyện Hòa Vang - thành phố Đà Nẵng, Việt Nam',
      'Thôn 2, xã Hoà Vang, thành phố Đà Nẵng, Việt Nam',
    ],
    ['Ấp 3, xã Phú Nhuận, tỉnh Bến Tre', 'Ấp 3, phường An Hội, tỉnh Vĩnh Long'],
    ['Ấp 3, xã Phú Nhuận, TP. Bến Tre, tỉnh Bến Tre', 'Ấp 3, phường An Hội, tỉnh Vĩnh Long'],
  ])('of old units are renewed: %s', (old, address) => {
    expect(addressAge(old)).toMatchObject({ kind: 'old', address });
    expect(addressAge(old.normalize('NFD'))).toMatchObject({
      kind: 'old',
      commune: { provinceCode: /Đà Nẵng/.test(address) ? '48' : '86' },
    });
    expect(addressAge(address)).toEqual({ kind: 'present' });
  });

  it.each(['Số 9, phường Cống Vị, quận Ba Đình, Hà Nội', 'Xã Hòa Liên, huyện Hòa Vang, Đà Nẵng'])(
    'that fit several communes are asked about: %s',
    (old) => {
      expect(addressAge(old).kind).toBe('ambiguous');
    },
  );

  it.each(['Thôn 3, huyện Lạc Dương, tỉnh Lâm Đồng', 'Thôn 1, tỉnh Quảng Nam', 'Xã Không Có, huyện Hòa Vang, Đà Nẵng'])(
    'of old units that do not say where are told apart: %s',
    (old) => {
      expect(addressAge(old).kind).toBe('unknown');
    },
  );

  it.each([
    'Thôn 3, phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng',
    'Số 1, phường Ba Đình, thành phố Hà Nội',
    'Thôn 2, xã Hòa Vang, TP Đà Nẵng, Việt Nam',
    'Hợp tác xã Đồi Sương, xã Di Linh, tỉnh Lâm Đồng',
    'TP.HCM',
    'Thôn 3',
    '',
  ])('in force stand: %s', (address) => {
    expect(addressAge(address)).toEqual({ kind: 'present' });
  });

  it('in force stand for every commune', () => {
    const old = communes
      .map(({ name, provinceCode }) => `Thôn 1, ${name}, ${provinceOf(provinceCode)?.name}`)
      .filter((address) => addressAge(address).kind !== 'present');
    expect(old).toEqual([]);
  });

  it('of all old communes lead where their codes lead, with commas, dashes or blanks', () => {
    const old = table.flatMap(({ districts }) =>
      Object.values<string | undefined>(districts).flatMap((list = '') =>
        list.split('|').flatMap((entry) => (entry.startsWith('>') ? [] : [presentCommuneOfCode(entry.slice(0, 5))])),
      ),
    );
    const wrong = old.flatMap((present, index) => {
      const [unit] = present.kind === 'unknown' ? [] : [present.old].flat();
      const units = ['Số 1', unit?.name, unit?.district, unit?.province];
      const address = units.join([', ', ' - ', ' '][index % 3]);
      const age = addressAge(address);
      const isRight =
        age.kind === 'old' && present.kind === 'one'
          ? age.commune.code === present.commune.code
          : age.kind === 'ambiguous' && present.kind === 'ambiguous';
      return isRight ? [] : [{ address, age }];
    });
    // A ward named "Phường Đúc" cannot be told from a ward "Đúc" where no comma stands: that is asked.
    expect(wrong).toEqual([
      { address: 'Số 1 - Phường Phường Đúc - Quận Thuận Hóa - Thành phố Huế', age: { kind: 'unknown' } },
    ]);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => addressAge(`xã ${text}, huyện A`)).not.toThrow();
      }),
    );
  });
});
