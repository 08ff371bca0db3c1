import fc from 'fast-check';
import { startOfLegalDate } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { FindingCatalogue } from './catalogue.js';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { loadRulePack, RulePackError, rulePackFiles, type RulePack } from './rule-pack.js';
import type { RuleExample } from './rule.js';
import { inputOf, plainChannel, soundProduct } from './testing/sound-product.js';

const rules = await loadRules();
const pack = loadRulePack(rulePackFiles.at(-1), rules);
const engine = new RuleEngine(rules, pack);
const assess = (example: RuleExample) => engine.assess(inputOf(example));
const withRule = (id: string, own: RulePack['rules'][string]): RuleEngine =>
  new RuleEngine(rules, loadRulePack({ ...pack, rules: { ...pack.rules, [id]: own } }, rules));

describe('the verdict per channel', () => {
  it('refuses what law or a ban blocks and points at the finding', () => {
    const { channels, findings } = assess({ text: 'Mật ong chữa khỏi đau dạ dày.' });
    expect(channels['market']?.readiness).toBe('refused');
    expect(channels['market']?.blocking.map((index) => findings[index]?.rule)).toEqual(['F04']);
  });

  it('calls fixable what does not fit the form or waits for a person', () => {
    const long = assess({ channel: { title: { min: 1, max: 10 } } });
    expect(long.channels['market']).toMatchObject({ readiness: 'fixable', fit: 75 });
    expect(assess({ text: 'Đạt OCOP 4 sao.', verification: 'claimed' }).channels['market']?.readiness).toBe('fixable');
  });

  it('judges one text by the kind of each channel', () => {
    const input = inputOf({ text: 'Đặt hàng: 0901 234 567' });
    const market = plainChannel(input.product);
    const shop = { ...market, id: 'shop', kind: 'ownShop' as const };
    const { channels, findings } = engine.assess({ ...input, channels: [market, shop] });
    expect(channels['market']?.readiness).toBe('refused');
    expect(channels['shop']?.readiness).toBe('ready');
    const contact = findings.find(({ rule }) => rule === 'M01');
    expect(contact).toMatchObject({ severity: 'block', severities: { marketplace: 'block', ownShop: 'warn' } });
  });

  it('does not hold a text against a channel that shows another one', () => {
    const claim = { vi: 'Mật ong trị ho cho cả nhà.' };
    const own = { market: { description: 'Mật ong vị ngọt thanh, hương hoa nhãn, dùng pha nước ấm.' } };
    const input = inputOf({ content: { description: claim, channelContent: own } });
    const market = { ...plainChannel(input.product), ownTexts: { description: true } };
    const other = { ...market, id: 'other', ownTexts: {}, rendered: { ...market.rendered, description: claim.vi } };
    const { channels } = engine.assess({ ...input, channels: [market, other] });
    expect(channels['market']?.readiness).toBe('ready');
    expect(channels['other']?.readiness).toBe('refused');
  });

  it('holds a channel text only against its channel', () => {
    const own = { market: { description: 'Mật ong trị ho cho cả nhà.' } };
    const input = inputOf({ content: { channelContent: own } });
    const market = { ...plainChannel(input.product), ownTexts: { description: true } };
    const other = { ...market, id: 'other', rendered: { ...market.rendered, description: 'Mật ong vị ngọt thanh.' } };
    const { channels } = engine.assess({ ...input, channels: [market, other] });
    expect(channels['market']?.readiness).toBe('refused');
    expect(channels['other']?.readiness).toBe('ready');
  });

  it('carries version and hash of what was judged', () => {
    expect(assess({}).channels['market']).toMatchObject({ grammarVersion: 1, renderHash: 'render' });
  });
});

describe('gates and score', () => {
  it('are never mixed: a blocked claim costs no points', () => {
    const clean = assess({ text: 'Mật ong hoa nhãn vị ngọt thanh, thơm lâu, quay từ cầu đã vít nắp.' });
    const claim = assess({ text: 'Mật ong hoa nhãn trị ho khan rất tốt, quay từ cầu ong đã vít nắp.' });
    expect(claim.channels['market']?.readiness).toBe('refused');
    expect(Math.abs(claim.score - clean.score)).toBeLessThanOrEqual(1);
  });

  it('a bare product scores low', () => {
    const bare = {
      sections: {},
      labelFields: {},
      documents: [],
      images: [],
      variants: [{ sku: 'A', optionValues: [] }],
    };
    const verdict = assess({ name: 'Mật ong', text: 'Ngon.', content: bare, producer: { labelParty: undefined } });
    expect(verdict.grade).toBe('E');
  });
});

describe('dates', () => {
  it('names the next day on which the certificate changes, as midnight in Vietnam', () => {
    expect(assess({}).reassessAt).toBe(startOfLegalDate('2028-11-11'));
  });

  it('honours first and last day of a rule in the pack', () => {
    const later = withRule('F04', { validFrom: '2027-01-01' });
    const claim = { text: 'Mật ong trị ho.', content: { documents: soundProduct.content.documents.slice(1) } };
    expect(later.assess(inputOf(claim)).findings).toEqual([]);
    expect(later.assess(inputOf(claim)).reassessAt).toBe(startOfLegalDate('2027-01-01'));
    expect(later.assess(inputOf({ ...claim, today: '2027-01-01' })).findings).toHaveLength(1);
    const ended = withRule('F04', { validTo: '2026-11-22' });
    expect(ended.assess(inputOf(claim)).reassessAt).toBe(startOfLegalDate('2026-11-23'));
    expect(ended.assess(inputOf({ ...claim, today: '2026-11-23' })).findings).toEqual([]);
  });
});

describe('rule packs', () => {
  it('change severities per kind of channel without a release', () => {
    const strict = withRule('A01', { severity: { marketplace: 'review' } });
    const verdict = strict.assess(inputOf({ text: 'Mật ong ngon nhất Việt Nam.' }));
    expect(verdict.channels['market']?.readiness).toBe('fixable');
  });

  it.each([
    ['an unknown rule', { rules: { X99: {} } }],
    ['a bad date', { rules: { F04: { validFrom: '2026-13-01' } } }],
    ['an empty period', { rules: { F04: { validFrom: '2027-01-01', validTo: '2026-01-01' } } }],
    ['an unknown severity', { rules: { F04: { severity: { marketplace: 'fatal' } } } }],
    ['an unknown field', { strictness: 3 }],
  ])('refuse to load with %s', (_, wrong) => {
    expect(() => loadRulePack({ ...pack, ...wrong }, rules)).toThrow(RulePackError);
  });
});

describe('the engine', () => {
  it('does not depend on the order of rules', () => {
    const text = 'Mật ong số 1, trị ho, tiểu đường. Zalo 0901234567 , OCOP 5 sao  nhé.';
    const other = new RuleEngine([...rules].reverse(), pack);
    expect(other.assess(inputOf({ text }))).toEqual(assess({ text }));
  });

  it('is deterministic and bears any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(assess({ text })).toEqual(assess({ text }));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['chữa bệnh ', 'a.', 'c h ', 'trị ho, ', '0901 ', 'a\u0301', '<b', 'ocop 5 sao ', '\u202b{"a":[', '🐝'])(
    'finishes 200 kB of %j within its limits',
    (piece) => {
      const verdict = assess({ text: piece.repeat(200_000 / piece.length) });
      expect(verdict.findings.length).toBeLessThanOrEqual(200);
      expect(JSON.stringify(verdict.findings).length).toBeLessThan(200_000);
    },
  );

  it('lists a rule that lacks its inputs as not checked', () => {
    const { findings, channels } = engine.assess({ ...inputOf({}), producerKnown: false });
    expect(findings).toMatchObject([{ rule: 'L01', severity: 'notChecked' }]);
    expect(channels['market']?.readiness).toBe('ready');
    const [finding] = findings;
    if (finding) expect(new FindingCatalogue(rules).renderFinding(finding, 'vi').message).toContain('L01');
  });
});
