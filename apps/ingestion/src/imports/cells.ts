import { foldHeading } from './headings.js';

/** A cell read into its value, or why not (a code of the field-level catalogue). */
export type Cell<T> = { ok: true; value: T } | { ok: false; code: string; params?: Record<string, unknown> };

const good = <T>(value: T): Cell<T> => ({ ok: true, value });
const bad = (code: string, params?: Record<string, unknown>): Cell<never> => ({
  ok: false,
  code,
  ...(params ? { params } : {}),
});

const GROUPED = /^\d{1,3}(?:([., \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** Whole numbers, plain or grouped by thousands with one kind of separator; null for anything else. */
function wholeNumber(text: string): number | null {
  if (!/^\d{1,15}$/.test(text) && !GROUPED.test(text)) return null;
  const value = Number(text.replace(/\D/g, ''));
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * A price in đồng: `120000`, `120.000`, `1,200,000đ`, `₫120 000`, `120.000 VND`. Decimals, short forms (`120k`) and mixed
 * separators are refused: a guess would be off by a factor of thousands.
 */
export function readPrice(text: string): Cell<number> {
  const bare = text
    .trim()
    .replace(/^(?:₫|vnđ|vnd|đ)\s*/iu, '')
    .replace(/\s*(?:₫|vnđ|vnd|đồng|dong|đ)$/iu, '');
  const value = wholeNumber(bare);
  if (value === null) return bad('price.form');
  if (value < 1) return bad('too_small', { minimum: 1 });
  return value > 10_000_000_000 ? bad('too_big', { maximum: 10_000_000_000 }) : good(value);
}

/** A whole number between `min` and `max`, grouped or plain. */
export function readWhole(text: string, min: number, max: number): Cell<number> {
  const value = wholeNumber(text.trim());
  if (value === null) return bad('number.form');
  if (value < min) return bad('too_small', { minimum: min });
  return value > max ? bad('too_big', { maximum: max }) : good(value);
}

/** A share in percent with a decimal point or comma: `12,5`, `40%`. */
export function readPercent(text: string): Cell<number> {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|độ)?$/u.exec(text.trim());
  if (!match) return bad('number.form');
  const value = Number(`${match[1]}.${match[2] ?? '0'}`);
  return value > 100 ? bad('too_big', { maximum: 100 }) : good(value);
}

/** A calendar date as `dd/mm/yyyy` (also with `-` or `.`) or `yyyy-mm-dd`; answered as `yyyy-mm-dd`. */
export function readDate(text: string): Cell<string> {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(trimmed);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [local?.[4], local?.[3], local?.[1]];
  if (!year || !month || !day) return bad('date.form');
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!exists || Number(year) < 1900) return bad('date.form');
  return good(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const KINDS = new Map(
  Object.entries({
    'hop tac xa': 'cooperative',
    htx: 'cooperative',
    'lien hiep hop tac xa': 'cooperative',
    'to hop tac': 'cooperativeGroup',
    'cong ty': 'company',
    'doanh nghiep': 'company',
    'doanh nghiep tu nhan': 'company',
    'cong ty tnhh': 'company',
    'cong ty co phan': 'company',
    'ho kinh doanh': 'household',
    'ho san xuat': 'household',
    'ho gia dinh': 'household',
    'co so san xuat': 'household',
    'trang trai': 'farm',
    'chu trang trai': 'farm',
    'hiep hoi': 'association',
    hoi: 'association',
    cooperative: 'cooperative',
    cooperativegroup: 'cooperativeGroup',
    'cooperative group': 'cooperativeGroup',
    company: 'company',
    household: 'household',
    farm: 'farm',
    association: 'association',
  }),
);

/** Kind of producer, by its name in the schema or in Vietnamese. */
export function readProducerKind(text: string): Cell<string> {
  const kind = KINDS.get(foldHeading(text.slice(0, 100)));
  return kind ? good(kind) : bad('producer.kind');
}

const SCHEMES: Readonly<Record<string, string>> = { 1048: 'QD1048', 148: 'QD148', 26: 'QD26' };

/** The list under which a certificate was given: `QD26`, `26/2026/QĐ-TTg`, `QĐ 148`. */
export function readScheme(text: string): Cell<string> {
  const digits = /(?<!\d)(1048|148|26)(?!\d)/.exec(text.slice(0, 100))?.[1];
  const scheme = digits ? SCHEMES[digits] : undefined;
  return scheme ? good(scheme) : bad('invalid_value', { values: 'QD1048, QD148, QD26' });
}

/** Addresses separated by blanks, line breaks or `|`. */
export function readUrls(text: string): Cell<string[]> {
  const urls = text.split(/[\s|]+/).filter((url) => url !== '');
  for (const url of urls) if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return bad('url.form');
  return good(urls);
}

/**
 * A spreadsheet runs cells that begin with these. What we hand out gets an apostrophe in front; what comes back with
 * one loses it, so that a corrected file keeps its values.
 */
const FORMULA = /^[=+\-@\t\r]/;
export const disarm = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
export const rearm = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
