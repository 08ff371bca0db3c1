/** Calendar days of Vietnamese law: `YYYY-MM-DD` in Asia/Ho_Chi_Minh (UTC+7 all year since 1975). */
export type LegalDate = string;

const OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The calendar day in Vietnam at a UTC instant (ms). */
export function legalDateAt(instant: number): LegalDate {
  return new Date(instant + OFFSET_MS).toISOString().slice(0, 10);
}

/** The UTC instant (ms) at which a Vietnamese calendar day begins. */
export function startOfLegalDate(date: LegalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS;
}

export function addDays(date: LegalDate, days: number): LegalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Same day of a later month; a day the month lacks becomes its last one (31 Aug + 6 months = 28 or 29 Feb). */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, last))).toISOString().slice(0, 10);
}
