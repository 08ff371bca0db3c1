import { code as codeSchema, limits } from '#libs/contracts';
import {
  type Cell,
  readDate,
  readPercent,
  readPrice,
  readProducerKind,
  readScheme,
  readUrls,
  readWhole,
  rearm,
} from './cells.js';
import { foldHeading, type Headings } from './headings.js';
import type { TableRow } from './read-table.js';

/** Why a cell, and with it its row, is refused. */
export interface CellIssue {
  column: string;
  /** The cell, shortened. */
  value: string;
  code: string;
  params?: Record<string, unknown>;
}

const VALUE_SHOWN = 200;
export const shorten = (value: string): string =>
  value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN - 1).toWellFormed()}…` : value;

const text =
  (max: number) =>
  (value: string): Cell<string> =>
    value.length > max ? { ok: false, code: 'too_big', params: { maximum: max } } : { ok: true, value };

function keyText(value: string): Cell<string> {
  const parsed = codeSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return value.length > 100
    ? { ok: false, code: 'too_big', params: { maximum: 100 } }
    : { ok: false, code: 'text.control' };
}

const matching =
  (form: RegExp, code: string) =>
  (value: string): Cell<string> =>
    form.test(value) ? { ok: true, value } : { ok: false, code };

/** How the cells of each column are read. */
const readers = {
  product_code: keyText,
  sku: keyText,
  name: text(limits.name),
  name_en: text(limits.name),
  ocop_sheet: (value: string) => readWhole(value, 1, 26),
  brand: text(100),
  description: text(limits.description),
  what_it_is: text(10_000),
  ingredients: text(10_000),
  use: text(10_000),
  storage: text(10_000),
  story: text(10_000),
  warnings: text(10_000),
  net_quantity: text(100),
  manufactured: text(200),
  expiry: text(200),
  origin: text(200),
  declaration_number: text(100),
  alcohol_percent: readPercent,
  option1_name: text(50),
  option1_value: text(50),
  option2_name: text(50),
  option2_value: text(50),
  gtin: matching(/^\d{8,14}$/, 'gtin.form'),
  price: readPrice,
  list_price: readPrice,
  stock: (value: string) => readWhole(value, 0, 10_000_000),
  weight_grams: (value: string) => readWhole(value, 1, 1_000_000),
  length_mm: (value: string) => readWhole(value, 1, 10_000),
  width_mm: (value: string) => readWhole(value, 1, 10_000),
  height_mm: (value: string) => readWhole(value, 1, 10_000),
  image_urls: readUrls,
  ocop_certificate: text(100),
  ocop_stars: (value: string) => readWhole(value.replace(/\s*(?:sao|stars?|\*|★)$/iu, ''), 3, 5),
  ocop_issuer: text(200),
  ocop_issued: readDate,
  ocop_expires: readDate,
  ocop_scheme: readScheme,
  food_safety_certificate: text(100),
  producer_code: keyText,
  producer_name: text(200),
  producer_kind: readProducerKind,
  commune_code: matching(/^\d{5}$/, 'commune.form'),
  label_name: text(200),
  label_address: text(300),
} satisfies Record<string, (value: string) => Cell<unknown>>;

type Readers = typeof readers;
export type Column = keyof Readers;
type Value<K extends Column> = ReturnType<Readers[K]> extends Cell<infer T> ? T : never;
export type RowValues = { [K in Column]?: Value<K> };

/** A row read cell by cell. Blank cells are absent: they leave unchanged what is known. */
export interface ReadRow {
  row: number;
  cells: string[];
  values: RowValues;
  issues: CellIssue[];
}

const columns = Object.keys(readers) as Column[];

function readCell<K extends Column>(column: K, value: string, into: ReadRow): void {
  const cell: Cell<unknown> = readers[column](value);
  if (cell.ok) into.values[column] = cell.value as RowValues[K];
  else
    into.issues.push({
      column,
      value: shorten(value),
      code: cell.code,
      ...(cell.params ? { params: cell.params } : {}),
    });
}

/** Reads the cells of a record by the file's headings; a cell that cannot be read refuses its row only. */
export function readRow({ row, cells, malformed }: TableRow, { place, cells: headings }: Headings): ReadRow {
  const read: ReadRow = { row, cells, values: {}, issues: [] };
  const issue = (column: string, value: string, code: string, params?: Record<string, unknown>): void => {
    read.issues.push({ column, value: shorten(value), code, ...(params ? { params } : {}) });
  };
  if (malformed) {
    issue('', cells.join(' '), 'row.quotes');
    return read;
  }
  if (cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
    issue('', cells.slice(headings.length).join(' '), 'row.columns', { expected: headings.length });
    return read;
  }
  for (const column of columns) {
    const index = place.get(column);
    const value = index === undefined ? '' : rearm((cells[index] ?? '').trim());
    if (value !== '') readCell(column, value, read);
  }
  for (const column of ['product_code', 'sku'] as const)
    if (read.values[column] === undefined && !read.issues.some((item) => item.column === column))
      issue(column, '', 'missing');
  return read;
}

/** The code under which a row's producer is known: told, or made from its name; empty = the organisation's only one. */
export function producerCodeOf(values: RowValues): string {
  if (values.producer_code) return values.producer_code;
  return values.producer_name ? foldHeading(values.producer_name).replaceAll(' ', '-').slice(0, 100) : '';
}
