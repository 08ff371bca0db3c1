import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type FactName, factNames } from '#libs/quality-rules';
import { linesOf, parsed, unreadable } from './lines.js';
import { type Listing, listing } from './listing.js';

/** A sentence for whoever started the command; the command ends with status 2. */
export class InputError extends Error {}

/** Where readers marked a label: UTF-16 units of the text as collected. */
export type Mark = readonly [field: 'name' | 'description', start: number, end: number];
const mark = z.tuple([z.enum(['name', 'description']), z.number().int().min(0), z.number().int().min(0)]);
const name = z.enum(factNames);
const entry = z.object({
  id: z.union([z.string(), z.number()]),
  set: z.enum(['dev', 'hard']).default('dev'),
  sealed: z.boolean().default(false),
  overall: z.tuple([z.number(), z.number()]).optional(),
  labels: z.partialRecord(name, z.array(mark)),
  /** Labels about which the readers could not settle; they count for nothing. */
  unsettled: z.array(name).default([]),
});
const twoReadings = z.object({ first: z.number(), second: z.number(), both: z.number() });
const labelFile = z.object({
  agreement: z.partialRecord(name, twoReadings).optional(),
  listings: z.array(entry),
});
type Entry = z.infer<typeof entry>;

/** One listing with what the readers found in it. */
export interface LabelledListing extends Omit<Entry, 'sealed'> {
  sealed: boolean;
  listing: Listing;
}
/** One whose text may be shown. Nothing that prints takes any other kind. */
export type OpenListing = LabelledListing & { sealed: false };

/** Everything a run measures on. */
export interface LabelledSets {
  source: string;
  open: OpenListing[];
  /** Kept from whoever writes rules: only counts may leave. */
  sealed: LabelledListing[];
  /** Picked by a pattern; never part of a recall. */
  hard: OpenListing[];
  agreement: Partial<Record<FactName, z.infer<typeof twoReadings>>> | undefined;
  /** Grades of both readers, of every listing in the label file. */
  grades: [number, number][];
  /** How many development listings both readers read. */
  readings: number;
  /** Labelled listings that none of the files holds. */
  absent: number;
  /** Ids of listings whose text is shorter than its labels say: another version of it was labelled. */
  changed: (string | number)[];
}

function readLabels(file: string): z.infer<typeof labelFile> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(unreadable(file, error));
  }
  const read = labelFile.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InputError(`${file} holds no labels: /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
}

/** Only what has labels is kept. Messages never quote a line: it may be of a sealed listing. */
async function readListings(file: string, wanted: ReadonlySet<string>): Promise<[string, Listing][]> {
  const kept: [string, Listing][] = [];
  for await (const { number, text } of linesOf(file)) {
    const read = listing.safeParse(parsed(text));
    if (!read.success) throw new InputError(`${file}, line ${number}: not a listing {id, name, description, price}.`);
    const id = String(read.data.id);
    if (wanted.has(id)) kept.push([id, read.data]);
  }
  return kept;
}

/** The same, with what stops the reading in a sentence. */
async function readAll(files: readonly string[], wanted: ReadonlySet<string>): Promise<Map<string, Listing>> {
  const listings: [string, Listing][] = [];
  for (const file of files) {
    const read = await readListings(file, wanted).catch((error: unknown) => {
      throw error instanceof InputError ? error : new InputError(unreadable(file, error));
    });
    listings.push(...read);
  }
  return new Map(listings);
}

const isOpen = (one: LabelledListing): one is OpenListing => !one.sealed;
/** Length of the text a mark points into. */
const lengthOf = (of: Listing, field: Mark[0]): number => (of[field] ?? '').length;

/** Puts labels to their listings and parts them. */
export function setsOf(
  source: string,
  labels: z.infer<typeof labelFile>,
  listings: Map<string, Listing>,
): LabelledSets {
  const known = labels.listings.flatMap((one): LabelledListing[] => {
    const found = listings.get(String(one.id));
    return found ? [{ ...one, listing: found }] : [];
  });
  const changed = known.filter(({ labels: own, listing: of }) =>
    Object.values(own).some((marks) => marks.some(([field, , end]) => end > lengthOf(of, field))),
  );
  const read = labels.listings.filter(({ set }) => set === 'dev');
  return {
    source,
    open: known.filter(isOpen).filter(({ set }) => set === 'dev'),
    sealed: known.filter((one) => one.sealed),
    hard: known.filter(isOpen).filter(({ set }) => set === 'hard'),
    agreement: labels.agreement,
    grades: read.flatMap(({ overall }) => (overall ? [overall] : [])),
    readings: read.length,
    absent: labels.listings.length - known.length,
    changed: changed.map(({ id }) => id),
  };
}

/**
 * Reads listings and labels.
 * @throws InputError in a sentence, when a file is missing or not what it should be, or no listing has labels
 */
export async function loadSets(files: readonly string[], labels: string): Promise<LabelledSets> {
  const read = readLabels(labels);
  const listings = await readAll(files, new Set(read.listings.map(({ id }) => String(id))));
  if (listings.size === 0)
    throw new InputError(
      `No labelled listing is in ${files.join(', ')}. The listings belong to their sellers and are no part of the project.`,
    );
  return setsOf(files.join(', '), read, listings);
}
