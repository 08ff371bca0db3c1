import type { ProductState } from '#libs/contracts';
import { goodsKind, type LegalDate } from '#libs/ocop';
import type { Decision } from './decisions.js';
import type { LexiconScan } from './lexicon-scan.js';
import type { ChannelInput, OutsideFacts, Rule, RuleContext, Verification } from './rule.js';
import { readTexts, type ReadText, type TermHit } from './texts.js';

/** Everything one judgement rests on. Pure data: same in = same verdict. */
export interface AssessInput {
  product: ProductState;
  channels: readonly ChannelInput[];
  /** Per document id; missing = only claimed. */
  verifications: Readonly<Record<string, Verification>>;
  today: LegalDate;
  /** False for a draft whose producer is not known. */
  producerKnown?: boolean;
  outside?: OutsideFacts;
  /** What people decided on findings of this product. */
  decisions?: readonly Decision[];
  /** Ids of rules whose inputs the source of this product cannot hold; they answer `notChecked`. */
  unanswerable?: readonly string[];
}

export interface Reading {
  texts: readonly ReadText[];
  /** Context of one rule; the days it names are added to `days`. */
  contextOf(rule: Rule): RuleContext;
  days: Set<LegalDate>;
}

/** Folds and scans a product's texts once, for all rules. */
export function readProduct(input: AssessInput, scan: LexiconScan): Reading {
  const { product, today } = input;
  const texts = readTexts(product);
  const found = scan.scan(texts);
  const days = new Set<LegalDate>();
  const sheet = product.content.ocopSheet;
  const base: Omit<RuleContext, 'found'> = {
    product,
    content: product.content,
    producerKnown: input.producerKnown ?? true,
    goods: sheet === undefined ? undefined : goodsKind(sheet),
    today,
    channels: input.channels,
    outside: input.outside ?? {},
    texts,
    verificationOf: (id: string) => input.verifications[id] ?? ('claimed' as const),
    mayChangeOn: (day: LegalDate | undefined) => {
      if (day && day > today) days.add(day);
    },
  };
  const shared = { ...base, found: (_lexicon: string): readonly TermHit[] => [] };
  return {
    texts,
    days,
    // Rules ask for little of it: one object for all, and `found` of their own.
    contextOf: (rule) =>
      Object.assign(Object.create(shared) as RuleContext, { found: (lexicon: string) => found(rule.id, lexicon) }),
  };
}
