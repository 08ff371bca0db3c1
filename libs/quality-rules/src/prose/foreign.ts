import { isSyllable, remembered } from '#libs/ocop';
import type { ReadText } from '../texts.js';
import { ofForm } from './forms.js';
import { isTag, type Slip, wordsOf } from './words.js';

/** Foreign words that product texts in Vietnamese use, as their own languages spell them. */
const TERMS = (
  'collagen vitamin chiffon curcumin enzyme elastin keratin biotin glycerin protein silicone paraben sulfate glucose ' +
  'fructose saccharose caffeine himalaya organic natural essential shampoo conditioner massage extract powder cholesterol ' +
  'calories probiotic omega retinol hyaluronic polyester cotton spandex acrylic leather website facebook premium ' +
  'turban vintage handmade hotline fanpage panthenol menthol eucalyptus rosemary lavender peppermint argan macadamia ' +
  'linoleic chlorophyll cocamidopropyl betaine sodium chloride benzoate sorbate citric cordyceps ginseng saponin ' +
  'polyphenol flavonoid catechin tannin inulin pectin cellulose melanin serotonin melatonin stress'
).split(' ');
const SHORTEST = 6;
/** A title with more foreign words is no title; each word of the text is held against them. */
const MOST_NAMES = 20;

/** Other right spellings of those words. */
const RIGHT = new Set(
  (
    'insulin insuline glyxerin glycerol natura proteine proteines himalayan vitamins enzym enzymes enzymer colagen0 glycerine proteins silicon parabens sulfates sulphate sulfat caffein cafein ' +
    'organics naturals essentials shampoos massages extracts powders calorie probiotics prebiotic retinal cottons ' +
    'flavonoids catechins tannins polyphenols terpenoid acrylics leathers websites menthyl sulfite linolenic linolein ' +
    'betain benzoat sorbat chlorid chlorides keratine elastine collagene biotine curcumine curcuma curcumins chiffons ' +
    'nature naturally conditioners saponins flavonoit glucoza glucosa fructoza enzymen pectins inuline sodiums potassium'
  ).split(' '),
);

/** True when one letter was changed, left out, added, or two neighbours changed places. */
export function oneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || `${a}s` === b || `${b}s` === a) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back++;
  const [left, right] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}

const ASCII = /^[a-z]+$/;

const terms = new Set(TERMS);
/** The term that a word misses by one letter, or nothing. */
const nearTerm = remembered((plain) => TERMS.find((term) => oneOff(plain, term)) ?? '');

/** Looks like a word of another language, and is none that is known. */
const isForeign = ofForm(
  ({ plain, syllable }) =>
    plain.length >= SHORTEST &&
    plain.length <= 20 &&
    !syllable &&
    ASCII.test(plain) &&
    !terms.has(plain) &&
    !RIGHT.has(plain),
);

/** Foreign words one letter away from a term of the trade, or from a name in the title that the text repeats. */
export function misspeltForeign(read: ReadText, names: readonly string[] = []): Slip[] {
  return wordsOf(read).flatMap((word): Slip[] => {
    const { plain } = word;
    if (!isForeign(word) || names.includes(plain)) return [];
    if (isTag(read.text, word) || /[.-]/.test(read.text[word.end] ?? '')) return [];
    const better = nearTerm(plain) || names.find((name) => oneOff(plain, name));
    return better === undefined ? [] : [{ start: word.start, end: word.end, better }];
  });
}

/** Foreign names of a title, to which the description should keep. */
export const foreignNames = (title: ReadText): string[] =>
  [
    ...new Set(
      wordsOf(title)
        .map(({ plain }) => plain)
        .filter((word) => word.length >= SHORTEST && ASCII.test(word) && !isSyllable(word)),
    ),
  ].slice(0, MOST_NAMES);
