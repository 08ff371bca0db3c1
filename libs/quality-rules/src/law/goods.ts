import type { PaperDemand } from '#libs/contracts';
import { addDays } from '#libs/ocop';
import type { RuleContext } from '../rule.js';
import { papersOf } from './hits.js';

type Shown = Pick<RuleContext, 'content' | 'today' | 'verificationOf' | 'mayChangeOn'>;

/** Papers of F02 and F07, which find more about them: a number on the label, a confirmed advert. */
export const isDeclaration = ({ anyOf }: PaperDemand): boolean => anyOf.includes('notification');

/** True when a paper of one of the kinds is there and in date, and confirmed where its kind does not tell it. */
export function isPresented({ anyOf, confirmed }: PaperDemand, context: Shown): boolean {
  const { content, today, verificationOf, mayChangeOn } = context;
  return papersOf(content, ...anyOf).some(({ item }) => {
    if (confirmed && verificationOf(item.id) === 'claimed') return false;
    if (!item.expires) return true;
    if (item.expires < today) return false;
    mayChangeOn(addDays(item.expires, 1));
    return true;
  });
}
