import type { Assessment, Finding } from '#libs/contracts';
import type { Judgement } from '#libs/quality-rules';
import type { StoredPreview } from './models.js';

/** Products named in a preview. */
const EXAMPLES = 50;

type Verdict = Pick<Assessment, 'grade' | 'channels' | 'findings'>;

export const blankPreview = (startedAt: number): StoredPreview => ({
  ...{ state: 'running', startedAt, share: 0, after: '', looked: 0 },
  ...{ seen: 0, failed: 0, gradeChanged: 0, readinessChanged: 0, falsePositives: 0 },
  ...{ grades: [], readiness: [], rules: [], examples: [] },
});

/** Rules that are found, lost, or weigh otherwise. */
export function changedRules(before: Pick<Verdict, 'findings'>, after: Pick<Verdict, 'findings'>): string[] {
  const weights = (findings: readonly Finding[]): Map<string, string> => {
    const byRule = new Map<string, string[]>();
    for (const { rule, severity } of findings) byRule.set(rule, [...(byRule.get(rule) ?? []), severity]);
    return new Map([...byRule].map(([rule, severities]) => [rule, severities.sort().join()]));
  };
  const [old, young] = [weights(before.findings), weights(after.findings)];
  return [...new Set([...old.keys(), ...young.keys()])].filter((rule) => old.get(rule) !== young.get(rule)).sort();
}

/** Counts one more of the entry that is like `key`. */
function count<T extends { products: number }>(entries: readonly T[], key: Omit<T, 'products'>): T[] {
  const names = Object.keys(key) as (keyof typeof key)[];
  const isIt = (entry: T): boolean => names.every((name) => entry[name as keyof T] === (key[name] as unknown));
  const found = entries.some(isIt);
  return found
    ? entries.map((entry) => (isIt(entry) ? { ...entry, products: entry.products + 1 } : entry))
    : [...entries, { ...key, products: 1 } as T];
}

/** How far a running preview is, 0–1 in hundredths; products that came since it began do not make it whole too early. */
export const shareOf = ({ looked, total = 0 }: Pick<StoredPreview, 'looked' | 'total'>): number =>
  total === 0 ? 0 : Math.min(0.99, Math.floor((looked / total) * 100) / 100);

/** The preview after one more product: its verdict as it stands and as the pack would have it. */
export function withProduct(
  preview: StoredPreview,
  productId: string,
  before: Verdict,
  after: Pick<Judgement, 'grade' | 'channels' | 'findings'>,
): StoredPreview {
  const found = after.findings.filter(({ decision }) => decision?.kind === 'falsePositive').length;
  const seen = {
    ...preview,
    seen: preview.seen + 1,
    falsePositives: preview.falsePositives + found,
  };
  const channels = Object.entries(after.channels).flatMap(([channel, { readiness: to }]) => {
    const from = before.channels[channel]?.readiness ?? 'unknown';
    return from === to ? [] : [{ channel, from, to }];
  });
  const regraded = before.grade !== after.grade;
  if (!regraded && channels.length === 0) return seen;
  const rules = changedRules(before, after);
  const { grade: from } = before;
  const { grade: to } = after;
  return {
    ...seen,
    gradeChanged: seen.gradeChanged + (regraded ? 1 : 0),
    readinessChanged: seen.readinessChanged + (channels.length > 0 ? 1 : 0),
    grades: regraded ? count(seen.grades, { from, to }) : seen.grades,
    readiness: channels.reduce((all, change) => count(all, change), seen.readiness),
    rules: rules.reduce((all, rule) => count(all, { rule }), seen.rules),
    examples: seen.examples.length < EXAMPLES ? [...seen.examples, { productId, from, to, rules }] : seen.examples,
  };
}
