import { csvColumns } from '#libs/contracts';
import { ProblemError } from '#libs/runtime';

/** Where each known column stands in a file. */
export interface Headings {
  /** The heading row as written. */
  cells: string[];
  /** Column name of the dictionary → its place. */
  place: ReadonlyMap<string, number>;
  /** Headings that are not in the dictionary: carried through, not read. */
  unknown: string[];
}

/** Folds a text so that case, marks, blanks and punctuation no longer matter: `Mã SKU*` → `ma sku`. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const nameByFold = new Map(
  csvColumns.flatMap(({ name, vi, en, aliases }) =>
    [name, vi, en, ...aliases].map((heading): [string, string] => [foldHeading(heading), name]),
  ),
);
/** Reason columns of a refused.csv that comes back corrected: passed over in silence. */
export const REASON_HEADINGS = { vi: 'ly_do', en: 'reason' } as const;
const REASONS = new Set<string>(Object.values(REASON_HEADINGS).map(foldHeading));
/** What a spreadsheet has at most; more is no table. */
const MOST_COLUMNS = 16_384;
/** Columns without which no row of a file can be placed. */
const KEY_COLUMNS = ['product_code', 'sku'] as const;

/**
 * Matches the heading row against the column dictionary.
 * @throws ProblemError import.missingColumn, import.duplicateColumn, import.notCsv
 */
export function readHeadings(cells: readonly string[]): Headings {
  if (cells.length > MOST_COLUMNS) throw new ProblemError('import.notCsv');
  const place = new Map<string, number>();
  const unknown: string[] = [];
  cells.forEach((cell, index) => {
    const name = nameByFold.get(foldHeading(cell.slice(0, 200)));
    if (name === undefined) {
      if (cell.trim() !== '' && !REASONS.has(foldHeading(cell.slice(0, 200)))) unknown.push(cell.slice(0, 100));
      return;
    }
    if (place.has(name)) throw new ProblemError('import.duplicateColumn', { column: cell.slice(0, 100) });
    place.set(name, index);
  });
  for (const column of KEY_COLUMNS) if (!place.has(column)) throw new ProblemError('import.missingColumn', { column });
  return { cells: [...cells], place, unknown };
}
