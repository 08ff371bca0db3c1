import { type FactName, factNames } from '#libs/quality-rules';
import type { Agreement, Evaluation, SetFigures } from './evaluation.js';
import type { LabelledSets, Mark } from './labelled-listings.js';
import { type BlockFigures, blockingAim } from './measure-blocks.js';
import { FEW, missesOf } from './measure-labels.js';
import type { Estimate } from './statistics.js';

/** Ids shown of a long list. */
const MOST_IDS = 12;

const two = (value: number): string => value.toFixed(2);
const show = ({ value, low, high }: Estimate): string =>
  value === null ? '–' : `${two(value)} (${two(low)}–${two(high)})`;
const row = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells
    .map((cell, index) => String(cell).padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();
const some = (ids: readonly (string | number)[]): string =>
  ids.slice(0, MOST_IDS).join(', ') + (ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : '');

const LABELS = [20, 9, 18, 18, 5, 18, 9];

function labelTable({ labels }: SetFigures): string[] {
  const rows = factNames.map((name) => {
    const { positives, precision, recall, f1, shown, aim } = labels[name];
    const said = aim ?? (positives < FEW ? 'undecided' : '');
    return row(
      [name, positives, show(precision), show(recall), f1 === null ? '–' : two(f1), show(shown), said],
      LABELS,
    );
  });
  return [row(['label', 'positives', 'precision', 'recall', 'F1', 'first passage', 'aim'], LABELS), ...rows];
}

function blockLines(figures: BlockFigures): string[] {
  const { precision, anywhere, byRule, unjudged, blockedListings, wronglyBlocked, findings } = figures;
  const met = precision.value === null ? 'no case' : precision.value >= blockingAim ? 'met' : 'missed';
  const rules = Object.entries(byRule).map(([rule, own]) => `${rule} ${show(own.precision)} of ${own.precision.of}`);
  const others = Object.entries(unjudged).map(([rule, times]) => `${rule} ${times}`);
  return [
    `blocking findings: precision ${show(precision)} of ${precision.of}, aim ${blockingAim}: ${met}`,
    `  where the label was marked anywhere in the listing: ${show(anywhere)}`,
    ...(rules.length === 0 ? [] : [`  by rule: ${rules.join('; ')}`]),
    ...(others.length === 0 ? [] : [`  of rules without a label, not judged: ${others.join(', ')}`]),
    `wrongly blocked listings: ${wronglyBlocked} of ${blockedListings} blocked`,
    `findings per listing: mean ${findings.mean.toFixed(1)}, 95 % have at most ${findings.p95}`,
  ];
}

const setLines = (title: string, figures: SetFigures): string[] =>
  figures.listings === 0
    ? [`${title}: no listing`, '']
    : [`${title}: ${figures.listings} listings`, ...labelTable(figures), ...blockLines(figures.blocking), ''];

function missLines({ misses }: Evaluation): string[] {
  const lines = factNames.flatMap((name) =>
    (['missed', 'wrong'] as const).flatMap((kind) => {
      const ids = misses.filter((one) => one.label === name && one.kind === kind).map(({ id }) => id);
      return ids.length === 0 ? [] : [`  ${row([name, kind, ids.length], [20, 6, 3])}  ${some(ids)}`];
    }),
  );
  return ['open listings and hard cases that were missed, or found wrongly:', ...lines, ''];
}

function hardLines({ hard: { listings, labels } }: Evaluation): string[] {
  if (listings === 0) return [];
  const rows = Object.entries(labels)
    .filter(([, { right, wrong, missed }]) => right + wrong + missed > 0)
    .map(([name, { right, wrong, missed }]) => row([name, right, wrong, missed], [20, 5, 5, 6]));
  return [
    `hard cases: ${listings} listings picked by a pattern; they count for no figure above`,
    row(['label', 'right', 'wrong', 'missed'], [20, 5, 5, 6]),
    ...rows,
    '',
  ];
}

function injectionLines({ injection }: Evaluation): string[] {
  const widths = [26, 5, 18, 18];
  const rows = injection.map(({ id, hit, alone, extras, missed }) => {
    const others = Object.entries(extras).map(([name, times]) => `${name} ${times}`);
    const notes = [
      ...(others.length === 0 ? [] : [`also ${others.join(', ')}`]),
      ...(missed.length === 0 ? [] : [`missed in ${some(missed)}`]),
    ];
    return row([id, hit.of, show(hit), show(alone), notes.join('; ')], widths);
  });
  return [
    'one defect put into clean listings:',
    row(['defect', 'tries', 'found', 'nothing else'], widths),
    ...rows,
    '',
  ];
}

function readerLines({ readers }: Evaluation): string[] {
  if (!readers)
    return [
      'agreement of the readers: the label file does not say; it needs `agreement` {first, second, both} per label',
    ];
  const line = (name: string, { percent, kappa }: Agreement): string =>
    row([name, `${(percent * 100).toFixed(1)} %`, kappa.toFixed(3)], [20, 8, 5]);
  return [
    `agreement of the two readers before settling: ${readers.listings} listings`,
    row(['label', 'agree', 'kappa'], [20, 8, 5]),
    ...Object.entries(readers.labels).map(([name, one]) => line(name, one)),
    ...(readers.overall ? [line('overall (0–3)', readers.overall)] : []),
  ];
}

/** The report for people. */
export function evaluationLines(evaluation: Evaluation): string[] {
  const { source, absent, open, sealed, wronglyBlocked } = evaluation;
  return [
    `Measured on ${source}${absent > 0 ? `; ${absent} labelled listings are not in it` : ''}.`,
    '',
    ...setLines('open', open),
    ...(wronglyBlocked.length === 0 ? [] : [`wrongly blocked: ${some(wronglyBlocked)}`, '']),
    ...setLines('sealed', sealed),
    ...hardLines(evaluation),
    ...missLines(evaluation),
    ...injectionLines(evaluation),
    ...readerLines(evaluation),
  ];
}

const AROUND = 40;

/** Passages behind the misses of one label, with a little text around them. Open listings only. */
export function passageLines({ open, hard }: LabelledSets, label: FactName): string[] {
  return [...open, ...hard].flatMap((one) => {
    const cut = ([field, start, end]: Mark): string =>
      `${field} ${JSON.stringify((one.listing[field] ?? '').slice(Math.max(0, start - AROUND), end + AROUND))}`;
    return missesOf([one])
      .filter((miss) => miss.label === label)
      .flatMap(({ id, marks, found }) => [
        ...found.slice(0, 3).map((mark) => `${id} found  ${cut(mark)}`),
        ...marks.slice(0, 3).map((mark) => `${id} marked ${cut(mark)}`),
      ]);
  });
}
