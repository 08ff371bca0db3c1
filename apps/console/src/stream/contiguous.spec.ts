import { describe, expect, it } from 'vitest';
import { contiguous, GAP_MS } from './contiguous.js';

const seqs = (...numbers: number[]) => numbers.map((seq) => ({ seq }));

describe('a stored sequence', () => {
  it('is handed out as far as nothing is missing', () => {
    expect(contiguous(seqs(4, 5, 7), 3, null, 100)).toEqual({
      frames: seqs(4, 5),
      position: 5,
      gap: { seq: 6, since: 100 },
    });
  });

  it('waits for a late number and then goes on in order', () => {
    const waiting = contiguous(seqs(7), 5, { seq: 6, since: 100 }, 100 + GAP_MS - 1);
    expect(waiting).toEqual({ frames: [], position: 5, gap: { seq: 6, since: 100 } });
    expect(contiguous(seqs(6, 7), 5, waiting.gap, 200)).toEqual({ frames: seqs(6, 7), position: 7, gap: null });
  });

  it('passes over a number that never comes', () => {
    expect(contiguous(seqs(7, 8), 5, { seq: 6, since: 100 }, 100 + GAP_MS)).toEqual({
      frames: seqs(7, 8),
      position: 8,
      gap: null,
    });
  });

  it('waits anew for each gap', () => {
    expect(contiguous(seqs(7, 9), 5, { seq: 6, since: 0 }, GAP_MS)).toEqual({
      frames: seqs(7),
      position: 7,
      gap: { seq: 8, since: GAP_MS },
    });
  });

  it('has nothing to say when nothing came', () => {
    expect(contiguous([], 5, null, 0)).toEqual({ frames: [], position: 5, gap: null });
  });
});
