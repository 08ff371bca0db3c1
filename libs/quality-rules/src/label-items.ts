import type { ProductContent } from '#libs/contracts';
import { goodsKind } from '#libs/ocop';
import { labelGroup, type LabelItem } from './law/label-groups.js';
import { ingredientsOf, isEmpty } from './law/hits.js';
import { readIngredients } from './law/ingredients.js';
import { isToldInTexts } from './label-statements.js';
import type { ReadText } from './texts.js';

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
    madeOrExpiry: [labelFields.manufactured, labelFields.expiry],
    ingredients: [labelFields.ingredients, sections.ingredients?.vi],
    composition: [labelFields.ingredients, sections.ingredients?.vi],
    warning: [labelFields.warning, sections.warnings?.vi],
    usage: [labelFields.usage, sections.use?.vi],
    storage: [labelFields.storage, sections.storage?.vi],
    alcohol: [labelFields.alcoholPercent?.toString()],
    benefit: [sections.whatItIs?.vi],
  };
  return (fields[item] ?? []).filter((text) => text !== undefined);
}

/** Every part of a composition may be told its share; one that is shows that shares are given. */
function hasShares(content: ProductContent): boolean {
  const told = ingredientsOf(content);
  return told !== undefined && readIngredients(told.text).some(({ hasAmount }) => hasAmount);
}

/** True when buyers are told it: in its own field or section, or by a statement in what all channels show. A heading is none. */
export function isStated(item: LabelItem, content: ProductContent, texts: readonly ReadText[]): boolean {
  if (item === 'shares') return hasShares(content);
  if (item === 'specs' && content.options.length > 0) return true;
  return fieldsOf(item, content).some((text) => !isEmpty(text)) || isToldInTexts(item, texts);
}
