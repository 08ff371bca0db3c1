import { z } from 'zod';
import { severity } from './assessment.js';
import { filledText, id, instant, legalDate, code } from './primitives.js';

/** Names a finding of a product over its revisions: rule and folded passage. Answered by the assessment's doors. */
export const findingKey = z.string().regex(/^[A-Z][A-Z0-9]{0,9}\.[\w-]{16}$/);
const reason = filledText(500);

/** Body of `POST /v1/products/{id}/findings:dismiss`: the organisation's own reason for leaving advice aside. */
export const dismissInput = z.strictObject({ keys: z.array(findingKey).min(1).max(200), reason });
/** Body of `POST /v1/products/{id}/findings:restore`: takes dismissals back. */
export const restoreInput = z.strictObject({ keys: z.array(findingKey).min(1).max(200) });

/** What an officer decides on one open review. */
export const reviewDecision = z.strictObject({
  productId: id,
  key: findingKey,
  decision: z.enum(['accept', 'refuse']),
  reason,
  /** The paper it rests on: the decision ends when the paper changes, goes or expires. */
  documentId: code.optional(),
  /** Last day on which it holds (Asia/Ho_Chi_Minh). */
  until: legalDate.optional(),
});
export type ReviewDecision = z.infer<typeof reviewDecision>;
export const reviewDecisionsInput = z.strictObject({ items: z.array(reviewDecision).min(1).max(500) });

/** A block that an officer found to be no breach. */
export const falsePositive = z.strictObject({ productId: id, key: findingKey, reason });
export type FalsePositive = z.infer<typeof falsePositive>;
export const falsePositivesInput = z.strictObject({ items: z.array(falsePositive).min(1).max(500) });

/** One piece of the regression set: where a rule was wrong, without any text. */
export const falsePositiveReference = z.object({
  id: z.string(),
  productId: id,
  productRevision: z.number().int(),
  rule: z.string(),
  ruleVersion: z.number().int(),
  rulePack: z.string(),
  key: findingKey,
  field: z.string(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
  /** Why the officer says so, in the officer's own words; records of before have none. */
  reason: z.string().optional(),
  at: instant,
});
export type FalsePositiveReference = z.infer<typeof falsePositiveReference>;

/** A product whose findings wait for an officer. */
export const openReview = z.looseObject({
  productId: id,
  name: z.string(),
  producer: z.string(),
  /** Two-digit code of the producer's province; left out where its commune is unknown. */
  area: z.string().optional(),
  since: instant,
  findings: z.array(z.looseObject({ key: findingKey, rule: z.string(), severity, message: z.string() })),
});

export type OpenReview = z.infer<typeof openReview>;

/** One decision as it was made: never changed, never taken away, also when another one replaced it. */
export const decisionRecord = z.object({
  id: z.string(),
  productId: id,
  productRevision: z.number().int(),
  rulePack: z.string(),
  what: z.enum(['dismissed', 'restored', 'accepted', 'refused', 'falsePositive', 'confirmed']),
  /** Of decisions on findings. */
  rule: z.string().optional(),
  key: findingKey.optional(),
  /** The paper confirmed, or the one the decision rests on. */
  documentId: z.string().optional(),
  verification: z.string().optional(),
  reason: z.string().optional(),
  until: legalDate.optional(),
  /** Id of the person or key, and as what they decided. */
  by: z.string(),
  byKind: z.enum(['person', 'key', 'service']),
  role: z.enum(['member', 'officer']),
  at: instant,
});
export type DecisionRecord = z.infer<typeof decisionRecord>;

export const rulePackId = z.string().regex(/^\d{4}-\d{2}-[a-z]$/);
/** Body of `POST /v1/rule-packs:preview`, `:cancel` and `:activate`. */
export const rulePackChoice = z.strictObject({ id: rulePackId });

const gradeChange = z.looseObject({ from: z.string(), to: z.string(), products: z.number().int() });
/** What a rule pack would change, over all products assessed so far. */
export const packPreview = z.looseObject({
  /** `failed`: it cannot go on because of a fault of ours; start it anew once that is mended. */
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  startedAt: instant,
  finishedAt: instant.optional(),
  /** The day it judges as of: today, or the pack's first day if that is to come. */
  asOf: legalDate.optional(),
  /** How far it is, 0–1. */
  share: z.number().min(0).max(1).default(0),
  /** Products looked at. */
  seen: z.number().int(),
  /** Products that could not be judged; they count nowhere else. */
  failed: z.number().int().default(0),
  gradeChanged: z.number().int(),
  readinessChanged: z.number().int(),
  /** Recorded false positives that the pack would find again: none of them blocks, each is a rule to mend. */
  falsePositives: z.number().int().default(0),
  grades: z.array(gradeChange),
  /** Readiness per channel: `from` and `to` are readiness words. */
  readiness: z.array(gradeChange.extend({ channel: z.string() })),
  /** Why: rules that are found, lost or weighed otherwise on products that change. */
  rules: z.array(z.looseObject({ rule: z.string(), products: z.number().int() })),
  /** Some of the products that change, for operators. */
  examples: z.array(z.looseObject({ productId: id, from: z.string(), to: z.string(), rules: z.array(z.string()) })),
});
export type PackPreview = z.infer<typeof packPreview>;

export const rulePackState = z.looseObject({
  id: rulePackId,
  validFrom: legalDate,
  about: z.string(),
  state: z.enum(['inForce', 'activated', 'known']),
  origin: z.enum(['release', 'stored']),
  /** Also since when a pack of the release judges that nobody had to activate. */
  activatedAt: instant.optional(),
  preview: packPreview.optional(),
  /** For operators: who did what with it, oldest first. */
  history: z
    .array(z.object({ what: z.enum(['stored', 'previewed', 'cancelled', 'activated']), by: z.string(), at: instant }))
    .optional(),
});
export type RulePackState = z.infer<typeof rulePackState>;
