import type { DecisionRecord } from '#libs/contracts';
import type { ModelSpec } from '#libs/storage';

/** One decision as it was made. Rows are added, never changed or removed: also after the product is gone. */
export interface AuditRow extends Omit<DecisionRecord, 'id'> {
  /** `<when>/<product>/<version>/<number>`: in order of time, and the same when it is copied again. */
  _id: string;
  tenant: string;
  /** Two-digit code of the producer's province then. */
  area?: string;
}

export const auditSpec: ModelSpec<AuditRow> = {
  name: 'Audit',
  collection: 'audit',
  tenantScoped: true,
  indexes: [
    [{ _id: 1, tenant: 1 }],
    [{ tenant: 1, _id: -1 }],
    [{ tenant: 1, productId: 1, _id: -1 }],
    [{ area: 1, _id: -1 }],
  ],
};
