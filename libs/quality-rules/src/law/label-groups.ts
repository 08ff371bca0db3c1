import { addDays, type LegalDate } from '#libs/ocop';
import type { RuleContext } from '../rule.js';
import { readDate } from './dates.js';

/** First day of Decree 37/2026/NĐ-CP, and the last one of labels printed under the decrees before it (art. 98). */
const IN_FORCE: LegalDate = '2026-01-23';
const OLD_LABELS_UNTIL: LegalDate = '2028-01-23';

/** True while goods whose label gives a day of manufacture before the decree may bear a label of the older form. */
export function isOldLabel({
  content,
  mayChangeOn,
  today,
}: Pick<RuleContext, 'content' | 'mayChangeOn' | 'today'>): boolean {
  const made = readDate(content.labelFields?.manufactured ?? '', 'made');
  if (made.kind !== 'date' || made.date >= IN_FORCE || today > OLD_LABELS_UNTIL) return false;
  mayChangeOn(addDays(OLD_LABELS_UNTIL, 1));
  return true;
}

/** What a label must show beside name, responsible party and origin. */
export type LabelItem =
  | 'netQuantity'
  | 'manufactured'
  | 'expiry'
  /** Either of the two dates. */
  | 'madeOrExpiry'
  | 'ingredients'
  /** How much of each ingredient there is. */
  | 'shares'
  | 'warning'
  | 'usage'
  | 'storage'
  | 'alcohol'
  | 'composition'
  | 'specs'
  | 'benefit'
  | 'targetUser'
  | 'lot';

export interface LabelGroup {
  /** Row of Appendix I of Decree 37/2026/NĐ-CP. */
  row: number;
  must: readonly LabelItem[];
}

const made = ['netQuantity', 'manufactured', 'expiry'] as const;
const grain: LabelGroup = { row: 1, must: made };
const food: LabelGroup = { row: 2, must: [...made, 'ingredients', 'warning', 'usage', 'storage'] };
const drink: LabelGroup = { ...food, row: 6 };
const alcohol: LabelGroup = { row: 7, must: ['netQuantity', 'alcohol'] };
const healthFood: LabelGroup = {
  row: 3,
  must: [...made, 'ingredients', 'shares', 'benefit', 'targetUser', 'usage', 'storage'],
};
const supplemented: LabelGroup = { row: 67, must: [...made, 'ingredients', 'shares'] };
const cosmetic: LabelGroup = {
  row: 14,
  must: ['netQuantity', 'ingredients', 'lot', 'madeOrExpiry', 'usage', 'warning'],
};
const textile: LabelGroup = { row: 25, must: ['composition', 'specs', 'warning', 'usage', 'storage', 'manufactured'] };
const craft: LabelGroup = { row: 34, must: ['composition', 'specs', 'usage', 'storage'] };

/** Sheets of unpacked fresh goods: label law reaches them only when they are packed. */
export const isFreshSheet = (sheet: number): boolean => sheet <= 2;

/**
 * Group of Appendix I for a score sheet; undefined = none that says more than art. 42 (herbs, ornamental plants and
 * animals not sold for propagation, services).
 */
export function labelGroup(sheet: number, isSupplemented = false): LabelGroup | undefined {
  // Packed meat, fish, eggs and milk are food; fruit and vegetables show what grain does.
  if (sheet === 1 || sheet === 3) return grain;
  if (sheet <= 13) return food;
  if (sheet <= 15) return alcohol;
  if (sheet <= 17) return drink;
  if (sheet === 18) return isSupplemented ? supplemented : healthFood;
  if (sheet === 19) return cosmetic;
  if (sheet === 21) return craft;
  return sheet === 22 ? textile : undefined;
}

/** Last day on which labels printed under the acts before Decree 37/2026/NĐ-CP may be used. */
export const OLD_LABELS_END = '2028-01-23';
/** What those acts did not ask for. */
export const NEW_ITEMS: ReadonlySet<LabelItem> = new Set(['shares']);
