import { readFileSync } from 'node:fs';
import { compared, type Figure } from './figures.js';

/** What a run did and what it cost: wall clock and the CPU time of the process that did it. */
export interface Run {
  work: number;
  seconds: number;
  cpuSeconds: number;
}

/** CPU time of this process so far, in seconds. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const TICKS_PER_SECOND = 100;

/** CPU time of another process so far (all its threads), in seconds; 0 when it is gone. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    // ended meanwhile
    return 0;
  }
}

/** Resident memory of a process, in MB; 0 when it is gone. */
export function memoryOf(pid: number): number {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1] ?? 0) / 1024;
  } catch {
    // ended meanwhile
    return 0;
  }
}

/** Runs something in this process. */
export async function timed(work: number, run: () => Promise<void> | void): Promise<Run> {
  const cpu = ownCpu();
  const begun = performance.now();
  await run();
  return { work, seconds: (performance.now() - begun) / 1000, cpuSeconds: ownCpu() - cpu };
}

const perCpu = ({ work, cpuSeconds }: Run): number => work / cpuSeconds;
const perSecond = ({ work, seconds }: Run): number => work / seconds;

/**
 * Runs subject and reference alternately, each once before anything counts. Neighbours disturb both alike, and the
 * figure per CPU-second hardly at all.
 * Answers `<name>` per CPU-second and `<name>-wall` per second.
 */
export async function compare(o: {
  name: string;
  unit: string;
  repetitions: number;
  subject: () => Promise<Run>;
  reference: () => Promise<Run>;
}): Promise<Figure[]> {
  await o.reference();
  await o.subject();
  const runs: { subject: Run; reference: Run }[] = [];
  for (let turn = 0; turn < o.repetitions; turn += 1) {
    // Who goes second finds a warmer machine: they take turns.
    if (turn % 2 === 0) {
      const reference = await o.reference();
      runs.push({ reference, subject: await o.subject() });
    } else {
      const subject = await o.subject();
      runs.push({ subject, reference: await o.reference() });
    }
  }
  const by = (value: (run: Run) => number) =>
    runs.map(({ subject, reference }) => ({ subject: value(subject), reference: value(reference) }));
  return [compared(o.name, `${o.unit}/CPU-s`, by(perCpu)), compared(`${o.name}-wall`, `${o.unit}/s`, by(perSecond))];
}
