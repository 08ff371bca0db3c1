import { describe, expect, it } from 'vitest';
import { communeOf, communes, provinceOfCommune, provinces } from './admin-units.js';
import { goodsKind, scoreSheet, scoreSheets } from './classification.js';
import { checkDigit, gtinProblem, issuedInVietnam } from './gtin.js';
import { addMonths, legalDateAt, startOfLegalDate } from './legal-dates.js';
import { isSyllable, placeTone } from './syllable.js';
import { capitalsRatio, markedShare, utf8Bytes } from './text-facts.js';

describe('classification of Decision 26/2026', () => {
  it('has 26 sheets in 17 groups of 6 sectors, in order', () => {
    expect(scoreSheets.map(({ sheet }) => sheet)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect(new Set(scoreSheets.map(({ sector }) => sector)).size).toBe(6);
    expect(new Set(scoreSheets.map(({ sector, group }) => `${sector}/${group}`)).size).toBe(17);
    expect(scoreSheet(13)?.name).toBe('Cà phê, ca cao');
    expect(scoreSheet(27)).toBeUndefined();
  });

  it.each([
    [1, 'food'],
    [14, 'alcohol'],
    [17, 'food'],
    [18, 'supplement'],
    [19, 'cosmetic'],
    [20, 'herbal'],
    [22, 'craft'],
    [25, 'living'],
    [26, 'service'],
  ] as const)('sheet %i is %s', (sheet, kind) => {
    expect(goodsKind(sheet)).toBe(kind);
  });
});

describe('administrative units', () => {
  it('has 34 provinces and 3,321 communes with unique codes', () => {
    expect(provinces).toHaveLength(34);
    expect(communes).toHaveLength(3321);
    expect(new Set(communes.map(({ code }) => code)).size).toBe(3321);
    expect(communes.filter(({ name }) => /^(Phường|Xã|Đặc khu) ./.test(name))).toHaveLength(3321);
  });

  it('finds the province of a commune and knows no others', () => {
    expect(communeOf('00577')?.name).toBe('Xã Bát Tràng');
    expect(provinceOfCommune('00577')).toEqual({ code: '01', name: 'Thành phố Hà Nội' });
    expect(provinceOfCommune('99999')).toBeUndefined();
  });
});

describe('GTIN', () => {
  it.each(['8936000000011', '96385074', '036000291452', '18936000000018'])('%s is sound', (gtin) => {
    expect(gtinProblem(gtin)).toBeNull();
  });
  it.each([
    ['8936000000012', 'checkDigit'],
    ['893600000001', 'checkDigit'],
    ['12345', 'length'],
    ['89360000000aa', 'digits'],
    ['00000000', 'zero'],
  ])('%s has a wrong %s', (gtin, problem) => {
    expect(gtinProblem(gtin)).toBe(problem);
  });
  it('finds any single wrong digit', () => {
    const right = '8936000000011';
    for (let at = 0; at < right.length; at++) {
      const wrong = right.slice(0, at) + String((Number(right[at]) + 1) % 10) + right.slice(at + 1);
      expect(gtinProblem(wrong)).toBe('checkDigit');
    }
    expect(checkDigit('893600000001')).toBe(1);
  });
  it('knows prefixes of GS1 Viet Nam in every length', () => {
    expect(issuedInVietnam('8936000000011')).toBe(true);
    expect(issuedInVietnam('18936000000018')).toBe(true);
    expect(issuedInVietnam('4006381333931')).toBe(false);
  });
});

describe('legal dates', () => {
  it('are days of Vietnam, seven hours ahead of UTC', () => {
    expect(legalDateAt(Date.UTC(2026, 10, 22, 16, 59, 59))).toBe('2026-11-22');
    expect(legalDateAt(Date.UTC(2026, 10, 22, 17, 0, 0))).toBe('2026-11-23');
    expect(startOfLegalDate('2026-11-23')).toBe(Date.UTC(2026, 10, 22, 17));
  });
  it('keep the day of the month where the month has it', () => {
    expect(addMonths('2026-05-10', 36)).toBe('2029-05-10');
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
    expect(addMonths('2025-12-31', 2)).toBe('2026-02-28');
  });
});

describe('Vietnamese syllables', () => {
  it.each(['nghiêng', 'được', 'gì', 'giếng', 'quý', 'khoẻ', 'thuỷ', 'oanh', 'ý'])('%s can be one', (word) => {
    expect(isSyllable(word)).toBe(true);
  });
  it.each(['đươc', 'chât', 'hơp', 'ngiêng', 'ce', 'shop', 'ữaaaa', ''])('%j cannot', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
  it('takes both places of the tone mark for one', () => {
    expect(placeTone('hoà')).toBe('hòa');
    expect(placeTone('hòa')).toBe('hòa');
    expect(placeTone('quý')).toBe('quý');
  });
});

describe('facts of a text', () => {
  it('counts capitals, marks and bytes', () => {
    expect(capitalsRatio('MẬT ONG 500 G')).toBe(1);
    expect(capitalsRatio('123 !')).toBe(0);
    expect(markedShare('mat ong rung')).toBe(0);
    expect(markedShare('mật ong rừng')).toBeCloseTo(2 / 3);
    expect(utf8Bytes('ậa')).toBe(4);
  });
});
