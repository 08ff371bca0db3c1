import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { findByArgument, isRunning, parseStat, signalProcess, startTimeOf, stopProcess } from './processes.mjs';

async function whileRunning<T>(work: (pid: number, child: ChildProcess) => Promise<T>, script = ''): Promise<T> {
  const words = `${script};process.stdout.write('up');setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['-e', words, `marker-${process.pid}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await once(child.stdout!, 'data');
    return await work(child.pid ?? 0, child);
  } finally {
    child.kill('SIGKILL');
  }
}

describe('parseStat', () => {
  const rest = 'S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20';

  it('reads the start in ticks, whatever the name of the process holds', () => {
    expect(parseStat(`12 (a (b) 9 9) ${rest}`, 'boot\n')).toBe('boot/4711');
  });

  it('counts a zombie as gone', () => {
    expect(parseStat(`12 (java) ${rest.replace('S', 'Z')}`, 'boot')).toBeNull();
  });
});

describe('a process', () => {
  it('is told from a later one with the same number', async () => {
    await whileRunning(async (pid, child) => {
      const startTime = startTimeOf(pid) ?? '';
      expect(isRunning({ pid, startTime })).toBe(true);
      const recycled = { pid, startTime: `${startTime}0` };
      expect(isRunning(recycled)).toBe(false);
      expect(signalProcess(recycled, 'SIGKILL')).toBe(false);
      expect(await stopProcess(recycled)).toBe('absent');
      expect(child.exitCode).toBeNull();
      expect(isRunning({ pid, startTime })).toBe(true);
    });
  });

  it('is found by one whole word of its command line', async () => {
    await whileRunning(async (pid) => {
      expect(findByArgument(`marker-${process.pid}`).map((found) => found.pid)).toEqual([pid]);
      expect(findByArgument(`marker-${process.pid}`.slice(0, -1))).toEqual([]);
    });
  });

  it('ends on SIGTERM, and on SIGKILL when it does not listen', async () => {
    const identity = (pid: number) => ({ pid, startTime: startTimeOf(pid) ?? '' });
    await whileRunning(async (pid) => expect(await stopProcess(identity(pid))).toBe('stopped'));
    const deaf = 'process.on("SIGTERM", () => {})';
    await whileRunning(async (pid) => expect(await stopProcess(identity(pid), { graceMs: 50 })).toBe('killed'), deaf);
  });

  it('with a nonsense number never runs', () => {
    for (const pid of [0, -1, Number.NaN, 2 ** 30]) expect(startTimeOf(pid)).toBeNull();
  });
});
