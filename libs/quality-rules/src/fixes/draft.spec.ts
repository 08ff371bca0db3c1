import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, Draft } from './draft.js';
import type { Edit } from './fix.js';

/** Edits in order that do not overlap, for a text of some length. */
function editsFor(length: number, seeds: readonly [number, number, string][]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const [gap, size, after] of seeds) {
    const start = at + gap;
    const end = start + size;
    if (end > length) break;
    edits.push({ start, end, after });
    at = end + 1;
  }
  return edits;
}
const seeds = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 6 });

describe('a draft', () => {
  it('tells the differences from the text as stored, however many passes changed it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(seeds, { maxLength: 5 }), (stored, passes) => {
        const draft = new Draft(stored);
        for (const [pass, made] of passes.entries()) {
          const edits = editsFor(draft.text.length, made).map((edit) => ({ ...edit, fixes: [String(pass)] }));
          const expected = applyEdits(draft.text, edits);
          draft.apply(edits);
          expect(draft.text).toBe(expected);
        }
        expect(applyEdits(stored, draft.changes)).toBe(draft.text);
        draft.changes.forEach(({ start, end, after }, at) => {
          expect(stored.slice(start, end)).not.toBe(after);
          expect(start).toBeGreaterThanOrEqual(draft.changes[at - 1]?.end ?? 0);
        });
      }),
    );
  });

  it('joins the fixes of one place', () => {
    const draft = new Draft('Mật  ong 500gr');
    draft.apply([{ start: 3, end: 5, after: ' ', fixes: ['blanks'] }]);
    draft.apply([{ start: 11, end: 13, after: 'g', fixes: ['unit'] }]);
    draft.apply([{ start: 4, end: 12, after: 'mía 500 g', fixes: ['other'] }]);
    expect(draft.text).toBe('Mật mía 500 g');
    expect(draft.changes).toEqual([
      { start: 3, end: 5, after: ' ', fixes: ['blanks'] },
      { start: 5, end: 14, after: 'mía 500 g', fixes: ['other', 'unit'] },
    ]);
  });

  it('answers what an edit means for the text as stored, and stays as it is', () => {
    const draft = new Draft('Mật  ong');
    draft.apply([{ start: 3, end: 5, after: ' ', fixes: ['blanks'] }]);
    expect(draft.changeFor({ start: 0, end: 7, after: 'MẬT ONG' })).toMatchObject({
      start: 0,
      end: 8,
      after: 'MẬT ONG',
    });
    expect(draft.text).toBe('Mật ong');
    expect(draft.changeFor({ start: 3, end: 4, after: '  ' })).toBeUndefined();
  });
});
