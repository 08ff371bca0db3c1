import { describe, expect, it } from 'vitest';
import { fold, searchPattern } from './fold.js';

describe('search', () => {
  it.each([
    ['Nước mắm Đất Đỏ', 'nuoc mam dat do'],
    ['  Chè   Thái\tNguyên ', 'che thai nguyen'],
    ['MẬT ONG'.normalize('NFD'), 'mat ong'],
    ['Trà 100% (hộp)', 'tra 100% (hop)'],
  ])('folds %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each(['(a+)+$', '.*', '\\', '[', 'a|b', '^', 'x{2}', '-', '/'])('takes %s as text', (text) => {
    const pattern = new RegExp(searchPattern(text));
    expect(pattern.test(`truoc ${fold(text)} sau`)).toBe(true);
    expect(pattern.test('zzz')).toBe(false);
  });
});
