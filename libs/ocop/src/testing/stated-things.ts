import fc from 'fast-check';
import { expect } from 'vitest';

/** What a reader finds in a text, with its place. */
interface Stated {
  start: number;
  end: number;
}

/** Texts of the pieces a reader looks for, glued or apart, and of anything at all. */
export const textsOf = (pieces: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 14 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

/** What is found stands in order without overlap, and is found again when cut out; `moved` moves a find to the front. */
export function expectSameWhenCut<T extends Stated>(
  read: (text: string) => readonly T[],
  texts: fc.Arbitrary<string>,
  moved: (found: T) => object = (found) => ({ ...found, start: 0, end: found.end - found.start }),
): void {
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const found of read(text)) {
        expect(found.start).toBeGreaterThanOrEqual(last);
        expect(found.end).toBeGreaterThan(found.start);
        last = found.end;
        expect(read(text.slice(found.start, found.end))).toEqual([moved(found)]);
      }
    }),
    { numRuns: 3000 },
  );
}
