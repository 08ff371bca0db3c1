import { isSyllable } from '#libs/ocop';

/** Open oa, oe, uy carry their tone mark on the first letter ("hòa", old) or on the second ("hoà", new); both are right. */
export type ToneStyle = 'old' | 'new';

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const VOWELS = new Set('aăâeêioôơuưy');
const SHAPED = 'ăâêôơư';
const INITIALS = ['qu', 'gi'];
const BOTH = new Set(['oa', 'oe', 'uy']);

interface Letter {
  /** With shape, without tone; case kept. */
  base: string;
  tone: string;
}

function lettersOf(word: string): Letter[] {
  return [...word.normalize('NFC')].map((char) => {
    const parts = char.normalize('NFD');
    const tone = TONE.exec(parts)?.[0] ?? '';
    return { base: tone ? parts.replace(tone, '').normalize('NFC') : char, tone };
  });
}

/** Where the run of vowels that carries the tone begins and ends. */
function nucleusOf(base: string): [from: number, to: number] {
  // In "quý" and "giá" the first vowel belongs to the initial; in "gì" and "gìn" it does not.
  const initial = INITIALS.find((one) => base.startsWith(one) && VOWELS.has(base[one.length] ?? '-'));
  let from = initial?.length ?? 0;
  while (from < base.length && !VOWELS.has(base[from] ?? '-')) from++;
  let to = from;
  while (to < base.length && VOWELS.has(base[to] ?? '-')) to++;
  return [from, to];
}

function placeIn(base: string, style: ToneStyle): number {
  const [from, to] = nucleusOf(base);
  const vowels = base.slice(from, to);
  const shaped = [...vowels].findLastIndex((vowel) => SHAPED.includes(vowel));
  if (shaped >= 0) return from + shaped;
  if (vowels.length === 1) return from;
  if (vowels.length === 3 || to < base.length) return from + 1;
  return BOTH.has(vowels) && style === 'new' ? from + 1 : from;
}

/** The tone mark of a syllable: where it stands, and whether that is right in either style. */
export interface TonePlace {
  written: number;
  /** The two styles differ for this syllable. */
  styled: boolean;
  right: boolean;
}

const baseOf = (letters: readonly Letter[]): string => letters.map(({ base }) => base.toLowerCase()).join('');

/** Undefined for a word that is no syllable or carries no tone mark, or several. */
export function tonePlace(word: string): TonePlace | undefined {
  const plain = word.normalize('NFC').toLowerCase();
  if (!isSyllable(plain)) return undefined;
  const letters = lettersOf(plain);
  const toned = letters.flatMap(({ tone }, at) => (tone ? [at] : []));
  const [written] = toned;
  if (written === undefined || toned.length > 1) return undefined;
  const base = baseOf(letters);
  const places = [placeIn(base, 'old'), placeIn(base, 'new')];
  return { written, styled: places[0] !== places[1], right: places.includes(written) };
}

/** The syllable with its tone mark where the style wants it; NFC, capitals kept. */
export function withTone(word: string, style: ToneStyle): string {
  const letters = lettersOf(word);
  const tone = letters.find((letter) => letter.tone)?.tone ?? '';
  const place = placeIn(baseOf(letters), style);
  return letters.map(({ base }, at) => (at === place ? (base + tone).normalize('NFC') : base)).join('');
}
