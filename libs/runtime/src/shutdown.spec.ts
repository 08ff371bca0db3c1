import { describe, expect, it } from 'vitest';
import { createLog } from './log.js';
import { drainStages, Shutdown } from './shutdown.js';

const log = createLog('test', { level: 'silent' });

describe('Shutdown', () => {
  it('runs the stages in order, everything of one stage together, once', async () => {
    const ran: string[] = [];
    const shutdown = new Shutdown(log, 5_000);
    let letGo: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    for (const stage of [...drainStages].reverse()) {
      shutdown.onDrain(stage, stage, () => Promise.resolve(void ran.push(stage)));
    }
    // these two end only when both have begun
    shutdown.onDrain('workers', 'one', () => both);
    shutdown.onDrain('workers', 'other', () => Promise.resolve(letGo()));
    expect(shutdown.draining).toBe(false);
    const [first, second] = [shutdown.run(), shutdown.run()];
    expect(shutdown.draining).toBe(true);
    expect([await first, await second]).toEqual([true, true]);
    expect(ran).toEqual(['intake', 'workers', 'consumers', 'relay', 'connections']);
  });

  it('goes on after a failure and says that it was not clean', async () => {
    const shutdown = new Shutdown(log, 5_000);
    let closed = false;
    shutdown.onDrain('consumers', 'bad', () => Promise.reject(new Error('no')));
    shutdown.onDrain('connections', 'database', () => Promise.resolve(void (closed = true)));
    expect(await shutdown.run()).toBe(false);
    expect(closed).toBe(true);
  });

  it('does not wait for ever', async () => {
    const shutdown = new Shutdown(log, 10);
    let closed = false;
    shutdown.onDrain('intake', 'stuck', () => new Promise(() => undefined));
    shutdown.onDrain('connections', 'database', () => Promise.resolve(void (closed = true)));
    expect(await shutdown.run()).toBe(false);
    expect(closed).toBe(true);
  });
});
