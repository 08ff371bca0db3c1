import { describe, expect, it } from 'vitest';
import { Gather } from './gather.js';

describe('gathered requests', () => {
  it('become one command when they come together, answered each with its own', async () => {
    const commands: number[][] = [];
    const gather = new Gather<number, number>((asked) => {
      commands.push(asked);
      return Promise.resolve(asked.map((value) => value * 2));
    });
    expect(await Promise.all([1, 2, 3].map((value) => gather.ask(value)))).toEqual([2, 4, 6]);
    expect(commands).toEqual([[1, 2, 3]]);
  });

  it('wait while two commands are under way, and come in order', async () => {
    const ends: (() => void)[] = [];
    const commands: number[][] = [];
    const gather = new Gather<number, number>(
      (asked) =>
        new Promise((resolve) => {
          commands.push(asked);
          ends.push(() => resolve(asked));
        }),
      2,
    );
    const answers = [1, 2, 3, 4, 5].map((value) => gather.ask(value));
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    for (let n = 0; n < 5; n += 1) await turn();
    expect(commands).toEqual([
      [1, 2],
      [3, 4],
    ]);
    ends[0]?.();
    for (let n = 0; n < 5; n += 1) await turn();
    expect(commands[2]).toEqual([5]);
    ends[1]?.();
    ends[2]?.();
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5]);
  });

  it('fail each alone by an Error, and all together when the command fails', async () => {
    const gather = new Gather<number, number>((asked) =>
      asked.includes(0)
        ? Promise.reject(new Error('away'))
        : Promise.resolve(asked.map((value) => (value < 0 ? new Error('refused') : value))),
    );
    const [good, bad] = await Promise.allSettled([gather.ask(1), gather.ask(-1)]);
    expect(good).toMatchObject({ status: 'fulfilled', value: 1 });
    expect(bad).toMatchObject({ status: 'rejected' });
    const both = await Promise.allSettled([gather.ask(1), gather.ask(0)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await gather.ask(7)).toBe(7);
  });
});
