import { calendarAt, type CalendarValue } from './calendar.js';
import { labelAt, onPackageAt, sinceAt, skipFillers, type DateRole, type Found } from './date-phrases.js';
import { addDays, addMonths, type LegalDate } from './legal-dates.js';
import { glued, tokensOf, type Token } from './tokens.js';

/** How long goods keep; years are twelve months, weeks seven days. */
export interface ShelfLife {
  amount: number;
  unit: 'day' | 'month';
  /** Left out when the text does not say from when it counts. */
  since?: 'made' | 'opened';
}

type DateValue = CalendarValue | { shelfLife: ShelfLife } | { onPackage: true };

/** A date, a shelf life, or the statement that the package tells ("NSX, HSD in trên bao bì"). */
export type StatedDate = DateValue & {
  /** Its place with its label, in UTF-16 units of the text as given. */
  start: number;
  end: number;
  role?: DateRole;
};

const NUMBERS = new Map(['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'].map((word, index) => [word, index + 1]));
const SPANS = new Map<string, [unit: 'day' | 'month', times: number]>([
  ['ngày', ['day', 1]],
  ['tuần', ['day', 7]],
  ['tháng', ['month', 1]],
  ['năm', ['month', 12]],
]);
const MOST_MONTHS = 1200;

/** "24 tháng kể từ ngày sản xuất", "02 năm"; of a range ("6-12 tháng") the shorter life. */
function shelfLifeAt(tokens: readonly Token[], at: number, labelled: boolean): Found<ShelfLife> | undefined {
  const first = tokens[at];
  const ranged = tokens[at + 1]?.text === '-' && tokens[at + 2]?.kind === 'number';
  const span = at + (ranged ? 3 : 1);
  const known = SPANS.get(tokens[span]?.text ?? '');
  const digits = first?.kind === 'number' && /^\d{1,4}$/.test(first.text) ? Number(first.text) : undefined;
  const number = digits ?? (labelled ? NUMBERS.get(first?.text ?? '') : undefined);
  if (!known || !number) return undefined;
  const since = sinceAt(tokens, span + 1);
  const amount = number * known[1];
  if ((!labelled && !since) || amount > MOST_MONTHS) return undefined;
  const value: ShelfLife = { amount, unit: known[0], ...(since && { since: since.value }) };
  return { value, next: since?.next ?? span + 1 };
}

function valueAt(tokens: readonly Token[], at: number, role: DateRole | undefined): Found<DateValue> | undefined {
  const life = role === 'made' ? undefined : shelfLifeAt(tokens, at, role !== undefined);
  if (life) {
    const since = life.value.since ?? (role === 'opened' ? role : undefined);
    return { value: { shelfLife: { ...life.value, ...(since && { since }) } }, next: life.next };
  }
  const printed = role && onPackageAt(tokens, at);
  if (printed !== undefined) return { value: { onPackage: true }, next: printed };
  return calendarAt(tokens, at, role !== undefined);
}

/** What a label at a token is followed by; a label alone ("hạn sử dụng dài") states nothing. */
function labelledAt(tokens: readonly Token[], at: number): Found<DateValue & { role: DateRole }> | undefined {
  const label = labelAt(tokens, at);
  if (!label) return undefined;
  const found = valueAt(tokens, skipFillers(tokens, label.next), label.value);
  return found && { value: { ...found.value, role: label.value }, next: found.next };
}

/**
 * Every date and shelf life stated in a text, in order: "NSX: 02/04/2026", "HSD: 24 tháng kể từ NSX", "04/2026",
 * "NSX/HSD in trên bao bì" (Decree 37/2026/NĐ-CP, App. III). Without a label only full dates count, and shelf lives
 * that say from when. Linear in the text's length.
 */
export function datesIn(text: string): StatedDate[] {
  const tokens = tokensOf(text);
  const found: StatedDate[] = [];
  for (let at = 0; at < tokens.length;) {
    const inside =
      tokens[at]?.kind === 'number' && tokens[at - 1]?.kind === 'number' && glued(tokens[at - 1], tokens[at]);
    const date = inside ? undefined : (labelledAt(tokens, at) ?? valueAt(tokens, at, undefined));
    if (!date) {
      at++;
      continue;
    }
    found.push({ ...date.value, start: tokens[at]?.start ?? 0, end: tokens[date.next - 1]?.end ?? 0 });
    at = date.next;
  }
  return found;
}

/** The last day of a shelf life that counts from the day of production. */
export function endOfShelfLife(made: LegalDate, { amount, unit }: ShelfLife): LegalDate {
  return unit === 'month' ? addMonths(made, amount) : addDays(made, amount);
}
