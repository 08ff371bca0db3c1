import type { FactName } from '#libs/quality-rules';
import type { Assessor } from './assessor.js';
import { DefectInjection, type InjectionFigures } from './inject-defects.js';
import type { LabelledListing, LabelledSets } from './labelled-listings.js';
import { type BlockFigures, BlockMeasure } from './measure-blocks.js';
import { type LabelFigures, measureLabels, type Miss, missesOf } from './measure-labels.js';
import { agreement, gradeAgreement } from './statistics.js';

/** Figures of one set; numbers only. */
export interface SetFigures {
  listings: number;
  labels: Record<FactName, LabelFigures>;
  blocking: BlockFigures;
}
export interface Agreement {
  percent: number;
  kappa: number;
}
/** The whole report. Of sealed listings it holds figures and nothing else. */
export interface Evaluation {
  source: string;
  absent: number;
  /** Listings whose text is not the one that was labelled. */
  changed: number;
  open: SetFigures;
  sealed: SetFigures;
  /** Hard cases were picked, so they have no recall; `wrong` are finds the readers did not mark. */
  hard: { listings: number; labels: Partial<Record<FactName, { right: number; wrong: number; missed: number }>> };
  misses: Miss[];
  wronglyBlocked: (string | number)[];
  injection: InjectionFigures[];
  readers: { listings: number; labels: Partial<Record<FactName, Agreement>>; overall?: Agreement } | undefined;
}

function readersOf({ agreement: stored, readings, grades }: LabelledSets): Evaluation['readers'] {
  if (!stored) return undefined;
  const labels = Object.entries(stored).map(([name, one]) => [name, agreement(one, readings)] as const);
  return {
    listings: readings,
    labels: Object.fromEntries(labels),
    ...(grades.length > 0 && { overall: gradeAgreement(grades) }),
  };
}

function hardOf({ hard }: LabelledSets): Evaluation['hard'] {
  const figures = Object.entries(measureLabels(hard)).map(([name, { precision, recall }]) => {
    const counts = { right: precision.hits, wrong: precision.of - precision.hits, missed: recall.of - recall.hits };
    return [name, counts] as const;
  });
  return { listings: hard.length, labels: Object.fromEntries(figures) };
}

/** Measures everything. Defects are put into the clean ones of the open listings and of `samples`; left out = into none. */
export function evaluateSets(sets: LabelledSets, assessor: Assessor, samples?: LabelledSets): Evaluation {
  const blocks = new BlockMeasure(assessor);
  const figures = (listings: readonly LabelledListing[]): SetFigures & { wrong: (string | number)[] } => {
    const { figures: blocking, wrong } = blocks.measure(listings);
    return { listings: listings.length, labels: measureLabels(listings), blocking, wrong };
  };
  const { wrong: wronglyBlocked, ...open } = figures(sets.open);
  const { wrong: _ofSealed, ...sealed } = figures(sets.sealed);
  const grounds = !samples ? [] : sets.source === samples.source ? samples.open : [...sets.open, ...samples.open];
  return {
    source: sets.source,
    absent: sets.absent,
    changed: sets.changed.length,
    ...{ open, sealed, wronglyBlocked },
    hard: hardOf(sets),
    misses: missesOf([...sets.open, ...sets.hard]),
    injection: new DefectInjection(assessor).run(grounds),
    readers: readersOf(sets),
  };
}
