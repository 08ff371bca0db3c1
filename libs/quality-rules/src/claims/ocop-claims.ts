import { endOfSentence, HitIndex, sameClause } from '../clauses.js';
import type { ReadText, TermHit } from '../texts.js';
import { type Star, starsIn } from './ocop-stars.js';

/** What a text says of the programme. */
export interface OcopClaim {
  /** The passage: the programme's name with its star, or either alone. */
  hit: TermHit;
  stars?: number;
  /** False for a star that only reads like one of the programme ("đạt 4 sao cấp tỉnh"). */
  isNamed: boolean;
}

/** Matches by lexicon, as a rule gets them; the names are those of `lexicons/ocop-claims.ts`. */
export interface OcopHits {
  texts: readonly ReadText[];
  found(lexicon: string): readonly TermHit[];
  /** A certificate is stated: a bare "đạt 4 sao" is then about it. */
  isCertified: boolean;
}

/** In folded units: a star and the name so near belong together even over the end of a sentence. */
const NEAR = 40;
/** So far apart they do in one sentence. */
const FAR = 250;
/** Nothing but a word stands between a star and the name: no other reading. */
const BESIDE = 6;

const gapOf = (a: TermHit, b: TermHit): number => Math.max(a.start - b.end, b.start - a.end);
const inOneSentence = (a: TermHit, b: TermHit): boolean =>
  a.text === b.text && endOfSentence(a.text, a.start) === endOfSentence(b.text, b.start);

const WORD = /[\p{L}\d_]/u;
/** A hashtag is no longer than this before the name. */
const LONGEST_TAG = 60;

/** True when the name at this place stands inside a hashtag. */
function isTagged(folded: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < LONGEST_TAG && WORD.test(folded[from - 1] ?? '')) from--;
  return folded[from - 1] === '#';
}

/** Names glued to other letters, which end no word: "#sanphamocop4sao", "ocop4sao"; "tocopherol" and "photocopy" are none. */
function gluedMarks(texts: readonly ReadText[]): TermHit[] {
  const found: TermHit[] = [];
  for (const text of texts) {
    const { text: folded } = text.folded;
    for (let at = folded.indexOf('ocop'); at >= 0; at = folded.indexOf('ocop', at + 4)) {
      const after = folded[at + 4] ?? '';
      if (!WORD.test(folded[at - 1] ?? '') && !WORD.test(after)) continue;
      if (/[3-5]/.test(after) || (!/[hy]/.test(after) && isTagged(folded, at)))
        found.push({ text, term: 'ocop', start: at, end: at + 4 });
    }
  }
  return found;
}

/** A context of the lexicon stands before the star in its clause, at most `gap` units away and without the name between. */
function standsBefore(star: Star, contexts: HitIndex, gap: number, marks: HitIndex): boolean {
  const [mark] = marks.before(star, 1);
  return contexts
    .before(star)
    .some((hit) => sameClause(hit, star) && star.start - hit.end <= gap && !(mark && mark.start >= hit.end));
}

const standsAfter = (star: Star, contexts: HitIndex, gap: number): boolean =>
  contexts.after(star, 2).some((hit) => hit.start >= star.end && hit.start - star.end <= gap);

/** Beside a star in words a row of symbols says something of its own only when it shows more of them. */
function isOrnament(star: Star, words: HitIndex): boolean {
  if (!star.isRow) return false;
  const told = [...words.before(star, 1), ...words.after(star, 1)].filter((hit) => inOneSentence(hit, star));
  return told.some((hit) => (hit as Star).stars >= star.stars);
}

/** Tells claims of the programme from the programme's bare name and from other stars. */
class ClaimReader {
  private readonly marks: readonly TermHit[];
  private readonly names: HitIndex;
  private readonly of: (lexicon: string) => HitIndex;

  constructor(private readonly hits: OcopHits) {
    this.marks = [...hits.found('marks'), ...gluedMarks(hits.texts)];
    this.names = new HitIndex(this.marks);
    const known = new Map<string, HitIndex>();
    this.of = (lexicon) => {
      const index = known.get(lexicon) ?? new HitIndex(hits.found(lexicon));
      known.set(lexicon, index);
      return index;
    };
  }

  claims(): OcopClaim[] {
    const texts = new Set(
      [...this.marks, ...['officialAwards', 'levels'].flatMap((name) => this.hits.found(name))].map(({ text }) => text),
    );
    if (this.hits.isCertified) for (const { text } of this.hits.found('awards')) texts.add(text);
    const read = [...texts].flatMap(starsIn).filter((star) => !this.isOther(star));
    const words = new HitIndex(read.filter(({ isRow }) => !isRow));
    const stars = read.filter((star) => !isOrnament(star, words));
    const starred = new Set<TermHit>();
    const told = stars.flatMap((star) => this.claimOf(star, starred));
    const bare = this.marks.filter((mark) => !starred.has(mark) && !this.isProgramme(mark));
    return [...told, ...bare.map((hit) => ({ hit, isNamed: true }))];
  }

  private markOf(star: Star): TermHit | undefined {
    return [...this.names.after(star, 1), ...this.names.before(star, 1)]
      .filter((mark) => gapOf(mark, star) <= (inOneSentence(mark, star) ? FAR : NEAR))
      .sort((a, b) => gapOf(a, star) - gapOf(b, star))[0];
  }

  /** Stars of houses and of buyers, and roasting. Beside the programme's name a star is the programme's. */
  private isOther(star: Star): boolean {
    if (standsAfter(star, this.of('roasting'), 1)) return true;
    const mark = this.markOf(star);
    if (mark && gapOf(mark, star) <= BESIDE) return false;
    return (
      standsBefore(star, this.of('houses'), 30, this.names) ||
      standsBefore(star, this.of('ratingsBefore'), 25, this.names) ||
      standsAfter(star, this.of('ratingsAfter'), 3) ||
      standsAfter(star, this.of('foreignAwards'), 3)
    );
  }

  private claimOf(star: Star, starred: Set<TermHit>): OcopClaim[] {
    const { isRow, stars } = star;
    const mark = this.markOf(star);
    if (mark) {
      starred.add(mark);
      const hit = { ...mark, start: Math.min(mark.start, star.start), end: Math.max(mark.end, star.end) };
      return [{ hit, stars, isNamed: !isRow || gapOf(mark, star) <= BESIDE }];
    }
    return stars >= 3 && this.isAwarded(star) ? [{ hit: star, stars, isNamed: false }] : [];
  }

  /** A star given by somebody, without the programme's name. */
  private isAwarded(star: Star): boolean {
    const isAbroad = [...this.of('foreignAwards').before(star), ...this.of('foreignAwards').after(star)].some((hit) =>
      inOneSentence(hit, star),
    );
    if (isAbroad) return false;
    if (standsAfter(star, this.of('levels'), 4) || standsBefore(star, this.of('levels'), 10, this.names)) return true;
    if (standsBefore(star, this.of('officialAwards'), 15, this.names)) return true;
    const isMeant = this.hits.isCertified || this.marks.length > 0;
    return isMeant && standsBefore(star, this.of('awards'), 12, this.names);
  }

  private isProgramme(mark: TermHit): boolean {
    const [phrase] = this.of('programme').before(mark, 1);
    if (!phrase || mark.end > phrase.end) return false;
    return !this.of('awards')
      .before(phrase, 2)
      .some((hit) => sameClause(hit, phrase) && phrase.start - hit.end <= 25);
  }
}

/** Every claim of a product's texts to be certified, in the order of its stars, names without a star last. */
export const ocopClaims = (hits: OcopHits): OcopClaim[] => new ClaimReader(hits).claims();
