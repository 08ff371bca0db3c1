import type { Assessment, EventData, GanhEvent, ProductState, Step } from '#libs/contracts';
import { isOpenReview, type Judgement } from '#libs/quality-rules';
import { canonicalHash } from '#libs/storage';
import type { AuditRow } from './audit.models.js';
import type { AssessmentRow, StoredConfirmation, StoredDecision } from './models.js';
import { provinceOfProducer } from './officer-area.js';

type Revised = GanhEvent<'product.revised.v1'>;
/** What caused a change, for the envelope of its announcement. */
export interface Cause {
  correlationId: string;
  actor?: string;
  traceparent?: string;
}

const STEPS_KEPT = 20;

/** Joins the steps of the product's owner and ours in order of time; a step told twice counts once. */
export function joinSteps(...lists: readonly (readonly Step[])[]): Step[] {
  const byId = new Map(lists.flat().map((step) => [step.id, step]));
  return [...byId.values()].sort((a, b) => a.at - b.at).slice(-STEPS_KEPT);
}

function assessedStep(row: Pick<AssessmentRow, '_id' | 'version'>, assessment: Assessment): Step {
  const channels = Object.entries(assessment.channels).map(([channel, verdict]) => `${channel}:${verdict.readiness}`);
  return {
    id: `${row._id}/assessed/${row.version}`,
    at: assessment.assessedAt,
    kind: 'assessed',
    outcome: [assessment.grade, ...channels].join(' '),
    revision: assessment.productRevision,
  };
}

const causeOf = ({ correlationId, actor, traceparent }: Cause): Cause => ({
  correlationId,
  ...(actor && { actor }),
  ...(traceparent && { traceparent }),
});

interface Content {
  product: ProductState;
  productVersion: number;
  steps: readonly Step[];
  confirmations: StoredConfirmation[];
  decisions: StoredDecision[];
}

/** Fields the queue of reviews is read by. */
export function reviewFields(
  stored: Pick<AssessmentRow, 'reviewSince'> | null,
  product: ProductState,
  { findings }: Pick<Judgement, 'findings'>,
  now: number,
): Pick<AssessmentRow, 'review' | 'reviewSince' | 'area'> {
  const area = provinceOfProducer(product);
  const waits = findings.some(isOpenReview);
  return { ...(area && { area }), ...(waits && { review: true, reviewSince: stored?.reviewSince ?? now }) };
}

/** Decisions still to be copied to the audit go with the row, whatever becomes of the product. */
function auditOf(
  stored: Pick<AssessmentRow, 'audit' | 'auditAt'> | null,
  fresh: AuditRow[] = [],
): Pick<AssessmentRow, 'audit' | 'auditAt'> {
  const audit = [...(stored?.audit ?? []), ...fresh];
  const [first] = audit;
  return first ? { audit, auditAt: stored?.auditAt ?? first.at } : {};
}

type Before = Pick<AssessmentRow, 'version' | 'announcedAt' | 'announceAt' | 'reviewSince' | 'audit' | 'auditAt'>;

function assessedRow(
  stored: Before | null,
  { product, productVersion, steps, confirmations, decisions }: Content,
  judgement: Judgement,
  { judge, now, audit, ...cause }: Cause & { judge: string; now: number; audit?: AuditRow[] },
): AssessmentRow {
  const version = (stored?.version ?? 0) + 1;
  const assessment = { ...judgement, version, productRevision: product.revision, assessedAt: now };
  const row = { _id: product.id, version };
  return {
    ...row,
    tenant: product.tenant,
    schemaVersion: 1,
    productVersion,
    status: 'assessed',
    product,
    assessment,
    confirmations,
    decisions,
    ...auditOf(stored, audit),
    ...reviewFields(stored, product, judgement, now),
    judge,
    ...(judgement.reassessAt !== undefined && { reassessAt: judgement.reassessAt }),
    announceAt: stored?.announceAt ?? now,
    ...(stored?.announcedAt !== undefined && { announcedAt: stored.announcedAt }),
    at: now,
    ...causeOf(cause),
    steps: joinSteps(steps, [assessedStep(row, assessment)]),
  };
}

/** True when an event says nothing new: older or equal, or about a product that was removed for good. */
export const isOld = (stored: AssessmentRow | null, version: number): boolean =>
  stored !== null && (version <= stored.productVersion || stored.status === 'forgotten');

/** The row after a new revision: always announced, whatever the verdict. */
export function afterRevision(
  stored: AssessmentRow | null,
  event: Revised,
  judgement: Judgement,
  at: { judge: string; now: number },
): AssessmentRow {
  const { product, steps = [] } = event.data;
  const content = {
    product,
    productVersion: event.version,
    steps: joinSteps(steps, stored?.steps ?? []),
    confirmations: stored?.confirmations ?? [],
    decisions: stored?.decisions ?? [],
  };
  const cause = { correlationId: event.correlationid, actor: event.actor, traceparent: event.traceparent };
  return assessedRow(stored, content, judgement, { ...cause, ...at });
}

/** The row after a removal, announced with our own version; content, confirmations and decisions go, the audit stays. */
export function afterRemoval(
  stored: AssessmentRow | null,
  event: GanhEvent<'product.removed.v1'>,
  now: number,
): AssessmentRow {
  const { id, tenant, removedAt, steps = [] }: EventData<'product.removed.v1'> = event.data;
  return {
    _id: id,
    tenant,
    schemaVersion: 1,
    version: (stored?.version ?? 0) + 1,
    productVersion: event.version,
    status: 'removed',
    confirmations: [],
    ...auditOf(stored),
    announceAt: stored?.announceAt ?? now,
    ...(stored?.announcedAt !== undefined && { announcedAt: stored.announcedAt }),
    removedAt,
    at: now,
    ...causeOf({ correlationId: event.correlationid, actor: event.actor, traceparent: event.traceparent }),
    steps: joinSteps(steps, stored?.steps ?? []),
  };
}

/** What is left for good of a removed product, and its null value still owed. */
export function afterForgetting(
  stored: Pick<AssessmentRow, '_id' | 'tenant' | 'version' | 'productVersion' | 'correlationId' | 'audit' | 'auditAt'>,
  productVersion: number,
  now: number,
): AssessmentRow {
  return {
    _id: stored._id,
    tenant: stored.tenant,
    schemaVersion: 1,
    version: stored.version + 1,
    productVersion: Math.max(stored.productVersion, productVersion),
    status: 'forgotten',
    confirmations: [],
    ...auditOf(stored),
    announceAt: now,
    at: now,
    correlationId: stored.correlationId,
    steps: [],
  };
}

/** What readers of the event act on; times and versions change with every judgement and say nothing by themselves. */
const verdictHash = ({
  score,
  grade,
  dimensions,
  channels,
  findings,
  moreFindings,
  verifications,
}: Omit<Judgement, 'reassessAt'>): string =>
  canonicalHash({ score, grade, dimensions, channels, findings, moreFindings, verifications });

/** What a person told just now, with what the audit is to hold of it; it is announced whatever the verdict. */
export type Told = Partial<Pick<AssessmentRow, 'confirmations' | 'decisions'>> & { audit: AuditRow[] };

export type Reassessment =
  | { kind: 'announce'; row: AssessmentRow }
  /** The verdict is unchanged: only when to look again is noted. */
  | { kind: 'silent' };

/** Judging again without a new revision: by date, by other rules, or after a confirmation or decision. */
export function afterReassessment(
  stored: AssessedRow,
  judgement: Judgement,
  change: { judge: string; now: number; told?: Told; steps?: Step[]; cause?: Cause },
): Reassessment {
  const { judge, now, told, steps = [], cause } = change;
  if (!told && verdictHash(stored.assessment) === verdictHash(judgement)) return { kind: 'silent' };
  const content = {
    product: stored.product,
    productVersion: stored.productVersion,
    steps: joinSteps(stored.steps, steps),
    confirmations: told?.confirmations ?? stored.confirmations,
    decisions: told?.decisions ?? stored.decisions ?? [],
  };
  const why = cause ?? { correlationId: `reassess/${judge}/${new Date(now).toISOString().slice(0, 10)}` };
  return {
    kind: 'announce',
    row: assessedRow(stored, content, judgement, { ...why, judge, now, audit: told?.audit ?? [] }),
  };
}

/** What is noted of a judgement that changed nothing. */
export type Looked = Pick<AssessmentRow, 'judge' | 'reassessAt' | 'review' | 'reviewSince' | 'area'>;

/** When to look again, and the fields of the queue, for rows of before the queue. */
export function lookedAt(
  row: AssessedRow,
  judgement: Judgement,
  { judge, now }: { judge: string; now: number },
): Looked {
  const { reassessAt } = judgement;
  return { judge, ...(reassessAt !== undefined && { reassessAt }), ...reviewFields(row, row.product, judgement, now) };
}

export type AssessedRow = AssessmentRow & { product: ProductState; assessment: Assessment };

/** The row has content to judge. */
export function isAssessed(row: AssessmentRow | null): row is AssessedRow {
  return row?.status === 'assessed' && row.product !== undefined && row.assessment !== undefined;
}
