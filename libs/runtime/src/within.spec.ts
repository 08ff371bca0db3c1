import { describe, expect, it } from 'vitest';
import { within } from './within.js';

describe('within', () => {
  it('waits for work that ends, and no longer than told for work that does not', async () => {
    expect(await within(60_000, Promise.resolve('done'))).toBe(true);
    expect(await within(1, new Promise(() => undefined))).toBe(false);
  });

  it('rejects as the work does, and lets a late failure go', async () => {
    await expect(within(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    let fail: (reason: Error) => void = () => undefined;
    const slow = new Promise((_, reject) => (fail = reject));
    expect(await within(1, slow)).toBe(false);
    fail(new Error('nobody listens'));
    await new Promise((resolve) => setImmediate(resolve));
  });
});
