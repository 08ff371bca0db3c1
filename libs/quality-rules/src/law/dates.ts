import { addDays, addMonths, type LegalDate } from '#libs/ocop';

export type DateStatement =
  | { kind: 'date'; date: LegalDate }
  | { kind: 'period'; end(from: LegalDate): LegalDate }
  /** "In trên bao bì", a season, a year, "không quy định": a listing need not know the lot. */
  | { kind: 'elsewhere' }
  | { kind: 'unclear' };

const DAY_FIRST = /(?<!\d)(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(20\d{2})[/. -](\d{1,2})[/. -](\d{1,2})(?!\d)/;
const RUN = /(?<!\d)(\d{2})(\d{2})(20\d{2}|\d{2})(?!\d)/;
const PERIOD = /(?<!\d)(\d{1,3}) ?(ngày|tuần|tháng|năm)(?![\p{L}])/u;
const ELSEWHERE =
  /(?:in|ghi|xem|dập|khắc)[\p{L} ]{0,30}(?:trên|dưới|ở|tại|sau)|trên (?:bao bì|nhãn|nắp|hộp|vỏ|thùng)|dưới đáy|(?:bao bì|nhãn)$/u;
const LOOSE =
  /không quy định|không giới hạn|vô thời hạn|theo (?:lô|mẻ|vụ|mùa|đơn)|(?:vụ|mùa|năm|tháng)[\p{L} ]{0,20}\d{1,2}|20\d{2}|đóng gói|(?:trong|mỗi|hằng|hàng) ngày|mới thu hoạch/u;

const two = (number: string): string => number.padStart(2, '0');

function dateOf(year: string, month: string, day: string): LegalDate | undefined {
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  const read = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date ? date : undefined;
}

/** What a label says about a date, in the forms of App. III of Decree 37/2026 and those listings use. `folded` is folded. */
export function readDate(folded: string): DateStatement {
  const isoForm = YEAR_FIRST.exec(folded);
  const vietnamese = isoForm ? null : (DAY_FIRST.exec(folded) ?? RUN.exec(folded));
  if (isoForm || vietnamese) {
    const [, a = '', b = '', c = ''] = isoForm ?? vietnamese ?? [];
    const date = isoForm ? dateOf(a, b, c) : dateOf(c, b, a);
    return date ? { kind: 'date', date } : { kind: 'unclear' };
  }
  const period = PERIOD.exec(folded);
  if (period) {
    const count = Number(period[1]);
    const unit = period[2];
    if (count === 0) return { kind: 'unclear' };
    const days = unit === 'ngày' ? count : unit === 'tuần' ? count * 7 : 0;
    const months = unit === 'tháng' ? count : unit === 'năm' ? count * 12 : 0;
    return { kind: 'period', end: (from) => addDays(addMonths(from, months), days) };
  }
  return ELSEWHERE.test(folded) || LOOSE.test(folded) ? { kind: 'elsewhere' } : { kind: 'unclear' };
}
