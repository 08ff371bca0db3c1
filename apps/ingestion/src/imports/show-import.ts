import { type ImportState, issueTexts, type Language, type ProblemEntry, problems, renderText } from '#libs/contracts';
import { disarm } from './cells.js';
import { REASON_HEADINGS } from './headings.js';
import type { ImportRow, RefusalRow } from './import.store.js';
import type { CellIssue } from './read-row.js';

/** Refused rows shown with an import; all of them are in refused.csv. */
export const REFUSED_SHOWN = 100;

const problemEntries: Readonly<Record<string, ProblemEntry>> = problems;

/** Message and fix of a refused cell, in the language asked for. */
export function explain({ code, params }: CellIssue, language: Language): { message: string; fix: string } {
  const problem = Object.hasOwn(problemEntries, code) ? problemEntries[code] : undefined;
  if (problem)
    return { message: renderText(problem.title, language, params), fix: renderText(problem.fix, language, params) };
  const texts = (Object.hasOwn(issueTexts, code) ? issueTexts[code] : undefined) ?? issueTexts['custom'];
  if (!texts) return { message: code, fix: '' };
  return { message: renderText(texts.message, language, params), fix: renderText(texts.fix, language, params) };
}

/** An import as its door shows it. */
export function showImport(row: ImportRow, refused: readonly RefusalRow[], language: Language): ImportState {
  const cells = refused.flatMap((item) => item.issues.map((issue) => ({ row: item.row, issue })));
  const failure = row.failure ? explain({ column: '', value: '', ...row.failure }, language) : null;
  return {
    id: row._id,
    tenant: row.tenant,
    fileName: row.fileName,
    status: row.status,
    bytes: row.bytes,
    rows: { ...row.rows },
    products: { ...row.products },
    unknownColumns: row.unknownColumns,
    refused: cells.slice(0, REFUSED_SHOWN).map(({ row: line, issue: { column, value, code, params } }) => ({
      row: line,
      column,
      value,
      code,
      ...explain({ column, value, code, ...(params ? { params } : {}) }, language),
    })),
    ...(row.failure && failure
      ? { failure: { code: row.failure.code, message: failure.message, fix: failure.fix } }
      : {}),
    createdAt: row.createdAt,
    ...(row.finishedAt === undefined ? {} : { finishedAt: row.finishedAt }),
  };
}

/** One line of CSV, harmless in a spreadsheet. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map(disarm).map((cell) => (/[",\n\r;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}

export const BYTE_ORDER_MARK = '\ufeff';

/** Heading row of a refused.csv: the file's own columns and the reason. */
export const refusedHeading = (row: ImportRow, language: Language): string =>
  csvLine([...row.headings, REASON_HEADINGS[language]]);

/** A refused row with its reason, under the file's own columns. */
export function refusedLine(row: ImportRow, { cells, issues }: RefusalRow, language: Language): string {
  const reason = issues
    .map((issue) => {
      const { message, fix } = explain(issue, language);
      return `${issue.column === '' ? '' : `${issue.column}: `}${message}. ${fix}`;
    })
    .join(' | ');
  const padded = row.headings.map((_, index) => cells[index] ?? '');
  return csvLine([...padded, reason]);
}
