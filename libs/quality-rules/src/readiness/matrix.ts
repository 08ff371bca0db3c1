import type { Assessment, Finding, Readiness } from '#libs/contracts';
import type { GoodsPermit } from '#libs/ocop';
import type { ChannelKind, Rule } from '../rule.js';
import { criteriaHelped, type CriterionHelp } from './criteria.js';

/** A channel folder, whether or not a shop is connected. */
export interface MatrixChannel {
  id: string;
  names: { vi: string; en: string };
  kind: ChannelKind;
  permit: GoodsPermit;
}

/** Why a channel is not ready: it refuses, something is to be mended, or a person has to decide. */
export type Obstacle = 'refused' | 'mend' | 'person';

export interface ReadinessReason {
  obstacle: Obstacle;
  /** Index into the findings of the verdict. */
  finding: number;
  criteria: CriterionHelp[];
}

export interface ReadinessRow {
  channel: string;
  names: { vi: string; en: string };
  kind: ChannelKind;
  readiness: Readiness;
  /** 0–100, about this channel's form only; never part of the score. */
  fit?: number;
  permit: GoodsPermit;
  /** Empty exactly when ready, unless more findings exist than are told. Refusals first, then what to mend. */
  reasons: ReadinessReason[];
}

const ORDER: readonly Obstacle[] = ['refused', 'mend', 'person'];

function obstacleOf(finding: Finding, kind: ChannelKind, rules: ReadonlyMap<string, Rule>): Obstacle {
  const severities = finding['severities'] as Partial<Record<ChannelKind, string>> | undefined;
  if ((severities?.[kind] ?? finding.severity) === 'review') return 'person';
  return rules.get(finding.rule)?.gate === 'law' ? 'refused' : 'mend';
}

/**
 * What stands between a product and each channel, from its verdict.
 * @param channels all channel folders; one the verdict does not know was added later and is left out
 * @param sheet score sheet of the product, for the points a fix would help
 */
export function readinessMatrix(
  { channels: verdicts, findings }: Pick<Assessment, 'channels' | 'findings'>,
  channels: readonly MatrixChannel[],
  rules: readonly Rule[],
  sheet: number | undefined,
): ReadinessRow[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return channels.flatMap(({ id, names, kind, permit }) => {
    const verdict = verdicts[id];
    if (!verdict) return [];
    const reasons = verdict.blocking.flatMap((index): ReadinessReason[] => {
      const finding = findings[index];
      if (!finding) return [];
      return [{ obstacle: obstacleOf(finding, kind, known), finding: index, criteria: criteriaHelped(finding, sheet) }];
    });
    reasons.sort((a, b) => ORDER.indexOf(a.obstacle) - ORDER.indexOf(b.obstacle) || a.finding - b.finding);
    const { readiness, fit } = verdict;
    return [{ channel: id, names, kind, readiness, ...(fit !== undefined && { fit }), permit, reasons }];
  });
}
