import { z } from 'zod';
import { grade, readiness } from './assessment.js';
import { goodsAnswer, paperDemand } from './goods.js';
import { channelId, id, instant, legalDate } from './primitives.js';
import { documentKind, documentVerification } from './product.js';

const sheetNumber = z.number().int().min(1).max(26);
/** Points of the score sheet that a fix works towards; only the council gives them. */
const criterionHelp = z.looseObject({ code: z.string(), name: z.string(), max: z.number() });

const permitView = z.looseObject({
  answer: goodsAnswer,
  papers: z.array(paperDemand.extend({ name: z.string() })),
  /** What the answer rests on; empty = nobody found a source. */
  sources: z.array(
    z.looseObject({
      answer: goodsAnswer,
      text: z.string(),
      sourceDate: legalDate.optional(),
      checked: legalDate,
      certainty: z.enum(['H', 'M', 'L']),
    }),
  ),
});

const reasonView = z.looseObject({
  /** The channel refuses, something is to be mended, or a person has to decide. */
  obstacle: z.enum(['refused', 'mend', 'person']),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
  source: z.string(),
  field: z.string(),
  suggestedValue: z.string().optional(),
  criteria: z.array(criterionHelp),
});

const matrix = {
  channels: z.array(
    z.looseObject({
      channel: channelId,
      name: z.string(),
      kind: z.enum(['marketplace', 'ownShop', 'retail']),
      readiness,
      fit: z.number().int().optional(),
      permit: permitView,
      reasons: z.array(reasonView),
    }),
  ),
  /** Criteria of the product's score sheet that open findings could help, with the rules behind each. */
  criteria: z.array(criterionHelp.extend({ rules: z.array(z.string()) })),
  /** Says why `criteria` is empty. */
  criteriaNote: z.string().optional(),
};

/** Part of the answer of `POST /v1/assessments:draft`: every channel there is, connected or not. */
export const draftReadiness = z.looseObject(matrix);

/** Answer of `GET /v1/products/{id}/readiness`: every channel there is, connected or not. */
export const readinessView = z.looseObject({
  productId: id,
  productRevision: z.number().int(),
  ocopSheet: sheetNumber.optional(),
  rulePack: z.string(),
  assessedAt: instant,
  score: z.number().int(),
  grade,
  ...matrix,
});

/** Body of `PUT /v1/products/{id}/self-assessment`: replaces all answers. What is left out is open. */
export const selfAssessmentInput = z.strictObject({
  /** The sheet these answers belong to; must be the product's own. */
  sheet: sheetNumber,
  answers: z
    .array(
      z.strictObject({
        /** Code of the criterion, e.g. `2.3`. */
        code: z.string().min(1).max(10),
        /** Index of the level chosen, lowest first; null = not even the lowest. */
        option: z.number().int().min(0).max(20).nullable(),
      }),
    )
    .max(100),
});
export type SelfAssessmentInput = z.infer<typeof selfAssessmentInput>;

const range = z.looseObject({ least: z.number(), most: z.number() });

/** Answer of `GET` and `PUT /v1/products/{id}/self-assessment`. A help, never a rating. */
export const selfAssessmentView = z.looseObject({
  productId: id,
  /** Rises with every change of the answers; 0 = nothing stored. Also the `ETag`. */
  version: z.number().int().min(0),
  updatedAt: instant.optional(),
  sheet: sheetNumber,
  name: z.string(),
  points: range,
  /** Left out for a sheet whose transcription is flagged. */
  stars: range.optional(),
  flags: z.array(z.string()),
  /** How far to trust this, in words. */
  notice: z.string(),
  criteria: z.array(
    z.looseObject({
      part: z.string(),
      code: z.string(),
      name: z.string(),
      max: z.number(),
      options: z.array(
        z.looseObject({ text: z.string(), points: z.number().nullable(), leastForStar: z.number().optional() }),
      ),
      answer: z.number().int().nullable().optional(),
      evidence: z.array(
        z.looseObject({
          option: z.number().int(),
          field: z.string(),
          verification: documentVerification.optional(),
        }),
      ),
      lacksPaper: z.array(documentKind).optional(),
      belowEvidence: z.boolean().optional(),
    }),
  ),
  /** Codes of criteria without an answer. */
  missing: z.array(z.string()),
  minimums: z.array(
    z.looseObject({
      code: z.string(),
      star: z.number().int(),
      option: z.number().int(),
      state: z.enum(['met', 'missed', 'open']),
    }),
  ),
  /** Stored answers that the sheet no longer knows. */
  unknown: z.array(z.string()),
});
