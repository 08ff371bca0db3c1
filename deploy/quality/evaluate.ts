import { fileURLToPath } from 'node:url';
import { factNames } from '#libs/quality-rules';
import { readOptions } from '../options.mjs';
import type { Output } from './assess.js';
import { Assessor } from './assessor.js';
import { evaluateSets } from './evaluation.js';
import { InputError, loadSets } from './labelled-listings.js';
import { evaluationLines, passageLines } from './print-evaluation.js';
import { evaluationFile, loadSamples } from './samples.js';

const usage = `npm run evaluate -- [--listings FILE]… [--labels FILE] [--misses LABEL] [--no-defects] [--json]
  --listings FILE  JSON lines {id, name, description, price}; without it the fictional samples of the project are taken
  --labels FILE    default: libs/quality-rules/evaluation/labels.json
  --misses LABEL   shows what was missed and what was found wrongly (never of sealed listings)
  --no-defects     puts no defects into clean listings, which takes most of the time
  --json           the whole report as one JSON document`;

export const options = {
  listings: { type: 'string', multiple: true, default: [] as string[] },
  labels: { type: 'string' },
  misses: { type: 'string' },
  'no-defects': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
export interface EvaluateOptions {
  listings: string[];
  labels?: string | undefined;
  misses?: string | undefined;
  'no-defects'?: boolean | undefined;
  json: boolean;
}

/**
 * Measures the rules and facts against labelled listings.
 * @returns the exit status: 0 measured, 2 not; what was measured does not change it
 */
export async function evaluate(asked: EvaluateOptions, now: number, { out, err }: Output): Promise<number> {
  const label = factNames.find((name) => name === asked.misses);
  if (asked.misses !== undefined && !label) {
    err(`There is no label ${asked.misses}. Labels: ${factNames.join(', ')}.`);
    return 2;
  }
  if (asked.labels !== undefined && asked.listings.length === 0) {
    err(`Labels alone measure nothing: name the listings too.\n\n${usage}`);
    return 2;
  }
  try {
    const samples = loadSamples();
    const sets =
      asked.listings.length === 0
        ? samples
        : await loadSets(asked.listings, asked.labels ?? evaluationFile('labels.json'));
    if (sets.changed.length > 0) err(`${sets.changed.length} listings are shorter than their labels say.`);
    const evaluation = evaluateSets(sets, await Assessor.create(now), asked['no-defects'] ? undefined : samples);
    if (asked.json) await out(JSON.stringify(evaluation, null, 2));
    else for (const line of evaluationLines(evaluation)) await out(line);
    if (label && !asked.json) for (const line of passageLines(sets, label)) await out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    err(error.message);
    return 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = readOptions(options, usage) as unknown as EvaluateOptions;
  process.exitCode = await evaluate(asked, Date.now(), {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
  });
}
