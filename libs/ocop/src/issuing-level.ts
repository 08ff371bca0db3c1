import { foldText } from './fold.js';

/** Level that decided: districts until 30 June 2025 (3★), provinces (3★, 4★), the centre (5★). */
export type DecidingAuthority = 'district' | 'province' | 'central';
/** Communes prepare files and decide nothing. */
export type IssuingLevel = DecidingAuthority | 'commune';

/** Cities that are provinces themselves; any other city lay in a province and was a district. */
const CITIES = ['ha noi', 'ho chi minh', 'hcm', 'hai phong', 'da nang', 'can tho', 'hue', 'dong nai'];
const LEVEL_WORD =
  /(?<![a-z])(bo (?:nong nghiep|nn|cong thuong|y te|van hoa)|trung uong|thu tuong|chinh phu|tinh|huyen|quan|thi xa|thi tran|thanh pho|tp|dac khu|xa|phuong)(?![a-z])/;
const LEVELS: Readonly<Record<string, IssuingLevel>> = {
  ...{ 'trung uong': 'central', 'thu tuong': 'central', 'chinh phu': 'central', tinh: 'province' },
  ...{ huyen: 'district', quan: 'district', 'thi xa': 'district' },
  ...{ 'thi tran': 'commune', 'dac khu': 'commune', xa: 'commune', phuong: 'commune' },
};

/** Without tone and vowel marks: issuers are typed in every way. */
function plain(text: string): string {
  return foldText(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
}

function levelOfIssuer(issuer: string): IssuingLevel | undefined {
  const text = plain(issuer).replace('truc thuoc trung uong', '');
  const found = LEVEL_WORD.exec(text);
  const word = found?.[1];
  if (!found || word === undefined) return /ubnd|uy ban/.test(text) ? 'province' : undefined;
  if (word.startsWith('bo ')) return 'central';
  if (word !== 'thanh pho' && word !== 'tp') return LEVELS[word];
  const name = text.slice(found.index + word.length).replace(/^[\s.]+/, '');
  return CITIES.some((city) => name.startsWith(city)) ? 'province' : 'district';
}

/**
 * The level that decided, as its name tells, else as the decision's number does: "…/QĐ-UBND" comes from no ministry.
 * A people's committee whose level is not told counts as a province, which may give the most of them.
 */
export function issuingLevel({ issuer, number }: { issuer?: string; number?: string }): IssuingLevel | undefined {
  const level = issuer === undefined ? undefined : levelOfIssuer(issuer);
  if (level || number === undefined) return level;
  const written = decisionNumber(number);
  if (written.includes('ubnd')) return 'province';
  return /qd-?b(?:nn|ct|yt|vh)/.test(written) ? 'central' : undefined;
}

const DECISION = /(?<!\d)(\d{1,6})\s?(?:\/\s?((?:19|20)\d{2})\s?)?\/\s?qd\s?-?\s?([a-z&]{1,20}(?:-[a-z&]{1,20})?)/;

/**
 * The number of a decision as it can be compared: "Quyết định số 0102 / QĐ-UBND ngày 10/5/2026" and "102/QD-UBND" are one.
 * What has no such form is compared as written, without blanks.
 */
export function decisionNumber(written: string): string {
  const text = plain(written.slice(0, 200));
  const found = DECISION.exec(text);
  if (!found) return text.replace(/\s/g, '');
  const [, number = '', year, body = ''] = found;
  return `${Number(number)}${year ? `/${year}` : ''}/qd-${body}`;
}
