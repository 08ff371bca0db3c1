import type { ModelSpec } from '#libs/storage';

/** One answer; an array of them, because codes like `2.3` make no field names. */
export interface StoredAnswer {
  code: string;
  option: number | null;
}

interface AnswersVersion {
  version: number;
  answers: StoredAnswer[];
  at: number;
  by: string;
}

/** The answers to one score sheet for one product. Another sheet chosen later begins anew; these stay. */
export interface SelfAssessmentRow extends AnswersVersion {
  /** `<product>/<sheet>`. */
  _id: string;
  tenant: string;
  schemaVersion: 1;
  product: string;
  sheet: number;
  /** Earlier versions, oldest first, the last twenty. */
  earlier: AnswersVersion[];
}

export const selfAssessmentSpec: ModelSpec<SelfAssessmentRow> = {
  name: 'SelfAssessment',
  collection: 'selfAssessments',
  tenantScoped: true,
  indexes: [[{ _id: 1, tenant: 1 }], [{ _id: 1, tenant: 1, version: 1 }], [{ tenant: 1, product: 1 }]],
};
