import type { ReadText, TermHit } from '../texts.js';

/** Stars written anywhere in a text; `term` is what was read. */
export interface Star extends TermHit {
  stars: number;
  /** In symbols only, which may be ornament. */
  isRow: boolean;
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ một: 1, hai: 2, ba: 3, bốn: 4, bon: 4, năm: 5, nam: 5, three: 3, four: 4, five: 5, 三: 3, 四: 4, 五: 5 },
};
const COUNT = String.raw`0?[1-5](?:[.,]0)?\u20e3?|một|hai|ba|bốn|bon|năm|(?<!vi[eệ]t )nam|three|four|five`;
// "ocop4sao" is glued, "4.5 sao" and "15 sao" are no stars of the programme.
const BEFORE = String.raw`(?:(?<![\p{L}\d])(?<!\d[.,])|(?<=c[o0]p))`;
const AFTER = String.raw`(?:(?![\p{L}\d])|(?=oc[o0]p))`;
const SYMBOL = String.raw`[★⭐✩✪✭✮✯🌟]`;

/** "4 sao", "4-sao", "bốn (04) sao", "4 (bốn) sao", "five stars", "ocop4sao"; the number in brackets is the plainer one. */
const WORDS = new RegExp(
  String.raw`${BEFORE}(${COUNT})(?:\s?\(\s?(?:${COUNT})\s?\))?\s?-?\s?(?:ngôi\s)?(?:sao|stars?)${AFTER}`,
  'gu',
);
/** "hạng sao: 4" */
const TURNED = /(?<![\p{L}\d])(?:hạng|số|cấp)\ssao\s?:?\s?([1-5])(?![\d.,]\d|\d)/gu;
/** "5⭐", "5 *"; 75*75 and 2*3 are sums. */
const COUNTED = new RegExp(String.raw`${BEFORE}([1-5])\s?(?:${SYMBOL}(?!\s?${SYMBOL})|\*(?!\s?[\d*]))`, 'gu');
/** "★★★★★", "⭐ ⭐ ⭐ ⭐"; empty stars after full ones count as none. Longer rows are ornament. */
const ROWS = new RegExp(String.raw`(?<![★⭐🌟])(?:${SYMBOL}\s?){3,20}`, 'gu');
/** "ocop *****"; "*** ocop ***" is ornament. */
const ASTERISKS = /(?<!\*\s?)oc[o0]p\s?(\*{3,5})(?!\s?\*)/gu;
const CHINESE = /([三四五3-5])\s?星/gu;

function numberOf(written: string): number {
  return NUMBERS[written] ?? Number(/[1-5]/.exec(written)?.[0]);
}

const ANY = new RegExp(String.raw`sao|star|星|\*|${SYMBOL}`, 'u');

/** All stars a folded text states in words, digits or symbols; linear in its length. */
export function starsIn(text: ReadText): Star[] {
  const { text: folded } = text.folded;
  const found: Star[] = [];
  if (!ANY.test(folded)) return found;
  const add = (pattern: RegExp, isRow: boolean, starsOf: (match: RegExpExecArray) => number): void => {
    for (const match of folded.matchAll(pattern)) {
      const term = match[0].trimEnd();
      const stars = starsOf(match);
      const end = match.index + term.length;
      if (stars >= 1 && stars <= 5) found.push({ text, term, start: match.index, end, stars, isRow });
    }
  };
  for (const pattern of [WORDS, TURNED, COUNTED, CHINESE]) add(pattern, false, ([, count = '']) => numberOf(count));
  add(ROWS, true, ([row]) => [...row].filter((char) => char.trim() !== '').length);
  add(ASTERISKS, true, ([, row = '']) => row.length);
  return found.sort((a, b) => a.start - b.start);
}
