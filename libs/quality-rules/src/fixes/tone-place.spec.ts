import { describe, expect, it } from 'vitest';
import { tonePlace, withTone } from './tone-place.js';

describe('the place of the tone mark', () => {
  it.each([
    ['hòa', 'hòa', 'hoà'],
    ['THUỶ', 'THỦY', 'THUỶ'],
    ['khỏe', 'khỏe', 'khoẻ'],
    ['uý', 'úy', 'uý'],
  ])('%s has two right ones', (word, old, young) => {
    expect(tonePlace(word)).toMatchObject({ styled: true, right: true });
    expect([withTone(word, 'old'), withTone(word, 'new')]).toEqual([old, young]);
  });

  it.each(
    'quý quả giá gì gìn giếng giữa mía kìa mùa của lựu chịu hoàn toán loét quýt huýt thuế tuần khuỷu ngoéo xoài khoáy muối bưởi nước tiếu yếu thuở moóc'.split(
      ' ',
    ),
  )('%s has one, and stands right', (word) => {
    expect(tonePlace(word)).toMatchObject({ styled: false, right: true });
    expect([withTone(word, 'old'), withTone(word, 'new')]).toEqual([word, word]);
  });

  it.each([
    ['qủa', 'quả'],
    ['qúy', 'quý'],
    ['gía', 'giá'],
    ['cuả', 'của'],
    ['muà', 'mùa'],
    ['hòan', 'hoàn'],
    ['nghiã', 'nghĩa'],
    ['đựơc', 'được'],
    ['thủơ', 'thuở'],
    ['Kìêng', 'Kiềng'],
  ])('%s is set right as %s', (word, right) => {
    expect(tonePlace(word)).toMatchObject({ right: false });
    expect(withTone(word, 'old')).toBe(right);
  });

  it.each(['hoa', 'café', 'Krông', 'm²', 'xyz', 'áàn', ''])('says nothing of "%s"', (word) => {
    expect(tonePlace(word)).toBeUndefined();
  });
});
