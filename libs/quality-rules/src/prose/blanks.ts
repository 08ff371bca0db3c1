import { isSyllable } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { ofForm } from './forms.js';
import { isCut, type Slip, wordsOf } from './words.js';

const VIETNAMESE = /[^ -~]/;

/** No blank after a full stop, a comma or a bracket that parts two Vietnamese words: "sương tan.Chiều". */
export function missingBlanks(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const found: Slip[] = [];
  for (let at = 1; at < words.length; at++) {
    const [a, b] = [words[at - 1], words[at]];
    if (!a || !b || b.start - a.end !== 1) continue;
    const mark = read.text[a.end] ?? '';
    const opens = b.raw !== b.raw.toLowerCase();
    if (!(
      mark === ',' ||
      mark === ';' ||
      mark === ')' ||
      (mark === ':' && !opens) ||
      ((mark === '.' || mark === '!' || mark === '?') && opens)
    ))
      continue;
    if (a.raw.length < 2 || b.raw.length < 2 || a.raw === a.raw.toUpperCase()) continue;
    // Behind a comma a foreign word may stand before: "collagen,giúp".
    const foreign = mark === ',' && a.raw.length > 2 && VIETNAMESE.test(b.plain) && !opens;
    if (!isSyllable(b.plain) || (!isSyllable(a.plain) && !foreign)) continue;
    // "shop.vn" and "a,b" are no words of Vietnamese; a new sentence begins with a capital.
    if (!VIETNAMESE.test(a.plain + b.plain) && !(mark !== ',' && opens && b.raw.length > 3)) continue;
    found.push({ start: a.start, end: b.end, better: `${a.raw}${mark} ${b.raw}` });
  }
  return found;
}

/** A digit and a word written as one ("2vụ"), or a stop that clings to the next word ("chiều .Trà"). */
export function misplacedBlanks(read: ReadText): Slip[] {
  const found: Slip[] = [];
  for (const word of wordsOf(read)) {
    const left = read.text.charCodeAt(word.start - 1);
    if (left !== 46 && !(left >= 48 && left <= 57)) continue;
    const before = read.text.slice(Math.max(0, word.start - 3), word.start);
    const marked = VIETNAMESE.test(word.plain) && word.raw.length > 2 && isSyllable(word.plain);
    if (marked && /(?:^|[\s(])\d{1,2}$/.test(before) && !isCut(read.text, word))
      found.push({ start: word.start - 1, end: word.end });
    else if (marked && /\d$/.test(before) && /^\p{Lu}\p{Ll}/u.test(word.raw))
      found.push({ start: word.start - 1, end: word.end });
    else if (/[\p{L})] \.$/u.test(before) && word.raw.length > 1) found.push({ start: word.start - 2, end: word.end });
  }
  return found;
}

/** Words tied together by a sign of hashtags: "mềm#mượt". */
export const gluedTags = ({ text }: ReadText): Slip[] =>
  [...text.matchAll(/(?<=\p{Ll})#\p{Ll}{2,20}/gu)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));

/** Two marks where one belongs: "lá khô,: đóng hộp". */
export const doubledMarks = ({ text }: ReadText): Slip[] =>
  [...text.matchAll(/\p{L}(?:[,;] ?[:;.](?![.\d])|,,(?!,)|[:;],)/gu)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));

const INITIAL = /^(?:ngh|ng|nh|ph|th|tr|ch|kh|gh|[bcdđghklmnpqrstvx])$/;
const isInitial = ofForm(({ plain }) => INITIAL.test(plain));

/** A syllable torn apart: "hái t rà". */
export function tornWords(read: ReadText): Slip[] {
  const words = wordsOf(read);
  const found: Slip[] = [];
  for (let at = 1; at < words.length - 1; at++) {
    const [before, a, b] = [words[at - 1], words[at], words[at + 1]];
    if (!before || !a || !b || !isInitial(a) || b.start - a.end !== 1 || a.start - before.end !== 1) continue;
    if (read.text[a.end] !== ' ' || read.text[a.start - 1] !== ' ' || a.raw !== a.raw.toLowerCase()) continue;
    if (b.raw !== b.raw.toLowerCase() || b.raw.length < 2) continue;
    if (!VIETNAMESE.test(before.plain) || isSyllable(b.plain) === a.raw.length > 1) continue;
    if (isSyllable(a.plain + b.plain) && a.plain !== 'k' && a.plain !== 'h' && before.plain !== 'vitamin')
      found.push({ start: a.start, end: b.end, better: a.raw + b.raw });
  }
  return found;
}
