import type { ReadText } from '../texts.js';
import type { Slip } from './words.js';

export interface Quantity extends Slip {
  value: number;
  family: 'mass' | 'volume' | 'count' | 'months';
  unit: string;
}

const UNITS: Readonly<Record<string, readonly [Quantity['family'], number]>> = {
  kg: ['mass', 1000],
  kí: ['mass', 1000],
  g: ['mass', 1],
  gr: ['mass', 1],
  gram: ['mass', 1],
  gam: ['mass', 1],
  ml: ['volume', 1],
  l: ['volume', 1000],
  lít: ['volume', 1000],
  lit: ['volume', 1000],
  viên: ['count', 1],
  gói: ['count', 1],
  'túi lọc': ['count', 1],
  tháng: ['months', 1],
  năm: ['months', 12],
};
const AMOUNT =
  /(?<![\p{L}\d.,])(\d{1,5}(?:[.,]\d{1,3})?) ?(kg|kí|gram|gam|gr|g|ml|lít|lit|l|viên|gói|túi lọc|tháng|năm)(?![\p{L}\d²³])/giu;

const numberOf = (text: string, thousand: boolean): number =>
  Number(thousand && /[.,]\d{3}$/.test(text) ? text.replace(/[.,]/, '') : text.replace(',', '.'));

/** Amounts of a stretch of text, with their places. */
export function quantitiesIn({ text }: ReadText, start = 0, end = text.length): Quantity[] {
  return [...text.slice(start, end).matchAll(AMOUNT)].flatMap(({ 0: found, 1: number = '', 2: name = '', index }) => {
    const unit = name.normalize('NFC').toLowerCase();
    const [family, factor] = UNITS[unit] ?? [];
    if (!family || !factor) return [];
    const value = numberOf(number, factor === 1) * factor;
    return value > 0 ? [{ value, family, unit, start: start + index, end: start + index + found.length }] : [];
  });
}

const MANY =
  /(?<!\p{L})(?:combo|bộ|set|tặng|mua|kèm|lốc|thùng|cặp|x ?\d|\d ?x|\d (?:chai|hũ|hộp|túi|gói|lọ|lon|bịch))(?!\p{L})|[+*×/]|\d ?- ?\d/iu;
const many = new WeakMap<ReadText, boolean>();

/** True when a title names several packs, so that its amounts are parts or sums. */
export function namesMany(title: ReadText): boolean {
  const known = many.get(title);
  if (known !== undefined) return known;
  const answer = MANY.test(title.text);
  many.set(title, answer);
  return answer;
}

/** True when a title names goods of several kinds; several packs of one kind are one kind of goods. */
export const namesSeveral = (title: ReadText): boolean =>
  /[+&]|(?<!\p{L})(?:và|kèm|tặng|set|bộ)(?!\p{L})/iu.test(title.text);
