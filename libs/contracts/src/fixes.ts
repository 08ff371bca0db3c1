import { z } from 'zod';
import { grade } from './assessment.js';
import { channelId } from './primitives.js';
import { productContent, productInput } from './product.js';

/** Where open oa, oe, uy carry their tone mark: "hòa" (old) or "hoà" (new). Left out = what prevails in the product. */
export const toneStyle = z.enum(['old', 'new']);

const fixIds = z.array(z.string().min(1).max(500)).max(2000);
const inBothLanguages = z.looseObject({ vi: z.string(), en: z.string() });

export const fixesDraftInput = z.strictObject({ product: productInput, toneStyle: toneStyle.optional() });
export const fixesQuery = z.strictObject({ toneStyle: toneStyle.optional() });
export const fixesApplyInput = z.strictObject({
  product: productInput,
  toneStyle: toneStyle.optional(),
  /** Ids of the fixes to apply; left out = all safe ones. */
  fixes: fixIds.optional(),
});
export const productFixesApplyInput = z.strictObject({
  /** Revision the fixes were shown for. */
  revision: z.number().int().min(1),
  toneStyle: toneStyle.optional(),
  fixes: fixIds.optional(),
});
export const descriptionDraftInput = z.strictObject({ product: productInput, channel: channelId });

/** One fix for one place. `start` and `end` are UTF-16 units of the text as stored, `before` is what stands there. */
export const proposedFix = z.looseObject({
  id: z.string(),
  /** Rules whose finds it answers. */
  rules: z.array(z.string()),
  /** `safe` changes no word; `suggestion` waits for the producer's choice; `question` for their knowledge. */
  certainty: z.enum(['safe', 'suggestion', 'question']),
  /** JSON pointer as in the product's input. */
  field: z.string(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  messages: inBothLanguages,
  /** Rules that would find something new: why it is not applied by itself. */
  reveals: z.array(z.string()).optional(),
});

const mark = z.looseObject({ score: z.number().int(), grade, findings: z.number().int() });
const marks = z.looseObject({ before: mark, after: mark });
const difference = z.looseObject({ field: z.string(), before: z.string(), after: z.string() });

/** `verdict.after` holds with all safe fixes. */
export const fixesProposed = z.looseObject({
  revision: z.number().int().optional(),
  fixes: z.array(proposedFix),
  verdict: marks,
});

export const fixesApplied = z.looseObject({
  revision: z.number().int().optional(),
  /** A body for `POST /v1/products` or `PUT /v1/products/{id}`. Nothing was stored. */
  product: productContent.loose(),
  differences: z.array(difference),
  /** Ids that were no fix, no choice, or lay inside a wider one. */
  refused: z.array(z.string()),
  verdict: marks,
});

export const descriptionDrafted = z.looseObject({
  channel: channelId,
  text: z.string(),
  characters: z.number().int(),
  bytes: z.number().int(),
  limit: z.looseObject({ min: z.number().int(), max: z.number().int(), maxBytes: z.number().int().optional() }),
  fits: z.boolean(),
  sections: z.array(z.looseObject({ id: z.string(), state: z.enum(['whole', 'shortened', 'dropped', 'missing']) })),
  questions: z.array(z.looseObject({ section: z.string(), field: z.string(), messages: inBothLanguages })),
});
