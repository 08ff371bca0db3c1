import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, isDisguised, originalRange } from './fold.js';

describe('fold', () => {
  it.each([
    ['Mật Ong', 'mật ong'],
    ['Mật ong'.normalize('NFD'), 'mật ong'],
    ['ch.ữa b.ệnh', 'chữa bệnh'],
    ['đ.iều t.r.ị', 'điều trị'],
    ['c h ữ a  b ệ n h', 'chữa bệnh'],
    ['сhữа', 'chữa'],
    ['ᴄʜữᴀ ʙệɴʜ', 'chữa bệnh'],
    ['ch\u200bữa b\u00adệnh', 'chữa bệnh'],
    ['ch\u0332ữ\u0332a', 'chữa'],
    ['ch<b>ữ</b>a', 'chữa'],
    ['𝐳𝐚𝐥𝐨 ｚａｌｏ', 'zalo zalo'],
    ['hoà thuỷ quý khoẻ', 'hòa thủy quý khỏe'],
    ['hoàn toán thuỷ-sản', 'hoàn toán thủy-sản'],
    ['nước\u00a0 \t mắm', 'nước mắm'],
    ['một\r\n hai', 'một\nhai'],
    ['Ðặc sản', 'đặc sản'],
    ['chữa\u3164bệnh\u115f\u1160gan\uffa0x', 'chữa bệnh gan x'],
    ['tr1 ho', 'trị ho'],
    ['TR!Ị HO', 'trị ho'],
    ['trj ho', 'trị ho'],
    ['chữ a bệnh gan', 'chữa bệnh gan'],
    ['ch ữ a b ệ n h gan', 'chữa bệnh gan'],
    ['kh ỏi b ệnh', 'khỏi bệnh'],
    ['ch🍯ữa bệnh gan', 'chữa bệnh gan'],
    ['ch(ữ)a b[ệ]nh gan', 'chữa bệnh gan'],
    ['đ1ều tr|ị', 'điều trị'],
    ['z@lo Z A L O zal0', 'zalo zalo zalo'],
    ['0COP O C O P 0 C O P oc0p', 'ocop ocop ocop ocop'],
  ])('reads %j as %j', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it.each([
    'Áo dáng chữ A bền.',
    'Ảnh có chữ a, bệnh nhân xem',
    'Khách k hỏi giá.',
    '10 tr 1 hộp, 2tr1 hai hộp',
    'Vitamin B1, size S M L XL',
    'Đẹp thế tr! ho',
    'mục 0 co p',
    'trị (bệnh) / khỏi',
    'một điều\nzalo',
  ])('restores no word in %j', (text) => {
    expect(fold(text).text).toBe(text.toLowerCase());
  });

  it.each(['sạch.Ít đường', '5.kg', 'www.ganh.example', 'TP.HCM', 'giao-hàng', 'a < b và c > d', '1.000 đ', 'S M L'])(
    'leaves the words of %j apart',
    (text) => {
      expect(fold(text).text).toBe(text.toLowerCase());
    },
  );

  it('shows where a find stands in the text as stored, dots and tags included', () => {
    const text = 'Giúp ch.ữa <i>b</i>ệnh gan';
    const folded = fold(text);
    const start = folded.text.indexOf('chữa bệnh');
    const range = originalRange(folded, start, start + 'chữa bệnh'.length);
    expect(text.slice(range.start, range.end)).toBe('ch.ữa <i>b</i>ệnh');
    expect(isDisguised(folded, start, start + 4)).toBe(true);
    expect(isDisguised(folded, 0, 4)).toBe(false);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...'aăâbcdđeêghữệịà .·-\n\u0301\u0323\u200b\u202b<>/𝐚🐝сᴀ0'), { maxLength: 120 })
      .map((chars) => chars.join('')),
  );

  it('maps every folded unit to a range of the original, in order and within bounds', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { text: folded, starts, ends } = fold(text);
        expect(starts.length).toBe(folded.length);
        let last = 0;
        for (let at = 0; at < folded.length; at++) {
          const start = starts[at] ?? -1;
          const end = ends[at] ?? -1;
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { numRuns: 400 },
    );
  });

  /** A word as it is read, and a way of writing it that hides it from word lists. */
  const plainWords = ['chữa', 'bệnh', 'mật', 'trà', 'rừng', 'thuốc', 'đồi', 'sương', 'hoa', 'nhãn'];
  const lookalikes: Record<string, string> = { a: 'а', c: 'с', o: 'о', x: 'х', h: 'һ' };
  const disguises: readonly ((word: string) => string)[] = [
    (word) => word,
    (word) => word.toUpperCase(),
    (word) => word.normalize('NFD'),
    (word) => `${word.slice(0, 1)}\u200b${word.slice(1)}`,
    (word) => `${word.slice(0, 2)}\u00ad${word.slice(2)}`,
    (word) => `${word.slice(0, 2)}<b>${word.slice(2)}</b>`,
    (word) => word.replace(/[acox]/u, (letter) => lookalikes[letter] ?? letter),
    (word) => word.replace(/^(?:ch|nh|th|tr|[bmrđsh])/u, '$&.'),
  ];
  const hiddenWord = fc
    .tuple(fc.constantFrom(...plainWords), fc.constantFrom(...disguises))
    .map(([word, disguise]) => ({ word, written: disguise(word) }));
  const apart = fc.constantFrom(' ', ', ', '\n', '  ', ' – ', '\u00a0', '! ');

  it('leads from each word of a disguised text to the units it was written with', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hiddenWord, apart), { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.map(([{ written }, gap]) => written + gap).join('');
        const folded = fold(text);
        let [read, stored] = [0, 0];
        for (const [{ word, written }, gap] of pieces) {
          const start = folded.text.indexOf(word, read);
          expect(start).toBeGreaterThanOrEqual(read);
          expect(folded.text.slice(read, start)).not.toMatch(/\p{L}/u);
          const range = originalRange(folded, start, start + word.length);
          // Tags and other signs that close a word belong to nothing read.
          expect(written.startsWith(text.slice(range.start, range.end))).toBe(true);
          expect(range.start).toBe(stored);
          expect(written.slice(range.end - stored).replace('</b>', '')).toBe('');
          read = start + word.length;
          stored += written.length + gap.length;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps ordinary Vietnamese letters where they were', () => {
    const words = fc.array(fc.constantFrom('mật', 'ong', 'rừng', 'Ươm', 'tơ', 'Đắk', 'Lắk', 'chè', 'cổ', 'thụ'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const { text: folded, starts } = fold(text);
        expect(folded).toBe(text.toLowerCase());
        expect([...starts]).toEqual([...text].map((_, index) => index));
      }),
    );
  });

  it('reads composed and decomposed text alike and is stable when folded again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'aăâeêoôơuưyđhntcg ')).map((chars) => chars.join('')),
        (text) => {
          expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text);
          expect(foldText(foldText(text))).toBe(foldText(text));
        },
      ),
    );
  });

  it('bears what people paste: lone surrogates, marks without letters, megabytes of dots', () => {
    expect(() => fold('\ud800a\udc00\u0301\u0301')).not.toThrow();
    expect(fold('a.'.repeat(100_000)).starts.length).toBeGreaterThan(0);
    expect(fold('').text).toBe('');
  });
});
