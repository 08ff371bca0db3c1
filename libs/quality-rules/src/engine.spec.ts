import fc from 'fast-check';
import { startOfLegalDate } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { FindingCatalogue } from './catalogue.js';
import type { AssessInput } from './context.js';
import { type Decision, findingKey } from './decisions.js';
import { RuleEngine, type Judgement } from './engine.js';
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

  it('judges the party that a channel prints under the text', () => {
    const address = (text: string) =>
      assess({ producer: { labelParty: { name: 'Hợp tác xã Đồi Sương', address: `Thôn 3, Lâm Đồng${text}` } } });
    expect(address('').channels['market']?.readiness).toBe('ready');
    const { channels, findings } = address(', đặt hàng 0901234567, mật chữa khỏi ung thư');
    expect(channels['market']?.readiness).toBe('refused');
    expect(findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule)).toEqual(['F04', 'M01']);
  });

  it.each([
    'tr1 ho',
    'tr!ị ho',
    'trj ho',
    'chữ a bệnh gan',
    'ch ữ a b ệ n h gan',
    'ch🍯ữa bệnh gan',
    'ch(ữ)a bệnh gan',
  ])('refuses a claim in disguise: %s', (claim) => {
    const { channels, findings } = assess({ text: `Mật ong hoa nhãn ${claim}.` });
    expect(channels['market']?.readiness).toBe('refused');
    expect(findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule)).toEqual(['F04']);
  });

  it('reads the number of a house as no superlative', () => {
    const labelParty = { name: 'Hợp tác xã Đồi Sương', address: 'Số 1 đường Hoa Mai, phường Lâm Viên - Đà Lạt' };
    expect(assess({ producer: { labelParty } }).findings.map(({ rule }) => rule)).not.toContain('A01');
  });

  it('carries version and hash of what was judged', () => {
    expect(assess({}).channels['market']).toMatchObject({ grammarVersion: 1, renderHash: 'render' });
  });
});

describe('a text full of one fault', () => {
  const soft = (count: number) =>
    Array.from({ length: count }, (_, number) => `Câu ${number} nói về người bệnh tiểu đường.`).join('\n');
  const hard = 'Mật ong chữa khỏi ung thư và trị dứt đau dạ dày.';
  const decided = (kind: Decision['kind'], { findings }: Judgement, input: AssessInput) =>
    engine.assess({
      ...input,
      decisions: findings.map((one) => ({ key: findingKey(one, input.product), kind, at: 1, reason: 'x' })),
    });

  it('refuses for one ban among any number of softer finds, and tells the ban', () => {
    for (const text of [`${soft(25)}\n${hard}`, `${hard}\n${soft(25)}`]) {
      const { channels, findings, moreFindings } = assess({ text });
      expect(channels['market']?.readiness).toBe('refused');
      expect(channels['market']?.blocking.map((index) => findings[index]?.severity)).toContain('block');
      expect(findings.filter(({ rule }) => rule === 'F04')).toHaveLength(20);
      expect(moreFindings).toBeGreaterThan(0);
    }
  });

  it('is not ready when the finds that were told are accepted, but those behind them were not', () => {
    const input = inputOf({ text: soft(25) });
    const first = engine.assess(input);
    const second = decided('accepted', first, input);
    expect(second.channels['market']?.readiness).toBe('fixable');
    expect(second.findings.filter(({ severity }) => severity === 'review')).toHaveLength(5);
  });

  it('stays refused when only the bans that were told are false positives', () => {
    const claims = Array.from({ length: 21 }, (_, number) => `Mẻ ${number} chữa khỏi ung thư.`).join('\n');
    const input = inputOf({ text: claims });
    const second = decided('falsePositive', engine.assess(input), input);
    expect(second.channels['market']?.readiness).toBe('refused');
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

  it('tells the same of products composed at random, again and with rules in any order', () => {
    const examples = rules.flatMap(({ examples: { hit, miss } }) => [...hit, ...miss]);
    const some = fc.constantFrom(...examples);
    const composed = fc.array(some, { minLength: 1, maxLength: 5 }).map((list): RuleExample => {
      const text = list.flatMap(({ name = '', text: own = '' }) => [name, own]).join('\n');
      return { ...Object.assign({}, ...list), text };
    });
    const shuffled = fc.shuffledSubarray([...rules], { minLength: rules.length });
    fc.assert(
      fc.property(composed, shuffled, (example, order) => {
        const verdict = assess(example);
        expect(assess(example)).toEqual(verdict);
        expect(new RuleEngine(order, pack).assess(inputOf(example))).toEqual(verdict);
      }),
      { numRuns: 25 },
    );
  }, 300_000);

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
    expect(findings).toMatchObject(['L01', 'O07'].map((rule) => ({ rule, severity: 'notChecked' })));
    expect(channels['market']?.readiness).toBe('ready');
    const [finding] = findings;
    if (finding) expect(new FindingCatalogue(rules).renderFinding(finding, 'vi').message).toContain('L01');
  });
});
