import type { LegalDate } from './legal-dates.js';
import type { Found } from './date-phrases.js';
import { glued, type Token } from './tokens.js';

/** A day or month (`YYYY-MM`) as written; `impossible` = in the form of a date, but no such day exists (31/02/2026). */
export type CalendarValue = { day: LegalDate } | { month: string } | { impossible: true };

const SEPARATORS = new Set(['/', '-', '.', '–']);
const isNumber = (token: Token | undefined): token is Token => token?.kind === 'number' && /^\d+$/.test(token.text);

function dayOf(day: string, month: string, year: string): CalendarValue {
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00.000Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return real ? { day: date } : { impossible: true };
}

function monthOf(month: string, year: string): CalendarValue | undefined {
  const number = Number(month);
  return number >= 1 && number <= 12 ? { month: `${year}-${month.padStart(2, '0')}` } : undefined;
}

/** Three groups of digits as a date, day first unless the year comes first; undefined when their lengths do not fit. */
function ofThree([a = '', b = '', c = '']: string[], labelled: boolean): CalendarValue | undefined {
  if (b.length > 2) return undefined;
  if (/^(?:19|20)\d\d$/.test(a) && c.length <= 2) return dayOf(c, b, a);
  if (a.length > 2 || !(/^(?:19|20)\d\d$/.test(c) || (labelled && c.length === 2))) return undefined;
  return dayOf(a, b, c);
}

/** "020426", "02042026", "20260402" behind a label. */
function ofCompact(digits: string): CalendarValue | undefined {
  const cut = (...at: number[]): string[] => at.map((start, index) => digits.slice(start, at[index + 1]));
  if (digits.length === 6) return ofThree(cut(0, 2, 4), true);
  if (digits.length !== 8) return undefined;
  const dayFirst = ofThree(cut(0, 2, 4), true);
  return dayFirst && 'day' in dayFirst ? dayFirst : ofThree(cut(0, 4, 6), true);
}

/** The groups of digits at a token: "02/04/2026" and "02.04.2026" are three, "04/2026" two. */
function groupsAt(tokens: readonly Token[], at: number, blanks: boolean): Found<string[]> | undefined {
  const first = tokens[at];
  if (first?.kind !== 'number') return undefined;
  if (first.text.includes('.')) return { value: first.text.split('.'), next: at + 1 };
  const value = [first.text];
  let next = at + 1;
  const sign = tokens[next]?.text ?? '';
  const step = SEPARATORS.has(sign) ? 2 : 1;
  while (value.length < 3) {
    const number = tokens[next + step - 1];
    if (!isNumber(number) || (step === 2 && tokens[next]?.text !== sign)) break;
    if (step === 1 && (!blanks || number.text.length !== 2)) break;
    value.push(number.text);
    next += step;
  }
  return { value, next };
}

/** "ngày 2 tháng 4 năm 2026", "tháng 4 năm 2026", "tháng 4/2026". */
function spelledAt(tokens: readonly Token[], at: number): Found<CalendarValue> | undefined {
  const day = tokens[at]?.text === 'ngày' && isNumber(tokens[at + 1]) ? tokens[at + 1]?.text : undefined;
  const from = day === undefined ? at : at + 2;
  const [word, month, joint, year] = [tokens[from], tokens[from + 1], tokens[from + 2], tokens[from + 3]];
  if (word?.text !== 'tháng' || !isNumber(month) || !isNumber(year) || year.text.length !== 4) return undefined;
  if (month.text.length > 2 || !['năm', '/', '-'].includes(joint?.text ?? '')) return undefined;
  const value = day === undefined ? monthOf(month.text, year.text) : ofThree([day, month.text, year.text], false);
  return value && { value, next: from + 4 };
}

/** The date at a token. Behind a label also two-digit years, months alone and digits without separators count. */
export function calendarAt(tokens: readonly Token[], at: number, labelled: boolean): Found<CalendarValue> | undefined {
  const spelled = spelledAt(tokens, at);
  if (spelled) return spelled;
  const start = labelled && tokens[at]?.text === 'ngày' ? at + 1 : at;
  if (!labelled && tokens[at - 1]?.kind === 'word' && glued(tokens[at - 1], tokens[at])) return undefined;
  const groups = groupsAt(tokens, start, labelled);
  if (!groups) return undefined;
  const { value: digits, next } = groups;
  if (digits.length === 3) {
    const value = ofThree(digits, labelled);
    return value && { value, next };
  }
  const [month = '', year = ''] = digits;
  if (!labelled) return undefined;
  const value =
    digits.length === 2 && month.length <= 2 && /^20\d\d$/.test(year) ? monthOf(month, year) : ofCompact(month);
  return value && { value, next: digits.length === 2 && year.length === 4 ? next : start + 1 };
}
