/** A range in folded units. */
export interface Range {
  start: number;
  end: number;
}

// Letters written for digits in phone numbers ("O9I2").
const DIGIT: Record<string, string> = { o: '0', i: '1', l: '1', z: '2', s: '5', b: '8' };
const SEPARATORS = ' .-()_*';
const DOMAIN_ENDS = new Set([
  'vn',
  'com',
  'net',
  'org',
  'info',
  'shop',
  'store',
  'asia',
  'me',
  'online',
  'site',
  'xyz',
  'co',
  'be',
  'ly',
  'gl',
  'page',
]);

const isDigit = (char: string): boolean => char >= '0' && char <= '9';
const isWord = (char: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(char);

/** True for Vietnamese numbers: mobile (10 digits from 03/05/07/08/09, +84…), landline (02…), service (1900, 1800). */
function isPhone(digits: string): boolean {
  const national = digits.startsWith('84') && digits.length === 11 ? `0${digits.slice(2)}` : digits;
  if (/^0[35789]\d{8}$/.test(national) || /^02\d{9}$/.test(national)) return true;
  return /^1[89]00\d{4,6}$/.test(national) && national.length <= 10;
}

interface Run extends Range {
  digits: string;
}

const isDigitLike = (char: string): boolean => isDigit(char) || char in DIGIT;

/** True when the number goes on behind `end`: directly, or after one separator with anything but a new leading 0. */
function continues(text: string, end: number): boolean {
  const next = text[end] ?? ' ';
  if (isDigitLike(next)) return true;
  const after = text[end + 1] ?? ' ';
  return SEPARATORS.includes(next) && isDigit(after) && after !== '0';
}

/** The run of digits, digit lookalikes and single separators that starts at `from`. */
function digitRun(text: string, from: number): Run {
  let digits = '';
  let end = from;
  let real = 0;
  for (let at = from; at < text.length && digits.length <= 14; at++) {
    const char = text[at] ?? '';
    const digit = isDigit(char) ? char : DIGIT[char];
    if (digit !== undefined) {
      digits += digit;
      real += isDigit(char) ? 1 : 0;
      end = at + 1;
      if (isPhone(digits) && !continues(text, end)) break;
    } else if (!SEPARATORS.includes(char) || at > end + 1) break;
  }
  return real * 2 >= digits.length ? { start: from, end, digits } : { start: from, end, digits: '' };
}

/** True when it is part of a word or of a document number ("0123456789/2026"); a second phone after "/" is neither. */
function isPartOfCode(text: string, end: number): boolean {
  if (isWord(text[end] ?? ' ')) return true;
  return text[end] === '/' && isDigit(text[end + 1] ?? '') && !isPhone(digitRun(text, end + 1).digits);
}

// Numbers of registers look like telephone numbers: "GCN ĐKKD số 0312345678", "mã số thuế công ty: 0312345678".
const REGISTER =
  /(?<!\p{L})(?:mst|msdn|đkdn|đkkd|gpkd|gpđkkd|gcn|cbmp|tccs|đăng ký|đăng kí|doanh nghiệp|hợp đồng|mã số|mã hàng|mã đơn|mã lô|mã vận đơn|mã vạch|barcode|công bố|tiếp nhận|xác nhận|giấy phép|giấy chứng nhận|quyết định|phiếu|số lô|lô sx|mã sp|sku|isbn)(?!\p{L})[^\n.;]{0,30}$/u;
/** A word that calls the number behind it a telephone number, whatever register stands before. */
const CALLED =
  /(?<!\p{L})(?:đt|sđt|sdt|đtdđ|điện thoại|tel|phone|hotline|zalo|liên hệ|gọi|lh|call|alo|tổng đài)(?!\p{L})[^\n]{0,12}$/u;
const BEFORE_NUMBER = 48;

/** True for a number that a register gave. */
function isOfRegister(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - BEFORE_NUMBER), from);
  return REGISTER.test(before) && !CALLED.test(before);
}

function phoneAt(text: string, from: number): Range | null {
  // A bare 84 begins many a list of sizes.
  if (text[from] === '8' && text[from - 1] !== '+' && text[from - 1] !== '(') return null;
  const run = digitRun(text, from);
  if (isPhone(run.digits) && isOfRegister(text, from)) return null;
  if (!isPhone(run.digits) || isPartOfCode(text, run.end)) return null;
  return { start: from, end: run.end };
}

/** End of the address around a dot ("matong.vn/abc"), when its last label is a known domain ending. */
function addressAround(text: string, dot: number): Range | null {
  let end = dot + 1;
  while (end < text.length && /[a-z]/.test(text[end] ?? '')) end++;
  if (!DOMAIN_ENDS.has(text.slice(dot + 1, end)) || end - dot > 8) return null;
  let start = dot;
  while (start > 0 && dot - start < 64 && /[a-z0-9.-]/.test(text[start - 1] ?? '')) start--;
  if (dot - start < 2 || !/[a-z]/.test(text.slice(start, dot))) return null;
  const limit = Math.min(text.length, end + 200);
  while (end < limit && /[a-z0-9./?=&_%#-]/.test(text[end] ?? '')) end++;
  while (end > dot + 1 && !/[a-z0-9]/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/** A mail address, also one whose domain was cut off ("hoi-dap@"). */
function mailAround(text: string, sign: number): Range | null {
  let start = sign;
  while (start > 0 && sign - start < 64 && /[a-z0-9._-]/.test(text[start - 1] ?? '')) start--;
  if (sign - start < 3 || !/[a-z]{2}/.test(text.slice(start, sign))) return null;
  let end = sign + 1;
  while (end < text.length && end - sign < 64 && /[a-z0-9._-]/.test(text[end] ?? '')) end++;
  return { start, end };
}

function linkAt(text: string, at: number): Range | null {
  const starts = ['http://', 'https://', 'www.'].find((prefix) => text.startsWith(prefix, at));
  if (!starts) return null;
  let end = at + starts.length;
  const limit = Math.min(text.length, end + 300);
  while (end < limit && !/\s/.test(text[end] ?? '')) end++;
  return end > at + starts.length + 2 ? { start: at, end } : null;
}

/** A picture pasted as an address invites nobody. */
const isPicture = (text: string, { start, end }: Range): boolean =>
  /\.(?:png|jpe?g|gif|webp)$/.test(text.slice(Math.max(start, end - 6), end));

/** Phone numbers, web and mail addresses in a folded text, in order. Linear: every look ahead or back is bounded. */
export function contactsIn(text: string): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const edge = at === 0 || !isWordUnit(text.charCodeAt(at - 1));
    let range: Range | null = null;
    if (char === '.') range = addressAround(text, at);
    else if (char === '@') range = mailAround(text, at);
    else if (edge && (char === 'h' || char === 'w')) range = linkAt(text, at);
    else if (edge && (char === '0' || char === 'o' || char === '8' || char === '1')) range = phoneAt(text, at);
    if (!range || range.start < (found.at(-1)?.end ?? 0)) continue;
    if (!isPicture(text, range)) found.push(range);
    at = Math.max(at, range.end - 1);
  }
  return found;
}

const isWordUnit = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || (unit > 127 && isWord(String.fromCharCode(unit)));
