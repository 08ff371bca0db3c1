import { originalRange } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import type { Slip } from './words.js';

/** Marks without a letter, replacement characters, UTF-8 read as Latin-1: letters that are lost for the reader. */
const BROKEN =
  /(?<![^\s])[\u0300-\u0323][^\n]{0,80}|\ufffd|[ÃÂÄÆáâ][\u0080-\u00bf»º¡°±©¢]|\[\/?(?:caption|img|url|b|i|u|size|color)\]|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});/g;

/** Where letters are lost or shown as signs. */
export function brokenEncoding({ text }: ReadText): Slip[] {
  return [...text.matchAll(BROKEN)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

const LETTER = /\p{L}/u;

/** Words with a letter of another script that looks Latin, hidden characters inside, or split by dots ("b.úp"). */
export function disguisedWords({ text, folded }: ReadText): Slip[] {
  const found: Slip[] = [];
  for (let at = folded.disguised.indexOf(1); at >= 0; at = folded.disguised.indexOf(1, at)) {
    let from = at;
    while (from > 0 && at - from < 20 && LETTER.test(folded.text[from - 1] ?? '')) from--;
    let to = at + 1;
    while (to < folded.text.length && to - at < 40 && LETTER.test(folded.text[to] ?? '')) to++;
    if (LETTER.test(folded.text[at] ?? '') && to - from > 1) {
      const { start, end } = originalRange(folded, from, to);
      const passage = text.slice(start, end);
      // Trade marks and exponents ("m²", "™") are no disguise; nor is an abbreviation of capitals ("T.P").
      if (/\p{L}\p{L}|\p{L}[^\p{L}]\p{L}/u.test(passage) && passage !== passage.toUpperCase())
        found.push({ start, end, better: folded.text.slice(from, to) });
    }
    at = to;
  }
  return found;
}
