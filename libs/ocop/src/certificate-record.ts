import { addMonths } from './legal-dates.js';
import { CERTIFICATE_MONTHS, type CertificateDates } from './certificate.js';
import { schemesOn, type OcopScheme } from './classification-schemes.js';

/** Level that decided: districts until 30 June 2025 (3★), provinces (3★, 4★), the centre (5★). */
export type DecidingAuthority = 'district' | 'province' | 'central';

/** The last day on which a district could decide; its certificates stay valid to their own date. */
export const LAST_DISTRICT_DAY = '2025-06-30';

/** An OCOP certificate as held by a producer. Whatever is unknown stays out. */
export interface CertificateRecord extends CertificateDates {
  /** Number of the recognising decision. */
  number?: string;
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
  | 'authorityEnded'
  | 'schemeNotInForce'
  | 'datesReversed'
  | 'longerThan36Months';

const STARS_OF: Readonly<Record<DecidingAuthority, readonly number[]>> = {
  district: [3],
  province: [3, 4],
  central: [5],
};

/** What contradicts the rules or itself; an empty list says nothing about the paper being real. */
export function certificateProblems(record: CertificateRecord): CertificateProblem[] {
  const { stars, authority, scheme, issued, expires } = record;
  const problems: CertificateProblem[] = [];
  if (stars !== undefined && ![3, 4, 5].includes(stars)) problems.push('starsOutside');
  else if (stars !== undefined && authority && !STARS_OF[authority].includes(stars))
    problems.push('starsNotOfAuthority');
  if (!issued) return problems;
  if (authority === 'district' && issued > LAST_DISTRICT_DAY) problems.push('authorityEnded');
  if (scheme && !schemesOn(issued).includes(scheme)) problems.push('schemeNotInForce');
  if (expires && expires < issued) problems.push('datesReversed');
  if (expires && expires > addMonths(issued, CERTIFICATE_MONTHS)) problems.push('longerThan36Months');
  return problems;
}
