import fc from 'fast-check';
import type { Finding } from '#libs/contracts';
import { describe, expect, it } from 'vitest';
import { type Decision, findingKey } from './decisions.js';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack, rulePackFiles } from './rule-pack.js';
import { inputOf, soundProduct } from './testing/sound-product.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
const CLAIM = 'Mật ong chữa khỏi đau dạ dày.';

const described = (text: string) => ({
  ...soundProduct,
  content: { ...soundProduct.content, description: { vi: text } },
});
/** A find of some weight on words of the description. */
function found(text: string, words: string, severity: Finding['severity']): string {
  const start = text.indexOf(words);
  const place = { field: '/description/vi', start, end: start + words.length, params: {} };
  return findingKey({ rule: 'X01', ruleVersion: 1, dimension: 'legal', severity, ...place }, described(text));
}

describe('the key of a finding', () => {
  const around = fc.stringMatching(/^[a-zà ]{0,40}\. $/);

  it.each(['warn', 'block'] as const)('of severity %s survives whatever is written elsewhere', (severity) => {
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(found(`${before}${CLAIM} ${after}`, 'chữa khỏi', severity)).toBe(found(CLAIM, 'chữa khỏi', severity));
      }),
    );
  });

  it('is of the folded passage, so that capitals and composed letters do not matter', () => {
    const typed = CLAIM.normalize('NFD');
    const written = found(typed, 'chữa khỏi'.normalize('NFD'), 'warn');
    expect(written).toBe(found(CLAIM, 'chữa khỏi', 'warn'));
    expect(found(CLAIM.toUpperCase(), 'CHỮA KHỎI', 'warn')).toBe(written);
    expect(found(CLAIM, 'đau dạ dày', 'warn')).not.toBe(written);
  });

  it('of a gate is of its sentence, of advice of the words alone', () => {
    const other = 'Thợ sửa chữa khỏi vất vả.';
    expect(found(other, 'chữa khỏi', 'warn')).toBe(found(CLAIM, 'chữa khỏi', 'warn'));
    for (const gate of ['block', 'review'] as const)
      expect(found(other, 'chữa khỏi', gate)).not.toBe(found(CLAIM, 'chữa khỏi', gate));
  });

  it('of a whole field is its value, of what is missing the place', () => {
    const whole = (field: string, content: object = {}): string =>
      findingKey(
        { rule: 'X01', ruleVersion: 1, dimension: 'legal', severity: 'warn', field, params: {} },
        { ...soundProduct, content: { ...soundProduct.content, ...content } },
      );
    const { documents, images } = soundProduct.content;
    const [paper] = documents;
    expect(whole('/documents/0', { documents: [{ ...paper, files: ['https://anh.example/a.pdf'] }] })).toBe(
      whole('/documents/0'),
    );
    expect(whole('/documents/0', { documents: [{ ...paper, number: '9' }] })).not.toBe(whole('/documents/0'));
    expect(whole('/images/1', { images: [images[3], ...images] })).toBe(whole('/images/0'));
    expect(whole('/sections/use/vi')).not.toBe(whole('/sections/storage/vi'));
    expect(whole('/constructor/name')).toBe(whole('/constructor/name', { images: [] }));
  });

  it('stays cheap in a text without full stops', () => {
    const text = `${'a '.repeat(50_000)}chữa khỏi${' b'.repeat(50_000)}`;
    const far = text.replace('a a', 'c c');
    expect(found(far, 'chữa khỏi', 'block')).toBe(found(text, 'chữa khỏi', 'block'));
  });
});

describe('judging with decisions', () => {
  const input = inputOf({ text: `${CLAIM} Gọi ngay để đặt.` });
  const plain = engine.assess(input);
  const keyed = plain.findings.map((finding) => findingKey(finding, input.product));
  const decided = (kind: Decision['kind']) =>
    engine.assess({ ...input, decisions: keyed.map((key) => ({ key, kind, at: 1, reason: 'x' })) });

  it.each(['dismissed', 'accepted', 'refused'] as const)('a block stays a block when it is %s', (kind) => {
    const blocks = (all: typeof plain.findings) =>
      all.filter(({ severity }) => severity === 'block').map(({ rule }) => rule);
    expect(blocks(plain.findings)).toContain('F04');
    expect(blocks(decided(kind).findings)).toEqual(expect.arrayContaining(blocks(plain.findings)));
    expect(decided(kind).channels['market']?.readiness).toBe('refused');
  });

  it('a false positive on every block refuses no channel, and finds no less', () => {
    const after = decided('falsePositive');
    expect(plain.channels['market']?.readiness).toBe('refused');
    expect(after.channels['market']?.readiness).not.toBe('refused');
    expect(after.findings.map(({ rule }) => rule).sort()).toEqual(plain.findings.map(({ rule }) => rule).sort());
  });

  it('dismissing everything never lowers the score', () => {
    expect(decided('dismissed').score).toBeGreaterThanOrEqual(plain.score);
  });

  it.each([
    ['C01', { permit: { answer: 'unknown' as const, papers: [], entries: [] } }],
    ['C01', { permit: { answer: 'no' as const, papers: [], entries: [] } }],
    ['K06', { refusedSheets: [4] }],
  ])('never settles what only the allow-list says (%s)', (rule, channel) => {
    const goods = inputOf({ channel });
    const before = engine.assess(goods);
    expect(before.findings.map((finding) => finding.rule)).toContain(rule);
    const keys = before.findings.map((finding) => findingKey(finding, goods.product));
    for (const kind of ['accepted', 'falsePositive'] as const) {
      const decisions = keys.map((key) => ({ key, kind, at: 1, reason: 'x' }));
      expect(engine.assess({ ...goods, decisions })).toEqual(before);
    }
  });

  it('of another passage changes nothing', () => {
    const others = keyed.map((key): Decision => ({
      key: `${key.split('.')[0]}.0000000000000000`,
      kind: 'falsePositive',
      at: 1,
      reason: 'x',
    }));
    expect(engine.assess({ ...input, decisions: others })).toEqual(plain);
  });
});
