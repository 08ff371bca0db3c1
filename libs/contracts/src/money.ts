import { z } from 'zod';

/** Digits after the point per ISO 4217; only currencies we can carry are listed. VND has none. */
export const currencyExponents = { VND: 0, USD: 2, EUR: 2, SGD: 2, THB: 2, MYR: 2, JPY: 0 } as const;
export type Currency = keyof typeof currencyExponents;
export const currency = z.enum(Object.keys(currencyExponents) as [Currency, ...Currency[]]);

/** An amount in minor units, tax included. 1 minor VND = 1 đồng. Above 0 and at most 10 billion. */
export const money = z.strictObject({ currency, minor: z.number().int().min(1).max(10_000_000_000) });
export type Money = z.infer<typeof money>;

/** The amount as channels write it: `120000` for VND, `12.50` for USD. */
export function formatMoney({ currency: unit, minor }: Money): string {
  const exponent = currencyExponents[unit];
  if (exponent === 0) return String(minor);
  const digits = String(minor).padStart(exponent + 1, '0');
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Reads what {@link formatMoney} writes (trailing zeros may be missing). Null when it is not that currency's form. */
export function parseMoney(amount: string, unit: Currency): Money | null {
  const exponent = currencyExponents[unit];
  const match = /^(\d{1,12})(?:\.(\d{1,4}))?$/.exec(amount.trim());
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return null;
  const minor = Number(`${match[1]}${fraction.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(minor) ? { currency: unit, minor } : null;
}
