import type { PaperDemand } from '#libs/contracts';
import type { RuleContext } from '../rule.js';
import { papersInForce } from './papers.js';

type Shown = Pick<RuleContext, 'content' | 'today' | 'verificationOf' | 'mayChangeOn'>;

/** Supplements and cosmetics: F02 and F07 look at their declaration, and find more about it. */
const DECLARED = new Set([18, 19]);

/** True when another rule than C02 looks whether this paper is there. */
export const isDeclaration = ({ anyOf }: PaperDemand, sheet: number | undefined): boolean =>
  anyOf.includes('notification') && DECLARED.has(sheet ?? 0);

/** True when a paper of one of the kinds is there and in date, and confirmed where its kind does not tell it. */
export const isPresented = ({ anyOf, confirmed }: Pick<PaperDemand, 'anyOf' | 'confirmed'>, context: Shown): boolean =>
  papersInForce(context, ...anyOf).some(({ item }) => !confirmed || context.verificationOf(item.id) !== 'claimed');
