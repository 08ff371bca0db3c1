import { z } from 'zod';
import { channelId, id, instant } from './primitives.js';
import { documentVerification, productState } from './product.js';

export const dimension = z.enum(['legal', 'completeness', 'clarity', 'vietnamese', 'images', 'trust']);
/** Gates are `block` and `review`; the others only cost points or inform. `notChecked` = a rule lacked its inputs. */
export const severity = z.enum(['block', 'review', 'warn', 'inform', 'notChecked']);
export type Severity = z.infer<typeof severity>;

/** What a person decided on a finding. */
export const findingDecision = z.looseObject({
  /** `refused` makes a review a block; the others leave the finding as information. */
  kind: z.enum(['dismissed', 'accepted', 'refused', 'falsePositive']),
  /** What the finding would be without the decision. */
  severity,
  at: instant,
  reason: z.string(),
});
export type FindingDecision = z.infer<typeof findingDecision>;

/** What a rule found. Its words are rendered from the rule's catalogue at the edge. Offsets are UTF-16 units. */
export const finding = z.looseObject({
  rule: z.string(),
  ruleVersion: z.number().int(),
  dimension,
  severity,
  field: z.string(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  suggestedValue: z.string().optional(),
  /** Set when the finding is about one channel only. */
  channel: channelId.optional(),
  /** What happens to content that is already live when this gate begins to fail. */
  whenLive: z.enum(['ask', 'pause']).optional(),
  /** Decided by a person: `severity` is what it weighs since. */
  decision: findingDecision.optional(),
  /** Its name over revisions, given at the doors only. */
  key: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

export const readiness = z.enum(['ready', 'fixable', 'refused']);
export type Readiness = z.infer<typeof readiness>;

/** The verdict for one channel. `blocking` holds indexes into `findings`. */
export const channelVerdict = z.looseObject({
  readiness,
  blocking: z.array(z.number().int()),
  grammarVersion: z.number().int(),
  /** SHA-256 (hex) of the canonical JSON of the grammar's `render()`: what is judged is what is sent. */
  renderHash: z.string(),
  /** 0–100. */
  fit: z.number().int().optional(),
});
export type ChannelVerdict = z.infer<typeof channelVerdict>;

export const grade = z.enum(['A', 'B', 'C', 'D', 'E']);
export type Grade = z.infer<typeof grade>;

export const assessment = z.looseObject({
  /** Rises with every announced change of the verdict: new revision, rule pack, decision or date. */
  version: z.number().int().min(1),
  productRevision: z.number().int().min(1),
  rulePack: z.string(),
  assessedAt: instant,
  /** Next calendar day (Asia/Ho_Chi_Minh midnight, as an instant) on which the verdict may change by itself. */
  reassessAt: instant.optional(),
  score: z.number().int().min(0).max(100),
  grade,
  dimensions: z.partialRecord(dimension, z.number().int().min(0).max(100)),
  channels: z.record(channelId, channelVerdict),
  findings: z.array(finding),
  /** Findings beyond the limit of 200, counted only. */
  moreFindings: z.number().int().default(0),
  /** Verification per document id; `claimed` when nobody confirmed it. */
  verifications: z.record(z.string(), documentVerification).default({}),
});
export type Assessment = z.infer<typeof assessment>;

/** Data of `product.assessed.v1`: the content it judged and the verdict. */
export const assessedState = z.looseObject({ productId: id, tenant: id, product: productState, assessment });
export type AssessedState = z.infer<typeof assessedState>;
