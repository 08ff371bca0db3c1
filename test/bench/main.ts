import { join } from 'node:path';
import { readOptions } from '../../deploy/options.mjs';
import { checkout, stack } from '../world/stack.js';
import type { Bench, Benchmark } from './bench.js';
import { backlog } from './backlog.js';
import { consumer } from './consumer.js';
import { csvImport } from './csv-import.js';
import { type Figure, meets, table, writeFigures } from './figures.js';
import { memory } from './memory.js';
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
  wholeLine,
  uploadLive,
  backlog,
  replay,
  shopsSlots,
  shopsLine,
  memory,
];

const USAGE = `npm run bench -- [--only ${benchmarks.map(({ name }) => name).join('|')}] [--repetitions N] [--sizes] [--quick]`;
const flags = readOptions(
  {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    sizes: { type: 'boolean', default: false },
    repetitions: { type: 'string' },
  },
  USAGE,
);

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function chosen(): Benchmark[] {
  const names = flags.only?.split(',').map((name) => name.trim());
  if (!names) return benchmarks.filter(({ onDemand }) => !onDemand);
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

const bench: Bench = {
  stack: stack(),
  repetitions,
  quick: flags.quick,
  sizes: flags.sizes,
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
