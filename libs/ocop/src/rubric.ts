import { scoreSheet } from './classification.js';
import table from './data/rubric-qd26-2026.json' with { type: 'json' };

/** One level of a criterion, as worded in the decision. */
export interface RubricOption {
  text: string;
  /** null where the transcription lost it (flagged sheets only). */
  points: number | null;
  /** From that star on, this level is the least allowed: the asterisks printed behind it. */
  leastForStar?: 3 | 4 | 5;
}

/** A line of the sheet on which exactly one level is chosen. */
export interface RubricCriterion {
  /** A product and community, B marketing (tourism: and service), C quality. */
  part: string;
  /** "2.3", or "7" for a section that is judged as a whole. Unique in its sheet. */
  code: string;
  name: string;
  /** Points of its highest level. */
  max: number;
  /** Lowest first. A criterion printed without levels (the bilingual label) is a plain no or yes. */
  options: readonly RubricOption[];
}

export interface RubricSection {
  part: string;
  code: string;
  name: string;
  max: number;
}

/** One of the 26 score sheets of Decision 26/2026/QĐ-TTg, Appendix II: 100 points on its criteria together. */
export interface RubricSheet {
  sheet: number;
  name: string;
  /** Sections that consist of criteria; the others are criteria themselves. */
  sections: readonly RubricSection[];
  criteria: readonly RubricCriterion[];
  /** What is wrong with the transcription; a sheet with any flag must not be used to promise stars. */
  flags: readonly string[];
}

const NO_OR_YES = ['Không', 'Có'];

function readOption([text = 0, points = null, star]: (number | null)[]): RubricOption {
  const option = { text: table.texts[text ?? 0] ?? '', points };
  return star === 3 || star === 4 || star === 5 ? { ...option, leastForStar: star } : option;
}

type Cell = string | number | (number | null)[][];

function readCriterion([part, code, name, max, options]: Cell[]): RubricCriterion {
  const read = Array.isArray(options) ? options.map(readOption) : [];
  return {
    part: String(part),
    code: String(code),
    name: table.texts[Number(name)] ?? '',
    max: Number(max),
    options: read.length > 0 ? read : NO_OR_YES.map((text, index) => ({ text, points: index * Number(max) })),
  };
}

const readSection = ([part, code, name, max]: (string | number)[]): RubricSection => ({
  part: String(part),
  code: String(code),
  name: table.texts[Number(name)] ?? '',
  max: Number(max),
});

const read = new Map<number, RubricSheet>();

/** The sheet of that number (1–26) with its criteria; undefined for any other number. */
export function sheetOf(number: number): RubricSheet | undefined {
  const known = read.get(number);
  const row = table.sheets.find(({ sheet }) => sheet === number);
  if (known || !row) return known;
  const sheet: RubricSheet = {
    sheet: number,
    name: scoreSheet(number)?.name ?? '',
    sections: row.sections.map(readSection),
    criteria: row.criteria.map(readCriterion),
    flags: row.flags,
  };
  read.set(number, sheet);
  return sheet;
}

/** True when every level has points that fit, ending at the criterion's maximum. */
export function isSound({ options, max }: RubricCriterion): boolean {
  const points = options.map((option) => option.points);
  return points.at(-1) === max && points.every((value) => value !== null && value >= 0 && value <= max);
}

/**
 * True when even the lowest level is a demand that a product can miss (a lawful label, a quality declaration): a star
 * asks for it. Such a criterion may be worth nothing though no level says so.
 */
export const mayFallShort = ({ options }: RubricCriterion): boolean => options[0]?.leastForStar !== undefined;
