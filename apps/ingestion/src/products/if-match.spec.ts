import { describe, expect, it } from 'vitest';
import { readIfMatch, revisionTag } from './if-match.js';

describe('readIfMatch', () => {
  it('reads what revisionTag writes', () => {
    expect(readIfMatch(revisionTag(42))).toEqual({ kind: 'revision', revision: 42 });
  });
  it('tells a missing header', () => {
    expect(readIfMatch(undefined)).toEqual({ kind: 'absent' });
  });
  it.each(['', '*', '7', '"0"', '"-1"', '"1.5"', 'W/"7"', '"7", "8"', '"abc"', `"${'9'.repeat(30)}"`])(
    'refuses %s',
    (header) => {
      expect(readIfMatch(header)).toEqual({ kind: 'invalid' });
    },
  );
  it('refuses a header sent twice', () => {
    expect(readIfMatch(['"1"', '"2"'])).toEqual({ kind: 'invalid' });
  });
});
