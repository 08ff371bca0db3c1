import { createHash } from 'node:crypto';

/** JSON with sorted keys over NFC strings; `undefined` fields do not count. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('not a JSON number');
    return JSON.stringify(value);
  }
  if (value === null || value === undefined || typeof value === 'boolean') return JSON.stringify(value ?? null);
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} is not JSON`);
  const fields = Object.entries(value as Record<string, unknown>)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name.normalize('NFC'))}:${canonicalJson(field)}`)
    .sort();
  return `{${fields.join(',')}}`;
}

/** SHA-256 (hex) of what a value says, however its keys are ordered or its Vietnamese letters composed. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
