import type { FactName } from '#libs/quality-rules';
import type { Assessed, Assessor, ToldFinding } from './assessor.js';
import type { LabelledListing } from './labelled-listings.js';
import { overlaps } from './measure-labels.js';
import { type Estimate, estimate, mean, percentile } from './statistics.js';

/** Rules that say of a passage what the readers had a label for. */
const labelOfRule: Readonly<Record<string, FactName>> = {
  F04: 'disease_claim',
  A01: 'superlative',
  M01: 'off_platform',
  K07: 'title_problem',
  K08: 'title_problem',
  K10: 'text_defect',
  K11: 'text_defect',
  K12: 'field_contradiction',
  V04: 'text_defect',
  V05: 'text_defect',
  V09: 'text_defect',
};
export const blockingAim = 0.98;

/** Blocking findings against the readers' labels. Numbers only. */
export interface BlockFigures {
  /** A block is right when the readers marked its label where it points. */
  precision: Estimate;
  /** The same, counting a block right wherever in the listing the label was marked. */
  anywhere: Estimate;
  byRule: Record<string, { precision: Estimate; anywhere: Estimate }>;
  /** Blocks of rules about which the readers were not asked, by rule. */
  unjudged: Record<string, number>;
  /** Listings with at least one block that was judged. */
  blockedListings: number;
  /** Of those: none of the labels behind their blocks was found by the readers. */
  wronglyBlocked: number;
  /** Findings told per listing, without what could not be checked. */
  findings: { mean: number; p95: number };
}

interface Judged {
  rule: string;
  here: boolean;
  anywhere: boolean;
}
type Seen = Pick<LabelledListing, 'id' | 'labels' | 'unsettled'> & { blocks: ToldFinding[]; told: number };

function judgedOf({ labels, unsettled, blocks }: Seen): Judged[] {
  return blocks.flatMap(({ rule, field, start, end }): Judged[] => {
    const label = labelOfRule[rule];
    if (!label || unsettled.includes(label)) return [];
    const marks = labels[label] ?? [];
    const place = { field, start: start ?? 0, end: end ?? Infinity };
    return [{ rule, here: overlaps(place, marks), anywhere: marks.length > 0 }];
  });
}

const sharesOf = (judged: readonly Judged[]): { precision: Estimate; anywhere: Estimate } => ({
  precision: estimate(judged.filter(({ here }) => here).length, judged.length),
  anywhere: estimate(judged.filter(({ anywhere }) => anywhere).length, judged.length),
});

function counted(rules: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const rule of [...rules].sort()) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

const isWronglyBlocked = (judged: readonly Judged[]): boolean =>
  judged.length > 0 && judged.every(({ anywhere }) => !anywhere);

/** Blocks of all rules on listings, and how many findings a listing gets. */
export class BlockMeasure {
  constructor(private readonly assessor: Assessor) {}

  private see({ id, labels, unsettled, listing }: LabelledListing): Seen {
    const assessed = this.assessor.assess(listing) as Assessed;
    const told = assessed.findings.filter(({ severity }) => severity !== 'notChecked');
    return { id, labels, unsettled, blocks: told.filter(({ severity }) => severity === 'block'), told: told.length };
  }

  /** @returns figures, and the ids of wrongly blocked listings: of sealed ones these must not be printed */
  measure(listings: readonly LabelledListing[]): { figures: BlockFigures; wrong: (string | number)[] } {
    const seen = listings.map((one) => this.see(one));
    const each = seen.map((one) => ({ id: one.id, judged: judgedOf(one) }));
    const judged = each.flatMap((one) => one.judged);
    const rules = [...new Set(judged.map(({ rule }) => rule))].sort();
    const unjudged = seen.flatMap(({ blocks }) => blocks.map(({ rule }) => rule).filter((rule) => !labelOfRule[rule]));
    const wrong = each.filter((one) => isWronglyBlocked(one.judged)).map(({ id }) => id);
    const told = seen.map((one) => one.told);
    const figures = {
      ...sharesOf(judged),
      byRule: Object.fromEntries(rules.map((rule) => [rule, sharesOf(judged.filter((one) => one.rule === rule))])),
      unjudged: counted(unjudged),
      blockedListings: each.filter((one) => one.judged.length > 0).length,
      wronglyBlocked: wrong.length,
      findings: { mean: mean(told), p95: percentile(told, 0.95) },
    };
    return { figures, wrong };
  }
}
