import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, mayFallShort, sheetOf } from './rubric.js';
import { selfAssess, type SelfAnswers } from './self-assess.js';

const sheets = Array.from({ length: 26 }, (_, index) => sheetOf(index + 1)).flatMap((sheet) => sheet ?? []);
const sound = sheets.filter(({ flags }) => flags.length === 0);
const codes = (number: number) => sheetOf(number)?.criteria.map(({ code }) => code) ?? [];
const highest = (number: number): SelfAnswers =>
  Object.fromEntries(sheetOf(number)?.criteria.map(({ code, options }) => [code, options.length - 1]) ?? []);

describe('the score sheets', () => {
  it('are 26; seven carry flags, all others add up to 100 with sound levels', () => {
    expect(sheets).toHaveLength(26);
    expect(sheets.filter(({ flags }) => flags.length > 0).map(({ sheet }) => sheet)).toEqual([
      4, 7, 10, 11, 12, 13, 23,
    ]);
    for (const { criteria, sections } of sound) {
      expect(criteria.reduce((sum, { max }) => sum + max, 0)).toBe(100);
      expect(criteria.filter((criterion) => !isSound(criterion))).toEqual([]);
      expect(new Set(criteria.map(({ code }) => code)).size).toBe(criteria.length);
      for (const { code, max } of sections) {
        const inside = criteria.filter((criterion) => criterion.code.startsWith(`${code}.`));
        expect(inside.reduce((sum, criterion) => sum + criterion.max, 0)).toBe(max);
      }
    }
    expect(sheetOf(0)).toBeUndefined();
    expect(sheetOf(27)).toBeUndefined();
  });

  it('hold the texts of the decision, without their asterisks', () => {
    expect(sheetOf(6)).toMatchObject({ name: 'Chế biến từ gạo, ngũ cốc' });
    const label = sheetOf(6)?.criteria.find(({ code }) => code === '2.3');
    expect(label).toMatchObject({ part: 'A', name: 'Phong cách, ghi nhãn hàng hóa', max: 3 });
    expect(label?.options.map(({ points, leastForStar }) => [points, leastForStar])).toEqual([
      [1, 3],
      [2, undefined],
      [3, 4],
    ]);
    const texts = sheets.flatMap(({ criteria }) => criteria.flatMap(({ options }) => options.map(({ text }) => text)));
    expect(texts.filter((text) => text === '' || text.includes('*'))).toEqual([]);
  });
});

describe('a self-assessment', () => {
  it('without answers spans everything', () => {
    const result = selfAssess(6, {});
    expect(result).toMatchObject({ points: { most: 100 }, stars: { least: 1, most: 5 }, unknown: [] });
    expect(result?.missing).toEqual(codes(6));
    expect(result?.points.least).toBeLessThan(30);
  });

  it('with the highest level everywhere is five stars of 100 points', () => {
    for (const { sheet } of sound)
      expect(selfAssess(sheet, highest(sheet))).toMatchObject({
        points: { least: 100, most: 100 },
        stars: { least: 5, most: 5 },
        missing: [],
      });
  });

  it('keeps the stars below a minimum that is missed, whatever the points', () => {
    const label = { ...highest(6), '2.3': 0 };
    expect(selfAssess(6, label)).toMatchObject({ points: { most: 98 }, stars: { least: 3, most: 3 } });
    expect(selfAssess(6, label)?.minimums.filter(({ state }) => state === 'missed')).toEqual([
      { code: '2.3', star: 4, option: 2, state: 'missed' },
    ]);
    expect(selfAssess(6, { ...highest(6), '2.3': null })).toMatchObject({
      points: { least: 97, most: 97 },
      stars: { least: 2, most: 2 },
      missing: [],
    });
  });

  it('says of a flagged sheet that it is flagged, and promises no stars', () => {
    const result = selfAssess(4, highest(4));
    expect(result).not.toHaveProperty('stars');
    expect(result?.flags).not.toEqual([]);
    expect(result?.points.most).toBe(100);
  });

  it('names answers it does not know and counts them as not given', () => {
    const result = selfAssess(6, { '9.9': 0, '2.4': 2, '1.1': -1, '3.2': null, toString: 0 });
    expect(result?.unknown).toEqual(['9.9', '2.4', '1.1', '3.2', 'toString']);
    expect(result?.missing).toEqual(codes(6));
    expect(selfAssess(99, {})).toBeUndefined();
  });

  it('only narrows with every answer', () => {
    const answered = fc.constantFrom(...sheets).chain((sheet) =>
      fc.record({
        sheet: fc.constant(sheet),
        levels: fc.tuple(
          ...sheet.criteria.map((criterion) =>
            fc.option(fc.integer({ min: mayFallShort(criterion) ? -1 : 0, max: criterion.options.length - 1 })),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(answered, ({ sheet, levels }) => {
        const answers: Record<string, number | null> = {};
        let before = selfAssess(sheet.sheet, answers);
        sheet.criteria.forEach(({ code }, index) => {
          const level = levels[index];
          if (level === null || level === undefined) return;
          answers[code] = level === -1 ? null : level;
          const after = selfAssess(sheet.sheet, answers);
          if (!before || !after) throw new Error('a sheet vanished');
          expect(after.unknown).toEqual([]);
          expect(after.points.least).toBeGreaterThanOrEqual(before.points.least);
          expect(after.points.most).toBeLessThanOrEqual(before.points.most);
          expect(after.points.least).toBeLessThanOrEqual(after.points.most);
          if (before.stars && after.stars) {
            expect(after.stars.least).toBeGreaterThanOrEqual(before.stars.least);
            expect(after.stars.most).toBeLessThanOrEqual(before.stars.most);
            expect(after.stars.least).toBeLessThanOrEqual(after.stars.most);
          }
          before = after;
        });
      }),
      { numRuns: 60 },
    );
  });
});
