import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductState } from '#libs/contracts';
import { FindingCatalogue } from '../catalogue.js';
import { RuleEngine } from '../engine.js';
import { loadRules } from '../load-rules.js';
import { loadRulePack, rulePackFiles } from '../rule-pack.js';
import type { RuleExample } from '../rule.js';
import { inputOf, plainChannel, soundProduct } from '../testing/sound-product.js';
import { isWorse } from './compare.js';
import { applyEdits } from './draft.js';
import type { ProposedFix } from './fix.js';
import { Fixer } from './fixer.js';
import { loadFixes } from './load-fixes.js';
import { fixableTexts, textAt, withText } from './product-texts.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
const fixer = new Fixer(await loadFixes(), new FindingCatalogue(rules));

const judgeOf = (example: RuleExample) => (product: ProductState) =>
  engine.assess({ ...inputOf(example), product, channels: [plainChannel(product, example.channel)] });
const propose = (example: RuleExample, product = inputOf(example).product) => fixer.propose(product, judgeOf(example));
const draft = (content: Partial<ProductState['content']>) => propose({ content });
const safeOf = (fixes: readonly ProposedFix[]) => fixes.filter(({ certainty }) => certainty === 'safe');

/** Slips people make, each at a place of its choice; a text without such a place stays as it is. */
const slips: readonly ((text: string, place: number) => string)[] = [
  (text, place) => at(text, / /g, place, () => '  '),
  (text, place) => at(text, /, /g, place, () => ' , '),
  (text, place) => at(text, /\p{L}{2}\. (?=\p{Lu}\p{Ll}{2})/gu, place, (found) => found.trimEnd()),
  (text, place) => at(text, /[ăâêôơưà-ỹ]/gu, place, (found) => found.normalize('NFD')),
  (text, place) => at(text, /\p{L}{2}/gu, place, (found) => found.split('').join('\u200b')),
  (text, place) => at(text, /\d ?g(?!\p{L})/gu, place, (found) => `${found}r`),
  (text, place) => at(text, /\p{L}!/gu, place, (found) => `${found}!!`),
  (text, place) => at(text, / /g, place, () => '&nbsp;'),
  (text, place) => at(text, /ủa(?!\p{L})/gu, place, () => 'uả'),
  (text) => `${text} \n`,
];

function at(text: string, pattern: RegExp, place: number, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[place % Math.max(1, found.length)];
  return one ? text.slice(0, one.index) + change(one[0]) + text.slice(one.index + one[0].length) : text;
}

/** A product whose texts were typed in a hurry. */
const slipped = (product: ProductState) =>
  fc.array(fc.tuple(fc.nat(200), fc.nat(slips.length - 1), fc.nat(200)), { maxLength: 8 }).map((made) => {
    let { content } = product;
    for (const [which, slip, place] of made) {
      const texts = fixableTexts({ ...product, content });
      const read = texts[which % texts.length];
      if (!read) continue;
      content = withText(content, read.field, slips[slip]?.(read.text, place) ?? read.text) ?? content;
    }
    return { ...product, content };
  });

const examples = rules.flatMap((rule) => [...rule.examples.hit, ...rule.examples.miss]);
const someProduct = fc
  .constantFrom(...examples)
  .chain((example) => slipped(inputOf(example).product).map((product) => ({ example, product })));

/** Each run judges several times. */
const RUNS = 25;
const PATIENCE = 300_000;

describe('safe fixes', { timeout: PATIENCE }, () => {
  it('leave nothing for a second time', () => {
    fc.assert(
      fc.property(someProduct, ({ example, product }) => {
        const once = propose(example, product);
        const twice = propose(example, once.fixed);
        expect(safeOf(twice.fixes)).toEqual([]);
        expect(twice.fixed).toBe(once.fixed);
      }),
      { numRuns: RUNS },
    );
  });

  it('never lower the score nor add a find', () => {
    fc.assert(
      fc.property(someProduct, ({ example, product }) => {
        const { fixed, before, after } = propose(example, product);
        expect(after).toEqual(judgeOf(example)(fixed));
        expect(isWorse(before, after)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('are told with the very passages that change', () => {
    fc.assert(
      fc.property(someProduct, ({ example, product }) => {
        const { fixes, fixed } = propose(example, product);
        for (const { field, start, end, before } of fixes)
          if (before !== undefined) expect(textAt(product, field)?.slice(start, end)).toBe(before);
        for (const { field, text } of fixableTexts(product)) {
          const own = safeOf(fixes).filter((fix) => fix.field === field);
          const edits = own.map(({ start = 0, end = 0, after = '' }) => ({ start, end, after }));
          expect(applyEdits(text, edits)).toBe(textAt(fixed, field));
        }
        const all = fixer.choose(
          product,
          { fixes },
          safeOf(fixes).map(({ id }) => id),
        );
        expect(all).toEqual({ product: fixed, refused: [] });
      }),
      { numRuns: RUNS },
    );
  });

  it('mend a sound product typed in a hurry, and are withheld nowhere', () => {
    fc.assert(
      fc.property(slipped(soundProduct), (product) => {
        const { after, fixes } = propose({}, product);
        expect(after.findings).toEqual([]);
        expect(after.grade).toBe('A');
        expect(fixes.filter(({ certainty }) => certainty !== 'safe')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('are withheld where a find would come to light', () => {
    // Apart the two words are no slip; side by side they miss "hiệu quả".
    const { fixes, fixed } = draft({ description: { vi: 'Pha nước ấm dùng rất hiểu  quả, thơm nhẹ.' } });
    const [withheld] = fixes.filter(({ field }) => field === '/description/vi');
    expect(withheld).toMatchObject({ certainty: 'suggestion', before: '  ', after: ' ', reveals: ['V04'] });
    expect(fixed.content.description?.vi).toContain('hiểu  quả');
  });

  it('keep the names of brand and producer', () => {
    const { fixed } = draft({ brand: 'Hoà  Muà', name: { vi: 'Mật ong Hoà  Muà của Đồi Sương hũ 500 g, muà nhãn' } });
    expect(fixed.content.name.vi).toBe('Mật ong Hoà Muà của Đồi Sương hũ 500 g, mùa nhãn');
  });

  it('change an option and the variants that point at it together', () => {
    const options = [{ name: 'Cỡ', values: ['Hũ  nhỏ', 'Hũ to'] }];
    const [variant] = soundProduct.content.variants;
    const variants = ['Hũ  nhỏ', 'Hũ to'].map((value, at) => ({ ...variant!, sku: `S${at}`, optionValues: [value] }));
    const { content } = draft({ options, variants }).fixed;
    expect(content.options[0]?.values).toEqual(['Hũ nhỏ', 'Hũ to']);
    expect(content.variants.map(({ optionValues }) => optionValues)).toEqual([['Hũ nhỏ'], ['Hũ to']]);
    const twins = [{ name: 'Cỡ', values: ['Hũ  nhỏ', 'Hũ nhỏ'] }];
    const same = variants.map((one, at) => ({ ...one, optionValues: [twins[0]!.values[at]!] }));
    expect(draft({ options: twins, variants: same }).fixed.content.options).toEqual(twins);
  });

  it('are told as one where a text is full of them', () => {
    const text = Array.from({ length: 150 }, (_, at) => `mật ${at}`).join('  ');
    const { fixes } = draft({ description: { vi: text } });
    const own = safeOf(fixes).filter(({ field }) => field === '/description/vi');
    expect(own).toMatchObject([{ start: 0, end: text.length, after: text.replaceAll('  ', ' ') }]);
  });
});

describe('texts of any kind', { timeout: PATIENCE }, () => {
  const long = 20_000;
  it.each([
    ['blanks only', ' '.repeat(long)],
    ['blanks and a word', `${' '.repeat(long - 2)}mật`],
    ['marks only', '!'.repeat(long)],
    ['marks behind a word', `mật${'!'.repeat(long - 4)}?`],
    ['digits and dots', '1.1,'.repeat(long / 4)],
    ['combining marks', `a${'\u0301'.repeat(long - 1)}`],
    ['hidden characters', 'o\u200b'.repeat(long / 2)],
    ['slips everywhere', 'Hoà  tan , muà.Qủa 5gr!! '.repeat(long / 25)],
    ['lone surrogates', '\ud83d \udc1d mật  ong'],
    ['right to left', '\u202eong mật\u202c  شاي'],
    ['HTML', '<p>Mật&nbsp;ong</p>  <script>1</script>&amp;amp;lt;'],
    ['JSON', '{"a":  [1,2,,3], "đ": "500gr"}'],
    ['emoji only', '🐝🐝  👨‍👩‍👧'],
  ])('are mended or left alone: %s', (_, vi) => {
    const { product } = inputOf({ content: { description: { vi } } });
    const once = propose({}, product);
    expect(safeOf(propose({}, once.fixed).fixes)).toEqual([]);
  });
});

describe('what is not safe', { timeout: PATIENCE }, () => {
  it('is a suggestion that holds the safe fixes in its range', () => {
    const name = 'MẬT ONG  HOA NHÃN ĐỒI SƯƠNG HŨ 500GR';
    const { fixes } = draft({ name: { vi: name } });
    const capitals = fixes.find(({ id }) => id.startsWith('capitals'));
    expect(capitals).toMatchObject({
      certainty: 'suggestion',
      before: name,
      after: 'Mật ong hoa nhãn Đồi Sương hũ 500g',
    });
    const { product } = inputOf({ name });
    const ids = [...safeOf(fixes).map(({ id }) => id), capitals?.id ?? ''];
    const chosen = fixer.choose(product, { fixes }, ids);
    expect(chosen.product.content.name.vi).toBe('Mật ong hoa nhãn Đồi Sương hũ 500g');
    expect(chosen.refused).toEqual(safeOf(fixes).map(({ id }) => id));
  });

  it('is a value that a rule suggests, a phrase of the law, or a question', () => {
    const { fixes } = draft({
      ocopSheet: 18,
      name: { vi: 'Thực phẩm bảo vệ sức khỏe viên nghệ Đồi Sương 500 g' },
      description: { vi: 'Viên nghệ ko đường, dùng rất hiểu quả.' },
      labelFields: { ...soundProduct.content.labelFields, expiry: '' },
    });
    const of = (rule: string) => fixes.find(({ rules: own }) => own.includes(rule));
    expect(of('V04')).toMatchObject({ certainty: 'suggestion', before: 'hiểu quả', after: 'hiệu quả' });
    expect(of('V06')).toMatchObject({ certainty: 'suggestion', before: 'ko', after: 'không' });
    expect(of('F03')).toMatchObject({ certainty: 'suggestion', field: '/description/vi', before: '' });
    expect(of('F03')?.after).toMatch(/^\n\nThực phẩm này không phải là thuốc/);
    const expiry = fixes.find(({ field }) => field === '/labelFields/expiry');
    expect(expiry).toMatchObject({ certainty: 'question', rules: ['L02'] });
    expect(expiry?.after).toBeUndefined();
    expect(expiry?.messages.vi).toContain('Hạn sử dụng');
  });

  it('never makes up an origin', () => {
    const answer = (origin: string) => {
      const labelFields = { ...soundProduct.content.labelFields, origin };
      return draft({ labelFields }).fixes.find(({ field }) => field === '/labelFields/origin');
    };
    expect(answer('Lâm Đồng')).toMatchObject({ certainty: 'suggestion', after: 'Lâm Đồng, Việt Nam' });
    expect(answer('Hàng nhập')).toMatchObject({ certainty: 'question', before: 'Hàng nhập' });
    expect(answer('')).toMatchObject({ certainty: 'question' });
  });

  it('answers every find once, in both languages, and never with an empty word', () => {
    for (const example of examples) {
      const { fixes, after } = propose(example);
      for (const { rule, field, severity } of after.findings)
        if (severity !== 'notChecked')
          expect(fixes.some((fix) => fix.field === field && fix.rules.includes(rule)) || isPhrase(fixes, rule)).toBe(
            true,
          );
      expect(new Set(fixes.map(({ id, certainty, messages }) => `${id} ${certainty} ${messages.vi}`)).size).toBe(
        fixes.length,
      );
      for (const { messages } of fixes)
        expect(`${messages.vi}|${messages.en}`).not.toMatch(/\{\w+\}|undefined|^\||\|$/);
    }
  });

  it('refuses what is no choice', () => {
    const { product } = inputOf({ content: { labelFields: { expiry: '' } } });
    const { fixes } = propose({}, product);
    const question = fixes.find(({ certainty }) => certainty === 'question')?.id ?? '';
    expect(fixer.choose(product, { fixes }, [question, 'blanks@/name/vi:9'])).toEqual({
      product,
      refused: [question, 'blanks@/name/vi:9'],
    });
  });
});

const isPhrase = (fixes: readonly ProposedFix[], rule: string): boolean =>
  fixes.some((fix) => fix.rules.includes(rule) && fix.before === '');
