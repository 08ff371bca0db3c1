import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluationFile } from './samples.js';
import { agreement, estimate, f1, gradeAgreement, mean, percentile } from './statistics.js';

describe('an estimate', () => {
  // Wilson (1927) as in Newcombe (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i lies between %d and %d', (hits, of, low, high) => {
    const told = estimate(hits, of);
    expect(told.value).toBe(hits / of);
    expect(told.low).toBeCloseTo(low, 3);
    expect(told.high).toBeCloseTo(high, 3);
  });

  it('of nothing is open', () => {
    expect(estimate(0, 0)).toEqual({ hits: 0, of: 0, value: null, low: 0, high: 1 });
  });
});

describe('agreement', () => {
  it("is Cohen's kappa of his own example", () => {
    // 50 cases: both yes 20, both no 15, only the first 5, only the second 10.
    const { percent, kappa } = agreement({ first: 25, second: 30, both: 20 }, 50);
    expect(percent).toBeCloseTo(0.7);
    expect(kappa).toBeCloseTo(0.4);
  });

  it('is whole where neither reader said yes', () => {
    expect(agreement({ first: 0, second: 0, both: 0 }, 10)).toEqual({ percent: 1, kappa: 1 });
  });

  it('over grades agrees with that over yes and no', () => {
    const times = (count: number, pair: [number, number]): [number, number][] =>
      Array.from({ length: count }, () => pair);
    const pairs = [...times(20, [1, 1]), ...times(15, [0, 0]), ...times(5, [1, 0]), ...times(10, [0, 1])];
    expect(gradeAgreement(pairs).kappa).toBeCloseTo(0.4);
  });

  it('stored with the labels is what the counts give', () => {
    const { agreement: stored, listings } = JSON.parse(readFileSync(evaluationFile('labels.json'), 'utf8')) as {
      agreement: Record<string, { first: number; second: number; both: number; kappa: number }>;
      listings: { set: string }[];
    };
    const read = listings.filter(({ set }) => set === 'dev').length;
    for (const [name, one] of Object.entries(stored))
      expect([name, agreement(one, read).kappa.toFixed(3)]).toEqual([name, one.kappa.toFixed(3)]);
  });
});

describe('the other figures', () => {
  it('join precision and recall', () => {
    expect(f1(8, 10, 16)).toBeCloseTo(2 / (10 / 8 + 16 / 8));
    expect(f1(0, 0, 0)).toBeNull();
  });

  it('take the percentile by nearest rank', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect([percentile(twenty, 0.95), percentile([3], 0.95), percentile([], 0.95)]).toEqual([19, 3, 0]);
    expect([mean([1, 2, 6]), mean([])]).toEqual([3, 0]);
  });
});
