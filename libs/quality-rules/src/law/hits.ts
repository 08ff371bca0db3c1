import { nfc, type ProductContent, type ProductDocument } from '#libs/contracts';
import type { ReadText, TermHit } from '../texts.js';
import type { RuleHit, RuleTexts } from '../rule.js';
import { passageHit } from '../texts.js';

const EMPTY = new Set([
  ...['', '-', '.', '...', 'n/a', 'không', 'không có', 'đang cập nhật'],
  ...['updating', 'chưa có', 'chưa rõ', 'liên hệ', 'test'],
]);

/** Nothing, or what people write into a field that must not stay empty. */
export const isEmpty = (text: string | undefined): boolean =>
  EMPTY.has(
    nfc(text ?? '')
      .trim()
      .toLowerCase(),
  );

/** A phrase found, as a find with its passage. */
export const termHit = (hit: TermHit): RuleHit & { params: Record<string, string | number> } =>
  rangeHit(hit.text, hit.start, hit.end);

/** A range of a folded text, as a find with its passage. */
export const rangeHit = (
  text: ReadText,
  start: number,
  end: number,
): RuleHit & { params: Record<string, string | number> } => ({
  ...passageHit(text, start, end),
  ...(text.channel && { channel: text.channel }),
});

/** Nobody knows yet whether the rule applies: a person has to look, or the sheet is chosen. */
export const unknownSheet: RuleHit = { field: '/ocopSheet', case: 'unknown', severity: 'review' };
export const unknownSheetTexts: RuleTexts = {
  vi: {
    message: 'Chưa chọn bộ sản phẩm OCOP nên chưa biết hàng này cần giấy tờ và nội dung nhãn nào.',
    fix: 'Chọn một trong 26 bộ sản phẩm.',
  },
  en: {
    message: 'No OCOP sheet is chosen, so it is unknown which papers and label contents these goods need.',
    fix: 'Choose one of the 26 sheets.',
  },
};

/** A paper says something when it has a number or a picture of it. */
const isFilled = ({ number, files }: ProductDocument): boolean => !isEmpty(number) || files.length > 0;

export interface Paper {
  item: ProductDocument;
  field: string;
}

/** Papers of some kinds that have a number or a file, with where they stand. */
export function papersOf(content: ProductContent, ...kinds: ProductDocument['kind'][]): Paper[] {
  return (content.documents ?? []).flatMap((item, index) =>
    kinds.includes(item.kind) && isFilled(item) ? [{ item, field: `/documents/${index}` }] : [],
  );
}

/** Composition as on the label, else as told in its section. */
export const ingredientsOf = (content: ProductContent): { text: string; field: string } | undefined => {
  const label = content.labelFields?.ingredients;
  if (label && !isEmpty(label)) return { text: label, field: '/labelFields/ingredients' };
  const section = content.sections?.ingredients?.vi;
  return section && !isEmpty(section) ? { text: section, field: '/sections/ingredients/vi' } : undefined;
};

/** Whether a paper counts on a day: by its own end, else for one year from its date. Undefined = it names neither. */
export function inDate({ issued, expires }: ProductDocument, today: string): boolean | undefined {
  if (expires) return expires >= today;
  if (!issued) return undefined;
  return issued <= today && `${Number(issued.slice(0, 4)) + 1}${issued.slice(4)}` >= today;
}
