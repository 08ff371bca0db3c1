export type GtinProblem = 'length' | 'digits' | 'checkDigit' | 'zero';

/** What is wrong with a GTIN-8/12/13/14, or null. GS1 General Specifications: weights 3 and 1 from the right. */
export function gtinProblem(gtin: string): GtinProblem | null {
  if (!/^\d+$/.test(gtin)) return 'digits';
  if (![8, 12, 13, 14].includes(gtin.length)) return 'length';
  if (/^0+$/.test(gtin)) return 'zero';
  return checkDigit(gtin.slice(0, -1)) === Number(gtin.at(-1)) ? null : 'checkDigit';
}

/** The check digit that belongs behind the digits given. */
export function checkDigit(body: string): number {
  let sum = 0;
  for (let index = 0; index < body.length; index++) {
    const fromRight = body.length - 1 - index;
    sum += Number(body[index]) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Issued by GS1 Viet Nam (prefix 893); says who issued the number, not where the goods come from. */
export function issuedInVietnam(gtin: string): boolean {
  return gtin.length >= 12 && gtin.padStart(14, '0').slice(1, 4) === '893';
}
