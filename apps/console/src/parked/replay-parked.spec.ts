import { describe, expect, it } from 'vitest';
import { chunksByOwner } from './replay-parked.js';

describe('a replay', () => {
  it('asks each owner for its own, at most 100 at a time', () => {
    const chosen = Array.from({ length: 250 }, (_, index) => ({
      id: String(index),
      owner: index % 2 === 0 ? ('quality' as const) : ('publishing' as const),
    }));
    const chunks = chunksByOwner(chosen);
    expect(chunks.map(({ owner, ids }) => [owner, ids.length])).toEqual([
      ['quality', 100],
      ['quality', 25],
      ['publishing', 100],
      ['publishing', 25],
    ]);
    expect(new Set(chunks.flatMap(({ ids }) => ids)).size).toBe(250);
  });

  it('asks nobody for nothing', () => {
    expect(chunksByOwner([])).toEqual([]);
  });
});
