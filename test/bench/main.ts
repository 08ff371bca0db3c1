import { join } from 'node:path';
import { readOptions } from '../../deploy/options.mjs';
import { checkout, type Stack, stack } from '../world/stack.js';
import type { Bench, Benchmark } from './bench.js';
import { backlog } from './backlog.js';
import { consumer } from './consumer.js';
import { csvImport } from './csv-import.js';
import { type Figure, meets, table, writeFigures } from './figures.js';
import { memory } from './memory.js';
import { quality } from './quality.js';
import { qualityDraft } from './quality-draft.js';
import { relay } from './relay.js';
import { replay } from './replay.js';
import { shopsLine } from './shops-line.js';
import { shopsSlots } from './shops-slots.js';
import { uploadLive } from './upload-live.js';
import { wholeLine } from './whole-line.js';
import { worker } from './worker.js';

const benchmarks: Benchmark[] = [
  relay,
  consumer,
  worker,
  csvImport,
  quality,
  qualityDraft,
  wholeLine,
  uploadLive,
  backlog,
  replay,
  shopsSlots,
  shopsLine,
  memory,
];

const USAGE = `npm run bench -- [NAME …] [--only NAME,…] [--repetitions N] [--sizes] [--quick] [--listings FILE]
   names: ${benchmarks.map(({ name }) => name).join(', ')}`;
/** Names may stand by themselves before the first option: `npm run bench -- quality`. */
const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('-'));
const plain = words.slice(0, firstOption < 0 ? words.length : firstOption);

const flags = readOptions(
  {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    sizes: { type: 'boolean', default: false },
    repetitions: { type: 'string' },
    listings: { type: 'string' },
  },
  USAGE,
  words.slice(plain.length),
);

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function chosen(): Benchmark[] {
  const names = [...plain, ...(flags.only?.split(',') ?? [])].map((name) => name.trim());
  if (names.length === 0) return benchmarks.filter(({ onDemand }) => !onDemand);
  const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));
  if (unknown.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    refuse(`no benchmark is called ${unknown.join(', ')}; there are ${known}`);
  }
  return benchmarks.filter(({ name }) => names.includes(name));
}

const repetitions = Number(flags.repetitions ?? (flags.quick ? 1 : 5));
if (!Number.isSafeInteger(repetitions) || repetitions < 1)
  refuse(`--repetitions: a whole number, not ${flags.repetitions}`);

let servers: Stack | undefined;
const bench: Bench = {
  // Looked up when a benchmark wants them: some need none.
  get stack() {
    return (servers ??= stack());
  },
  repetitions,
  quick: flags.quick,
  sizes: flags.sizes,
  ...(flags.listings !== undefined && { listings: flags.listings }),
  say: (line) => console.log(`  ${line}`),
};

const figures: Figure[] = [];
let failed = 0;
for (const benchmark of chosen()) {
  const begun = performance.now();
  console.log(`${benchmark.name} …`);
  try {
    figures.push(...(await benchmark.run(bench)));
  } catch (error) {
    failed += 1;
    console.error(error);
  }
  bench.say(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
const path = join(checkout, '.local/bench.json');
writeFigures(path, figures);
console.log(`\n${table(figures)}\n`);
const missed = figures.filter((one) => meets(one) === false).map(({ name }) => name);
if (missed.length > 0) console.log(`Aims missed: ${missed.join(', ')}`);
console.log(`Written to ${path}`);
process.exitCode = failed > 0 ? 1 : 0;
