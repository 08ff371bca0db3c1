import Papa from 'papaparse';
import { ProblemError } from '#libs/runtime';
import { sniffDelimiter } from './decode-file.js';

/** One record of a file. */
export interface TableRow {
  /** As a spreadsheet numbers it: the heading is row 1; blank lines count. */
  row: number;
  cells: string[];
  /** Its quotes are broken; the cells are its first line, split at every separator. */
  malformed: boolean;
}

/** A quoted record that grew beyond this is an unclosed quote that swallows the rest of the file. */
const LONGEST_RECORD = 2_000_000;
/** With more broken lines than this it is no table. */
const MOST_MALFORMED = 1000;

interface Parsed {
  data: string[][];
  errors: { row: number }[];
  meta: { cursor: number };
}

/**
 * Splits text into records as it arrives; the delimiter is read from the heading row. A record with broken quotes costs
 * its own line only: reading goes on after its line end.
 */
export class TableReader {
  private rest = '';
  private row = 0;
  private malformed = 0;
  private delimiter: string | null = null;
  /** The rest of a line that grew beyond all measure is passed over: read again and again it would cost its square. */
  private endless = false;

  /** @throws ProblemError import.notCsv */
  push(text: string): TableRow[] {
    this.rest += this.endless ? this.pastEndless(text) : text;
    if (this.delimiter === null && !this.rest.includes('\n') && this.rest.length < LONGEST_RECORD) return [];
    return this.read(false);
  }

  end(): TableRow[] {
    return this.read(true);
  }

  private read(last: boolean): TableRow[] {
    this.delimiter ??= sniffDelimiter(this.rest);
    const rows: TableRow[] = [];
    while (this.rest !== '') {
      const parsed = this.parse(!last);
      const firstBroken = Math.min(...parsed.errors.map((error) => error.row), parsed.data.length);
      const sound = firstBroken === parsed.data.length;
      if (!sound && firstBroken > 0) {
        const before = this.parse(false, firstBroken);
        this.take(before.data, rows);
        this.rest = this.rest.slice(before.meta.cursor);
      }
      if (sound) {
        this.take(parsed.data, rows);
        this.rest = last ? '' : this.rest.slice(parsed.meta.cursor);
        if (this.rest.length < LONGEST_RECORD) break;
        this.endless = !this.rest.includes('\n');
      }
      this.cutLine(rows);
    }
    return rows;
  }

  private pastEndless(text: string): string {
    const end = text.indexOf('\n');
    if (end >= 0) this.endless = false;
    return end < 0 ? '' : text.slice(end + 1);
  }

  private parse(ignoreLast: boolean, preview = 0): Parsed {
    const parser = new Papa.Parser({ delimiter: this.delimiter ?? ',', newline: '\n', quoteChar: '"', preview });
    return parser.parse(this.rest, 0, ignoreLast) as Parsed;
  }

  private take(data: readonly string[][], rows: TableRow[]): void {
    for (const cells of data) {
      this.row += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: this.row, cells, malformed: false });
    }
  }

  private cutLine(rows: TableRow[]): void {
    this.malformed += 1;
    if (this.malformed > MOST_MALFORMED) throw new ProblemError('import.notCsv');
    const end = this.rest.indexOf('\n');
    const line = end < 0 ? this.rest : this.rest.slice(0, end);
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    this.row += 1;
    rows.push({ row: this.row, cells: line.split(this.delimiter ?? ','), malformed: true });
  }
}
