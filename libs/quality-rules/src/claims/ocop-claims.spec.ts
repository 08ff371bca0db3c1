import { describe, expect, it } from 'vitest';
import { rule } from '../rules/O01.js';
import { LexiconScan } from '../lexicon-scan.js';
import { plainText } from '../texts.js';
import { type OcopClaim, ocopClaims } from './ocop-claims.js';
import { starsIn } from './ocop-stars.js';

const scan = new LexiconScan([rule]);

function claimsOf(text: string, isCertified = false): OcopClaim[] {
  const texts = [plainText('/description/vi', text, 'prose')];
  const found = scan.scan(texts);
  return ocopClaims({ texts, found: (lexicon) => found(rule.id, lexicon), isCertified });
}
const told = (text: string, isCertified = false): (number | string | undefined)[] =>
  claimsOf(text, isCertified).map(({ isNamed, stars }) => (isNamed ? stars : `${stars}?`));

describe('stars in a text', () => {
  it.each([
    ['4 sao', [4]],
    ['4sao, 04 sao, 4.0 sao, 4-sao', [4, 4, 4, 4]],
    ['bốn sao; bốn (04) sao; 4 (bốn) sao; bon sao', [4, 4, 4, 4]],
    ['năm sao, nam sao, mật ong Việt Nam sao lại rẻ', [5, 5]],
    ['hạng sao: 5', [5]],
    ['④ sao, ４ sao, 4️⃣ sao', [4, 4, 4]],
    ['5⭐ 5 ★, 5*; 5🌟', [5, 5, 5, 5]],
    ['★★★☆☆', [3]],
    ['⭐ ⭐ ⭐ ⭐', [4]],
    ['five stars, a 4-star honey', [5, 4]],
    ['五星', [5]],
    ['★ Chất liệu ★ Kiểu dáng', []],
    ['⭐⭐⭐⭐⭐⭐⭐⭐', []],
    ['14 sao, 4.5 sao, 4,9 sao, 24 sao', []],
    ['75*75 cm, 2*3 = 6, 15*15cm', []],
    ['vì sao, ngôi sao, sao chè', []],
  ])('%s', (text, stars) => {
    expect(starsIn(plainText('/name/vi', text, 'title')).map((star) => star.stars)).toEqual(stars);
  });
});

describe('claims of the programme', () => {
  it.each([
    ['OCOP 4 sao và OCOP 3 sao', [4, 3]],
    ['Chứng nhận: OCOP\nXếp hạng: 4 sao', [4]],
    ['#OCOP4sao #sanphamocop', [4, undefined]],
    ['Tham gia chương trình OCOP. Khách chấm 5 sao.', [5]],
    ['Tham gia chương trình OCOP từ năm 2024 cùng mười hai hộ ở thôn bên. Nhà hàng 5 sao đặt hàng.', []],
    ['tocopherol, photocopy, Cocopeat', []],
  ])('%s', (text, stars) => {
    expect(told(text)).toEqual(stars);
  });

  it('a star that somebody gave may be meant, one of praise is not', () => {
    expect(told('Đạt 4 sao cấp tỉnh. Tiềm năng 5 sao.')).toEqual(['4?', '5?']);
    expect(told('Mật ong đạt 5 sao.')).toEqual([]);
    expect(told('Mật ong đạt 5 sao.', true)).toEqual(['5?']);
    expect(told('Hương vị 5 sao.', true)).toEqual([]);
    expect(told('Đạt 3 sao tại giải quốc tế.', true)).toEqual([]);
  });
});
