import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeOf } from './admin-units.js';
import table from './data/old-communes-2025.json' with { type: 'json' };
import { oldCommuneOf, presentCommuneOfCode, presentCommuneOfNames } from './old-communes.js';
import { readUnitName } from './unit-names.js';

const entries = table.flatMap(({ districts }) =>
  Object.values<string | undefined>(districts).flatMap((list) => (list ?? '').split('|')),
);

describe('communes before July 2025', () => {
  it('are 10,035 with a code and five island districts; 471 were split; every successor is in force', () => {
    expect(entries).toHaveLength(10_040);
    const kinds = entries
      .filter((entry) => !entry.startsWith('>'))
      .map((entry) => presentCommuneOfCode(entry.slice(0, 5)).kind);
    expect(kinds.filter((kind) => kind === 'one')).toHaveLength(10_035 - 471);
    expect(kinds.filter((kind) => kind === 'ambiguous')).toHaveLength(471);
    const successors = entries.flatMap((entry) => (entry.split('>')[1] ?? '').split(','));
    expect(successors.filter((code) => !communeOf(code))).toEqual([]);
  });

  it('lead to the commune of today by code, renumbered ones too', () => {
    expect(presentCommuneOfCode('00001')).toMatchObject({
      kind: 'one',
      commune: { code: '00097', name: 'Phường Hồng Hà', provinceCode: '01' },
      old: { name: 'Phường Phúc Xá', district: 'Quận Ba Đình', province: 'Thành phố Hà Nội' },
    });
    expect(presentCommuneOfCode('06970')).toMatchObject({ kind: 'one', commune: { code: '06978', name: 'Xã Ba Chẽ' } });
    expect(presentCommuneOfCode('99999')).toEqual({ kind: 'unknown' });
    expect(oldCommuneOf('00004')?.name).toBe('Phường Trúc Bạch');
  });

  it('that were split name their successors instead of one', () => {
    const answer = presentCommuneOfCode('00007');
    expect(answer).toMatchObject({ kind: 'ambiguous', old: [{ name: 'Phường Cống Vị' }] });
    expect(answer.kind === 'ambiguous' && answer.candidates.map(({ name }) => name)).toEqual([
      'Phường Giảng Võ',
      'Phường Ngọc Hà',
    ]);
  });

  it.each([
    ['Phường Phúc Xá', 'Quận Ba Đình', 'Thành phố Hà Nội', '00097'],
    ['phúc xá', 'ba đình', 'hà nội', '00097'],
    ['P. Phúc Xá', 'Q. Ba Đình', 'TP. Hà Nội', '00097'],
    ['P.Phúc Xá', 'Q.Ba Đình', 'TP Hà Nội', '00097'],
    ['Phường Phúc Xá'.normalize('NFD'), 'Ba Đình', undefined, '00097'],
    ['Thị trấn Yên Viên', 'Gia Lâm', 'Hà Nội', '00541'],
    ['TT. M’Drắk', 'M Đrắk', 'Đắk Lắk', '24412'],
    [undefined, 'Côn Đảo', 'Bà Rịa-Vũng Tàu', '26732'],
  ])('reads %s, %s, %s', (commune, district, province, code) => {
    expect(presentCommuneOfNames({ commune, district, province })).toMatchObject({ kind: 'one', commune: { code } });
  });

  it('takes both places of the tone mark', () => {
    const at = { district: 'Huyện Giao Thủy', province: 'Nam Định' };
    const old = presentCommuneOfNames({ ...at, commune: 'Xã Bình Hòa' });
    expect(old.kind).toBe('one');
    expect(presentCommuneOfNames({ ...at, district: 'Giao Thuỷ', commune: 'Bình Hoà' })).toEqual(old);
  });

  it('asks when names fit several: no district, a town and a rural district of one name', () => {
    expect(presentCommuneOfNames({ commune: 'Xã Tân Lập' }).kind).toBe('ambiguous');
    expect(presentCommuneOfNames({ commune: 'Mỹ Trà', district: 'Cao Lãnh', province: 'Đồng Tháp' }).kind).toBe('one');
    const twins = { district: 'Mường Tè', province: 'Lai Châu' };
    expect(presentCommuneOfNames({ ...twins, commune: 'Mường Tè' }).kind).toBe('ambiguous');
    expect(presentCommuneOfNames({ ...twins, commune: 'TT. Mường Tè' })).toMatchObject({ commune: { code: '03433' } });
    // A township and a commune of one name, but both went into the same commune.
    expect(presentCommuneOfNames({ commune: 'Yên Viên', district: 'Gia Lâm' }).kind).toBe('one');
    expect(presentCommuneOfNames({ commune: 'Không Có', province: 'Hà Nội' })).toEqual({ kind: 'unknown' });
    expect(presentCommuneOfNames({})).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['Phường 01', 'phường', '1'],
    ['P12', 'phường', '12'],
    ['Q.1', 'quận', '1'],
    ['Phú Mỹ', undefined, 'phúmỹ'],
    ['Xã Phước', 'xã', 'phước'],
    ['Thị trấn', undefined, 'thịtrấn'],
    ['TP.HCM', 'thành phố', 'hồchíminh'],
    ['TPHCM', 'thành phố', 'hồchíminh'],
    ['Tỉnh Thừa Thiên Huế', 'tỉnh', 'huế'],
    ['Hoà An', undefined, 'hòaan'],
  ])('%s is of kind %s and named %s', (written, kind, bare) => {
    expect(readUnitName(written)).toEqual({ ...(kind && { kind }), bare });
  });

  it('find themselves by their full names, and never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries.filter((entry) => !entry.startsWith('>'))), (entry) => {
        const old = oldCommuneOf(entry.slice(0, 5));
        const byCode = presentCommuneOfCode(entry.slice(0, 5));
        const byNames = presentCommuneOfNames({ commune: old?.name, district: old?.district, province: old?.province });
        expect(byNames.kind).toBe(byCode.kind);
        if (byNames.kind === 'one' && byCode.kind === 'one') expect(byNames.commune).toEqual(byCode.commune);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (commune, district) => {
        expect(() => presentCommuneOfNames({ commune, district })).not.toThrow();
      }),
    );
  });
});
