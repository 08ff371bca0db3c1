import { describe, expect, it } from 'vitest';
import { sseFrame, sseReset, startAfter } from './sse.js';

describe('server-sent events', () => {
  it('are one block each, resumable by id', () => {
    const change = { kind: 'listing', id: 'l', productId: 'p', version: 3 } as const;
    const text = sseFrame({ seq: 7, change });
    expect(text).toBe(`id: 7\ndata: ${JSON.stringify(change)}\n\n`);
    expect(sseReset(9)).toMatch(/^id: 9\nevent: reset\n/);
  });

  it('cannot be broken by line breaks in an id', () => {
    expect(sseFrame({ seq: 1, change: { kind: 'parked', id: 'a\n\ndata: x', version: 1 } }).split('\n')).toHaveLength(
      4,
    );
  });

  it.each([
    [undefined, undefined, undefined],
    [undefined, 4, 4],
    ['', 4, 4],
    ['12', 4, 12],
    ['-1', 4, null],
    ['1e3', undefined, null],
    ['9'.repeat(16), undefined, null],
    [['1', '2'], undefined, null],
  ])('resume by header %s and query %s after %s', (header, query, after) => {
    expect(startAfter(header, query)).toBe(after);
  });
});
