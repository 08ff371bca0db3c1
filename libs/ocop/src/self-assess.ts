import { starsFor } from './certificate.js';
import { isSound, mayFallShort, sheetOf, type RubricCriterion } from './rubric.js';

export type Stars = 1 | 2 | 3 | 4 | 5;

/**
 * By code of the criterion: index of the level chosen; null = not even the lowest, where that can be (`mayFallShort`).
 * Whatever is left out is still open.
 */
export type SelfAnswers = Readonly<Record<string, number | null>>;

export interface Range<T> {
  least: T;
  most: T;
}

/** A star asks for at least this level of a criterion. */
export interface StarMinimum {
  code: string;
  star: 3 | 4 | 5;
  /** Index of the least level allowed. */
  option: number;
  state: 'met' | 'missed' | 'open';
}

export interface SelfAssessment {
  sheet: number;
  /** What the answers are worth: open criteria count with their lowest and their highest level. */
  points: Range<number>;
  /** Stars within reach, minimums included; left out for a flagged sheet, whose points do not suffice to tell. */
  stars?: Range<Stars>;
  /** Why the sheet carries no stars: where its transcription disagrees with itself. */
  flags: readonly string[];
  /** Criteria without an answer, in the sheet's order. */
  missing: string[];
  minimums: StarMinimum[];
  /** Answers that name no criterion or no level of it; they count as not given. */
  unknown: string[];
}

/** Index of the level answered, −1 for none of them; undefined when open or no such level. */
function answerTo(criterion: RubricCriterion, answers: SelfAnswers): number | undefined {
  const given = Object.hasOwn(answers, criterion.code) ? answers[criterion.code] : undefined;
  if (given === null) return mayFallShort(criterion) ? -1 : undefined;
  return given !== undefined && criterion.options[given] ? given : undefined;
}

function pointsOf(criterion: RubricCriterion, answer: number | undefined): Range<number> {
  if (answer === -1) return { least: 0, most: 0 };
  // A criterion whose levels the transcription garbled may be worth anything.
  if (!isSound(criterion)) return { least: 0, most: criterion.max };
  const points = criterion.options.map((option) => option.points ?? 0);
  const given = answer === undefined ? undefined : points[answer];
  if (given !== undefined) return { least: given, most: given };
  return { least: mayFallShort(criterion) ? 0 : Math.min(...points), most: criterion.max };
}

function minimumsOf(criterion: RubricCriterion, answer: number | undefined): StarMinimum[] {
  return criterion.options.flatMap(({ leastForStar: star }, option): StarMinimum[] => {
    if (!star) return [];
    const state = answer === undefined ? 'open' : answer >= option ? 'met' : 'missed';
    return [{ code: criterion.code, star, option, state }];
  });
}

/** A star also needs the minimums of all stars below it. */
function starsWithin(points: number, minimums: readonly StarMinimum[], failing: readonly string[]): Stars {
  const failed = minimums.filter(({ state }) => failing.includes(state)).map(({ star }) => star - 1);
  return Math.min(starsFor(points), ...failed) as Stars;
}

/**
 * What a producer's own answers come to on a score sheet. A help before the file is handed in, never a rating: sensory
 * criteria and evidence are judged by the council. Undefined for a number that is no sheet.
 */
export function selfAssess(sheetNumber: number, answers: SelfAnswers): SelfAssessment | undefined {
  const sheet = sheetOf(sheetNumber);
  if (!sheet) return undefined;
  const points = { least: 0, most: 0 };
  const missing: string[] = [];
  const minimums: StarMinimum[] = [];
  const known = new Set<string>();
  for (const criterion of sheet.criteria) {
    const answer = answerTo(criterion, answers);
    if (answer === undefined) missing.push(criterion.code);
    else known.add(criterion.code);
    const { least, most } = pointsOf(criterion, answer);
    points.least += least;
    points.most += most;
    minimums.push(...minimumsOf(criterion, answer));
  }
  const stars = {
    least: starsWithin(points.least, minimums, ['missed', 'open']),
    most: starsWithin(points.most, minimums, ['missed']),
  };
  return {
    sheet: sheetNumber,
    points,
    ...(sheet.flags.length === 0 && { stars }),
    flags: sheet.flags,
    missing,
    minimums,
    unknown: Object.keys(answers).filter((code) => !known.has(code)),
  };
}
