import type { Range } from '../contacts.js';

const DIGIT_WORDS = new Map(
  Object.entries({
    '0': 'không khong hông zero',
    '1': 'một mot mốt',
    '2': 'hai',
    '3': 'ba',
    '4': 'bốn bon tư',
    '5': 'năm nam lăm',
    '6': 'sáu sau',
    '7': 'bảy bẩy bay',
    '8': 'tám tam',
    '9': 'chín chin',
  }).flatMap(([digit, words]) => words.split(' ').map((word): [string, string] => [word, digit])),
);
const TOKEN = /[\p{L}\p{M}]+|\d+/gu;
const GAP = /^[ .,_*–-]{0,3}$/;
const NATIONAL = /^(?:0|84)[235789]\d{7,9}$/;
/** At least so many digits are words; else it is a number with a word beside it. */
const WORDS_AT_LEAST = 3;

/** A zero (or 84) with another digit behind it, of which one is a word: no number spelled out begins otherwise. */
const BEGUN =
  /(?:(?<![\p{L}\p{M}])(?:không|khong|hông|zero)[ .,_*–-]{0,3}(?:\d|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin|không|khong|hông|zero)|(?<!\d)(?:0|84)\d{0,12}[ .,_*–-]{0,3}(?:một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin|không|khong|hông|zero|\d))/u;

/** Telephone numbers spelled out, wholly or in part: "không chín một hai …", "09 một hai 345 …". */
export function spelledPhones(text: string): Range[] {
  const found: Range[] = [];
  if (!BEGUN.test(text)) return found;
  let [start, end, digits, words] = [0, -1, '', 0];
  const close = (): void => {
    if (words >= WORDS_AT_LEAST && NATIONAL.test(digits)) found.push({ start, end });
    [end, digits, words] = [-1, '', 0];
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const digit = /^\d/.test(token) ? token : DIGIT_WORDS.get(token);
    if (digit === undefined || (end >= 0 && !GAP.test(text.slice(end, index)))) close();
    if (digit === undefined) continue;
    // A run begins with its zero (or 84): what stands before it is another number.
    if (digits === '' && !/^(?:0|84)/.test(digit)) continue;
    if (digits === '') start = index;
    if (digits.length <= 12) digits += digit;
    words += /^\d/.test(token) ? 0 : 1;
    end = index + token.length;
  }
  close();
  return found;
}

const LABELLED =
  /(?<![\p{L}\d])(?:điện thoại|đ\.?t\.?|sđt|sdt|dđ|tel|phone|hotline|zalo|zlo|lh|liên hệ|gọi|call|alo|tổng đài|số máy|cskh)(?: số| ngay| đặt hàng| trực tiếp| tư vấn){0,2} ?[:.\-–]{0,2} ?(\(?[+\d][\d .()-]{5,20}\d)(?![\d/])/gu;

/** Numbers of seven digits and more behind a word that calls them a telephone number: also old and local ones. */
export function labelledPhones(text: string): Range[] {
  return [...text.matchAll(LABELLED)]
    .filter(
      ({ 1: number = '' }) =>
        number.replaceAll(/\D/g, '').length >= 7 && !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(number),
    )
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

const DISGUISED_DOMAIN =
  /(?<![\p{L}\d])[a-z][a-z0-9-]{2,40} ?(?:\((?:\.|dot|chấm)\) ?|\[(?:\.|dot|chấm)\] ?| (?:chấm|dot) | \. ?)(?:vn|com|net|org|shop|store|com vn)(?![\p{L}\d])/gu;
/** No disguised address without one of these behind a blank, a dot or a bracket. */
const ENDING = /[ .)\]](?:vn|com|net|org|shop|store)(?![\p{L}\d])/u;
const HANDLE = /(?<![\p{L}\d@.])@[a-z][a-z0-9._]{3,40}/gu;

/** "chesuoitrong chấm vn", "chesuoitrong (dot) com", "@chesuoitrong". */
export function disguisedAddresses(text: string): Range[] {
  const patterns = [...(ENDING.test(text) ? [DISGUISED_DOMAIN] : []), ...(text.includes('@') ? [HANDLE] : [])];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
}

const SHOP =
  /(?<![\p{L}\d])(?:cửa hàng|showroom|điểm bán|quầy hàng|tiệm|store)[^\n:]{0,30}: ?\n?[^\n]{0,30}?(?<!\p{L})(?:số|đường|phố|ngõ|ngách|hẻm|quận|phường|tp|tầng|toà|chợ)(?!\p{L})/gu;
const HOURS =
  /(?<![\p{L}\d])(?:open|mở cửa|giờ bán hàng|giờ làm việc)(?!\p{L})[^\n\d]{0,20}\d{1,2} ?(?:h|g|:|am|giờ)[^\n]{0,12}?(?:-|–|đến|tới|to) ?\d{1,2}/gu;

/** A shop with its address, or the hours when it is open: a place to visit. */
export const shopPlaces = (text: string): Range[] =>
  [SHOP, HOURS].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
