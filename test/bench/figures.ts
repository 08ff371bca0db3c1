import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of the table and of `.local/bench.json`. */
export interface Figure {
  name: string;
  /** Median over the repetitions. */
  value: number;
  unit: string;
  /** The same figure of the raw client in the same run; null = nothing to compare with. */
  reference: number | null;
  /** Share of the reference that is reached: always "more is better". */
  ratio: number | null;
  repetitions: number;
  min: number;
  max: number;
}

/** What a benchmark wants to reach; shown beside the figure, not part of the file. */
export type Aim = { ratio: number } | { atLeast: number } | { atMost: number };
export const aims: Record<string, Aim> = {
  relay: { ratio: 0.7 },
  consumer: { ratio: 0.6 },
  worker: { ratio: 0.5 },
  'csv-import': { ratio: 0.5 },
  quality: { atLeast: 2000 },
  'quality-heap-growth': { atMost: 5 },
  'quality-draft-p95': { atMost: 50 },
  'whole-line-1': { atLeast: 100 },
  'upload-live-p95-idle': { atMost: 1000 },
  'offer-p95-bulk': { atMost: 1000 },
  'shops-slots-short': { atMost: 0 },
  'memory-ingestion': { atMost: 200 },
  'memory-quality': { atMost: 200 },
  'memory-publishing': { atMost: 200 },
  'memory-console': { atMost: 200 },
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Nearest-rank percentile, the mean of the two middle ones for an even median. NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[Math.max(0, Math.min(sorted.length - 1, index))] ?? Number.NaN;
  if (share === 0.5 && sorted.length % 2 === 0) return (at(sorted.length / 2 - 1) + at(sorted.length / 2)) / 2;
  return at(Math.ceil(share * sorted.length) - 1);
}

const round = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value);

/** A figure of values measured one by one, with nothing to compare. */
export function figure(name: string, unit: string, values: readonly number[]): Figure {
  return {
    name,
    value: round(median(values)),
    unit,
    reference: null,
    ratio: null,
    repetitions: values.length,
    min: round(Math.min(...values)),
    max: round(Math.max(...values)),
  };
}

/** A figure against its reference; the ratio is the median of the pairs, each measured next to each other. */
export function compared(name: string, unit: string, pairs: readonly { subject: number; reference: number }[]): Figure {
  return {
    ...figure(
      name,
      unit,
      pairs.map(({ subject }) => subject),
    ),
    reference: round(median(pairs.map(({ reference }) => reference))),
    ratio: round(median(pairs.map(({ subject, reference }) => subject / reference))),
  };
}

/** `true` / `false` = the aim is met or not, null = there is none. */
export function meets({ name, value, ratio }: Figure): boolean | null {
  const aim = aims[name];
  if (!aim) return null;
  if ('ratio' in aim) return (ratio ?? 0) >= aim.ratio;
  return 'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost;
}

const show = (value: number | null): string => {
  if (value === null) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};
function aimOf({ name }: Figure): string {
  const aim = aims[name];
  if (!aim) return '';
  if ('ratio' in aim) return `≥ ${aim.ratio * 100} %`;
  return 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.name,
    show(one.value),
    one.unit,
    `${show(one.min)} … ${show(one.max)}`,
    String(one.repetitions),
    show(one.reference),
    one.ratio === null ? '' : `${Math.round(one.ratio * 100)} %`,
    aimOf(one),
    meets(one) === null ? '' : meets(one) ? 'met' : 'missed',
  ]);
  const head = ['name', 'median', 'unit', 'min … max', 'n', 'reference', 'ratio', 'aim', ''];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const left = new Set([0, 2, 8]);
  return [head, widths.map((width) => '─'.repeat(width)), ...rows]
    .map((row) =>
      row
        .map((cell, column) =>
          left.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function writeFigures(path: string, figures: readonly Figure[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
}
