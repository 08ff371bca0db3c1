import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inputOf } from '../testing/sound-product.js';
import { applyEdits } from './draft.js';
import type { Fix, FixExample } from './fix.js';
import { loadFixes } from './load-fixes.js';
import { fixableTexts, rewritten } from './product-texts.js';
import { editsOf } from './safe-fixes.js';

const fixes = await loadFixes();

function textOf({ name, text, netQuantity, product }: FixExample): [field: string, content: object] {
  if (name !== undefined) return ['/name/vi', { ...product, name: { vi: name } }];
  if (text !== undefined) return ['/description/vi', { ...product, description: { vi: text } }];
  return ['/labelFields/netQuantity', { ...product, labelFields: { netQuantity: netQuantity ?? '' } }];
}

function run(fix: Fix, example: FixExample): { before: string; after: string; again: number } {
  const [field, content] = textOf(example);
  const { product } = inputOf({ content });
  const texts = fixableTexts(product);
  const read = texts.find((one) => one.field === field);
  if (!read) throw new Error(`no text at ${field}`);
  const context = { product, texts, toneStyle: example.toneStyle ?? 'old' };
  const after = applyEdits(read.text, editsOf(fix, read, context));
  return { before: read.text, after, again: editsOf(fix, rewritten(read, after), context).length };
}

describe.each(fixes.map((fix) => [fix.id, fix] as const))('fix %s', (_, fix) => {
  const title = ({ name, text, netQuantity }: FixExample): string => name ?? text ?? netQuantity ?? '';

  it.each(fix.examples.map((example) => [title(example), example] as const))('%s', (_title, example) => {
    const { before, after, again } = run(fix, example);
    expect(after).toBe(example.after ?? before);
    expect(again).toBe(0);
  });

  it('has examples of both kinds', () => {
    expect(fix.examples.some(({ after }) => after !== undefined)).toBe(true);
    expect(fix.examples.some(({ after }) => after === undefined)).toBe(true);
  });
});

describe('fixes', () => {
  it('are found by place: one per file', () => {
    const files = readdirSync(new URL('./kinds/', import.meta.url));
    expect(fixes.map(({ id }) => `${id}.ts`)).toEqual(files.sort());
  });
});
