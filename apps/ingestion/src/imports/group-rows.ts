import { limits } from '#libs/contracts';
import type { Headings } from './headings.js';
import { type CellIssue, producerCodeOf, type ReadRow, readRow, type RowValues } from './read-row.js';
import type { TableRow } from './read-table.js';

/** Adjacent rows of one product. */
export interface RowGroup {
  code: string;
  /** Empty = the organisation's only producer. */
  producerCode: string;
  rows: ReadRow[];
}
export interface RefusedRow {
  row: number;
  cells: string[];
  issues: CellIssue[];
}
/** What is written in one go: whole groups, and the rows refused among them. */
export interface Block {
  groups: RowGroup[];
  refused: RefusedRow[];
  /** Rows read, usable or not. */
  read: number;
  /** Last row of the block: the durable cursor once it is written. */
  lastRow: number;
}

const OVERFULL = 5;
const emptyBlock = (): Block => ({ groups: [], refused: [], read: 0, lastRow: 0 });
const keyOf = (producerCode: string, code: string): string => `${producerCode}\u0001${code}`;

/**
 * Gathers records into products and products into blocks. Blocks end between products, so a resumed import that reads
 * the file again from its start cuts the same rows the same way.
 */
export class RowGrouper {
  private block = emptyBlock();
  private open: RowGroup | null = null;
  /** Every product seen so far: a later stray row is refused. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly headings: Headings,
    private readonly size: { products: number; rows: number },
  ) {}

  /** A full block, when this record begins the next one. */
  push(record: TableRow): Block | null {
    const read = readRow(record, this.headings);
    const code = read.values.product_code;
    const continues = code !== undefined && this.continuesOpen(code, read.values);
    const between = !continues && (code !== undefined || this.open === null);
    // Rows without a code stand inside the open product; a file that has only such rows must not grow one block for good.
    const overfull = code === undefined && this.block.read >= this.size.rows * OVERFULL;
    const full = between || overfull ? this.closeIfFull() : null;
    if (code !== undefined && !continues) this.begin(code, read);
    this.place(read, continues);
    return full;
  }

  /** What is left. */
  end(): Block | null {
    return this.block.read > 0 ? this.take() : null;
  }

  private continuesOpen(code: string, values: RowValues): boolean {
    const { open } = this;
    if (open?.code !== code) return false;
    const producerCode = producerCodeOf(values);
    if (open.producerCode === '' && producerCode !== '' && !this.seen.has(keyOf(producerCode, code))) {
      open.producerCode = producerCode;
      this.seen.add(keyOf(producerCode, code));
    }
    return producerCode === '' || producerCode === open.producerCode;
  }

  private closeIfFull(): Block | null {
    const { groups, read } = this.block;
    return groups.length >= this.size.products || read >= this.size.rows ? this.take() : null;
  }

  private take(): Block {
    const taken = this.block;
    this.block = emptyBlock();
    this.open = null;
    return { ...taken, groups: taken.groups.filter((group) => group.rows.length > 0) };
  }

  private begin(code: string, read: ReadRow): void {
    const producerCode = producerCodeOf(read.values);
    const key = keyOf(producerCode, code);
    if (this.seen.has(key)) {
      this.open = null;
      if (read.issues.length === 0) read.issues.push({ column: 'product_code', value: code, code: 'row.stray' });
      return;
    }
    this.seen.add(key);
    this.open = { code, producerCode, rows: [] };
    this.block.groups.push(this.open);
  }

  private place(read: ReadRow, continues: boolean): void {
    this.block.read += 1;
    this.block.lastRow = read.row;
    const rows = this.open?.rows ?? [];
    if (continues && read.issues.length === 0) {
      const sku = read.values.sku ?? '';
      if (rows.length >= limits.variants)
        read.issues.push({ column: 'sku', value: sku, code: 'too_big', params: { maximum: limits.variants } });
      else if (rows.some((row) => row.values.sku === sku))
        read.issues.push({ column: 'sku', value: sku, code: 'sku.repeated' });
    }
    if (read.issues.length > 0) this.block.refused.push({ row: read.row, cells: read.cells, issues: read.issues });
    else rows.push(read);
  }
}
