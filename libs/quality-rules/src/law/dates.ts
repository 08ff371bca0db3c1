import { addDays, addMonths, datesIn, endOfShelfLife, foldText, type LegalDate, type StatedDate } from '#libs/ocop';

export type DateStatement =
  | { kind: 'date'; date: LegalDate }
  | { kind: 'period'; end(from: LegalDate): LegalDate }
  /** "In trên bao bì", a season, a year, "không quy định": a listing need not know the lot. */
  | { kind: 'elsewhere' }
  | { kind: 'unclear' };

const LABELS = { made: 'NSX', expires: 'HSD' } as const;
const ELSEWHERE =
  /(?:in|ghi|xem|dập|khắc)[\p{L} ]{0,30}(?:trên|dưới|ở|tại|sau)|trên (?:bao bì|nhãn|nắp|hộp|vỏ|thùng)|dưới đáy|(?:bao bì|nhãn)$/u;
const LOOSE =
  /không quy định|không giới hạn|vô thời hạn|theo (?:lô|mẻ|vụ|mùa|đơn)|(?:vụ|mùa|năm|tháng)[\p{L} ]{0,20}\d{1,2}|20\d{2}|đóng gói|(?:trong|mỗi|hằng|hàng) ngày|mới thu hoạch/u;

/** A month ends what expires in it, and begins what is made in it. */
function dayOf(month: string, field: keyof typeof LABELS): LegalDate {
  const first = `${month}-01`;
  return field === 'made' ? first : addDays(addMonths(first, 1), -1);
}

function statementOf(stated: StatedDate, field: keyof typeof LABELS): DateStatement {
  if ('day' in stated) return { kind: 'date', date: stated.day };
  if ('month' in stated) return { kind: 'date', date: dayOf(stated.month, field) };
  if ('onPackage' in stated) return { kind: 'elsewhere' };
  if ('impossible' in stated) return { kind: 'unclear' };
  const { shelfLife } = stated;
  return { kind: 'period', end: (from) => endOfShelfLife(from, shelfLife) };
}

/**
 * What the field of a label for the date of manufacture or the expiry says, in the forms of App. III of Decree 37/2026
 * and those listings use; the field stands for its label ("020426", "24 tháng").
 */
export function readDate(text: string, field: keyof typeof LABELS): DateStatement {
  const digit = text.search(/\d/);
  const readings = [text, ...(digit > 0 ? [text.slice(digit)] : [])];
  for (const reading of readings) {
    const stated = datesIn(`${LABELS[field]}: ${reading}`).find(
      ({ role }) => role === undefined || role === field || role === 'both',
    );
    if (stated) return statementOf(stated, field);
  }
  const folded = foldText(text);
  return ELSEWHERE.test(folded) || LOOSE.test(folded) ? { kind: 'elsewhere' } : { kind: 'unclear' };
}
