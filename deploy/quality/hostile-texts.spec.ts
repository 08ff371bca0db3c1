import { describe, expect, it } from 'vitest';
import { Judge } from '../../apps/quality/src/judge.js';
import { draftProduct } from '../../apps/quality/src/draft-product.js';
import { loadEngine } from '../../apps/quality/src/load-engine.js';
import { loadGrammars } from '#libs/channels';
import { limits, type ProductInput } from '#libs/contracts';
import { fold } from '#libs/ocop';
import { FactReader, FindingCatalogue } from '#libs/quality-rules';
import { productOf } from './listing.js';
import { hostileTexts } from './hostile-texts.js';

/** Each kind is read at a length that shows what it does; some, at the greatest length, that nothing grows out of hand. */
const LONG = 200_000;
const SHORT = 8_000;
const EVERY = 14;
/** Far above what any of these takes: a quadratic reader would need minutes. */
const WATCHDOG = 20_000;
const NOW = Date.UTC(2026, 10, 22);

const engine = await loadEngine(undefined, '2026-11-22');
const judge = new Judge(engine, await loadGrammars());
const catalogue = new FindingCatalogue(engine.rules);
const reader = new FactReader();
const judged = (input: ProductInput) => {
  const { product, known } = draftProduct(input, '00000000-0000-7000-8000-000000000000');
  return { product, ...judge.judge(product, known, NOW) };
};

/** The same text wherever a producer may write. */
function everywhere(text: string): ProductInput {
  const labels = [
    ...['netQuantity', 'manufactured', 'expiry', 'origin', 'ingredients', 'storage', 'usage', 'warning'],
    'declarationNumber',
  ];
  const sections = ['whatItIs', 'ingredients', 'use', 'storage', 'story', 'warnings'];
  return {
    ...productOf({ id: 'hostile', name: text, description: text, n_images: 1 }),
    ocopSheet: 11,
    brand: text,
    labelFields: Object.fromEntries(labels.map((key) => [key, text])),
    sections: Object.fromEntries(sections.map((key) => [key, { vi: text }])),
    options: [{ name: text, values: [text] }],
    channelContent: { woocommerce: { name: text, description: text } },
    producer: {
      id: '01935b7e-0000-7000-8000-00000000000b',
      code: 'x',
      name: text,
      kind: 'household',
      communeCode: '24778',
      labelParty: { name: text, address: text },
    },
  } as ProductInput;
}

const long = Object.entries(hostileTexts(LONG)).filter((_, index) => index % EVERY === 0);

describe.each([...long, ...Object.entries(hostileTexts(SHORT))])('%s', (_, text) => {
  it(
    'folds to units that point into the text',
    () => {
      const folded = fold(text);
      expect(folded.text.length).toBeLessThanOrEqual(text.length);
      expect(folded.ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
    },
    WATCHDOG,
  );

  it(
    'is judged by every rule, with findings inside the text',
    () => {
      const { findings, score } = judged(productOf({ id: 'hostile', name: text.slice(0, 300), description: text }));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.length).toBeLessThanOrEqual(limits.findings);
      expect(score).toBeGreaterThanOrEqual(0);
      for (const finding of findings) {
        const from = finding.start ?? 0;
        expect(from).toBeLessThanOrEqual(finding.end ?? from);
        if (finding.field === '/description/vi') expect(finding.end ?? from).toBeLessThanOrEqual(text.length);
        expect(catalogue.renderFinding(finding, 'vi').message).not.toBe('');
      }
    },
    WATCHDOG,
  );

  it(
    'is read for every fact, with passages inside the text',
    () => {
      const input = productOf({ id: 'hostile', name: text.slice(0, 300), description: text });
      const { product } = draftProduct(input, '00000000-0000-7000-8000-000000000000');
      for (const fact of Object.values(reader.read(product))) {
        expect(fact.value).toBe(fact.passage !== undefined);
        if (fact.field === '/description/vi') expect(text.slice(fact.start, fact.end)).toBe(fact.passage);
      }
    },
    WATCHDOG,
  );
});

describe.each(Object.entries(hostileTexts(1_000)))('%s in every field', (_, text) => {
  it(
    'is judged and read like any other product',
    () => {
      const { findings, product } = judged(everywhere(text));
      expect(findings.length).toBeGreaterThan(0);
      expect(Object.values(reader.read(product))).toHaveLength(15);
    },
    WATCHDOG,
  );
});
