import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startsOf } from './pattern-starts.js';
import { plainText } from './texts.js';
import { matchesIn } from './word-places.js';

const patterns = [
  /(?<!\p{L})(?:hạn sử dụng|hsd|hạn dùng)(?!\p{L})[^\d\n]{0,20}\d{1,2} ?(?:tháng|năm)/giu,
  /(?<!\p{L})không (?:có |chứa )?(?:thêm )?đường(?! dây)(?!\p{L})/giu,
  /(?<!\p{L})không (?:chứa )?gluten(?!\p{L})|(?<!\p{L})gluten[ -]free/giu,
  /(?<![\p{L}\d.,])(\d{1,5}(?:[.,]\d{1,3})?) ?(kg|g|ml|tháng)(?![\p{L}\d])/giu,
  /(?<!\p{L})(?:100 ?%[^\n,;.]{0,25}tự nhiên|(?:thiên nhiên )?nguyên chất)/giu,
  /(?<!\p{L})(?:sodium laur\w{1,20}|sles|peg-\d|pe ?\d{3,4})/giu,
  /(?<!\p{L})(?:mở|đóng) (?:nắp|gói)|(?<!\p{L})giá(?: bán)?: ?\d{2,4} ?k/gu,
];

describe('what a match begins with', () => {
  it.each([
    [/(?<!\p{L})(?:hạn dùng|hsd)(?!\p{L})/u, { words: ['hạn', 'hsd'], beginnings: [], digits: false }],
    [/(?<!\p{L})không(?: có)? mùi/u, { words: ['không'], beginnings: [], digits: false }],
    [/(?<!\p{L})(?:sodium )?laur\p{L}{2}/u, { words: ['sodium'], beginnings: ['laur'], digits: false }],
    [/(?<![\p{L}\d])\d{1,3} ?%/u, { words: [], beginnings: [], digits: true }],
    [/(?<!\p{L})trẻ(?: em)?/u, { words: ['trẻ'], beginnings: ['trẻ'], digits: false }],
  ])('is read off %s', (pattern, starts) => {
    expect(startsOf(pattern)).toEqual(starts);
  });

  it.each([/giá/u, /(?<!\p{L})[a-z]{2}/u, /^giá/u, /(?<!\p{L})(?:giá)?\s/u, /(?<!\p{L})g|./u, /(?<!\p{L})giá|bán/u])(
    'cannot be told of %s',
    (pattern) => {
      expect(startsOf(pattern)).toBeUndefined();
    },
  );
});

it('finds what the pattern finds by itself, in any text', () => {
  const piece = fc.constantFrom(
    ...[
      'HSD',
      'hạn',
      ' sử dụng',
      ' dùng',
      ': ',
      ' 12',
      ' tháng',
      'không',
      ' chứa',
      ' đường',
      ' dây',
      'gluten',
      '-free',
    ],
    ...['100 %', 'thiên nhiên', ' tự nhiên', ' nguyên chất', 'Sodium', ' laureth', 'sles', 'peg-7', 'PE 100', 'đóng'],
    ...[' gói', ' nắp', 'Giá bán: ', '20k', '\n', ' ', 'a', '1', '.', '\u0301', '🍯', '𝐚', 'K', '5kg', '240 g'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const read = plainText('/description/vi', pieces.join(''), 'prose');
      for (const pattern of patterns) {
        const told = (all: RegExpMatchArray[]) => all.map((match) => [match.index, ...match]);
        expect(told(matchesIn(read, 'stored', pattern))).toEqual(told([...read.text.matchAll(pattern)]));
        expect(told(matchesIn(read, 'folded', pattern))).toEqual(told([...read.folded.text.matchAll(pattern)]));
      }
    }),
    { numRuns: 300 },
  );
});
