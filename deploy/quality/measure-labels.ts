import { type FactName, factNames, FactReader, type Passage, plainText } from '#libs/quality-rules';
import type { LabelledListing, Mark, OpenListing } from './labelled-listings.js';
import { priceOf } from './listing.js';
import { type Estimate, estimate, f1 } from './statistics.js';

/** Below this many positives an estimate says little. */
export const FEW = 40;

/** What is aimed at on listings nobody has seen. */
const fact = { precision: 0.92, recall: 0.9 };
export const aims: Readonly<Partial<Record<FactName, { precision: number; recall: number }>>> = {
  disease_claim: { precision: 0.95, recall: 0.9 },
  superlative: { precision: 0.85, recall: 0.8 },
  off_platform: { precision: 0.95, recall: 0.85 },
  ingredients: fact,
  net_quantity: fact,
  expiry: fact,
  storage: fact,
  usage: fact,
  origin: fact,
  responsible_org: fact,
  text_defect: { precision: 0.85, recall: 0.75 },
  field_contradiction: { precision: 0.85, recall: 0.6 },
};

/** Figures of one label over a set of listings. */
export interface LabelFigures {
  positives: number;
  precision: Estimate;
  recall: Estimate;
  f1: number | null;
  /** Of the hits: those whose first passage, the one `assess` shows, the readers marked too. */
  shown: Estimate;
  aim?: 'met' | 'missed' | 'undecided';
}
/** What became of one label of one listing. */
export interface Outcome {
  marks: readonly Mark[];
  found: readonly Passage[];
  /** Undefined: the readers had not settled, so it counts for nothing. */
  is: 'right' | 'wrong' | 'missed' | 'absent' | undefined;
  shownRight: boolean;
}

const fieldOf = { name: '/name/vi', description: '/description/vi' } as const;
const reader = new FactReader();

/** True when a find and a mark of the readers share at least one character. */
export const overlaps = (find: Passage, marks: readonly Mark[]): boolean =>
  marks.some(([field, start, end]) => find.field === fieldOf[field] && find.start < end && start < find.end);

/** Every label of one listing: what was found against what the readers marked. */
export function outcomesOf({ listing, labels, unsettled }: LabelledListing): Record<FactName, Outcome> {
  const price = priceOf(listing);
  const texts = [
    plainText(fieldOf.name, listing.name ?? '', 'title'),
    plainText(fieldOf.description, listing.description ?? '', 'prose'),
  ];
  const passages = reader.passages({ texts, ...(price !== undefined && { price }) });
  const all = factNames.map((name): [FactName, Outcome] => {
    const [marks, found] = [labels[name] ?? [], passages[name]];
    const right = found.some((one) => overlaps(one, marks));
    const [first] = found;
    const seen = right ? 'right' : found.length > 0 ? 'wrong' : marks.length > 0 ? 'missed' : 'absent';
    const shownRight = first !== undefined && overlaps(first, marks);
    return [name, { marks, found, is: unsettled.includes(name) ? undefined : seen, shownRight }];
  });
  return Object.fromEntries(all) as Record<FactName, Outcome>;
}

function aimOf(name: FactName, { positives, precision, recall }: LabelFigures): Pick<LabelFigures, 'aim'> {
  const aim = aims[name];
  if (!aim) return {};
  if (positives < FEW) return { aim: 'undecided' };
  return { aim: (precision.value ?? 0) >= aim.precision && (recall.value ?? 0) >= aim.recall ? 'met' : 'missed' };
}

/**
 * Figures per label; a find in the wrong place is wrong, and leaves the label missed. They hold numbers only, so that
 * those of sealed listings may be printed.
 */
export function measureLabels(listings: readonly LabelledListing[]): Record<FactName, LabelFigures> {
  const outcomes = listings.map(outcomesOf);
  const all = factNames.map((name): [FactName, LabelFigures] => {
    const own = outcomes.map((one) => one[name]).filter(({ is }) => is !== undefined);
    const right = own.filter(({ is }) => is === 'right');
    const found = own.filter((one) => one.found.length > 0).length;
    const positives = own.filter(({ marks }) => marks.length > 0).length;
    const figures = {
      positives,
      precision: estimate(right.length, found),
      recall: estimate(right.length, positives),
      f1: f1(right.length, found, positives),
      shown: estimate(right.filter(({ shownRight }) => shownRight).length, right.length),
    };
    return [name, { ...figures, ...aimOf(name, figures) }];
  });
  return Object.fromEntries(all) as Record<FactName, LabelFigures>;
}

/** One disagreement with the readers, by place. */
export interface Miss {
  id: string | number;
  label: FactName;
  kind: 'missed' | 'wrong';
  marks: readonly Mark[];
  found: readonly Mark[];
}

/** What was missed, and what was found wrongly; takes open listings only. */
export function missesOf(listings: readonly OpenListing[]): Miss[] {
  return listings.flatMap((one) => {
    const outcomes = outcomesOf(one);
    return factNames.flatMap((label): Miss[] => {
      const { is, marks, found } = outcomes[label];
      if (is !== 'missed' && is !== 'wrong') return [];
      const places = found.map(({ field, start, end }): Mark => [
        field === fieldOf.name ? 'name' : 'description',
        start,
        end,
      ]);
      return [{ id: one.id, label, kind: is, marks, found: places }];
    });
  });
}
