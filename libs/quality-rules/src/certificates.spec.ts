import { describe, expect, it } from 'vitest';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack, rulePackFiles } from './rule-pack.js';
import type { RuleExample } from './rule.js';
import { inputOf, soundProduct } from './testing/sound-product.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));

function judged(example: RuleExample, more: { producerKnown?: boolean } = {}) {
  const { findings, channels } = engine.assess({ ...inputOf(example), ...more });
  const weights = Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity]));
  return { weights, readiness: channels['market']?.readiness };
}
const [sound] = soundProduct.content.documents;
const paper = (more: object): RuleExample['content'] => ({ documents: [{ ...sound!, ...more }] });
const text = 'Mật ong OCOP 4 sao, vị ngọt thanh, quay từ cầu đã vít nắp.';

describe('a certificate in its life', () => {
  const filed = { renewalFiledOn: '2028-12-20' };

  it.each([
    ['on its last day', {}, '2029-05-10', 'ready'],
    ['a day later', {}, '2029-05-11', 'refused'],
    ['a day later, with its renewal filed', filed, '2029-05-11', 'ready'],
    ['on the last day of the extension', filed, '2029-11-06', 'ready'],
    ['a day after it', filed, '2029-11-07', 'refused'],
    ['when the renewal is decided', { ...filed, renewalDecidedOn: '2029-07-01' }, '2029-07-01', 'refused'],
    ['with a renewal filed too late', { renewalFiledOn: '2029-05-11' }, '2029-05-12', 'refused'],
    ['printed with fourteen years', { expires: '2040-01-01' }, '2035-06-01', 'refused'],
    ['printed with fourteen years, in its first', { expires: '2040-01-01' }, '2026-11-22', 'fixable'],
    ['of a district that gave four stars', { issuer: 'UBND huyện', scheme: 'QD1048' }, '2026-11-22', 'fixable'],
  ])('%s', (_name, more, today, readiness) => {
    expect(judged({ text, today, content: paper(more), verification: 'seen' }).readiness).toBe(readiness);
  });
});

describe('rules that lack an input say so', () => {
  const packed = { ocopSheet: 7, labelFields: { ...soundProduct.content.labelFields, ingredients: 'Mận 90 %, đường' } };
  const nutrition = { N01: 'notChecked', N02: 'notChecked' };

  it('without a sheet nobody knows whether a nutrition table is due', () => {
    expect(judged({ content: { ocopSheet: undefined } }).weights).toMatchObject(nutrition);
  });

  it('without a table it depends on the kind of producer, with one it does not', () => {
    expect(judged({ content: packed }, { producerKnown: false }).weights).toMatchObject(nutrition);
    const printed = { content: packed, text: `${text} Giá trị dinh dưỡng in trên bao bì.` };
    expect(judged(printed, { producerKnown: false }).weights).not.toHaveProperty('N01');
    expect(judged({}, { producerKnown: false }).weights).not.toHaveProperty('N02');
  });

  it('nor who may take part, without kind or sheet', () => {
    const producer = { kind: 'association' as const };
    expect(judged({ producer, content: { ocopSheet: undefined } }).weights).toMatchObject({ O07: 'notChecked' });
    expect(judged({ producer }, { producerKnown: false }).weights).toMatchObject({ O07: 'notChecked' });
    expect(judged({ producer }).weights).toMatchObject({ O07: 'review' });
  });
});
