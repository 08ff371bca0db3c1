import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { factNames } from '#libs/quality-rules';
import { type LabelledSets, type Mark, setsOf } from './labelled-listings.js';
import { type Listing, listing } from './listing.js';

// From `deploy/quality`, and from `dist/deploy/quality`.
const root = new URL(import.meta.url.includes('/dist/deploy/') ? '../../../' : '../../', import.meta.url);
/** Where a file of the evaluation lies in the checkout. */
export const evaluationFile = (file: string): string =>
  fileURLToPath(new URL(`libs/quality-rules/evaluation/${file}`, root));

const sample = listing.extend({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  overall: z.number(),
  /** Passages as they stand in the description, or else in the name. */
  labels: z.partialRecord(z.enum(factNames), z.array(z.string().min(1))),
});

/** Where a passage stands. One that is not there, or there twice, is a mistake of the file. */
function markOf(passage: string, { id, name, description }: z.infer<typeof sample>): Mark {
  const texts = { description, name };
  for (const field of ['description', 'name'] as const) {
    const start = texts[field].indexOf(passage);
    if (start < 0) continue;
    if (texts[field].includes(passage, start + 1)) throw new Error(`sample ${id}: "${passage}" stands there twice`);
    return [field, start, start + passage.length];
  }
  throw new Error(`sample ${id}: "${passage}" does not stand there`);
}

/** The fictional listings of the project: they try the command, and are no evidence. */
export function loadSamples(): LabelledSets {
  const samples = z.array(sample).parse(JSON.parse(readFileSync(evaluationFile('samples.json'), 'utf8')));
  const entries = samples.map((one) => ({
    id: one.id,
    set: 'dev' as const,
    sealed: false,
    unsettled: [],
    labels: Object.fromEntries(
      Object.entries(one.labels).map(([name, passages]) => [name, passages.map((passage) => markOf(passage, one))]),
    ),
  }));
  const listings = new Map<string, Listing>(samples.map((one) => [one.id, one]));
  return setsOf('the fictional samples of the project', { listings: entries }, listings);
}
