import type { RuleContext } from '../rule.js';
import { ingredientsOf } from './hits.js';
import { readIngredients } from './ingredients.js';

/** Packed processed food; water, vinegar, salt, spices, plain tea and coffee, supplements and alcohol are exempt. */
const TABLED = new Set([5, 6, 7, 8, 17]);
const SMALL = new Set(['household', 'cooperativeGroup', 'farm']);
const ELSEWHERE = /(?:dinh dưỡng|năng lượng)[\p{L} :]{0,30}(?:in|ghi|xem) (?:trên|ở|tại)/u;

/** Names for people of both languages. */
const NEEDED: readonly [string, RegExp][] = [
  ['năng lượng (kcal)', /\d ?(?:kcal|kj)(?![\p{L}])/u],
  ['protein', /(?:protein|chất đạm|đạm)[^\n.;]{0,20}?\d/u],
  ['carbohydrat', /(?:carbohydrat|carbohydrate|chất bột đường|tinh bột)[^\n.;]{0,20}?\d/u],
  ['lipid (fat)', /(?:chất béo|lipid|fat)[^\n.;]{0,20}?\d/u],
  ['natri (sodium)', /(?:natri|sodium)[^\n.;]{0,20}?\d/u],
];
const SUGARS: (typeof NEEDED)[number] = [
  'đường tổng số (sugars)',
  /(?:đường tổng số|tổng đường|sugars?)[^\n.;]{0,20}?\d/u,
];
const SATURATED: (typeof NEEDED)[number] = [
  'chất béo bão hòa (saturated fat)',
  /(?:béo bão hòa|saturated)[^\n.;]{0,20}?\d/u,
];

/** What is said of nutrition, and what is missing of it. */
export interface Nutrition {
  /** `unknown`: the sheet, or the kind of a producer without a table, is not known. */
  state: 'notNeeded' | 'stated' | 'incomplete' | 'absent' | 'maybeExempt' | 'unknown';
  missing: string;
}

/** Reads what Circular 30/2026/TT-BYT asks for off the texts. */
export function nutrition({ content, producerKnown, product, texts }: RuleContext): Nutrition {
  const sheet = content.ocopSheet;
  if (sheet === undefined) return { state: 'unknown', missing: '' };
  const told = ingredientsOf(content);
  const items = told ? readIngredients(told.text) : [];
  if (!TABLED.has(sheet) || items.length === 1) return { state: 'notNeeded', missing: '' };
  const all = texts.map(({ folded }) => folded.text).join('\n');
  if (ELSEWHERE.test(all)) return { state: 'stated', missing: '' };
  const isSweet = sheet === 17 && items.some(({ name }) => name.includes('đường'));
  const isFried = /(?<![\p{L}])(?:chiên|rán)(?![\p{L}])/u.test(all);
  const needed = [...NEEDED, ...(isSweet ? [SUGARS] : []), ...(isFried ? [SATURATED] : [])];
  const missing = needed.filter(([, pattern]) => !pattern.test(all)).map(([name]) => name);
  if (missing.length === 0) return { state: 'stated', missing: '' };
  // Some word of protein alone is praise, not a table: without energy there is none.
  const isTable = !missing.includes(NEEDED[0]?.[0] ?? '');
  if (isTable) return { state: 'incomplete', missing: missing.join(', ') };
  if (!producerKnown) return { state: 'unknown', missing: '' };
  return { state: SMALL.has(product.producer.kind) ? 'maybeExempt' : 'absent', missing: missing.join(', ') };
}
