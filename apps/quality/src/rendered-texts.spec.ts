import fc from 'fast-check';
import type { ProductState } from '#libs/contracts';
import { loadGrammars } from '#libs/channels';
import { readTexts } from '#libs/quality-rules';
import { expect, it } from 'vitest';
import { draftProduct } from './draft-product.js';

const grammars = Object.entries(await loadGrammars());
/** Recognisable wherever it stands, and never part of another one. */
const numbered = (): (() => string) => {
  let count = 0;
  return () => `Chữ ${(count += 1)}.`;
};
const labels = [
  ...['netQuantity', 'ingredients', 'manufactured', 'expiry', 'usage', 'storage', 'warning', 'origin'],
  'declarationNumber',
];
const languages = { vi: '', en: '' };

/** A product whose every text is another one; `without` leaves some of its parts empty. */
function filled(without: ReadonlySet<string>): ProductState {
  const text = numbered();
  const part = <T>(name: string, value: () => T, none: T): T => (without.has(name) ? none : value());
  const each = (keys: object): never => Object.fromEntries(Object.keys(keys).map((key) => [key, text()])) as never;
  const values = [text(), text()];
  const { product } = draftProduct(
    {
      code: 'S',
      producer: {
        ...{ code: 'P', name: text(), kind: 'household', communeCode: '24778' },
        labelParty: part('party', () => ({ name: text(), address: text() }), undefined),
      },
      name: each(languages),
      description: part('description', () => each(languages), undefined),
      sections: part(
        'sections',
        () =>
          Object.fromEntries(
            ['whatItIs', 'ingredients', 'use', 'storage', 'story', 'warnings'].map((key) => [key, each(languages)]),
          ),
        {},
      ),
      labelFields: part('labels', () => Object.fromEntries(labels.map((key) => [key, text()])), {}),
      documents: [],
      images: [],
      brand: part('brand', text, undefined),
      options: [{ name: text(), values }],
      variants: values.map((value, at) => ({ sku: `S${at}`, optionValues: [value], netQuantity: text() })),
      channelContent: part(
        'own',
        () => Object.fromEntries(grammars.map(([id]) => [id, { name: text(), description: text() }])),
        {},
      ),
      defaults: { warranty: text() },
    },
    '00000000-0000-7000-8000-000000000000',
  );
  return product;
}

/** Codes and addresses of pictures are no texts; `condition` is a word of ours. */
const CODES = new Set(['sku', 'gtin', 'image', 'images', 'condition', 'cut']);
function stringsOf(value: unknown, key = ''): string[] {
  if (CODES.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => stringsOf(inner, name));
}

/** Of a rendered text, what is left when all that was read is taken out: only headings and what parts them may be. */
function unread(rendered: string, read: readonly string[]): string[] {
  const rest = read.reduce((text, one) => text.replaceAll(one, '\n'), rendered);
  return rest
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== ',' && !/^\p{Lu}[\p{L}\p{M} /()%]+:$/u.test(line));
}

it('whatever a channel would show was read by the rules, or is a heading of ours', () => {
  const parts = ['party', 'description', 'sections', 'labels', 'brand', 'own'];
  fc.assert(
    fc.property(fc.subarray(parts), (without) => {
      const product = filled(new Set(without));
      const read = readTexts(product)
        .map(({ text }) => text)
        .sort((a, b) => b.length - a.length);
      for (const [, grammar] of grammars)
        for (const text of stringsOf(grammar.render(product))) expect(unread(text, read)).toEqual([]);
    }),
    { numRuns: 64 },
  );
});
