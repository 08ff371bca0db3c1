import type { Finding, ProductContent, ProductState, Severity } from '#libs/contracts';
import type { GoodsKind, GoodsPermit, LegalDate } from '#libs/ocop';
import type { ReadText, TermHit } from './texts.js';

export type GateSeverity = Exclude<Severity, 'notChecked'>;
export type ChannelKind = 'marketplace' | 'ownShop' | 'retail';
export type Verification = 'claimed' | 'seen' | 'authority';

export interface Words {
  message: string;
  fix: string;
}
/** `{name}` is filled from the finding's params. */
export interface RuleTexts {
  vi: Words;
  en: Words;
}

/** What only others know of a product; a part left out = the rules that need it answer `notChecked`. */
export interface OutsideFacts {
  /** Asking and list prices of the variants, in dong. */
  prices?: readonly number[];
  /** The seller's record behind the connection. */
  seller?: { name?: string; address?: string; phone?: string; businessCode?: string; identityVerified?: boolean };
  /** What the seller's own web shop tells buyers. */
  terms?: Readonly<Partial<Record<'delivery' | 'payment' | 'returns' | 'complaints' | 'validity', boolean>>>;
  /** Per number of a recognising decision: ids of the producers who show it. */
  decisionUsers?: Readonly<Record<string, readonly string[]>>;
  /** The page behind the product's trace code, as last fetched: whether it answers and names the product. */
  tracePage?: { reachable: boolean; namesProduct: boolean };
  /** Stories of other producers' products. */
  otherStories?: readonly string[];
  /** Largest share (0–1) of the story's word sequences that an earlier story of another producer holds. */
  storyLikeness?: number;
}

/** What one channel would show of this product, and what its form can hold. */
export interface ChannelInput {
  id: string;
  kind: ChannelKind;
  grammarVersion: number;
  title: { min: number; max: number; maxBytes?: number };
  description: { min: number; max: number; maxBytes?: number };
  images: { min: number; max: number };
  refusedSheets: readonly number[];
  requires: readonly string[];
  /** Whether the channel may show these goods at all. Left out = nobody looked: unknown. */
  permit?: GoodsPermit;
  rendered: {
    title: string;
    description: string;
    images: readonly string[];
    variants: readonly { sku: string; weightGrams?: number; dimensionsMm?: object }[];
    cut: readonly { field: string; limit: number; actual: number }[];
  };
  renderHash: string;
  /** Which texts the producer wrote for this channel alone. */
  ownTexts?: { name?: boolean; description?: boolean };
}

/** One find. `start` and `end` are UTF-16 units of the stored text of `field` (a JSON pointer as in the product's input). */
export interface RuleHit {
  field: string;
  start?: number;
  end?: number;
  params?: Record<string, string | number>;
  /** Which of the rule's `cases` it is; left out = `texts`. */
  case?: string;
  /** A weaker severity than the rule's own; a stronger one has no effect. */
  severity?: GateSeverity;
  suggestedValue?: string;
  /** The find is about this channel only. */
  channel?: string;
}
/** Answer of a rule that lacks its inputs: listed, neither pass nor block. */
export const notChecked = 'notChecked';
export type RuleAnswer = readonly RuleHit[] | typeof notChecked;

export interface RuleContext {
  product: ProductState;
  content: ProductContent;
  /** False for a draft whose producer is not known here. */
  producerKnown: boolean;
  /** Undefined when the product names no score sheet. */
  goods: GoodsKind | undefined;
  today: LegalDate;
  channels: readonly ChannelInput[];
  outside: OutsideFacts;
  /** Every text buyers may read, with its folded form. */
  texts: readonly ReadText[];
  verificationOf(documentId: string): Verification;
  /** Matches of one of this rule's own lexicons in all texts, longest first where they overlap. */
  found(lexicon: string): readonly TermHit[];
  /** Says that the answer may change by itself on that day. */
  mayChangeOn(day: LegalDate | undefined): void;
}

/** A case for the table test: what differs from a sound product. */
export interface RuleExample {
  /** Stands as the Vietnamese description. */
  text?: string;
  name?: string;
  content?: Partial<ProductContent>;
  producer?: Partial<ProductState['producer']>;
  verification?: Verification;
  today?: LegalDate;
  /** On top of what is known of the sound product. */
  outside?: OutsideFacts;
  channel?: Partial<Omit<ChannelInput, 'rendered'>> & { rendered?: Partial<ChannelInput['rendered']> };
  /** Checked on hits where given. `passage` is the stored text between start and end; `suggestedValue: null` = none. */
  expect?: { severity?: GateSeverity; case?: string; passage?: string; suggestedValue?: string | null; field?: string };
}

export interface Rule {
  /** Equal to the file's name. */
  id: string;
  /** Rises with every change of what it finds. */
  version: number;
  dimension: Finding['dimension'];
  severity: GateSeverity;
  /** What a block means: by law or ban the channel is refused, a question of form is fixable. */
  gate: 'law' | 'form';
  /** First and last day in force (Asia/Ho_Chi_Minh). */
  validFrom?: LegalDate;
  validTo?: LegalDate;
  /** Act and article, or whose requirement it is. */
  source: { vi: string; en: string };
  /** How sure the reading of the source is: high, medium, low. */
  certainty: 'H' | 'M' | 'L';
  whenLive?: 'ask' | 'pause';
  /** Which parts of the product it looks at, for people. */
  reads: readonly string[];
  texts: RuleTexts;
  cases?: Readonly<Record<string, RuleTexts>>;
  /** Phrases by lexicon; all rules' phrases run as one automaton over the folded texts. */
  lexicons?: Readonly<Record<string, readonly string[]>>;
  examples: { hit: readonly RuleExample[]; miss: readonly RuleExample[] };
  check(context: RuleContext): RuleAnswer;
}

/** Declares a rule; its file's only export is named `rule`. */
export const defineRule = (rule: Rule): Rule => rule;
