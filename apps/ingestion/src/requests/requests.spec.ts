import { describe, expect, it } from 'vitest';
import { Clock, ProblemError } from '#libs/runtime';
import { BackPressure } from './back-pressure.js';
import { readKey } from './keyed-request.js';

describe('readKey', () => {
  it.each(['12345678', 'a-b_c.d~e!', 'x'.repeat(200)])('takes %s', (key) => {
    expect(readKey(key)).toBe(key);
  });
  it.each(['', '1234567', 'x'.repeat(201), 'has blank', 'dấu-tiếng-việt', 'tab\there'])('refuses %j', (key) => {
    expect(() => readKey(key)).toThrow(ProblemError);
  });
  it('leaves a request without a key alone', () => {
    expect(readKey(undefined)).toBeUndefined();
  });
});

class FakeClock extends Clock {
  at = 1_000_000;
  override now(): number {
    return this.at;
  }
}

describe('BackPressure', () => {
  const source = (read: () => number | null) => ({
    name: 's',
    marked: () => Promise.resolve([]),
    sent: () => Promise.resolve(),
    refused: () => Promise.resolve(),
    oldestMarkAt: () => Promise.resolve(read()),
  });
  const limits = { markAgeMs: 60_000, retrySeconds: 15 };

  it('refuses while the oldest mark of any source is too old, and looks again', async () => {
    const clock = new FakeClock();
    let mark: number | null = clock.at - 60_001;
    const pressure = new BackPressure([source(() => null), source(() => mark)], clock, limits);
    await expect(pressure.refuseWhenBehind()).rejects.toMatchObject({
      code: 'service.busy',
      headers: { 'Retry-After': '15' },
    });
    mark = null;
    await expect(pressure.refuseWhenBehind()).rejects.toMatchObject({ code: 'service.busy' });
    clock.at += 1000;
    await expect(pressure.refuseWhenBehind()).resolves.toBeUndefined();
  });

  it('lets work in while marks are young', async () => {
    const clock = new FakeClock();
    const pressure = new BackPressure([source(() => clock.at - 60_000)], clock, limits);
    await expect(pressure.refuseWhenBehind()).resolves.toBeUndefined();
  });
});
