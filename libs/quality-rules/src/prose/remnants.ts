import type { ReadText } from '../texts.js';
import { ofForm } from './forms.js';
import { isTag, linesOf, type Slip, wordsOf } from './words.js';

const found = (text: string, pattern: RegExp): Slip[] =>
  [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));

/** What a page or a program leaves behind when its text is copied: tags, placeholders, words of buttons. */
const COPIED =
  /<\/?(?:p|br|div|span|strong|em|b|i|u|ul|ol|li|h\d|img|a|table|tr|td)(?:\s[^<>\n]{0,120})?\/?>|\{\{?[\p{L}_ .]{1,30}\}\}?|\[(?:tên|ten|điền|name|insert|your)[^\]\n]{0,30}\]|(?<!\p{L})(?:undefined|lorem ipsum|#(?:n\/a|ref!|value!)|(?:nhấn|bấm|click) (?:để|vào để) (?:phóng to|xem) (?:ảnh|hình)|ảnh minh họa \d|read more|thu gọn nội dung|xem thêm nội dung)(?!\p{L})/giu;
/** Signs of symbol fonts and control codes that show as boxes. */
const BOXES = /(?<=\S ?)[\u0080-\u009f\ue000-\uf8ff]|(?<=\d ?)[\u00b8\u00a8](?= ?\d)/gu;

export const copiedRemnants = ({ text }: ReadText): Slip[] => [...found(text, COPIED), ...found(text, BOXES)];

/** A word is gone before the stop or behind the colon: "khai thác dòng .", "Chi tiết: hoặc 12 phố Chợ". */
const LOST_BEFORE =
  /(?<!\p{L})(?:dòng|lựa chọn|thương hiệu|nhãn hiệu|của|là|hãng|tại|từ|với|bởi|mang tên|gọi là|và)$/iu;
const LOST_BEHIND = /[:：] ?(?:hoặc|và|hay)(?= \p{L}| \d)/giu;
/** Decimals gone before a unit, or the words of a pair of brackets: "cao 11. cm", "trang chủ ()". */
const LOST_INSIDE = /(?<![\d.,])\d{1,4}\. (?:cm|mm|kg|ml)(?!\p{L})|(?<=\p{L} )\( ?\)/gu;
const LOOK_BACK = 16;
const LOOSE_STOP = / \.(?=\s|$)/g;
const HEADLESS = /^là (?:một|sản phẩm|loại|dòng|thương hiệu|giống|món|thức|đặc sản)(?!\p{L})/u;

/** Sentences that lost a name: the place of a template that was not filled. */
export function lostWords(read: ReadText): Slip[] {
  if (read.role === 'title') return [];
  const lines = linesOf(read);
  const headless = lines.flatMap(({ start, end }, at): Slip[] => {
    const before = lines[at - 1];
    const goesOn = before !== undefined && !/[.!?]$/.test(read.text.slice(before.start, before.end));
    return !goesOn && HEADLESS.test(read.text.slice(start, end)) ? [{ start, end: Math.min(end, start + 40) }] : [];
  });
  const stops = found(read.text, LOOSE_STOP).flatMap(({ start, end }): Slip[] => {
    const word = LOST_BEFORE.exec(read.text.slice(Math.max(0, start - LOOK_BACK), start))?.[0];
    return word === undefined ? [] : [{ start: start - word.length, end }];
  });
  return [...stops, ...found(read.text, LOST_BEHIND), ...found(read.text, LOST_INSIDE), ...headless];
}

const FIELD_AT_END =
  /(?<=[^\s:][ \t]{1,3})(?:website|web|e-?mail|fax|hotline|fanpage|facebook|zalo)\s?:[ \t]{0,99}(?=\n|$)/giu;

/** A field left empty at the end of a line that holds another: "Điện thoại: … website:". */
export const emptyAtEnd = ({ text }: ReadText): Slip[] =>
  found(text, FIELD_AT_END).filter(
    ({ end }) => !/^\s*[^\n]{0,60}(?:[\w-]\.\w|\d{4}|@)/.test(text.slice(end, end + 80)),
  );

const MARKED = /[^ -~]/;
const UNEVEN = /^(?:\p{Lu}{2,}\p{Ll}+|\p{Ll}+\p{Lu}\p{L}*)$/u;

const isUneven = ofForm(
  ({ raw, plain, syllable }) => syllable && raw !== plain && UNEVEN.test(raw) && MARKED.test(plain),
);

/** One word in large and small letters: "QUận", "hộP". */
export const unevenCapitals = (read: ReadText): Slip[] =>
  wordsOf(read).filter((word) => isUneven(word) && !isTag(read.text, word));

const SHORTEST = 3;
const LONGEST = 8;

/** The same three words or more again behind a sign: "Làm sạch da đầu: Làm sạch da đầu". */
export function repeatedPhrases(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const slips: Slip[] = [];
  for (let at = SHORTEST; at + SHORTEST <= words.length; at++) {
    const [last, next] = [words[at - 1], words[at]];
    // Nearly all words have one blank between them.
    if (!last || !next || (next.start - last.end === 1 && read.text[last.end] === ' ')) continue;
    if (!/^ ?[:,–-] ?$/.test(read.text.slice(last.end, next.start))) continue;
    for (let size = Math.min(LONGEST, at); size >= SHORTEST; size--) {
      const same = words.slice(at - size, at).every(({ plain }, index) => plain === words[at + index]?.plain);
      const [first, end] = [words[at - size], words[at + size - 1]];
      if (!same || !first || !end || isTag(read.text, first)) continue;
      // Rows of a table repeat their words, not their numbers.
      if (/[\d\n]/.test(read.text.slice(first.start, end.end))) continue;
      slips.push({ start: first.start, end: end.end });
      break;
    }
  }
  return slips;
}
