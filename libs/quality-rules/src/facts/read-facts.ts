import { fact as diseaseClaim } from './disease-claim.js';
import { fact as expiry } from './expiry.js';
import { fact as fieldContradiction } from './field-contradiction.js';
import { fact as healthClaim } from './health-claim.js';
import { fact as ingredients } from './ingredients.js';
import { fact as netQuantity } from './net-quantity.js';
import { fact as offPlatform } from './off-platform.js';
import { fact as origin } from './origin.js';
import { fact as provenanceStory } from './provenance-story.js';
import { fact as responsibleOrg } from './responsible-org.js';
import { fact as storage } from './storage.js';
import { fact as superlative } from './superlative.js';
import { fact as textDefect } from './text-defect.js';
import { fact as titleProblem } from './title-problem.js';
import { fact as usage } from './usage.js';
import type { ProductState } from '#libs/contracts';
import { LexiconScan } from '../lexicon-scan.js';
import { readTexts, type ReadText } from '../texts.js';
import { type FactDetector, type FactName, factNames, type Passage } from './fact.js';

export const facts: readonly FactDetector[] = [
  diseaseClaim,
  healthClaim,
  superlative,
  offPlatform,
  ingredients,
  netQuantity,
  expiry,
  storage,
  usage,
  origin,
  responsibleOrg,
  textDefect,
  fieldContradiction,
  provenanceStory,
  titleProblem,
];

/** A fact and the passage it rests on; without one, nothing was found. */
export interface Fact extends Partial<Passage> {
  value: boolean;
  passage?: string;
}

export interface FactsInput {
  texts: readonly ReadText[];
  price?: number;
}

/** Reads all facts of a listing. Built once. */
export class FactReader {
  private readonly scan = new LexiconScan(
    facts.map(({ name, lexicons }) => ({ id: name, ...(lexicons && { lexicons }) })),
  );

  /** Every passage per fact, best first. */
  passages({ texts, price }: FactsInput): Record<FactName, readonly Passage[]> {
    const found = this.scan.scan(texts);
    const all = facts.map(({ name, detect }) => [
      name,
      detect({ texts, found: (lexicon) => found(name, lexicon), ...(price !== undefined && { price }) }),
    ]);
    return Object.fromEntries(all) as Record<FactName, readonly Passage[]>;
  }

  read(product: ProductState, price?: number): Record<FactName, Fact> {
    const texts = readTexts(product);
    const all = this.passages({ texts, ...(price !== undefined && { price }) });
    const told = factNames.map((name): [FactName, Fact] => {
      const [first] = all[name];
      if (!first) return [name, { value: false }];
      const text = texts.find(({ field }) => field === first.field)?.text ?? '';
      return [name, { value: true, ...first, passage: text.slice(first.start, first.end) }];
    });
    return Object.fromEntries(told) as Record<FactName, Fact>;
  }
}
