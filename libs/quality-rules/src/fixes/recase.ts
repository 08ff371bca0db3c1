import { isSyllable } from '#libs/ocop';
import { wordsOf, type Word } from '../prose/words.js';
import type { ReadText } from '../texts.js';
import type { FixContext } from './fix.js';
import { ownNames, placesOf } from './names.js';
import { placeNames } from './place-names.js';

/** Written in capitals by everybody. */
const ACRONYMS = new Set(
  (
    'OCOP HTX TNHH MTV CP TMDV DNTN UBND TP HCM TPHCM ĐBSCL QR NSX HSD ISO HACCP GMP FDA FSSC BRC GAP VSATTP ATTP ' +
    'PGS USDA EU IFOAM GS1 INS UV SPF PH DHA EPA VIP LED PE PET PP PA BPA'
  ).split(' '),
);
const MIXED: Readonly<Record<string, string>> = {
  VIETGAP: 'VietGAP',
  GLOBALGAP: 'GlobalGAP',
  VNPRODUCTS: 'VnProducts',
};
/** Symbols of units behind a number. */
const UNITS = new Set(['G', 'GR', 'KG', 'MG', 'ML', 'CM', 'MM']);
const VOWEL = /[aeiouyăâêôơư]/u;
const SENTENCE_START = /(?:^|[.!?:\n\r•\-–|]\s{0,2})$/u;

const isCapital = (raw: string): boolean => raw === raw.toUpperCase() && raw !== raw.toLowerCase();
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
/** Words of a name one by one with a capital each; a name that its owner writes otherwise stays so. */
const titled = (name: string): string => name.replace(/\p{L}[\p{L}\p{M}]{0,99}/gu, capitalised);

/** How the product's other texts write a word within a sentence: "Sương" of "hợp tác xã Đồi Sương". */
function usageOf(texts: readonly ReadText[], title: ReadText): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const read of texts) {
    if (read === title || read.role === 'title') continue;
    for (const { raw, plain, start } of wordsOf(read)) {
      if ((isCapital(raw) && raw.length > 1) || SENTENCE_START.test(read.text.slice(Math.max(0, start - 3), start)))
        continue;
      const forms = votes.get(plain) ?? new Map<string, number>();
      forms.set(raw, (forms.get(raw) ?? 0) + 1);
      votes.set(plain, forms);
    }
  }
  return new Map(
    [...votes].flatMap(([plain, forms]) => {
      const [best] = [...forms].sort((a, b) => b[1] - a[1]);
      return best ? [[plain, best[0]] as const] : [];
    }),
  );
}

function recased(word: Word, before: string, usage: ReadonlyMap<string, string>): string {
  const { raw, plain } = word;
  if (!isCapital(raw)) return raw;
  if (/\d ?$/.test(before) && UNITS.has(raw)) return raw.toLowerCase();
  if (/\d$/.test(before)) return raw;
  if (ACRONYMS.has(raw) || (!VOWEL.test(plain.normalize('NFD')) && raw.length > 1)) return raw;
  const mixed = MIXED[raw];
  if (mixed) return mixed;
  const used = usage.get(plain);
  if (used && used.length === raw.length && used.toLowerCase() === raw.toLowerCase()) return used;
  return isSyllable(plain) ? raw.toLowerCase() : capitalised(raw);
}

/** A range of a title with capitals only where they belong: its first letter, names, brands, places, acronyms, codes. */
export function recase(read: ReadText, start: number, end: number, { product, texts }: FixContext): string {
  const own = placesOf(read, ownNames(product)).map((place) => ({ ...place, name: ownForm(place.name) }));
  const places = placesOf(read, placeNames(product)).map((place) => ({ ...place, name: titled(place.name) }));
  const named = [...own, ...places].filter((place) => place.start >= start && place.end <= end);
  const usage = usageOf(texts, read);
  let out = '';
  let at = start;
  for (const word of wordsOf(read)) {
    if (word.start < at || word.end > end) continue;
    const name = named.filter((place) => place.start === word.start).sort((a, b) => b.end - a.end)[0];
    out += read.text.slice(at, word.start);
    const code = /\d/.test(read.text[word.end] ?? '') && isCapital(word.raw);
    if (name) out += name.name;
    else out += code ? word.raw : recased(word, read.text.slice(Math.max(0, word.start - 2), word.start), usage);
    at = name?.end ?? word.end;
  }
  out += read.text.slice(at, end);
  return start === 0 ? out.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : out;
}

/** A name in nothing but capitals was shouted with the rest, unless it is as short as an acronym. */
const ownForm = (name: string): string => (isCapital(name) && /\s/.test(name) ? titled(name) : name);
