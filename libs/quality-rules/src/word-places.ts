import { startsOf, type Starts } from './pattern-starts.js';
import type { ReadText } from './texts.js';

/** Which form of a text is searched: as stored, or folded. */
export type Form = 'stored' | 'folded';

/** Where the words of one form of a text begin. */
interface WordPlaces {
  text: string;
  byWord: Map<string, number[]>;
  /** Words by their first two letters; made when first asked for. */
  byBeginning?: Map<string, string[]>;
  digits: number[];
  /** Letters with loose marks or of other lower case: there words are not what a pattern sees. */
  odd: boolean;
}

/** 1 letter, 2 digit, 3 half of a character beyond the first plane. */
const kinds = new Uint8Array(65_536);
for (let unit = 0; unit < 65_536; unit++)
  if (unit >= 0xd800 && unit <= 0xdfff) kinds[unit] = 3;
  else if (unit >= 48 && unit <= 57) kinds[unit] = 2;
  else if (/\p{L}/u.test(String.fromCharCode(unit))) kinds[unit] = 1;

const ODD = /[\u0300-\u036f\u0130\u017f\u1e9e\u2126\u212a\u212b]/;
const SURROGATE = /[\ud800-\udfff]/;
const FAR_LETTER = /(?=\p{L})[\u{10000}-\u{10ffff}]/u;
const isOdd = (text: string): boolean => ODD.test(text) || (SURROGATE.test(text) && FAR_LETTER.test(text));

function placesIn(text: string): WordPlaces {
  const byWord = new Map<string, number[]>();
  const digits: number[] = [];
  const lower = text.toLowerCase();
  const odd = lower.length !== text.length || isOdd(text);
  for (let at = 0; !odd && at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === 2) digits.push(at);
    if (kind !== 1) continue;
    const from = at++;
    while (at < text.length && kinds[text.charCodeAt(at)] === 1) at++;
    const word = lower.slice(from, at--);
    const places = byWord.get(word);
    if (places) places.push(from);
    else byWord.set(word, [from]);
  }
  return { text, byWord, digits, odd };
}

const caches: Record<Form, WeakMap<ReadText, WordPlaces>> = { stored: new WeakMap(), folded: new WeakMap() };

function wordPlaces(read: ReadText, form: Form): WordPlaces {
  const known = caches[form].get(read);
  if (known) return known;
  const made = placesIn(form === 'stored' ? read.text : read.folded.text);
  caches[form].set(read, made);
  return made;
}

function wordsWith(places: WordPlaces, beginning: string): string[] {
  if (!places.byBeginning) {
    places.byBeginning = new Map();
    for (const word of places.byWord.keys()) {
      const key = word.slice(0, 2);
      const list = places.byBeginning.get(key);
      if (list) list.push(word);
      else places.byBeginning.set(key, [word]);
    }
  }
  const list = places.byBeginning.get(beginning.slice(0, 2)) ?? [];
  return beginning.length === 2 ? list : list.filter((word) => word.startsWith(beginning));
}

/** Where matches may begin, in order. */
function candidates(places: WordPlaces, { words, beginnings, digits }: Starts): readonly number[] {
  const lists: number[][] = [];
  const seen = new Set<string>();
  const add = (word: string): void => {
    const list = places.byWord.get(word);
    if (list && !seen.has(word)) lists.push(list);
    if (list) seen.add(word);
  };
  words.forEach(add);
  for (const beginning of beginnings) wordsWith(places, beginning).forEach(add);
  if (digits && places.digits.length > 0) lists.push(places.digits);
  if (lists.length <= 1) return lists[0] ?? [];
  return lists.flat().sort((a, b) => a - b);
}

interface Prepared {
  starts: Starts;
  sticky: RegExp;
}
const prepared = new WeakMap<RegExp, Prepared | null>();

function prepare(pattern: RegExp): Prepared | null {
  const known = prepared.get(pattern);
  if (known !== undefined) return known;
  const starts = startsOf(pattern);
  // eslint-disable-next-line ganh-patterns/bounded-repeat -- the pattern as given, which was checked where it stands
  const made = starts ? { starts, sticky: new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`) } : null;
  prepared.set(pattern, made);
  return made;
}

/**
 * All matches of a global pattern in one form of a text, as `matchAll` gives them. A pattern that can only begin with
 * certain words is tried where they stand and nowhere else.
 */
export function matchesIn(read: ReadText, form: Form, pattern: RegExp): RegExpExecArray[] {
  const ready = prepare(pattern);
  const text = form === 'stored' ? read.text : read.folded.text;
  const places = ready && wordPlaces(read, form);
  if (!ready || !places || places.odd) return [...text.matchAll(pattern)];
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (const at of candidates(places, ready.starts)) {
    if (at < from) continue;
    ready.sticky.lastIndex = at;
    const match = ready.sticky.exec(text);
    if (!match) continue;
    found.push(match);
    from = at + match[0].length;
  }
  return found;
}
