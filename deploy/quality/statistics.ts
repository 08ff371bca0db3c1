/** A share of counted cases with Wilson's 95 % interval; `value` is null when there were none. */
export interface Estimate {
  hits: number;
  of: number;
  value: number | null;
  low: number;
  high: number;
}

const Z = 1.96;

/** Wilson score interval: unlike the plain one it stays inside 0–1 and is honest about few cases. */
export function estimate(hits: number, of: number): Estimate {
  if (of === 0) return { hits, of, value: null, low: 0, high: 1 };
  const share = hits / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return {
    hits,
    of,
    value: share,
    low: Math.max(0, (middle - half) / whole),
    high: Math.min(1, (middle + half) / whole),
  };
}

/** Harmonic mean of precision and recall; null when nothing was there and nothing was found. */
export function f1(right: number, found: number, positives: number): number | null {
  return found + positives === 0 ? null : (2 * right) / (found + positives);
}

/** Two readers who each said yes or no about the same cases. */
export interface TwoReadings {
  first: number;
  second: number;
  both: number;
}

/** Share of cases on which they agree, and Cohen's kappa (1 when neither could disagree by chance). */
export function agreement({ first, second, both }: TwoReadings, cases: number): { percent: number; kappa: number } {
  const neither = cases - first - second + both;
  const observed = (both + neither) / cases;
  const byChance = (first * second + (cases - first) * (cases - second)) / (cases * cases);
  return { percent: observed, kappa: byChance === 1 ? 1 : (observed - byChance) / (1 - byChance) };
}

/** Cohen's kappa over pairs of grades. */
export function gradeAgreement(pairs: readonly (readonly [number, number])[]): { percent: number; kappa: number } {
  const share = (test: (pair: readonly [number, number]) => boolean): number =>
    pairs.filter(test).length / pairs.length;
  const observed = share(([first, second]) => first === second);
  const byChance = [...new Set(pairs.flat())]
    .map((grade) => share(([first]) => first === grade) * share(([, second]) => second === grade))
    .reduce((sum, each) => sum + each, 0);
  return { percent: observed, kappa: byChance === 1 ? 1 : (observed - byChance) / (1 - byChance) };
}

/** The smallest value that at least this share of the values does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
