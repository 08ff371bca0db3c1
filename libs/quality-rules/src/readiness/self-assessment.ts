import type { ProductDocument, ProductState } from '#libs/contracts';
import {
  selfAssess,
  sheetOf,
  type Range,
  type RubricCriterion,
  type SelfAnswers,
  type StarMinimum,
  type Stars,
} from '#libs/ocop';
import type { Verification } from '../rule.js';
import { evidenceOf, papersFor, type Evidence } from './evidence.js';

/** One criterion with what is known of it. */
export interface AssessedCriterion extends RubricCriterion {
  /** The level answered, null = not even the lowest; left out = open. */
  answer?: number | null;
  evidence: Evidence[];
  /** Answered with a level that a paper proves, and none of these kinds is on file. */
  lacksPaper?: readonly ProductDocument['kind'][];
  /** Answered lower than what is on file shows: one of the two is wrong. */
  belowEvidence?: true;
}

/** Where a product stands on its own score sheet, by answers and papers. Never a rating. */
export interface ProductSelfAssessment {
  sheet: number;
  name: string;
  points: Range<number>;
  /** Left out for a flagged sheet: its points do not suffice to tell. */
  stars?: Range<Stars>;
  flags: readonly string[];
  criteria: AssessedCriterion[];
  /** Criteria without an answer, in the sheet's order; evidence narrows them, only an answer closes them. */
  missing: string[];
  minimums: StarMinimum[];
  /** Answers that name no criterion or no level of it. */
  unknown: string[];
}

/** What is known of a product beside its answers. */
export interface SelfAssessmentInput {
  product: ProductState;
  verifications: Readonly<Record<string, Verification>>;
  /** Calendar day in Vietnam. */
  today: string;
}

/** Best level shown per criterion. */
function levelsShown(evidence: readonly Evidence[]): Record<string, number> {
  const levels: Record<string, number> = {};
  for (const { code, option } of evidence) levels[code] = Math.max(levels[code] ?? 0, option);
  return levels;
}

function assessed(
  criterion: RubricCriterion,
  answer: number | null | undefined,
  evidence: readonly Evidence[],
  sheet: number,
): AssessedCriterion {
  const own = evidence.filter(({ code }) => code === criterion.code);
  const papers = papersFor(criterion.code, sheet);
  const level = answer ?? -1;
  const isClaimed = level >= 0 && (criterion.options[level]?.points ?? 1) > 0;
  return {
    ...criterion,
    ...(answer !== undefined && { answer }),
    evidence: own,
    ...(isClaimed && papers && own.length === 0 && { lacksPaper: papers }),
    ...(answer !== undefined && own.some(({ option }) => option > level) && { belowEvidence: true as const }),
  };
}

/**
 * Stored answers against the product's own sheet. What is not answered counts as a range: from the least that papers
 * show to the highest level. A criterion answered counts as answered, whatever the papers say.
 * @returns undefined when the product names no score sheet
 */
export function assessSelf(
  { product, verifications, today }: SelfAssessmentInput,
  answers: SelfAnswers,
): ProductSelfAssessment | undefined {
  const number = product.content.ocopSheet;
  const sheet = number === undefined ? undefined : sheetOf(number);
  if (!sheet) return undefined;
  const evidence = evidenceOf(product, verifications, sheet.sheet, today);
  const given = selfAssess(sheet.sheet, answers);
  if (!given) return undefined;
  const open = new Set(given.missing);
  const levels = levelsShown(evidence);
  const shown = Object.entries(levels).filter(([code]) => open.has(code));
  const known = Object.fromEntries(Object.entries(answers).filter(([code]) => !open.has(code)));
  const least = selfAssess(sheet.sheet, { ...known, ...Object.fromEntries(shown) }) ?? given;
  return {
    sheet: sheet.sheet,
    name: sheet.name,
    points: { least: least.points.least, most: given.points.most },
    ...(given.stars && least.stars && { stars: { least: least.stars.least, most: given.stars.most } }),
    flags: given.flags,
    criteria: sheet.criteria.map((criterion) =>
      assessed(criterion, open.has(criterion.code) ? undefined : known[criterion.code], evidence, sheet.sheet),
    ),
    missing: given.missing,
    minimums: given.minimums.map((minimum) =>
      minimum.state === 'open' && (levels[minimum.code] ?? -1) >= minimum.option
        ? { ...minimum, state: 'met' }
        : minimum,
    ),
    unknown: given.unknown,
  };
}
