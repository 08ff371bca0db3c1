import type { RuleContext } from '../rule.js';

/**
 * Goods of sheet 18 as law tells them apart: `health` supplements and `special` food (medical nutrition, special diets)
 * are registered (Decree 15/2018/NĐ-CP art. 6), `supplemented` food declares itself, `medicine` is another law's.
 */
export type SupplementKind = 'health' | 'special' | 'supplemented' | 'medicine';

const HEALTH = /bảo vệ sức kho[eẻ]|bảo vệ sức khỏe|tpbvsk|thực phẩm chức năng/u;
const MEDICINE = /(?:^|[[(|:–-] ?)(?:bài )?thuốc(?![\p{L}])/u;
/** Row 67 of App. I of Decree 37/2026/NĐ-CP, as its maker names it. */
const SPECIAL = /thực phẩm dinh dưỡng y học|chế độ ăn đặc biệt|sản phẩm dinh dưỡng/u;
const SUPPLEMENTED = /thực phẩm bổ sung/u;

/** Which of them it says it is; undefined outside sheet 18. Unsaid, or several at once = the one that needs most. */
export function supplementKind({ goods, texts }: RuleContext): SupplementKind | undefined {
  if (goods !== 'supplement') return undefined;
  const says = (pattern: RegExp): boolean => texts.some(({ folded }) => pattern.test(folded.text));
  if (says(HEALTH)) return 'health';
  if (texts.some(({ role, folded }) => role === 'title' && MEDICINE.test(folded.text))) return 'medicine';
  if (says(SPECIAL)) return 'special';
  return says(SUPPLEMENTED) ? 'supplemented' : 'health';
}
