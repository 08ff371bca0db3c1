import type { ReadText } from '../texts.js';
import { linesOf, type Slip } from './words.js';

const CONTACTS =
  /^[^\p{L}]{0,4}(?:website|web|email|e-mail|hotline|fanpage|facebook|zalo|địa chỉ|điện thoại|sđt|tel|fax)\s?:$/iu;
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})\s?[.)/]/;
const LONGEST = 60;
const isRule = (line: string): boolean => !/[\p{L}\p{N}]/u.test(line);

const NAMES =
  /^[^\p{L}]{0,6}(?:thành phần|công dụng|hướng dẫn|cách dùng|cách uống|cách sử dụng|cách bảo quản|bảo quản|hạn sử dụng|xuất xứ|thương hiệu|thông tin|lưu ý|chú ý|đặc điểm|ưu điểm|mô tả|quy cách|cam kết|đối tượng|chất liệu|kích thước|tính năng|sản xuất|khối lượng|dung tích|trọng lượng|nsx|hsd|hdsd|liều dùng|liều lượng|chỉ định|chống chỉ định|tác dụng|giá bán|mã sản phẩm|màu sắc|số lượng|tên sản phẩm|nguyên liệu|nơi sản xuất|nhà sản xuất|số công bố|quy trình|phân phối|chính sách|bảo hành)/iu;

/** A heading: a short line of its own that ends with a colon. */
const isHeading = (line: string): boolean => line.length <= LONGEST && /[:：]$/.test(line) && /\p{L}/u.test(line);
/** A line that starts another part: by its name, or by a number and a colon at its end. */
const startsPart = (line: string): boolean => NAMES.test(line) || (NUMBERED.test(line) && isHeading(line));
/** Headings that may stand right above other headings. */
const GENERAL =
  /thông tin|mô tả|hướng dẫn|đặc điểm|lưu ý|chú ý|sản phẩm|chi tiết|bộ|gồm|combo|khác biệt|cam kết|thông số|chính sách/iu;

/** Headings and template fields with nothing under them: "Website:", "CÔNG DỤNG:" right above "CÁCH DÙNG:". */
export function emptyFields(read: ReadText): Slip[] {
  const lines = linesOf(read).filter(({ start, end }) => !isRule(read.text.slice(start, end)));
  return lines.filter(({ start, end }, at) => {
    const line = read.text.slice(start, end);
    if (!/[:：]$/.test(line) || !/\p{L}/u.test(line)) return false;
    const next = lines[at + 1];
    if (!next) return true;
    const below = read.text.slice(next.start, next.end);
    if (CONTACTS.test(line)) return !/[\w-]\.\w|\d{4}/.test(below.slice(0, 200));
    if (!startsPart(below) || below.length > LONGEST || GENERAL.test(line)) return false;
    // Under a plain sentence the part must be a heading; under a field any other field shows that it was left empty.
    return startsPart(line) ? /[:：]/.test(below) : isHeading(below) || below === below.toUpperCase();
  });
}

const INSIDE =
  /(?:^|[\n,;])[ \t]{0,3}(?:địa chỉ|website|email|hotline|điện thoại|xuất xứ|thương hiệu|hạn sử dụng)\s?:[ \t]{0,3}(?=[\n;]|(?:địa chỉ|website|email|hotline|điện thoại|xuất xứ|thương hiệu)\s?:)/giu;

/** Two field names in one line with nothing between: "Địa chỉ:Xuất xứ: Việt Nam". */
export function emptyInLine({ text }: ReadText): Slip[] {
  return [...text.matchAll(INSIDE)]
    .map(({ 0: found, index }) => ({
      start: index + found.length - found.trimStart().length,
      end: index + found.length,
    }))
    .filter(({ end }) => text[end] !== '\n');
}
