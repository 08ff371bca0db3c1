import { z } from 'zod';

/** UUIDv7 of ours; foreign ids are never of this type. */
export const id = z.uuid();
/** Any id as text: foreign ids are always strings, never numbers (19-digit ids lose digits as numbers). */
export const foreignId = z.string().min(1).max(200);
/** UTC instant in whole milliseconds since 1970. */
export const instant = z.number().int().min(0).max(8_640_000_000_000_000);
/** A legal date: calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export const legalDate = z.iso.date();

// NUL breaks stores and logs; a lone surrogate cannot be encoded as UTF-8 and would change silently on the way.
const unstorable = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/** Text stored as typed; NUL and lone surrogates are refused at the door. `max` counts UTF-16 units. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((value) => !unstorable(value), { params: { code: 'text.unstorable' } });

// Format marks (zero width, bidi, byte-order) and the fillers of Hangul and Braille show as nothing.
const visible = /[^\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Text that must show something. */
export const filledText = (max: number) =>
  text(max, 1).refine((value) => visible.test(value), { params: { code: 'text.blank' } });

/** The producer's own code of a variant: compared after NFC and trim, case kept. */
export const sku = filledText(100)
  .refine((value) => !/\p{Cc}/u.test(value), { params: { code: 'text.control' } })
  .transform((value) => value.normalize('NFC').trim());

/** A short code chosen by the producer (product code, producer code): same form as a SKU. */
export const code = sku;

/** Without a name or password in it: addresses travel in events and are shown. */
export const httpUrl = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((value) => !/^[a-z]+:[/\\]*[^/\\?#]*@/i.test(value), { params: { code: 'url.userInfo' } });

/** The languages of texts; `vi` is always there. */
export const localized = (max: number) =>
  z.strictObject({ vi: filledText(max), en: text(max).optional(), zh: text(max).optional(), ja: text(max).optional() });

export const channelId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
