import type { Finding } from '#libs/contracts';
import type { Judgement } from '../engine.js';

const RANK: Readonly<Record<Finding['severity'], number>> = { block: 0, review: 1, warn: 2, inform: 3, notChecked: 4 };

/** Severities of the finds of each rule in each place, the strongest first. What was not checked is no find. */
function weights(findings: readonly Finding[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { rule, field, channel, severity } of findings) {
    if (severity === 'notChecked') continue;
    const key = [rule, field, channel ?? ''].join(' ');
    found.set(key, [...(found.get(key) ?? []), RANK[severity]]);
  }
  for (const ranks of found.values()) ranks.sort((a, b) => a - b);
  return found;
}

/** Rules that find more, or something graver, in `after` than in `before`. */
export function revealedBy(before: Judgement, after: Judgement): string[] {
  const known = weights(before.findings);
  const more = [...weights(after.findings)].filter(([key, ranks]) => {
    const old = known.get(key) ?? [];
    return ranks.length > old.length || ranks.some((rank, at) => rank < (old[at] ?? rank));
  });
  return [...new Set(more.map(([key]) => key.split(' ')[0] ?? ''))];
}

/** True when a verdict lost points or won a find. */
export const isWorse = (before: Judgement, after: Judgement): boolean =>
  after.score < before.score || after.moreFindings > before.moreFindings || revealedBy(before, after).length > 0;
