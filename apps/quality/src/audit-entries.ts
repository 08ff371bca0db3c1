import type { DecisionRecord } from '#libs/contracts';
import type { Actor } from '#libs/runtime';
import type { AuditRow } from './audit.models.js';
import type { StoredConfirmation, StoredDecision } from './models.js';
import type { AssessedRow } from './next-assessment.js';
import { provinceOfProducer } from './officer-area.js';

/** Who decides, and as what: on one's own products as a member, elsewhere as an officer. */
export interface Deciding {
  actor: Pick<Actor, 'id' | 'kind'>;
  role: DecisionRecord['role'];
  now: number;
  /** Why a decision is taken back. */
  reason?: string | undefined;
}
type Told = Pick<DecisionRecord, 'what'> & Partial<DecisionRecord>;

/** Rows for the audit, named by the version that the product gets with them. */
function entriesOf(row: AssessedRow, told: readonly Told[], { actor, now, role }: Deciding): AuditRow[] {
  const { _id: productId, assessment, product, tenant } = row;
  const area = provinceOfProducer(product);
  const when = String(now).padStart(15, '0');
  return told.map((one, index) => ({
    _id: `${when}/${productId}/${row.version + 1}/${index}`,
    ...{ tenant, productId, productRevision: product.revision, rulePack: assessment.rulePack },
    ...(area !== undefined && { area }),
    ...{ by: actor.id, byKind: actor.kind, role, at: now },
    ...one,
  }));
}

const ruleOf = (key: string): string => key.split('.')[0] ?? '';

/** What changes with a product's new decisions; an older one that only had to make room says nothing. */
export function auditOfDecisions(row: AssessedRow, next: readonly StoredDecision[], deciding: Deciding): AuditRow[] {
  const before = row.decisions ?? [];
  const made = next.filter((decision) => !before.includes(decision));
  const told = made.map(({ key, kind, reason, documentId, until }): Told => ({
    ...{ what: kind, rule: ruleOf(key), key, reason },
    ...(documentId !== undefined && { documentId }),
    ...(until !== undefined && { until }),
  }));
  // With new decisions an old one goes because it is replaced; without any it is taken back.
  const restored = made.length > 0 ? [] : before.filter((decision) => !next.includes(decision));
  const { reason } = deciding;
  const taken = restored.map(({ key }): Told => ({
    ...{ what: 'restored', rule: ruleOf(key), key },
    ...(reason !== undefined && { reason }),
  }));
  return entriesOf(row, [...told, ...taken], deciding);
}

export function auditOfConfirmation(
  row: AssessedRow,
  confirmation: StoredConfirmation,
  deciding: Deciding,
): AuditRow[] {
  const { documentId, note, verification } = confirmation;
  return entriesOf(
    row,
    [{ what: 'confirmed', documentId, verification, ...(note !== undefined && { reason: note }) }],
    deciding,
  );
}
