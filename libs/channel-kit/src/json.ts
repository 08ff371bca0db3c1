import { isSafeNumber, parse } from 'lossless-json';

/** Numbers as numbers while they are exact; longer ones (19-digit ids) as text. */
const exactNumber = (digits: string): number | string => (isSafeNumber(digits) ? Number(digits) : digits);

/** Reads JSON without losing digits. Undefined when it is not JSON: the caller knows whether its call was a write. */
export function parseJson(text: string): unknown {
  try {
    return parse(text, null, exactNumber);
  } catch {
    return undefined;
  }
}

/** A channel's id as text; null when it is neither text nor a whole number. */
export function idText(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}
