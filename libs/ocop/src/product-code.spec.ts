import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProductCode } from './product-code.js';

describe('a product code', () => {
  it('of Decision 19/2025 names province, commune, serial and year', () => {
    expect(readProductCode('01-00577-12-2026')).toEqual({
      form: 'QD19',
      province: '01',
      commune: '00577',
      serial: 12,
      year: 2026,
      problems: [],
    });
  });

  it('of the years with districts keeps its parts and tells where the place lies today', () => {
    expect(readProductCode('83-829-28780-3-2022')).toMatchObject({
      form: 'districts',
      province: '83',
      district: '829',
      commune: '28780',
      serial: 3,
      year: 2022,
      present: { kind: 'one', old: { province: 'Tỉnh Bến Tre' } },
      problems: [],
    });
  });

  it.each([
    ['01 – 00577 – 12 – 2026', []],
    ['99-00577-1-2026', ['unknownProvince', 'communeElsewhere']],
    ['01-99999-1-2026', ['unknownCommune']],
    ['79-00577-1-2026', ['communeElsewhere']],
    ['83-829-99999-3-2022', ['unknownCommune']],
  ])('%s has problems %j', (code, problems) => {
    expect(readProductCode(code)?.problems).toEqual(problems);
  });

  it.each([
    '',
    '3981/QĐ-UBND',
    '01-00577-12',
    '1-00577-12-2026',
    '01-577-12-2026',
    '01-00577-0-2026',
    '01-00577-12-26',
  ])('%j is none', (text) => {
    expect(readProductCode(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d-]{0,30}$/)), (text) => {
        expect(() => readProductCode(text)).not.toThrow();
      }),
    );
  });
});
