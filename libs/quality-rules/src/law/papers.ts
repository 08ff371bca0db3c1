import type { ProductContent, ProductDocument } from '#libs/contracts';
import { addDays, foldText, type LegalDate } from '#libs/ocop';
import type { RuleContext, RuleHit } from '../rule.js';
import { isEmpty, papersOf, type Paper } from './hits.js';

type Shown = Pick<RuleContext, 'content' | 'today' | 'mayChangeOn'>;

/**
 * Papers by which goods are declared to the authorities: the maker's own declaration (Decree 15/2018/NĐ-CP art. 4–5),
 * the registered one (art. 6–8), and the notification of a cosmetic. One never stands for another.
 */
export type Declaration = 'selfDeclaration' | 'registration' | 'cosmetic';

/** How authorities number them: "412/2025/ĐKSP" (before 2018 "…/XNCB"), "18/25/CBMP-LC". */
const NUMBERS: readonly [Declaration, RegExp][] = [
  ['registration', /(?:đksp|dksp|xncb)(?![\p{L}])/u],
  ['cosmetic', /cbmp(?![\p{L}])/u],
];
const KINDS: Readonly<Record<Declaration, ProductDocument['kind']>> = {
  selfDeclaration: 'selfDeclaration',
  registration: 'notification',
  cosmetic: 'notification',
};
/** Number of a confirmation of advertising text, e.g. "12/2026/XNQC-ATTP". */
const ADVERT = /\d{1,6} ?\/ ?(?:\d{2,4} ?\/ ?)?xnqc(?![\p{L}])/u;

const namedBy = (number: string | undefined): Declaration | undefined =>
  NUMBERS.find(([, pattern]) => pattern.test(foldText(number ?? '')))?.[0];

/** The first and last day on which a paper proves something; undefined = open. */
export interface Period {
  from?: LegalDate | undefined;
  to?: LegalDate | undefined;
}

/** True on a day within the period; says on which day that changes. */
export function isInForce({ from, to }: Period, { today, mayChangeOn }: Pick<Shown, 'today' | 'mayChangeOn'>): boolean {
  if (from !== undefined && from > today) {
    mayChangeOn(from);
    return false;
  }
  if (to === undefined) return true;
  if (to >= today) mayChangeOn(addDays(to, 1));
  return to >= today;
}

/** Papers of some kinds, with a number or a picture, that are in date. */
export const papersInForce = (context: Shown, ...kinds: ProductDocument['kind'][]): Paper[] =>
  papersOf(context.content, ...kinds).filter(({ item }) => isInForce({ from: item.issued, to: item.expires }, context));

/**
 * True when the goods are declared in one of these ways: by a paper in date, or by the number on the label. A number
 * says itself which paper it is of; one that says nothing is the maker's own.
 */
export function isDeclared(context: Shown, ...ways: Declaration[]): boolean {
  const label = context.content.labelFields?.declarationNumber;
  if (!isEmpty(label) && ways.includes(namedBy(label) ?? 'selfDeclaration')) return true;
  return ways.some((way) =>
    papersInForce(context, KINDS[way]).some(({ item }) => (namedBy(item.number) ?? way) === way),
  );
}

/** That none of the declarations needed is there; a number on the label is then that of another paper. */
export function lackingNumber({ labelFields }: ProductContent): RuleHit {
  const field = '/labelFields/declarationNumber';
  const number = labelFields?.declarationNumber;
  return number === undefined || isEmpty(number) ? { field } : { field, case: 'otherNumber', params: { number } };
}

/** True when a paper in date confirms the advertising text; words in the listing prove nothing. */
export const isAdvertConfirmed = (context: Shown): boolean =>
  papersInForce(context, 'other').some(({ item }) => ADVERT.test(foldText(item.number ?? '')));
