import type { ProductContent } from '#libs/contracts';
import { foldText, goodsKind } from '#libs/ocop';
import { labelGroup, type LabelItem } from './law/label-groups.js';
import { isEmpty } from './law/hits.js';
import type { ReadText } from './texts.js';

/** Headings under which producers tell it in one long description. */
const HEADINGS: Partial<Record<LabelItem, readonly string[]>> = {
  ingredients: ['thành phần', 'nguyên liệu', 'chất liệu'],
  composition: ['thành phần', 'nguyên liệu', 'chất liệu'],
  warning: ['cảnh báo', 'lưu ý', 'chú ý', 'khuyến cáo'],
  usage: ['hướng dẫn sử dụng', 'cách dùng', 'cách sử dụng', 'cách pha', 'cách chế biến'],
  storage: ['bảo quản'],
  manufactured: ['ngày sản xuất', 'nsx', 'ngày đóng gói'],
  expiry: ['hạn sử dụng', 'hạn dùng', 'hsd'],
  specs: ['kích thước', 'kích cỡ', 'size'],
  benefit: ['công dụng'],
  targetUser: ['đối tượng sử dụng'],
  lot: ['số lô', 'lô sản xuất'],
};
const FOLDED = new Map(Object.entries(HEADINGS).map(([item, words]) => [item, words.map(foldText)]));

const WITHOUT_SHEET: readonly LabelItem[] = ['netQuantity', 'ingredients', 'usage', 'storage', 'expiry'];

/**
 * What the label group of a sheet wants buyers to be told (Decree 37/2026/NĐ-CP, App. I), and for goods outside the
 * groups what a buyer needs all the same. Origin and the responsible party belong to all goods and are not among it.
 */
export function wantedItems(sheet: number | undefined): readonly LabelItem[] {
  const group = sheet === undefined ? undefined : labelGroup(sheet);
  if (group) return group.must;
  const goods = sheet === undefined ? undefined : goodsKind(sheet);
  if (goods === 'service') return ['usage'];
  if (goods === 'living') return ['usage', 'storage'];
  return goods === 'herbal' ? ['netQuantity', 'ingredients', 'usage', 'storage'] : WITHOUT_SHEET;
}

/** What the fields made for it say, one after the other. */
function fieldsOf(item: LabelItem, { labelFields = {}, sections = {}, variants }: ProductContent): string[] {
  const fields: Partial<Record<LabelItem, (string | undefined)[]>> = {
    netQuantity: [labelFields.netQuantity, ...(variants.every((one) => !isEmpty(one.netQuantity)) ? ['1'] : [])],
    manufactured: [labelFields.manufactured],
    expiry: [labelFields.expiry],
    ingredients: [labelFields.ingredients, sections.ingredients?.vi],
    composition: [labelFields.ingredients, sections.ingredients?.vi],
    warning: [labelFields.warning, sections.warnings?.vi],
    usage: [labelFields.usage, sections.use?.vi],
    storage: [labelFields.storage, sections.storage?.vi],
    alcohol: [labelFields.alcoholPercent?.toString()],
    benefit: [sections.whatItIs?.vi],
    specs: [labelFields.netQuantity],
  };
  return (fields[item] ?? []).filter((text) => text !== undefined);
}

/** True when buyers are told it: in its own field or section, or somewhere in the prose. */
export function isStated(item: LabelItem, content: ProductContent, texts: readonly ReadText[]): boolean {
  if (fieldsOf(item, content).some((text) => !isEmpty(text))) return true;
  const words = FOLDED.get(item) ?? [];
  return texts.some(
    ({ role, channel, folded }) =>
      role === 'prose' && channel === undefined && words.some((word) => folded.text.includes(word)),
  );
}
