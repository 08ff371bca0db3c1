import fc from 'fast-check';
import { type GoodsPermit, sheetOf } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { RuleEngine } from '../engine.js';
import { loadRules } from '../load-rules.js';
import { loadRulePack, rulePackFiles } from '../rule-pack.js';
import type { RuleExample } from '../rule.js';
import { inputOf, plainChannel, soundProduct } from '../testing/sound-product.js';
import { criteriaHelped, criterionAbout, type CriterionTopic, helpedBy } from './criteria.js';
import { readinessMatrix } from './matrix.js';
import { assessSelf } from './self-assessment.js';

const rules = await loadRules();
const engine = new RuleEngine(rules, loadRulePack(rulePackFiles.at(-1), rules));
const yes: GoodsPermit = { answer: 'yes', papers: [], entries: [] };
const no: GoodsPermit = { ...yes, answer: 'no' };
const unknown: GoodsPermit = { ...yes, answer: 'unknown' };
const names = { vi: 'Kênh', en: 'Channel' };

function matrixOf(example: RuleExample, permit = yes) {
  const input = inputOf(example);
  const channel = { ...plainChannel(input.product, example.channel), permit };
  const verdict = engine.assess({ ...input, channels: [channel] });
  const shelf = [{ id: 'market', names, kind: channel.kind, permit }];
  return { verdict, rows: readinessMatrix(verdict, shelf, rules, input.product.content.ocopSheet) };
}

describe('the readiness matrix', () => {
  it('is ready without reasons', () => {
    expect(matrixOf({}).rows).toMatchObject([{ channel: 'market', readiness: 'ready', reasons: [] }]);
  });

  it('tells refusals first, then what to mend, then what waits for a person', () => {
    const { rows, verdict } = matrixOf({
      text: 'Mật ong chữa khỏi đau dạ dày. Đạt OCOP 4 sao.',
      verification: 'claimed',
      channel: { title: { min: 1, max: 10 } },
    });
    expect(rows[0]?.readiness).toBe('refused');
    const told = rows[0]?.reasons.map(({ obstacle, finding }) => [obstacle, verdict.findings[finding]?.rule]) ?? [];
    expect(told[0]).toEqual(['refused', 'F04']);
    expect(told).toContainEqual(['mend', 'K01']);
    expect(told.at(-1)).toEqual(['person', 'O01']);
  });

  it('gives a reason exactly where a channel is not ready', () => {
    const text = fc.constantFrom('Trị ho.', 'Zalo 0901 234 567', 'Mật ong vị ngọt thanh, quay từ cầu đã vít nắp.');
    const permit = fc.constantFrom(yes, no, unknown);
    fc.assert(
      fc.property(text, permit, fc.integer({ min: 1, max: 26 }), (words, answer, ocopSheet) => {
        const [row] = matrixOf({ text: words, content: { ocopSheet } }, answer).rows;
        expect(row?.reasons.length === 0).toBe(row?.readiness === 'ready');
        if (answer.answer !== 'yes') expect(row?.readiness).not.toBe('ready');
        if (row?.readiness === 'refused') expect(row.reasons[0]?.obstacle).toBe('refused');
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out a channel that the verdict does not know', () => {
    const { verdict } = matrixOf({});
    expect(readinessMatrix(verdict, [{ id: 'new', names, kind: 'marketplace', permit: yes }], rules, 4)).toEqual([]);
  });
});

describe('criteria of the score sheets', () => {
  const lacking = (topic: CriterionTopic): number[] =>
    Array.from({ length: 26 }, (_, index) => index + 1).filter((sheet) => !criterionAbout(topic, sheet));

  it('are found on every sheet that has them', () => {
    expect(lacking('label')).toEqual([26]);
    expect(lacking('story')).toEqual([]);
    expect(lacking('storyForm')).toEqual([]);
    expect(lacking('localIdentity')).toEqual([26]);
    expect(lacking('producerKind')).toEqual([]);
    expect(lacking('trademark')).toEqual([]);
    expect(criterionAbout('label', 21)?.name).not.toContain('song ngữ');
    expect(criterionAbout('label', 6)?.code).toBe('2.3');
    expect(criterionAbout('declaration', 6)?.code).toBe('8');
    expect(criterionAbout('assurance', 6)?.code).toBe('9');
    expect(criterionAbout('instructions', 6)?.code).toBe('10');
  });

  it('are named for what a fix helps, and none for what helps none', () => {
    const codes = (rule: string, sheet: number | undefined, params = {}) =>
      criteriaHelped({ rule, params }, sheet).map(({ code }) => code);
    expect(codes('O03', 6)).toEqual(['5.1', '5.2', '5.3']);
    expect(codes('L02', 6, { case: 'usage' })).toEqual(['2.3', '10']);
    expect(codes('F06', 6)).toEqual(['9']);
    expect(codes('M01', 6)).toEqual([]);
    expect(codes('O03', undefined)).toEqual([]);
    expect(codes('L02', 26)).toEqual([]);
  });

  it('are joined over all findings, in the sheet’s order', () => {
    const finding = (rule: string) => ({
      ...{ rule, ruleVersion: 1, dimension: 'legal' as const, severity: 'warn' as const, field: '', params: {} },
    });
    expect(helpedBy([finding('O03'), finding('G03'), finding('M01')], 6)).toMatchObject([
      { code: '2.3', rules: ['G03'] },
      { code: '5.1', rules: ['G03', 'O03'] },
      { code: '5.2', rules: ['O03'] },
      { code: '5.3', rules: ['O03'] },
    ]);
    expect(helpedBy([{ ...finding('O03'), severity: 'notChecked' }], 6)).toEqual([]);
  });
});

describe('a product on its own sheet', () => {
  const of = (content: RuleExample['content'], answers: Record<string, number | null> = {}, today = '2026-11-22') => {
    const product = { ...soundProduct, content: { ...soundProduct.content, ...content } };
    return assessSelf({ product, verifications: { attp: 'seen' }, today }, answers);
  };
  const criterion = (result: ReturnType<typeof of>, code: string) =>
    result?.criteria.find((item) => item.code === code);

  it('needs a sheet', () => {
    expect(of({ ocopSheet: undefined })).toBeUndefined();
  });

  it('reads what papers, producer and texts show, and keeps it open', () => {
    const result = of({ ocopSheet: 6 });
    expect(criterion(result, '9')?.evidence).toEqual([
      { code: '9', option: 0, field: '/documents/1', verification: 'seen' },
    ]);
    expect(criterion(result, '3.1')?.evidence).toEqual([{ code: '3.1', option: 2, field: '/producer/kind' }]);
    expect(criterion(result, '5.1')?.evidence).toMatchObject([{ option: 1, field: '/sections/story' }]);
    expect(result?.missing).toContain('9');
    const without = of({ ocopSheet: 6, documents: [], sections: {} });
    expect(result?.points.least).toBeGreaterThan(without?.points.least ?? 100);
    expect(result?.points.most).toBe(100);
    expect(result?.minimums).toContainEqual({ code: '9', star: 3, option: 0, state: 'met' });
  });

  it('takes no evidence from a paper past its end', () => {
    const documents = [{ id: 'attp', kind: 'foodSafety' as const, number: '12', expires: '2026-11-21', files: [] }];
    expect(criterion(of({ ocopSheet: 6, documents }), '9')?.evidence).toEqual([]);
  });

  it('says which answers lack their paper, and which fall below what is on file', () => {
    const result = of({ ocopSheet: 6, documents: [] }, { '8': 1, '9': null, '3.1': 0 });
    expect(criterion(result, '8')?.lacksPaper).toEqual(['selfDeclaration', 'notification']);
    expect(criterion(result, '9')).not.toHaveProperty('lacksPaper');
    expect(criterion(result, '3.1')?.belowEvidence).toBe(true);
    expect(criterion(of({ ocopSheet: 6 }, { '9': 1 }), '9')).not.toHaveProperty('lacksPaper');
  });

  it('promises no stars on a flagged sheet', () => {
    const result = of({ ocopSheet: 4 });
    expect(result?.flags).not.toEqual([]);
    expect(result).not.toHaveProperty('stars');
    expect(of({ ocopSheet: 6 })).toMatchObject({ stars: { least: 1, most: 5 }, flags: [] });
  });

  it('stays within what is answered: from evidence to the highest level', () => {
    const sheets = fc.integer({ min: 1, max: 26 });
    fc.assert(
      fc.property(sheets, fc.infiniteStream(fc.option(fc.nat({ max: 2 }))), (ocopSheet, levels) => {
        const answers: Record<string, number> = {};
        for (const { code, options } of sheetOf(ocopSheet)?.criteria ?? []) {
          const level = levels.next().value;
          if (typeof level === 'number' && level < options.length) answers[code] = level;
        }
        const result = of({ ocopSheet }, answers);
        expect(result?.unknown).toEqual([]);
        expect(result?.points.least).toBeLessThanOrEqual(result?.points.most ?? -1);
        expect(result?.points.most).toBeLessThanOrEqual(100);
        expect((result?.missing.length ?? 0) + Object.keys(answers).length).toBe(result?.criteria.length);
        if (result?.stars) expect(result.stars.least).toBeLessThanOrEqual(result.stars.most);
      }),
      { numRuns: 60 },
    );
  });
});
