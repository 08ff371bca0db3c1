import { addDays, addMonths, type LegalDate } from './legal-dates.js';

/** Decision 26/2026/QĐ-TTg: a certificate is valid for 36 months. */
export const CERTIFICATE_MONTHS = 36;
/** The renewal file is due between 180 and 120 days before the end. */
export const RENEWAL_OPENS_DAYS = 180;
export const RENEWAL_DUE_DAYS = 120;
/** A decision that comes late keeps the old certificate running for at most 180 days, but only when the renewal was filed. */
export const EXTENSION_DAYS = 180;

export interface CertificateDates {
  issued?: LegalDate;
  /** As printed; left out = 36 months after `issued`. A later one than that binds nobody. */
  expires?: LegalDate;
  renewalFiled?: boolean;
  /** When it was filed, where known; a file handed in after the end keeps nothing running. */
  renewalFiledOn?: LegalDate;
  /** When the renewal was decided, either way: a new certificate, or none, takes over that day. */
  renewalDecidedOn?: LegalDate;
}
export type CertificateState = 'unknown' | 'future' | 'valid' | 'renewalOpen' | 'renewalLate' | 'extended' | 'expired';

/** Last day of validity without an extension; undefined when neither date is known. */
export function certificateEnd(dates: CertificateDates): LegalDate | undefined {
  if (!dates.issued) return dates.expires;
  const last = addMonths(dates.issued, CERTIFICATE_MONTHS);
  return dates.expires !== undefined && dates.expires < last ? dates.expires : last;
}

export type RenewalFiling = 'early' | 'inTime' | 'late' | 'afterEnd';

/** How a renewal filed on that day stands to the 180–120 days before the end; undefined when the end is unknown. */
export function renewalFiling(dates: CertificateDates, filedOn: LegalDate): RenewalFiling | undefined {
  const end = certificateEnd(dates);
  if (!end) return undefined;
  if (filedOn > end) return 'afterEnd';
  if (filedOn > addDays(end, -RENEWAL_DUE_DAYS)) return 'late';
  return filedOn < addDays(end, -RENEWAL_OPENS_DAYS) ? 'early' : 'inTime';
}

/** The day after the last one an extension can reach; undefined when none was earned. */
function extensionStop(dates: CertificateDates, end: LegalDate): LegalDate | undefined {
  const filed = dates.renewalFiledOn ? dates.renewalFiledOn <= end : dates.renewalFiled;
  if (!filed) return undefined;
  const last = addDays(end, EXTENSION_DAYS + 1);
  return dates.renewalDecidedOn && dates.renewalDecidedOn < last ? dates.renewalDecidedOn : last;
}

/** Where a certificate stands in its life on a day. The last day of validity is still valid. */
export function certificateState(dates: CertificateDates, today: LegalDate): CertificateState {
  const end = certificateEnd(dates);
  if (!end) return 'unknown';
  if (dates.issued && dates.issued > today) return 'future';
  if (today > end) return today < (extensionStop(dates, end) ?? end) ? 'extended' : 'expired';
  if (today > addDays(end, -RENEWAL_DUE_DAYS)) return 'renewalLate';
  return today >= addDays(end, -RENEWAL_OPENS_DAYS) ? 'renewalOpen' : 'valid';
}

/** True when the OCOP mark may be shown on that day. */
export function mayShowMark(dates: CertificateDates, today: LegalDate): boolean {
  return ['valid', 'renewalOpen', 'renewalLate', 'extended'].includes(certificateState(dates, today));
}

/** The next day after `today` on which the state changes by itself; undefined when none is known. */
export function nextCertificateChange(dates: CertificateDates, today: LegalDate): LegalDate | undefined {
  const end = certificateEnd(dates);
  if (!end) return undefined;
  const stop = extensionStop(dates, end);
  const days = [
    ...(dates.issued ? [dates.issued] : []),
    addDays(end, -RENEWAL_OPENS_DAYS),
    addDays(end, 1 - RENEWAL_DUE_DAYS),
    addDays(end, 1),
    ...(stop ? [stop] : []),
  ];
  return days.filter((day) => day > today).sort()[0];
}

/** Stars for points of the score sheet (0–100); 1 and 2 stars get no decision. */
export function starsFor(points: number): 1 | 2 | 3 | 4 | 5 {
  if (points >= 90) return 5;
  if (points >= 70) return 4;
  if (points >= 50) return 3;
  return points >= 30 ? 2 : 1;
}
