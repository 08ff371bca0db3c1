import { nfc } from '#libs/contracts';
import { createHash } from 'node:crypto';
import type { TextLimit } from './grammar.js';

/** Length as channels count it: UTF-16 units. */
export const countCharacters = (text: string): number => text.length;
/** Length in UTF-8 bytes. */
export const countBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Does the text keep within the limit, in characters and, where the channel counts them, bytes? */
export function fits(text: string, limit: TextLimit): boolean {
  return (
    text.length >= limit.min &&
    text.length <= limit.max &&
    (limit.maxBytes === undefined || countBytes(text) <= limit.maxBytes)
  );
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The longest beginning within the limits, whole letters only (a letter with its marks and a joined emoji stay whole). */
export function cutText(text: string, limit: { max: number; maxBytes?: number }): string {
  const maxBytes = limit.maxBytes ?? Number.POSITIVE_INFINITY;
  if (text.length <= limit.max && countBytes(text) <= maxBytes) return text;
  let end = 0;
  let bytes = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    bytes += countBytes(segment);
    if (index + segment.length > limit.max || bytes > maxBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}

/** Text as channels hold it: NFC, no control characters but line feeds, no blanks at the ends. */
export function plainText(text: string): string {
  return nfc(text)
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim();
}

/**
 * The SKU a channel can hold. What the channel's grammar forbids becomes `_`; a SKU that had to be changed or cut ends in
 * eight hex digits of the original's hash, so that two different SKUs never become one. Pure.
 */
export function skuWithin(sku: string, max: number, forbidden = /\p{Cc}/gu): string {
  const original = sku.normalize('NFC').trim();
  const clean = original.replace(forbidden, '_');
  if (clean === original && clean.length <= max) return clean;
  const mark = createHash('sha256').update(original, 'utf8').digest('hex').slice(0, 8);
  return `${cutText(clean, { max: max - mark.length - 1 })}~${mark}`;
}
