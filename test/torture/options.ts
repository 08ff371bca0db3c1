import { readOptions as readWords } from '../../deploy/options.mjs';

/** What one torture run is asked to do. */
export interface TortureOptions {
  minutes: number;
  seed: number;
  /** Faults to draw from; empty = all. */
  only: string[];
  proveChecker: boolean;
  /** Name of the seeded defect to prove; empty = all of them. */
  defect: string;
}

export const usage = `npm run torture -- [--minutes N] [--seed S] [--only F19,F22] [--prove-checker [--defect NAME]]
  --minutes N       how long faults are injected under load (default 10); healing and checking come after that
  --seed S          a number; the same seed draws the same load and the same faults (default: a new one, printed)
  --only F1,F2      inject only these faults (see docs/reliability.md)
  --prove-checker   plants known defects into copies of the build and demands that each is caught
  --defect NAME     with --prove-checker: only this one`;

/** The command line is not understood; the message says what is wrong. */
export class BadOptions extends Error {}

/** @throws {BadOptions} */
export function readOptions(words: string[]): TortureOptions {
  const values = readWords(
    {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string' },
      only: { type: 'string', default: '' },
      'prove-checker': { type: 'boolean', default: false },
      defect: { type: 'string', default: '' },
    },
    usage,
    words,
  );
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 24 * 60)) throw new BadOptions('--minutes: a number above 0, at most 1440');
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0) throw new BadOptions('--seed: a whole number, 0 or more');
  const only = values.only
    .split(',')
    .map((name) => name.trim().toUpperCase())
    .filter((name) => name !== '');
  return { minutes, seed, only, proveChecker: values['prove-checker'], defect: values.defect };
}
