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
  const fields: Field[] = [];
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) fields.push({ name: encodedName(name), field });
  }
  fields.sort(byName);
  let text = '{';
  for (const { name, field } of fields) text += `${text === '{' ? '' : ','}${name}${canonicalJson(field)}`;
  return `${text}}`;
}

interface Field {
  name: string;
  field: unknown;
}
// No name written this way is the beginning of another: fields are in the order of their whole text.
function byName(a: Field, b: Field): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return canonicalJson(a.field) < canonicalJson(b.field) ? -1 : 1;
}

/** Names of fields are few and come again and again; SKUs as names are not kept. */
const names = new Map<string, string>();
const MOST_NAMES = 1_000;

function encodedName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const encoded = `${JSON.stringify(name.normalize('NFC'))}:`;
  if (names.size < MOST_NAMES) names.set(name, encoded);
  return encoded;
}

/** SHA-256 (hex) of what a value says, however its keys are ordered or its Vietnamese letters composed. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
