import { foldText, originalRange } from '#libs/ocop';
import type { ReadText, TermHit } from '../texts.js';

/** Phrases of a template text: parted by commas or line ends. */
export const phrases = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Whatever answers with the matches of a lexicon: the context of a rule or of a fact. */
export interface Finds {
  found(lexicon: string): readonly TermHit[];
}

/** A match with what it is in the grammar of a claim. */
export interface Mark<Kind extends string> extends TermHit {
  kind: Kind;
}

/**
 * Phrases of several kinds as one lexicon: of overlapping phrases the longest stays whatever its kind, so that "giá trị"
 * hides "trị" and "bệnh viện" hides "bệnh".
 */
export class Vocabulary<Kind extends string> {
  readonly terms: readonly string[];
  private readonly kinds = new Map<string, Kind>();

  constructor(words: Readonly<Record<Kind, readonly string[]>>) {
    for (const [kind, terms] of Object.entries<readonly string[]>(words))
      for (const term of terms) if (!this.kinds.has(foldText(term))) this.kinds.set(foldText(term), kind as Kind);
    this.terms = [...this.kinds.keys()];
  }

  /** The matches of a lexicon of these phrases by text, in order. */
  marks(hits: readonly TermHit[]): Map<ReadText, Mark<Kind>[]> {
    const byText = new Map<ReadText, Mark<Kind>[]>();
    for (const hit of hits) {
      const kind = this.kinds.get(hit.term);
      if (kind === undefined) continue;
      const list = byText.get(hit.text);
      if (list) list.push({ ...hit, kind });
      else byText.set(hit.text, [{ ...hit, kind }]);
    }
    for (const list of byText.values()) list.sort((a, b) => a.start - b.start);
    return byText;
  }
}

/** A match as a passage of the stored text. */
export function passageOf({ text, start, end }: TermHit): { field: string; start: number; end: number } {
  const range = originalRange(text.folded, start, end);
  return { field: text.field, ...range };
}
