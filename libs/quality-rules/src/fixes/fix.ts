import type { Language, ProductState } from '#libs/contracts';
import type { ReadText } from '../texts.js';
import type { ToneStyle } from './tone-place.js';

/** Safe ones change no word and no fact; suggestions wait for the producer's choice; questions for their knowledge. */
export type Certainty = 'safe' | 'suggestion' | 'question';

/** What should stand in a place of a text; the range is in UTF-16 units of the text given. */
export interface Edit {
  start: number;
  end: number;
  after: string;
}

/** What a fix may know besides the text it looks at. */
export interface FixContext {
  product: ProductState;
  /** Every text of the product that fixes may change, as it reads now. */
  texts: readonly ReadText[];
  /** Where tone marks of open oa, oe and uy go in this product. */
  toneStyle: ToneStyle;
}

/** A case for the table test: the text stands as a Vietnamese name, a description, or the net quantity. */
export interface FixExample {
  name?: string;
  text?: string;
  netQuantity?: string;
  /** Left out = the fix must leave the text alone. */
  after?: string;
  product?: Partial<ProductState['content']>;
  toneStyle?: ToneStyle;
}

/** A kind of fix: one file in `kinds/`, named as its id. */
export interface Fix {
  id: string;
  /** Rules whose finds it answers; none where no rule objects. */
  rules: readonly string[];
  certainty: Exclude<Certainty, 'question'>;
  /** What it does to the passage, for the producer. */
  messages: Record<Language, string>;
  /** Leaves brand, producer and label party as they are written. Left out = it does. */
  keepsNames?: boolean;
  examples: readonly FixExample[];
  /** Edits in order, never overlapping. Applied to its own outcome it finds nothing. */
  edits(read: ReadText, context: FixContext): Edit[];
}

/** Declares a fix; its file's only export is named `fix`. */
export const defineFix = (fix: Fix): Fix => fix;

/** One fix for one place, as the producer is shown it. */
export interface ProposedFix {
  /** `<fixes or rule>@<field>:<start>`; the same for the same product. */
  id: string;
  rules: string[];
  certainty: Certainty;
  /** JSON pointer as in the product's input. */
  field: string;
  /** Range in the text as stored, in UTF-16 units; left out where a whole field is missing. */
  start?: number;
  end?: number;
  /** The text as stored between start and end. */
  before?: string;
  after?: string;
  messages: Record<Language, string>;
  /** Rules that would find something new; why it is no safe fix here. */
  reveals?: string[];
}
