import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#libs/contracts';
import { FindingCatalogue } from './catalogue.js';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack, rulePackFiles } from './rule-pack.js';
import type { Rule, RuleExample } from './rule.js';
import { inputOf } from './testing/sound-product.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
const catalogue = new FindingCatalogue(rules);

const title = (example: RuleExample): string =>
  JSON.stringify(example, (_, value: unknown) => value ?? null).slice(0, 140);
const passageOf = (example: RuleExample, { field, start, end }: Finding): string => {
  const { content } = inputOf(example).product;
  const texts: Record<string, string | undefined> = {
    '/name/vi': content.name.vi,
    '/description/vi': content.description?.vi,
  };
  return (texts[field] ?? '').slice(start, end);
};

function finds(rule: Rule, example: RuleExample): Finding[] {
  return engine.assess(inputOf(example)).findings.filter((item) => item.rule === rule.id);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  it.each(rule.examples.hit.map((example) => [title(example), example] as const))('finds %s', (_title, example) => {
    const [first, ...others] = finds(rule, example);
    expect(first).toBeDefined();
    const finding = [first, ...others].find(
      (item) => !example.expect?.case || item?.params['case'] === example.expect.case,
    );
    expect(finding).toBeDefined();
    if (!finding) return;
    const { expect: wanted = {} } = example;
    if (wanted.severity) expect(finding.severity).toBe(wanted.severity);
    if (wanted.field) expect(finding.field).toBe(wanted.field);
    if (wanted.suggestedValue !== undefined) expect(finding.suggestedValue ?? null).toBe(wanted.suggestedValue);
    if (wanted.passage !== undefined) expect(passageOf(example, finding)).toBe(wanted.passage);
    for (const language of ['vi', 'en'] as const) {
      const words = catalogue.renderFinding(finding, language);
      expect(`${words.message} ${words.fix}`).not.toMatch(/\{\w+\}|undefined/);
      expect(words.source).not.toBe('');
    }
  });

  it.each(rule.examples.miss.map((example) => [title(example), example] as const))('passes %s', (_title, example) => {
    expect(finds(rule, example)).toEqual([]);
  });

  it('has examples of both kinds and cases in both languages', () => {
    expect(rule.examples.hit.length).toBeGreaterThan(0);
    expect(rule.examples.miss.length).toBeGreaterThan(0);
  });
});

describe('the rules together', () => {
  it('are found by place: one per file', () => {
    const files = readdirSync(new URL('./rules/', import.meta.url)).filter((file) => !file.includes('.spec.'));
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it('find nothing in a sound product, which is ready and well graded', () => {
    const verdict = engine.assess(inputOf({}));
    expect(verdict.findings).toEqual([]);
    expect(verdict.channels['market']?.readiness).toBe('ready');
    expect(verdict.grade).toBe('A');
  });
});
