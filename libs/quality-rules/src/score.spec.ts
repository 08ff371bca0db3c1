import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleEngine } from './engine.js';
import { loadRules } from './load-rules.js';
import { profileOf, readProfile } from './profile.js';
import standard from './profiles/standard.json' with { type: 'json' };
import { loadRulePack, rulePackFiles, severityOf } from './rule-pack.js';
import type { Rule, RuleExample } from './rule.js';
import { inputOf, plainChannel, soundProduct } from './testing/sound-product.js';

const rules = await loadRules();
const pack = loadRulePack(rulePackFiles.at(-1), rules);
const engine = new RuleEngine(rules, pack);
const assess = (example: RuleExample, by = engine) => by.assess(inputOf(example));
const scored = (example: RuleExample, by = engine) => {
  const { score, grade, dimensions } = assess(example, by);
  return { score, grade, dimensions };
};

const piece = fc.constantFrom(
  'Mật ong hoa nhãn vị ngọt thanh.',
  'Trị ho, chữa đau dạ dày.',
  'Zalo 0901 234 567.',
  'Ngon nhất Việt Nam.',
  'Đạt OCOP 5 sao.',
  'Bảo quản nơi khô mát.',
  'mat ong nguyen chat quay tai vuon nha',
  'Cách dùng: pha với nước ấm.\n',
  'Thành phần: mật ong.\n\n',
  'RẤT NGON RẤT NGON RẤT NGON',
  'Sp ko chất bảo quản.',
);
const example = fc
  .record({
    text: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' ')),
    ocopSheet: fc.option(fc.integer({ min: 1, max: 26 }), { nil: undefined }),
    verification: fc.constantFrom('claimed' as const, 'seen' as const),
  })
  .map(({ text, ocopSheet, verification }): RuleExample => ({ text, verification, content: { ocopSheet } }));

const isGate = (severity: string): boolean => severity === 'block' || severity === 'review';

/** The same rules, but of law and bans, and of what blocks the product itself, nothing is found. */
const withoutGates = new RuleEngine(
  rules.map((rule): Rule => {
    const own = severityOf(rule, pack);
    return {
      ...rule,
      check: (context) => {
        const answer = rule.check(context);
        if (typeof answer === 'string') return answer;
        // A find may be weaker than its rule, never stronger.
        return rule.gate === 'law' ? [] : answer.filter(({ severity = own }) => !isGate(own) || !isGate(severity));
      },
    };
  }),
  pack,
);

describe('the score', () => {
  it('is the same with and without every gate', () => {
    fc.assert(
      fc.property(example, (any) => {
        expect(scored(any, withoutGates)).toEqual(scored(any));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same whichever channels there are', () => {
    fc.assert(
      fc.property(
        example,
        fc.constantFrom('marketplace' as const, 'ownShop' as const, 'retail' as const),
        (any, kind) => {
          const input = inputOf(any);
          const strict = { ...plainChannel(input.product), id: 'strict', kind, title: { min: 200, max: 201 } };
          for (const channels of [[], [strict], [...input.channels, strict]]) {
            const { score, dimensions } = engine.assess({ ...input, channels });
            expect({ score, dimensions }).toEqual({ score: scored(any).score, dimensions: scored(any).dimensions });
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is the weighted mean of its five dimensions, and the letter follows from it', () => {
    const { weights, grades } = profileOf(pack.profile);
    fc.assert(
      fc.property(example, (any) => {
        const { score, grade, dimensions } = scored(any);
        const parts = Object.entries(weights).map(([name, weight]) => (dimensions as never)[name] * weight);
        expect(score).toBe(Math.round(parts.reduce((sum, part) => sum + part, 0) / 100));
        expect(grade).toBe((['A', 'B', 'C', 'D'] as const).find((letter) => score >= grades[letter]) ?? 'E');
      }),
      { numRuns: 25 },
    );
  });

  it('does not fall with a superlative or a certificate that ends soon, which are law', () => {
    const text = 'Mật ong hoa nhãn ngon nhất Việt Nam, quay từ cầu ong đã vít nắp.';
    const plain = 'Mật ong hoa nhãn vị ngọt thanh, quay từ cầu ong đã vít nắp nhé bạn.';
    expect(assess({ text }).findings.map(({ rule }) => rule)).toContain('A01');
    expect(scored({ text }).dimensions.trust).toBe(scored({ text: plain }).dimensions.trust);
  });

  it('falls with advice: capitals cost clarity or Vietnamese, nothing else', () => {
    const loud = scored({ name: soundProduct.content.name.vi.toUpperCase() });
    const calm = scored({});
    expect(loud.score).toBeLessThan(calm.score);
    expect(loud.dimensions.completeness).toBe(calm.dimensions.completeness);
  });
});

describe('completeness', () => {
  const points = (content: RuleExample['content'], text?: string) =>
    scored({ content, ...(text !== undefined && { text }) }).dimensions.completeness ?? 0;

  it('asks for what the label group of the sheet asks for', () => {
    const craft = { ocopSheet: 21, labelFields: { origin: 'Việt Nam', ingredients: 'Mây, tre' } };
    const told = 'Kích thước 30 cm. Hướng dẫn sử dụng: lau khô. Bảo quản nơi khô.';
    expect(points(craft, told)).toBe(100);
    expect(points({ ...craft, ocopSheet: 7 }, told)).toBeLessThan(80);
  });

  it('wants neither parcel nor label of a service', () => {
    const tour = { ocopSheet: 26, labelFields: {}, variants: [{ sku: 'TOUR', optionValues: [] }] };
    expect(points(tour, 'Một ngày ở bản: đi hái chè, nấu cơm. Hướng dẫn sử dụng: đặt trước hai ngày.')).toBe(100);
  });

  it('rises with every item told', () => {
    const { netQuantity, expiry, storage, usage } = soundProduct.content.labelFields;
    const bare = { name: { vi: 'Mật ong hoa nhãn Đồi Sương' }, variants: [{ sku: 'A', optionValues: [] }] };
    const steps = [{}, { netQuantity }, { netQuantity, expiry }, { netQuantity, expiry, storage, usage }];
    const reached = steps.map((labelFields) => points({ ...bare, labelFields }, 'Mật ong hoa nhãn.'));
    expect([...reached].sort((a, b) => a - b)).toEqual(reached);
    expect(new Set(reached).size).toBe(steps.length);
  });
});

describe('a profile', () => {
  it('refuses weights that do not add up and fields it does not know', () => {
    expect(readProfile(standard).id).toBe('standard');
    expect(() => readProfile({ ...standard, weights: { ...standard.weights, trust: 21 } })).toThrow('add up');
    expect(() => readProfile({ ...standard, bonus: 5 })).toThrow();
  });
});
