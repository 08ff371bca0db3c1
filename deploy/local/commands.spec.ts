import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Command, Interruption } from './commands.mjs';
import { withoutFrames } from './failure.mjs';
import { type Identity, signalGroup, startTimeOf } from './processes.mjs';
import { writeJson } from './state.mjs';

let root: string;
let command: Command;
const children: Identity[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ganh-commands-'));
  mkdirSync(join(root, '.local'));
  command = new Command(root);
});
afterEach(() => {
  command.end();
  for (const one of children.splice(0)) signalGroup(one, 'SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** A tool that has started another one: both of one group. */
async function tool(): Promise<{ child: ChildProcess; identity: Identity }> {
  const child = spawn('sh', ['-c', 'sleep 60 & wait'], { detached: true, stdio: 'ignore' });
  await new Promise((resolve) => child.once('spawn', resolve));
  const pid = child.pid ?? 0;
  const identity = { pid, startTime: startTimeOf(pid) ?? '' };
  children.push(identity);
  return { child, identity };
}
const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));
const entryOf = (name: string, entry: object): void => writeJson(join(root, '.local/commands', `${name}.json`), entry);
const nobody = { pid: 999_999_999, startTime: 'never' };

describe('commands of one checkout', () => {
  it('end what a killed one has left running, and nothing of one that still works', async () => {
    const orphan = await tool();
    const busy = await tool();
    const own = { pid: process.ppid, startTime: startTimeOf(process.ppid) ?? '' };
    entryOf('1', { command: nobody, children: [orphan.identity] });
    entryOf('2', { command: own, children: [busy.identity] });
    const gone = ended(orphan.child);
    command.enter();
    await gone;
    expect(busy.child.exitCode ?? busy.child.signalCode).toBeNull();
    expect(command.hasOthers()).toBe(true);
  });

  it('go on when the end of a child cannot be written down, and begin none that cannot', async () => {
    const [one, two] = [await tool(), await tool()];
    command.enter();
    command.mind(one.child);
    rmSync(join(root, '.local/commands'), { recursive: true });
    writeFileSync(join(root, '.local/commands'), 'no folder any more');
    const closed = new Promise((resolve) => one.child.once('close', resolve));
    signalGroup(one.identity, 'SIGKILL');
    await closed;
    const gone = ended(two.child);
    expect(() => command.mind(two.child)).toThrow();
    await gone;
  });

  it('are alone when the others have ended or are half-written', () => {
    entryOf('1', { command: nobody, children: [] });
    entryOf('2', { command: 'half' });
    command.enter();
    expect(command.hasOthers()).toBe(false);
    command.leave();
    expect(command.hasOthers()).toBe(false);
  });

  it('tell their tools to end, those that come too late as well', async () => {
    command.enter();
    const [first, late] = [await tool(), await tool()];
    command.mind(first.child);
    const both = [ended(first.child), ended(late.child)];
    command.stop(new Interruption('SIGINT'));
    command.mind(late.child);
    await Promise.all(both);
    expect(() => command.signal.throwIfAborted()).toThrow(/Stopped by SIGINT/);
  });
});

describe('what a program said', () => {
  it('is shown without the frames of its stack', () => {
    const said = [
      'npm error code E1',
      'Error: no',
      '    at run (/x/y.js:1:2)',
      '    at node:internal/a:1:2',
      '\tat org.a.B.c(D.java:7)',
    ];
    expect(withoutFrames(said.join('\n'))).toBe('npm error code E1\nError: no');
    expect(withoutFrames('look at this\n  at noon it was there')).toBe('look at this\n  at noon it was there');
  });
});
