import { isSyllable } from '#libs/ocop';
import { defineFix, type Edit } from '../fix.js';

/** Zero-width blanks and joiners, soft hyphen, byte-order mark, direction marks. */
const HIDDEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;
/** Scripts that are written with joiners or from right to left, and pictures joined of several. */
const NEEDS =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Deva}\p{sc=Beng}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Thai}\p{sc=Mymr}\p{sc=Sinh}]/u;
const DIRECTION = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;
const LAST_WORD = /[\p{L}\p{M}]{1,8}$/u;
const FIRST_WORD = /^[\p{L}\p{M}]{1,8}/u;
const NEAR = 8;

const plain = (word: string): string => word.normalize('NFC').toLowerCase();

/** Two whole words with nothing but a hidden character between: only their writer knows whether a blank belongs there. */
function partsWords(before: string, after: string): boolean {
  const [left, right] = [plain(LAST_WORD.exec(before)?.[0] ?? ''), plain(FIRST_WORD.exec(after)?.[0] ?? '')];
  return left !== '' && right !== '' && !isSyllable(left + right) && isSyllable(left) && isSyllable(right);
}

export const fix = defineFix({
  id: 'hidden-characters',
  rules: ['V07'],
  certainty: 'safe',
  messages: {
    vi: 'Bỏ ký tự ẩn không hiện trên màn hình.',
    en: 'Characters that show nothing are removed.',
  },
  keepsNames: false,
  examples: [
    { text: 'Mật o\u200bng quay tay.\ufeff', after: 'Mật ong quay tay.' },
    { name: '\u200eTrà sen Tây Hồ hộp 100 g', after: 'Trà sen Tây Hồ hộp 100 g' },
    { text: 'Cả nhà 👨\u200d👩\u200d👧 cùng làm.' },
    { text: 'Nhãn có chữ \u202bشاي\u202c.' },
    { text: 'Mật\u200bong rừng.' },
  ],
  edits({ text }): Edit[] {
    const found = [...text.matchAll(HIDDEN)];
    if (found.length === 0 || DIRECTION.test(text)) return [];
    return found.flatMap(({ 0: hidden, index }) => {
      const end = index + hidden.length;
      const before = text.slice(Math.max(0, index - NEAR), index);
      const after = text.slice(end, end + NEAR);
      const beside = [...before].slice(-1).join('') + [...after].slice(0, 1).join('');
      return NEEDS.test(beside) || partsWords(before, after) ? [] : [{ start: index, end, after: '' }];
    });
  },
});
