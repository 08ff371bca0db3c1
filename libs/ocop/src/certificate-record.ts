import { type Commune, provinceOfCommune } from './admin-units.js';
import { CERTIFICATE_MONTHS, type CertificateDates } from './certificate.js';
import { schemesOn, type OcopScheme } from './classification-schemes.js';
import { type DecidingAuthority, issuingLevel, type IssuingLevel } from './issuing-level.js';
import { addMonths } from './legal-dates.js';
import type { PresentCommune } from './old-communes.js';
import { readProductCode } from './product-code.js';

/** The last day on which a district could decide; its certificates stay valid to their own date. */
export const LAST_DISTRICT_DAY = '2025-06-30';

/** An OCOP certificate as held by a producer. Whatever is unknown stays out. */
export interface CertificateRecord extends CertificateDates {
  /** Number of the recognising decision. */
  number?: string;
  /** Who decided, as printed. */
  issuer?: string;
  stars?: number;
  scheme?: OcopScheme;
  authority?: DecidingAuthority;
  productCode?: string;
}

export type CertificateProblem =
  /** 1★ and 2★ get no decision; there is nothing above 5★. */
  | 'starsOutside'
  /** More (or fewer) stars than that level may give: a province's "potential 5★" is no 5★. */
  | 'starsNotOfAuthority'
  /** The level stated and the name of the issuer contradict each other. */
  | 'issuerOfOtherLevel'
  | 'authorityEnded'
  | 'beforeProgramme'
  | 'schemeNotInForce'
  | 'datesReversed'
  | 'longerThan36Months'
  /** A renewal filed before the certificate was given, or decided before it was filed. */
  | 'renewalReversed'
  /** Neither `T-X-STT-year` nor the form with districts. */
  | 'productCodeForm'
  /** Its province or commune does not exist, or the two do not belong together. */
  | 'productCodePlace'
  /** It names another province than the producer's. */
  | 'productCodeElsewhere';

const STARS_OF: Readonly<Record<IssuingLevel, readonly number[]>> = {
  commune: [],
  district: [3],
  province: [3, 4],
  central: [5],
};

/**
 * What contradicts the rules or itself; an empty list says nothing about the paper being real.
 * @param communeCode the producer's commune of today, to hold the product code against
 */
export function certificateProblems(record: CertificateRecord, communeCode?: string): CertificateProblem[] {
  return [...authorityProblems(record), ...dateProblems(record), ...codeProblems(record, communeCode)];
}

function authorityProblems(record: CertificateRecord): CertificateProblem[] {
  const { authority, issued, issuer, stars } = record;
  const told = issuingLevel(record);
  const level = authority ?? told;
  const problems: CertificateProblem[] = [];
  if (stars !== undefined && ![3, 4, 5].includes(stars)) problems.push('starsOutside');
  else if (stars !== undefined && level && !STARS_OF[level].includes(stars)) problems.push('starsNotOfAuthority');
  if (authority && issuer !== undefined && told && told !== authority) problems.push('issuerOfOtherLevel');
  if (issued && level === 'district' && issued > LAST_DISTRICT_DAY) problems.push('authorityEnded');
  return problems;
}

function dateProblems(record: CertificateRecord): CertificateProblem[] {
  const { expires, issued, renewalDecidedOn, renewalFiledOn, scheme } = record;
  const problems: CertificateProblem[] = [];
  if (
    renewalFiledOn &&
    ((issued && renewalFiledOn < issued) || (renewalDecidedOn && renewalDecidedOn < renewalFiledOn))
  )
    problems.push('renewalReversed');
  if (!issued) return problems;
  const schemes = schemesOn(issued);
  if (schemes.length === 0) problems.push('beforeProgramme');
  else if (scheme && !schemes.includes(scheme)) problems.push('schemeNotInForce');
  if (expires && expires < issued) problems.push('datesReversed');
  if (expires && expires > addMonths(issued, CERTIFICATE_MONTHS)) problems.push('longerThan36Months');
  return problems;
}

function presentCommunes(present: PresentCommune): readonly Commune[] {
  if (present.kind === 'unknown') return [];
  return present.kind === 'one' ? [present.commune] : present.candidates;
}

function codeProblems({ productCode }: CertificateRecord, communeCode: string | undefined): CertificateProblem[] {
  if (productCode === undefined) return [];
  const code = readProductCode(productCode);
  if (!code) return ['productCodeForm'];
  if (code.problems.length > 0) return ['productCodePlace'];
  // A split commune may lie here or there: that is no contradiction.
  const provinces =
    code.form === 'QD19' ? [code.province] : presentCommunes(code.present).map(({ provinceCode }) => provinceCode);
  const own = communeCode === undefined ? undefined : provinceOfCommune(communeCode)?.code;
  return own && provinces.length > 0 && !provinces.includes(own) ? ['productCodeElsewhere'] : [];
}
