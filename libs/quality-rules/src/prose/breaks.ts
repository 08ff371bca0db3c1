import type { ReadText } from '../texts.js';
import { matchesIn } from '../word-places.js';
import { linesOf, type Slip } from './words.js';

const LONG = 40;
const GOES_ON = 15;
/** In a text that begins its lines with small letters throughout, a small letter tells nothing. */
const MOST_SMALL = 0.3;
const isSmall = (line: string): boolean => /^\p{Ll}/u.test(line);

/** A sentence cut in two by a line break, or a line without its beginning: "… và nuôi⏎dưỡng tóc". */
export function brokenSentences(read: ReadText): Slip[] {
  const lines = linesOf(read);
  const textOf = ({ start, end }: Slip): string => read.text.slice(start, end);
  if (lines.filter((line) => isSmall(textOf(line))).length > Math.max(1, lines.length * MOST_SMALL)) return [];
  return lines.flatMap((line, at): Slip[] => {
    const before = lines[at - 1];
    const [above, below] = [before ? textOf(before) : '', textOf(line)];
    if (!before || above.length < LONG || below.length < GOES_ON || !isSmall(below)) return [];
    if (!/\p{Ll}$/u.test(above) || /^\p{Ll}\p{L}*(?: \p{Ll}+){0,4} ?:/u.test(below)) return [];
    return [{ start: Math.max(before.start, before.end - LONG), end: line.start + Math.min(below.length, LONG) }];
  });
}

const LEFT_HANGING =
  /(?<!\p{L})(?:bởi|của|và|là|với|cho|từ|như|hoặc|các|những|gồm|vì|để|rất|đến từ|thuộc|theo) ?[.,]?\s{0,99}$/iu;

/** A text that ends in the middle of a sentence: "Sản phẩm được sản xuất bởi". */
export function unfinishedEnd(read: ReadText): Slip[] {
  const last = linesOf(read).at(-1);
  if (!last || read.role === 'title') return [];
  const from = Math.max(last.start, last.end - LONG);
  return LEFT_HANGING.test(read.text.slice(from, last.end)) && !/[.…]{2,}/.test(read.text.slice(from))
    ? [{ start: from, end: last.end }]
    : [];
}

const HALF_NAMED =
  /(?<!\p{L})(?:Việt nam|việt Nam|Hàn quốc|hàn Quốc|Nhật bản|nhật Bản|Trung quốc|trung Quốc|Thái lan|thái Lan|Đài loan|Ấn độ|Hà nội|hà Nội|Đà lạt|đà Lạt|Đà nẵng|Hải phòng|Cần thơ|Sài gòn|Quảng nam|Quảng ninh|Quảng ngãi|Nghệ an|Thanh hóa|Thanh hoá|Bến tre|Lâm đồng|Gia lai|Kiên giang|Tiền giang|An giang|Hà giang|Sơn la|Lai châu|Thái nguyên|Bắc giang|Bắc ninh|Ninh bình|Nam định|Hưng yên|Hải dương|Phú quốc|Phú thọ|Đồng nai|Tây nguyên|Tây bắc|Cà mau|Sóc trăng|Trà vinh|Vĩnh long|Hậu giang|Bình định|Bình phước|Bình thuận|Khánh hòa|Ninh thuận)(?!\p{L})/gu;

/** A place's name with one capital of two: "Hàn quốc". */
export const halfNames = (read: ReadText): Slip[] =>
  matchesIn(read, 'stored', HALF_NAMED).map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    better: found.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
  }));

const HANGING = /(?<=[^\s\d]) (\d{1,2})\.$/u;

/** The number of an item left behind at the end of the line above it: "… trong ba ngày 2.⏎Đổi hàng …⏎3. Hoàn tiền". */
export function hangingNumbers(read: ReadText): Slip[] {
  if (!/\d\.[ \t]{0,9}\r?\n/.test(read.text)) return [];
  const lines = linesOf(read);
  const numbers = lines.map(({ start }) => Number(/^(\d{1,2})\. ?\p{L}/u.exec(read.text.slice(start, start + 6))?.[1]));
  return lines.slice(0, -1).flatMap((line, at): Slip[] => {
    const from = Math.max(line.start, line.end - LONG);
    const match = HANGING.exec(read.text.slice(from, line.end));
    const number = Number(match?.[1]);
    // Its neighbours in the list stand where they belong, and it does not.
    const [before, after] = [numbers.indexOf(number - 1), numbers.indexOf(number + 1)];
    const fits = (before >= 0 && before <= at) || after > at;
    if (!match || numbers.includes(number) || !fits) return [];
    return [{ start: from + match.index + 1, end: line.end }];
  });
}

/** A bracket opened in one line and closed in the next: a sentence cut in two. */
export function brokenBrackets(read: ReadText): Slip[] {
  if (!/\([^()\n]{0,200}\n/.test(read.text)) return [];
  const lines = linesOf(read);
  return lines.flatMap((line, at): Slip[] => {
    const next = lines[at + 1];
    if (!next) return [];
    const open = read.text.lastIndexOf('(', line.end - 1);
    if (open < line.start || read.text.slice(open, line.end).includes(')')) return [];
    const below = read.text.slice(next.start, next.end);
    const closes = below.indexOf(')');
    const opens = below.indexOf('(');
    if (closes < 1 || (opens >= 0 && opens < closes) || !/^[\p{Ll}\d]/u.test(below) || /^\d{1,2}[.)]/.test(below))
      return [];
    return [{ start: open, end: next.start + closes + 1 }];
  });
}
