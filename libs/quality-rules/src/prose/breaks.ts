import type { ReadText } from '../texts.js';
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
export const halfNames = ({ text }: ReadText): Slip[] =>
  [...text.matchAll(HALF_NAMED)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    better: found.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
  }));
