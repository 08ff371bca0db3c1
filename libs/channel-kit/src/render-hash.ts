import { createHash } from 'node:crypto';
import { nfc } from '#libs/contracts';
import type { RenderedListing } from './grammar.js';

/** Keys in code-unit order, strings in NFC, absent and undefined alike: equal content gives equal text. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(nfc(value));
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** SHA-256 (hex) of what a grammar's `render()` gave: quality writes it into the verdict, publishing compares before sending. */
export function renderHash(rendered: RenderedListing): string {
  return createHash('sha256').update(canonical(rendered)).digest('hex');
}
