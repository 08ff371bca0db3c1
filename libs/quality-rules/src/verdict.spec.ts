import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack, rulePackFiles } from './rule-pack.js';
import type { ChannelInput } from './rule.js';
import { inputOf, plainChannel } from './testing/sound-product.js';

const rules = await loadRules();
const pack = loadRulePack(rulePackFiles.at(-1), rules);
const engine = new RuleEngine(rules, pack);

const permits: Record<string, ChannelInput['permit']> = {
  yes: { answer: 'yes', papers: [], entries: [] },
  unknown: { answer: 'unknown', papers: [], entries: [] },
  no: { answer: 'no', papers: [], entries: [] },
  none: undefined,
};
const readinessWith = (permit: ChannelInput['permit']) => {
  const input = inputOf({});
  const channel = { ...plainChannel(input.product), permit };
  return engine.assess({ ...input, channels: [channel] }).channels['market']?.readiness;
};

describe('the allow-list in the verdict', () => {
  it('refuses a no, and never calls unknown goods ready', () => {
    expect(readinessWith(permits['yes'])).toBe('ready');
    expect(readinessWith(permits['no'])).toBe('refused');
    expect(readinessWith(permits['unknown'])).toBe('fixable');
    expect(readinessWith(permits['none'])).toBe('fixable');
  });

  it('never calls goods ready whose kind could not be checked', () => {
    const input = inputOf({});
    const channel = { ...plainChannel(input.product), permit: undefined };
    const { channels, findings } = engine.assess({ ...input, channels: [channel], unanswerable: ['C01'] });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['C01', 'notChecked']]);
    expect(channels['market']?.readiness).toBe('fixable');
  });

  it('makes a missing paper fixable, by its name', () => {
    const papers = [{ name: { vi: 'giấy phép thử', en: 'a licence' }, anyOf: ['businessLicence' as const] }];
    const input = inputOf({});
    const channel = { ...plainChannel(input.product), permit: { answer: 'withPapers' as const, papers, entries: [] } };
    const { channels, findings } = engine.assess({ ...input, channels: [channel] });
    expect(channels['market']?.readiness).toBe('fixable');
    expect(findings[channels['market']?.blocking[0] ?? -1]).toMatchObject({
      rule: 'C02',
      params: { paperVi: 'giấy phép thử' },
    });
  });
});

describe('the verdict', () => {
  const texts = fc.constantFrom(
    'Trị ho, tiểu đường. Số 1 Việt Nam. Zalo 0901 234 567.',
    'Đạt OCOP 5 sao, ngon nhất, bao đổi trả.',
    'mat ong nguyen chat, KHÔNG CHẤT BẢO QUẢN',
    'Bảo quản nơi khô mát.',
  );

  it('does not depend on the order of rules', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 26 }),
        fc.shuffledSubarray(rules, { minLength: rules.length }),
        (text, ocopSheet, shuffled) => {
          const input = inputOf({ text, content: { ocopSheet } });
          expect(new RuleEngine(shuffled, pack).assess(input)).toEqual(engine.assess(input));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('tells every channel what it lacks, however many variants another one lacks it for', () => {
    const variants = Array.from({ length: 30 }, (_, index) => ({ sku: `S${index}`, optionValues: [] }));
    const input = inputOf({ content: { variants } });
    const channels = ['a', 'b', 'c', 'd'].map((id) => ({ ...plainChannel(input.product), id }));
    const verdicts = engine.assess({ ...input, channels }).channels;
    expect(Object.values(verdicts).map(({ readiness }) => readiness)).toEqual(Array(4).fill('fixable'));
  });
});
