import fc from 'fast-check';
import { foldText } from '#libs/ocop';
import { describe, expect, it } from 'vitest';
import { Automaton } from './automaton.js';

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char);

/** The same by looking everywhere for everything. */
function naive(phrases: readonly string[], text: string): string[] {
  const flat = text.replaceAll('\n', ' ');
  const found: string[] = [];
  phrases.forEach((phrase, pattern) => {
    for (let at = flat.indexOf(phrase); at >= 0; at = flat.indexOf(phrase, at + 1)) {
      const end = at + phrase.length;
      const inside = (edge: number): boolean => isWord(flat[edge - 1]) && isWord(flat[edge]);
      if (!inside(at) && !inside(end)) found.push(`${pattern}:${at}-${end}`);
    }
  });
  return found.sort();
}

describe('Automaton', () => {
  it('finds what looking for every phrase by itself finds', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'ba', 'à', 'aba', 'đ');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
    const text = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'à', ' ', '\n', ',', '.', 'đ'), { maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { maxLength: 8 }), text, (phrases, parts) => {
        const folded = foldText(parts.join(''));
        const own = [...new Set(phrases.map(foldText))].filter((item) => item.length > 0);
        const found = new Automaton(own).scan(folded).map(({ pattern, start, end }) => `${pattern}:${start}-${end}`);
        expect(found.sort()).toEqual(naive(own, folded));
      }),
      { numRuns: 300 },
    );
  });

  it('finds phrases inside and beside each other, at word edges only', () => {
    const automaton = new Automaton(['chữa bệnh', 'bệnh', 'bệnh gan']);
    const text = 'chữa bệnh gan, bệnhviện';
    expect(automaton.scan(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'chữa bệnh',
      'bệnh',
      'bệnh gan',
    ]);
  });
});
