import type {
  Assessment,
  FalsePositiveReference,
  FindingDecision,
  PackPreview,
  ProductState,
  RulePackState,
  Step,
} from '#libs/contracts';
import type { ModelSpec } from '#libs/storage';
import { type AuditRow, auditSpec } from './audit.models.js';
import { selfAssessmentSpec } from './self-assessment.models.js';
import type { Sketch } from './text-likeness.js';

/** What an officer confirmed. It counts only while the paper says what it said then. */
export interface StoredConfirmation {
  documentId: string;
  /** `claimed`: an officer took the confirmation back. */
  verification: 'claimed' | 'seen' | 'authority';
  /** Hash of the paper's facts at that time. */
  documentHash: string;
  /** Hash of the goods it was confirmed for; rows of before that have none, see `withGoods`. */
  goodsHash?: string;
  by: string;
  at: number;
  note?: string;
}

/** What a person decided on a finding of this product; it names the finding by rule and folded passage. */
export interface StoredDecision {
  /** See findingKey of the rules' library. */
  key: string;
  kind: FindingDecision['kind'];
  reason: string;
  by: string;
  at: number;
  /** The paper it rests on and the hash of its facts then. */
  documentId?: string;
  documentHash?: string;
  /** The goods it was decided for. */
  goodsHash?: string;
  /** Last day (Asia/Ho_Chi_Minh) on which it holds. */
  until?: string;
}

/** One product as quality knows it: the content it judged, the verdict and the mark in one document. */
export interface AssessmentRow {
  /** The product's id. */
  _id: string;
  tenant: string;
  schemaVersion: 1;
  /** Rises with every announced change: fence of `quality.assessments` and compare-and-set at once. */
  version: number;
  /** Fence of `catalog.products`. */
  productVersion: number;
  status: 'assessed' | 'removed' | 'forgotten';
  product?: ProductState;
  assessment?: Assessment;
  confirmations: StoredConfirmation[];
  decisions?: StoredDecision[];
  /** Decisions that came with the last writes and are still to be copied to the audit, and since when. */
  audit?: AuditRow[];
  auditAt?: number;
  /** Set while a finding waits for an officer: the queue is read by it. */
  review?: true;
  reviewSince?: number;
  /** Two-digit code of the producer's province. */
  area?: string;
  /** Fingerprint of rules, pack and grammars that judged last. */
  judge?: string;
  /** Instant on which the verdict may change by itself. */
  reassessAt?: number;
  /** Mark: the relay owes an announcement since then. */
  announceAt?: number;
  announcedAt?: number;
  removedAt?: number;
  /** When and through what the announced state came about. */
  at: number;
  correlationId: string;
  actor?: string;
  traceparent?: string;
  steps: Step[];
}

export const assessmentSpec: ModelSpec<AssessmentRow> = {
  name: 'Assessment',
  collection: 'assessments',
  tenantScoped: true,
  indexes: [
    [{ _id: 1, tenant: 1 }],
    [{ _id: 1, tenant: 1, version: 1 }],
    [{ announceAt: 1 }],
    [{ announcedAt: 1 }],
    [{ reassessAt: 1 }],
    [{ judge: 1 }],
    [{ removedAt: 1 }],
    [{ auditAt: 1 }],
    [{ tenant: 1, review: 1, _id: 1 }],
    [{ area: 1, review: 1, _id: 1 }],
    [{ review: 1, _id: 1 }],
  ],
};

/** Where a rule was wrong: a reference without text. */
export interface FalsePositiveRow extends Omit<FalsePositiveReference, 'id'> {
  /** `<product>/<finding key>`. */
  _id: string;
  tenant: string;
  /** The officer. */
  by: string;
  /** Taken back, by whom and why; it is part of the regression set no more. */
  withdrawn?: { by: string; at: number; reason: string };
}

export const falsePositiveSpec: ModelSpec<FalsePositiveRow> = {
  name: 'FalsePositive',
  collection: 'falsePositives',
  tenantScoped: true,
  indexes: [[{ tenant: 1, _id: 1 }]],
};

/** A hash that a producer shows (`token`), or a product that shows it (`product`). Holds no text. */
export interface LikenessRow {
  _id: string;
  tenant: string;
  /** See ProductMark. */
  mark: string;
  token?: string;
  producer?: string;
  /** First seen. */
  at?: number;
  /** Of stories. */
  sketch?: Sketch;
  product?: string;
  /** The product has to be judged again, because others changed. */
  dueAt?: number;
}

export const likenessSpec: ModelSpec<LikenessRow> = {
  name: 'Likeness',
  collection: 'likenesses',
  tenantScoped: true,
  indexes: [
    [{ _id: 1, tenant: 1 }],
    [{ _id: 1, tenant: 1, dueAt: 1 }],
    [{ token: 1, at: 1 }],
    [{ tenant: 1, mark: 1, product: 1 }],
    [{ tenant: 1, product: 1 }],
    [{ dueAt: 1 }],
  ],
};

/** A preview with where it stands. */
export interface StoredPreview extends PackPreview {
  /** Id of the last product looked at. */
  after: string;
  /** Rows looked at, removed products too, and how many there were when it began. */
  looked: number;
  total?: number;
  /** The instant it judges as of. */
  asOfAt?: number;
}

export type PackAct = NonNullable<RulePackState['history']>[number];

/** A rule pack of this installation: stored here, or one of the release that was previewed or activated here. */
export interface RulePackRow {
  /** The pack's id. */
  _id: string;
  /** The pack as sent; packs of the release have none. */
  file?: unknown;
  storedBy?: string;
  storedAt?: number;
  activatedBy?: string;
  activatedAt?: number;
  /** A pack of the release that judges here since the first start, when nothing was activated yet. */
  adoptedAt?: number;
  preview?: StoredPreview;
  /** Who did what with it, oldest first; only added to. */
  history?: PackAct[];
}

export const rulePackSpec: ModelSpec<RulePackRow> = {
  name: 'RulePack',
  collection: 'rulePacks',
  tenantScoped: false,
  indexes: [],
};

/** Collections of this service, for `npm run migrate`. */
export const models = [assessmentSpec, auditSpec, selfAssessmentSpec, falsePositiveSpec, likenessSpec, rulePackSpec];
