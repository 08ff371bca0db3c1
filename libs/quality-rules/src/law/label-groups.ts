/** What a label must show beside name, responsible party and origin. */
export type LabelItem =
  | 'netQuantity'
  | 'manufactured'
  | 'expiry'
  | 'ingredients'
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
const healthFood: LabelGroup = { row: 3, must: [...made, 'ingredients', 'benefit', 'targetUser', 'usage', 'storage'] };
const supplemented: LabelGroup = { row: 67, must: [...made, 'ingredients'] };
const cosmetic: LabelGroup = { row: 14, must: ['netQuantity', 'ingredients', 'lot', 'usage', 'warning'] };
const textile: LabelGroup = { row: 25, must: ['composition', 'specs', 'warning', 'usage', 'storage', 'manufactured'] };
const craft: LabelGroup = { row: 34, must: ['composition', 'specs', 'usage', 'storage'] };

/** Sheets of unpacked fresh goods: label law reaches them only when they are packed. */
export const isFreshSheet = (sheet: number): boolean => sheet <= 2;

/**
 * Group of Appendix I for a score sheet; undefined = none that says more than art. 42 (herbs, ornamental plants and
 * animals not sold for propagation, services).
 */
export function labelGroup(sheet: number, isSupplemented = false): LabelGroup | undefined {
  if (isFreshSheet(sheet) || sheet === 3) return grain;
  if (sheet <= 13) return food;
  if (sheet <= 15) return alcohol;
  if (sheet <= 17) return drink;
  if (sheet === 18) return isSupplemented ? supplemented : healthFood;
  if (sheet === 19) return cosmetic;
  if (sheet === 21) return craft;
  return sheet === 22 ? textile : undefined;
}
