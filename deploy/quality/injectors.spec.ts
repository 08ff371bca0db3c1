import { describe, expect, it } from 'vitest';
import { injectors } from './injectors.js';
import { loadSamples } from './samples.js';

const texts = loadSamples().open.map(({ listing: { name, description } }) => ({
  name: name ?? '',
  description: description ?? '',
}));

describe.each(injectors.map((injector) => [injector.id, injector] as const))('the defect "%s"', (_, injector) => {
  const injected = texts.flatMap((one, turn) => {
    const made = injector.inject(one, turn);
    return made ? [{ one, made }] : [];
  });

  it('finds an opportunity, and changes one text at the place it names', () => {
    expect(injected.length).toBeGreaterThan(0);
    for (const { one, made } of injected) {
      const { field, start, end } = made.at;
      const other = field === 'name' ? 'description' : 'name';
      expect(made[other]).toBe(one[other]);
      expect(made[field]).not.toBe(one[field]);
      expect([start >= 0, start < end, end <= made[field].length]).toEqual([true, true, true]);
    }
  });

  it('is the same each time', () => {
    const [first] = texts;
    if (first) expect(injector.inject(first, 1)).toEqual(injector.inject(first, 1));
  });
});
