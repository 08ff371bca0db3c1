import type { Assessment, ProductState, Step } from '#libs/contracts';
import type { ModelSpec } from '#libs/storage';

/** What an officer confirmed. It counts only while the paper says what it said then. */
export interface StoredConfirmation {
  documentId: string;
  verification: 'seen' | 'authority';
  /** Hash of the paper's facts at that time. */
  documentHash: string;
  by: string;
  at: number;
  note?: string;
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
  ],
};

/** Collections of this service, for `npm run migrate`. */
export const models = [assessmentSpec];
