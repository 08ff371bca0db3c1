import { foldText } from '#libs/ocop';

export interface Ingredient {
  /** Folded, without amounts and brackets. */
  name: string;
  percent?: number;
  /** Some amount stands beside it: percent, weight or volume. */
  hasAmount: boolean;
}

const HEADING = /^(?:thành phần|nguyên liệu|mỗi|trong|cấu tạo|ingredients)\b[^:]{0,40}:/u;
const PERCENT = /(\d{1,3}(?:[.,]\d{1,3})?) ?%/u;
const AMOUNT = /\d ?(?:%|mg|kg|g|ml|l)(?![\p{L}])/u;

/** Parts between commas and semicolons outside brackets; the comma of a number parts nothing. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && isSplit(text, at)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function isSplit(text: string, at: number): boolean {
  const char = text[at];
  if (char === ';' || char === '\n') return true;
  if (char !== ',') return false;
  return !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));
}

/** Reads a composition: what is in it, in the order written. */
export function readIngredients(text: string): Ingredient[] {
  const folded = foldText(text).replace(HEADING, '');
  return partsOf(folded).flatMap((part): Ingredient[] => {
    const outer = part.replace(/\([^()]{0,500}\)?/gu, ' ');
    const name = outer
      .replace(/[\d.,]{1,20} ?(?:%|mg|kg|g|ml|l)?(?![\p{L}])/gu, ' ')
      .replace(/[^\p{L}\p{M} ]/gu, ' ')
      .replace(/ +/gu, ' ')
      .trim();
    // "Độ cồn 40 %" and "hàm lượng đạm" measure the whole.
    if (name === '' || /^(?:độ|hàm lượng|tổng) /u.test(name)) return [];
    const percent = PERCENT.exec(outer)?.[1];
    return [
      {
        name,
        hasAmount: AMOUNT.test(part),
        ...(percent !== undefined && { percent: Number(percent.replace(',', '.')) }),
      },
    ];
  });
}
