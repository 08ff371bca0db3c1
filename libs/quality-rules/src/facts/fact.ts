import type { ReadText, TermHit } from '../texts.js';

/** What can be read off a listing; the names are those of the label guide. */
export const factNames = [
  'disease_claim',
  'health_claim',
  'superlative',
  'off_platform',
  'ingredients',
  'net_quantity',
  'expiry',
  'storage',
  'usage',
  'origin',
  'responsible_org',
  'text_defect',
  'field_contradiction',
  'provenance_story',
  'title_problem',
] as const;
export type FactName = (typeof factNames)[number];

/** Where a fact stands: UTF-16 units of the stored text of `field` (a JSON pointer as in the product's input). */
export interface Passage {
  field: string;
  start: number;
  end: number;
}

export interface FactContext {
  /** Every text buyers may read, with its folded form; `role` tells the title from prose and label fields. */
  texts: readonly ReadText[];
  /** Matches of one of this fact's own lexicons in all texts, longest first where they overlap. */
  found(lexicon: string): readonly TermHit[];
  /** Price as shown to buyers, in dong. */
  price?: number;
}

/** One file per fact; its only export is named `fact`. */
export interface FactDetector {
  /** Equal to the file's name, with `-` for `_`. */
  name: FactName;
  /** Phrases by lexicon; all detectors' phrases run as one automaton over the folded texts. */
  lexicons?: Readonly<Record<string, readonly string[]>>;
  /** Listing texts written by us: `hit` states the fact (with its passage where given), `miss` does not. */
  examples: {
    hit: readonly { name?: string; text?: string; price?: number; passage?: string }[];
    miss: readonly { name?: string; text?: string; price?: number }[];
  };
  /** The passages it rests on, best first; none = not stated. */
  detect(context: FactContext): readonly Passage[];
}

export const defineFact = (fact: FactDetector): FactDetector => fact;
