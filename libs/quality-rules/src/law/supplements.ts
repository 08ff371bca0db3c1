import type { RuleContext } from '../rule.js';

/** Supplemented, medical and special-diet food (row 67 of App. I), as its maker names it. */
const SUPPLEMENTED = /thực phẩm bổ sung|thực phẩm dinh dưỡng y học|sản phẩm dinh dưỡng/u;
const HEALTH = /bảo vệ sức kho[eẻ]|bảo vệ sức khỏe|tpbvsk|thực phẩm chức năng/u;

/** What kind of functional food it says it is; undefined outside sheet 18 and for medicine. Unsaid = the stricter one. */
export function supplementKind({ goods, texts }: RuleContext): 'health' | 'supplemented' | undefined {
  if (goods !== 'supplement') return undefined;
  const says = (pattern: RegExp): boolean => texts.some(({ folded }) => pattern.test(folded.text));
  if (says(HEALTH)) return 'health';
  if (says(SUPPLEMENTED)) return 'supplemented';
  return texts.some(({ role, folded }) => role === 'title' && /^thuốc(?![\p{L}])/u.test(folded.text))
    ? undefined
    : 'health';
}
